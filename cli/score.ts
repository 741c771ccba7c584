import type { Dockerfile, Finding } from '../lib/engine/index.ts'

/** What each certain finding leaves of the score. */
const LEFT = { error: 0.8, warning: 0.93, info: 0.98 } as const

/**
 * 0–100 for a whole file. Every certain finding takes a share of what is left, so that each repair shows, however
 * bad the file is; a file that Docker refuses has 0.
 */
export function scoreOf(dockerfile: Dockerfile, findings: readonly Finding[]): number {
  if (dockerfile.allProblems.some(({ severity }) => severity === 'error')) return 0
  const certain = findings.filter(({ confidence }) => confidence === 'certain')
  return Math.floor(certain.reduce((left, { severity }) => left * LEFT[severity], 100))
}
