import type { Context } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { StageInstruction } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import type { RuleInput } from '../rule.ts'
import type { Run } from './runs.ts'

/** `perhaps`: a wildcard may match it. `open`: a folder may hold it. */
export type Presence = 'yes' | 'perhaps' | 'open' | 'no'

const ORDER: readonly Presence[] = ['no', 'open', 'perhaps', 'yes']

/** What every stage takes out of the context; null for what comes from elsewhere. Collected once for a file. */
export type Sources = readonly (readonly { readonly index: number; readonly text: string | null }[])[]

export function sourcesOf({ stages }: RuleInput): Sources {
  return stages.map(({ instructions }) =>
    instructions.flatMap((each) => copied(each).map((text) => ({ index: each.index, text }))),
  )
}

/** Did any file of one of these names come into the image before a RUN, or is it mounted into it? */
export function presenceOf(
  names: readonly string[],
  { stage, run }: Run,
  sources: Sources,
  { dockerfile, context }: RuleInput,
): Presence {
  let best: Presence = 'no'
  const look = (text: string | null): void => {
    const found = text === null ? 'open' : matchOf(text, names, context)
    if (ORDER.indexOf(found) > ORDER.indexOf(best)) best = found
  }
  for (const { type, from, options } of run.mounts)
    if (type === 'bind') look(from === null ? (options['source'] ?? '.') : null)
  for (const { index } of chainOf(dockerfile, stage.index))
    for (const source of sources[index] ?? [])
      if (index !== stage.index || source.index < run.index) look(source.text)
  return best
}

function copied(instruction: StageInstruction): readonly (string | null)[] {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return []
  if (instruction.from !== null) return [null]
  return [
    ...instruction.sources.map(({ text }) => text),
    ...(instruction.inline.length > 0 ? [instruction.destination?.text ?? null] : []),
  ]
}

function matchOf(source: string, names: readonly string[], { files, complete }: Context): Presence {
  const path = source.replace(/^(?:\.?\/)+/, '').replace(/(?<!\/)\/+$/, '')
  const name = baseName(path)
  if (names.includes(name)) return 'yes'
  if (/[*?[]/.test(name))
    return names.some((each) => globMatches(name, each)) ? inFolder(path, 'perhaps') : 'no'
  // `package.json` is a file and holds no other; `.`, `web` and `Source` may.
  return /\w\.\w+$/.test(name) ? 'no' : inFolder(path, 'open')

  /** A whole context tells what is there. */
  function inFolder(folder: string, unknown: Presence): Presence {
    if (!complete) return unknown
    const prefix = /[*?[]/.test(folder) || folder === '' || folder === '.' ? '' : `${folder}/`
    const there = Object.keys(files).some((each) => each.startsWith(prefix) && names.includes(baseName(each)))
    return there ? 'yes' : 'no'
  }
}

/** `package*.json`, `yarn.loc[k]`, `*.lock`: a wildcard in the last part. Each `*` is tried from the left, in linear time. */
function globMatches(pattern: string, name: string): boolean {
  const pieces = pattern.replace(/\[([^\]])\]/g, '$1').split(/\*+/)
  if (pieces.some((piece) => /[?[]/.test(piece))) return true
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    const found = index === 0 ? (name.startsWith(piece) ? 0 : -1) : name.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return pieces.length === 1 ? at === name.length : name.endsWith(pieces.at(-1) ?? '')
}
