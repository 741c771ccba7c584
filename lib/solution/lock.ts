/** `hints`: not passed, but the hints have nothing more to say. */
export type Lock = 'open' | 'hints' | 'locked'

type Facts = {
  readonly best: number
  readonly passMark: number
  readonly passed: boolean
  /** Seen before: what was shown once is not hidden again. */
  readonly seen: boolean
  /** The objectives that are not met. */
  readonly unmet: readonly { readonly id: string; readonly hints: readonly string[] }[]
  /** Hints shown, per objective. */
  readonly shown: Readonly<Record<string, number>>
}

/** May the solution be seen: after the pass mark, once it was revealed, or when every hint was read. */
export function lockOf({ best, passMark, passed, seen, unmet, shown }: Facts): Lock {
  if (passed || seen || best >= passMark) return 'open'
  const withHints = unmet.filter(({ hints }) => hints.length > 0)
  const read = withHints.every(({ id, hints }) => (shown[id] ?? 0) >= hints.length)
  return withHints.length > 0 && read ? 'hints' : 'locked'
}
