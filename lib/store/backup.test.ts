import { expect, it } from 'vitest'
import { BACKUP_KEY, createBackup, labsToBackUp } from './backup.ts'
import type { LabProgress } from './progress-data.ts'
import { createSafeStorage } from './safe-storage.ts'
import { memoryStorage } from './testing.ts'

const labs = (...times: number[]) =>
  Object.fromEntries(times.map((updatedAt) => [`lab-${updatedAt}`, { updatedAt } as LabProgress]))

it.each([
  ['two labs are too few', labs(1, 2), {}, 0],
  ['three labs', labs(1, 2, 3), {}, 3],
  ['two of three were exported', labs(1, 2, 3), { exportedAt: 2 }, 0],
  ['three since the export', labs(1, 5, 6, 7), { exportedAt: 2 }, 3],
  ['“Not now” after all', labs(1, 2, 3), { laterAt: 9 }, 0],
  ['three more since “Not now”', labs(1, 2, 3, 10, 11, 12), { laterAt: 9 }, 3],
])('%s', (_, given, times, expected) => {
  expect(labsToBackUp(given, { exportedAt: null, laterAt: null, ...times })).toBe(expected)
})

it('remembers both for the next visit, and takes nonsense for nothing', () => {
  const memory = memoryStorage()
  const storage = createSafeStorage(() => memory)
  let time = 0
  const backup = createBackup({ storage, now: () => ++time })
  backup.getState().exported()
  backup.getState().later()
  const next = createBackup({ storage })
  next.getState().hydrate()
  expect(next.getState()).toMatchObject({ hydrated: true, exportedAt: 1, laterAt: 2 })
  memory.entries.set(BACKUP_KEY, '{"exportedAt":"today","laterAt":')
  next.getState().hydrate()
  expect(next.getState()).toMatchObject({ exportedAt: null, laterAt: null })
})
