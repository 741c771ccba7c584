import type { Finding } from '../engine/index.ts'

/** What each certain finding leaves of the score. */
const LEFT = { error: 0.8, warning: 0.93, info: 0.98 } as const

/**
 * 0–100 for a whole file. Every certain finding takes a share of what is left, so that each repair shows, however
 * bad the file is; one that cannot be used at all (`broken`) has 0.
 */
export function scoreOf(broken: boolean, findings: readonly Finding[]): number {
  if (broken) return 0
  const certain = findings.filter(({ confidence }) => confidence === 'certain')
  return Math.floor(certain.reduce((left, { severity }) => left * LEFT[severity], 100))
}
