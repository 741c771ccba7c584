import type { Draft } from '../draft.ts'
import type { Entries } from '../entries.ts'
import { merge, mergeLab, type LabProgress, type ProgressData } from '../progress-data.ts'
import { PROGRESS_KEY } from '../progress.ts'
import { draftKeyOf, SETTINGS, settingKey, type Belongings } from './file.ts'

export type Side = 'mine' | 'theirs'

/** What an import would do to one lab. */
export type LabPreview = {
  readonly id: string
  readonly mine: LabProgress | null
  readonly theirs: LabProgress | null
  /** What would be there afterwards. */
  readonly kept: LabProgress | null
  readonly draft: DraftPreview | null
}
/** Two versions of the student's files. */
export type DraftPreview = {
  readonly mine: Draft | null
  readonly theirs: Draft
  /** The newer one. */
  readonly suggested: Side
}
export type Preview = {
  /** Labs that would change, or whose files would. */
  readonly labs: readonly LabPreview[]
  /** Labs of the file that stand here just so. */
  readonly same: number
  /** Lessons whose mark would change. */
  readonly lessons: number
  /** Names of preferences that differ. */
  readonly preferences: readonly string[]
}
export type Choice = {
  /** By the lab's id, where the files differ. */
  readonly drafts: Readonly<Record<string, Side>>
  readonly preferences: Side
}

/** What would happen, before anything does. */
export function preview(mine: Belongings, theirs: Belongings): Preview {
  const ids = [...new Set([...Object.keys(theirs.progress.labs), ...Object.keys(theirs.drafts)])].toSorted()
  const labs = ids.map((id) => labPreview(id, mine, theirs))
  const changed = labs.filter(({ mine: before, kept, draft }) => draft !== null || !isSame(before, kept))
  return {
    labs: changed,
    same: labs.length - changed.length,
    lessons: changedLessons(mine.progress, theirs.progress),
    preferences: Object.keys(theirs.preferences).filter(
      (name) => theirs.preferences[name] !== mine.preferences[name],
    ),
  }
}

function labPreview(id: string, mine: Belongings, theirs: Belongings): LabPreview {
  const [a, b] = [mine.progress.labs[id] ?? null, theirs.progress.labs[id] ?? null]
  return {
    id,
    mine: a,
    theirs: b,
    kept: a && b ? mergeLab(a, b) : (a ?? b),
    draft: draftPreview(mine.drafts[id] ?? null, theirs.drafts[id] ?? null),
  }
}

function draftPreview(mine: Draft | null, theirs: Draft | null): DraftPreview | null {
  if (!theirs || (mine && isSame(mine.files, theirs.files))) return null
  return { mine, theirs, suggested: !mine || theirs.savedAt > mine.savedAt ? 'theirs' : 'mine' }
}

function changedLessons(mine: ProgressData, theirs: ProgressData): number {
  const { lessons } = merge(mine, theirs)
  return Object.entries(lessons).filter(([key, { done }]) => done !== (mine.lessons[key]?.done ?? false))
    .length
}

/** Records here are small and hold what JSON holds; the order of their keys says nothing. */
function isSame(a: unknown, b: unknown): boolean {
  return text(a) === text(b)
}
const text = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))
      : part,
  )

/** What is suggested: the newer files; the settings only where none was chosen here. */
export function suggestion({ labs }: Preview, mine: Belongings): Choice {
  const drafts = labs.flatMap(({ id, draft }) => (draft ? [[id, draft.suggested] as const] : []))
  return {
    drafts: Object.fromEntries(drafts),
    preferences: Object.keys(mine.preferences).length === 0 ? 'theirs' : 'mine',
  }
}

/** What an import writes. Nothing that is here is lost but the files the student chose to replace. */
export function importEntries(mine: Belongings, theirs: Belongings, choice: Choice): Entries {
  const entries = new Map<string, string | null>()
  entries.set(PROGRESS_KEY, JSON.stringify(merge(mine.progress, theirs.progress)))
  for (const [id, side] of Object.entries(choice.drafts)) {
    const draft = theirs.drafts[id]
    if (side === 'theirs' && draft) entries.set(draftKeyOf(id), JSON.stringify(draft))
  }
  if (choice.preferences === 'theirs')
    for (const name of Object.keys(SETTINGS)) {
      const value = theirs.preferences[name]
      if (value !== undefined) entries.set(settingKey(name), value)
    }
  return entries
}
