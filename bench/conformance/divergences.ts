/** Where a rule differs from another linter on purpose. */
export type Divergence = {
  /** Our rule. */
  readonly rule: string
  /** The peer and its check. */
  readonly peer: string
  readonly cases: readonly string[]
  readonly reason: string
}

export const divergences: readonly Divergence[] = []
