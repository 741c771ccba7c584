import { useCallback, useRef, useState } from 'react'
import type { LabPageProps } from '@/components/lab/lab-props.ts'
import {
  announcement,
  blockedBy,
  blockedText,
  type Blocked,
  objectiveRows,
} from '@/components/lab/objective-rows.ts'
import { progressStore } from '@/lib/store/browser.ts'
import type { WorkspaceState } from '@/lib/store/workspace.ts'
import type { EngineClient } from '@/lib/worker/client.ts'

export type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'graded'; readonly passed: boolean }
  | { readonly kind: 'blocked'; readonly by: readonly Blocked[] }
  | { readonly kind: 'failed'; readonly message: string }

/** A new `id` for each, so that the same sentence is read out again. */
export type Announcement = { readonly id: number; readonly text: string }

/** Grades the files when asked, counts the attempt, keeps the best score and says the result. */
export function useCheck(
  { lab, hash }: LabPageProps,
  engine: EngineClient,
  { files, hints, solutionSeen }: Pick<WorkspaceState, 'files' | 'hints' | 'solutionSeen'>,
) {
  const [busy, setBusy] = useState(false)
  const [verdict, setVerdict] = useState<Verdict>({ kind: 'none' })
  const [said, setSaid] = useState<Announcement>({ id: 0, text: '' })
  const [checkedFiles, setCheckedFiles] = useState<typeof files | null>(null)
  const [count, setCount] = useState(0)
  const running = useRef(false)

  const say = useCallback((text: string) => setSaid(({ id }) => ({ id: id + 1, text })), [])

  const check = useCallback(async () => {
    if (running.current) return
    running.current = true
    setBusy(true)
    const outcome = await engine.grade(lab, files)
    running.current = false
    setBusy(false)
    if (outcome.kind === 'superseded') return
    if (outcome.kind === 'failed') {
      setVerdict(outcome)
      return say(outcome.message)
    }
    const grade = outcome.value
    if (!grade.gradable) {
      const by = blockedBy(grade)
      setVerdict({ kind: 'blocked', by })
      return say(blockedText(by))
    }
    const help = { hints: Object.values(hints).reduce((sum, shown) => sum + shown, 0), solutionSeen }
    progressStore.getState().record({ id: lab.id, hash, help }, grade)
    const saved = progressStore.getState().labs[lab.id]
    const rows = objectiveRows(lab, saved?.last ?? null, saved?.met ?? [])
    setCheckedFiles(files)
    setCount((before) => before + 1)
    setVerdict({ kind: 'graded', passed: grade.passed })
    say(announcement({ attempt: saved?.attempts ?? 1, score: grade.score, passed: grade.passed, rows }))
  }, [engine, files, hash, hints, lab, say, solutionSeen])

  return { busy, verdict, said, say, check, count, stale: checkedFiles !== files }
}
