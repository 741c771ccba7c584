import { FILE_KINDS, kindOf } from '../engine/file-kind.ts'
import type { FileKind } from '../engine/file-kind.ts'
import type { Reformatter } from './reformat.ts'
import { reformattersOf } from './reformatters.ts'

type Files = Readonly<Record<string, string>>

/** An answer that means the same and looks otherwise. `name` lists what was done to it. */
export type Layout = { readonly name: string; readonly files: Files }

/** Other layouts of answers, without those that change nothing. */
export type Layouts = {
  /** One after the other, each for the files of one kind. */
  readonly single: (files: Files) => readonly Layout[]
  /** All of all kinds at once: in one answer, or in two where some exclude one another. */
  readonly together: (files: Files) => readonly Layout[]
}

/** For many answers: a file that they share is laid out once. */
export function layoutsOfMany(): Layouts {
  const known = new Map<Reformatter, Map<string, string>>()
  const apply = (reformatter: Reformatter, text: string): string => {
    const mine = known.get(reformatter) ?? new Map<string, string>()
    known.set(reformatter, mine)
    const after = mine.get(text) ?? reformatter.apply(text)
    mine.set(text, after)
    return after
  }
  return {
    single: (files) => named(singleChoices().map((choose) => reformatted(files, choose, apply))),
    together: (files) => named(choicesTogether(files).map((choose) => reformatted(files, choose, apply))),
  }
}

/** Which reformatter a file of a kind gets. */
type Choose = (kind: FileKind | null) => Reformatter | null

function singleChoices(): Choose[] {
  return FILE_KINDS.flatMap((kind) =>
    reformattersOf(kind).single.map(
      (one): Choose =>
        (each) =>
          each === kind ? one : null,
    ),
  )
}

function choicesTogether(files: Files): Choose[] {
  const most = Math.max(0, ...Object.keys(files).map((path) => reformattersOf(kindOf(path)).together.length))
  return Array.from({ length: most }, (_, at): Choose => (kind) => {
    const { together } = reformattersOf(kind)
    return together[at] ?? together.at(-1) ?? null
  })
}

function reformatted(
  files: Files,
  choose: Choose,
  apply: (reformatter: Reformatter, text: string) => string,
): Layout {
  const names = new Set<string>()
  const entries = Object.entries(files).map(([path, text]) => {
    const reformatter = choose(kindOf(path))
    const after = reformatter ? apply(reformatter, text) : text
    if (reformatter && after !== text) names.add(reformatter.name)
    return [path, after]
  })
  return { name: [...names].join(', '), files: Object.fromEntries(entries) }
}

/** Nothing was done to a layout without a name. */
function named(layouts: readonly Layout[]): Layout[] {
  return layouts.filter(({ name }) => name !== '')
}
