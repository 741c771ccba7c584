import { VERSION } from './progress-data.ts'
import { isRecord } from './saved.ts'

type Data = Record<string, unknown>

/** By the version it starts from, the step to the next. The data is not checked yet: a step only adds what is new. */
const STEPS: Readonly<Record<number, (data: Data) => Data>> = {
  1: (data) => ({ ...data, labs: eachRecord(data['labs'], withHelp), place: null }),
}

/** What was not counted before counts as none; a pass has at least the date of the last check. */
function withHelp(lab: Data): Data {
  return { ...lab, hints: 0, solutionSeen: false, passedAt: lab['passed'] === true ? lab['updatedAt'] : null }
}

function eachRecord(data: unknown, step: (item: Data) => Data): unknown {
  if (!isRecord(data)) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, item]) => [key, isRecord(item) ? step(item) : item]),
  )
}

export type Migrated =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'newer' }
  /** `from`: the version it had. */
  | { readonly kind: 'known'; readonly data: Data; readonly from: number }

/** Brings saved progress of an older version to the form of today. */
export function migrate(saved: unknown): Migrated {
  const from = isRecord(saved) ? saved['version'] : null
  if (!isRecord(saved) || typeof from !== 'number' || !Number.isInteger(from) || from < 1)
    return { kind: 'unknown' }
  if (from > VERSION) return { kind: 'newer' }
  let data = saved
  for (let version = from; version < VERSION; version++)
    data = { ...(STEPS[version]?.(data) ?? data), version: version + 1 }
  return { kind: 'known', data, from }
}
