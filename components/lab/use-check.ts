import { useCallback, useRef, useState } from 'react'
import { changedLines, sayLines } from '@/components/lab/changed-lines.ts'
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
  /** `gained`: objectives that this check met and the one before did not. */
  | { readonly kind: 'graded'; readonly passed: boolean; readonly gained: readonly string[] }
  | { readonly kind: 'blocked'; readonly by: readonly Blocked[] }
  | { readonly kind: 'failed'; readonly message: string }

/** A new `id` for each, so that the same sentence is read out again. */
export type Announcement = { readonly id: number; readonly text: string }

type Files = Readonly<Record<string, string>>
type Mine = Pick<WorkspaceState, 'files' | 'hints' | 'solutionSeen'>

/** How long a check takes at most once the checker is there, in milliseconds; after that it says what it waits for. */
const SOON = 600
const WAITS = 'The checker is still loading. The check begins as soon as it is here.'
const NOT_YOURS = 'Check is for your own files. Use the files of the link first, or keep yours.'

/**
 * Grades the files when asked, counts the attempt, keeps the best score and says the result. `ready`: the checker has
 * answered once. `copy`: what is on screen came with a link, and is not the student's.
 */
export function useCheck(
  { lab, hash }: LabPageProps,
  engine: EngineClient,
  { files, hints, solutionSeen }: Mine,
  { ready, copy }: { ready: boolean; copy: boolean },
) {
  const [busy, setBusy] = useState(false)
  const [waits, setWaits] = useState(false)
  const [metWith, setMetWith] = useState<Readonly<Record<string, Files>>>({})
  const [verdict, setVerdict] = useState<Verdict>({ kind: 'none' })
  const [said, setSaid] = useState<Announcement>({ id: 0, text: '' })
  const [checkedFiles, setCheckedFiles] = useState<typeof files | null>(null)
  const [count, setCount] = useState(0)
  const running = useRef(false)

  const say = useCallback((text: string) => setSaid(({ id }) => ({ id: id + 1, text })), [])

  const check = useCallback(async () => {
    if (copy) return say(NOT_YOURS)
    if (running.current) return
    running.current = true
    setBusy(true)
    const timer = setTimeout(() => {
      setWaits(true)
      say(WAITS)
    }, SOON)
    if (ready) clearTimeout(timer)
    const outcome = await engine.grade(lab, files)
    clearTimeout(timer)
    running.current = false
    setBusy(false)
    setWaits(false)
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
    const before = metIn(lab.id, hash)
    progressStore.getState().record({ id: lab.id, hash, help }, grade)
    const saved = progressStore.getState().labs[lab.id]
    const rows = objectiveRows(lab, saved?.last ?? null, saved?.met ?? [])
    setCheckedFiles(files)
    setCount((before) => before + 1)
    const now = grade.objectives.filter(({ passed }) => passed).map(({ id }) => id)
    setMetWith((last) => ({ ...last, ...Object.fromEntries(now.map((id) => [id, files])) }))
    const gained = lab.objectives.filter(({ id }) => now.includes(id) && !before.includes(id))
    setVerdict({ kind: 'graded', passed: grade.passed, gained: gained.map(({ text }) => text) })
    say(announcement({ attempt: saved?.attempts ?? 1, score: grade.score, passed: grade.passed, rows }))
  }, [copy, engine, files, hash, hints, lab, ready, say, solutionSeen])

  return {
    busy,
    /** A check waits for the checker's code. */
    waits,
    verdict,
    said,
    say,
    check,
    count,
    checkedFiles,
    stale: checkedFiles !== files,
    /** What was changed since an objective was met, as far as this visit knows. */
    changedSince: (objective: string) => {
      const then = metWith[objective]
      return then && checkedFiles ? changedLines(then, checkedFiles).map(sayLines) : []
    },
  }
}

/** Objectives that the last check of this version of the lab has met. */
function metIn(lab: string, hash: string): readonly string[] {
  const saved = progressStore.getState().labs[lab]
  const last = saved?.hash === hash ? saved.last.objectives : []
  return last.filter(({ passed }) => passed).map(({ id }) => id)
}
