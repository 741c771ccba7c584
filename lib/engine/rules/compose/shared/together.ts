import type { Service } from '../../../compose/model.ts'
import type { Confidence } from '../../rule.ts'

/**
 * How sure it is that two services run at the same time: `certain` without profiles or with one in common, `likely` when
 * one of them needs a profile, `possible` when they have different ones.
 */
export function runTogether(a: Service, b: Service): Confidence {
  if (a.profiles.length === 0 && b.profiles.length === 0) return 'certain'
  if (a.profiles.length === 0 || b.profiles.length === 0) return 'likely'
  const names = new Set(a.profiles.map(({ text }) => text))
  return b.profiles.some(({ text }) => text !== null && names.has(text)) ? 'certain' : 'possible'
}
