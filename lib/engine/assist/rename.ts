import { parse, type Dockerfile } from '../dockerfile/index.ts'
import { baseConfigOf } from '../images/index.ts'
import { applyEdits, type TextEdit } from '../source/edit.ts'
import { slice } from '../source/position.ts'
import { symbolAt } from './symbols.ts'
import type { NamedSymbol } from './types.ts'

/** The edits that give a stage or a variable another name at every place, or why that is not done. */
export type Renamed =
  | { readonly kind: 'renamed'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly why: string }

/** Refuses whatever is not certain to leave the build as it is. */
export function rename(dockerfile: Dockerfile, offset: number, name: string): Renamed {
  const symbol = symbolAt(dockerfile, offset)
  if (symbol === null) return refused('No stage or variable is named here.')
  if (symbol.fixed !== null) return refused(symbol.fixed)
  const wrong = symbol.kind === 'stage' ? wrongStage(dockerfile, symbol, name) : wrongVariable(name)
  if (wrong !== null) return refused(wrong)
  // A place that gives the number of a stage stays as it is.
  const edits = symbol.places
    .filter((range) => slice(dockerfile.source, range).toLowerCase() === symbol.name.toLowerCase())
    .map((range) => ({ range, newText: name }))
  const after = parse(applyEdits(dockerfile.source, edits), { baseImage: baseConfigOf })
  return meaningOf(after) === meaningOf(dockerfile)
    ? { kind: 'renamed', edits }
    : refused(`Something else is called ${name} already, so other lines would change their meaning.`)
}

function refused(why: string): Renamed {
  return { kind: 'refused', why }
}

/** Source of the form: moby/buildkit, frontend/dockerfile/instructions/parse.go, validStageName; of the reserved names: its rule ReservedStageName. */
function wrongStage({ stages }: Dockerfile, symbol: NamedSymbol, name: string): string | null {
  if (!/^[a-z][a-z0-9_.-]*$/i.test(name))
    return 'The name of a stage begins with a letter and goes on with letters, digits, "-", "_" or ".".'
  const lower = name.toLowerCase()
  if (lower === 'scratch' || lower === 'context') return `${name} is a name that Docker keeps for itself.`
  const isTaken = stages.some((stage) => stage.name === lower && lower !== symbol.name.toLowerCase())
  return isTaken ? `Another stage is called ${name} already.` : null
}

function wrongVariable(name: string): string | null {
  return /^[A-Za-z_]\w*$/.test(name)
    ? null
    : 'The name of a variable begins with a letter or "_" and goes on with letters, digits or "_".'
}

/** Places and written names, and what repeats them. */
const LEFT_OUT = new Set([
  'as',
  'before',
  'end',
  'env',
  'flag',
  'image',
  'label',
  'name',
  'nameRange',
  'node',
  'options',
  'range',
  'raw',
  'script',
  'setBy',
  'variables',
])

/** What is built, whatever its stages and variables are called. */
function meaningOf({ globalArgs, stages, target, allProblems }: Dockerfile): string {
  const model = [globalArgs, stages, target, allProblems.map(({ code }) => code)]
  return JSON.stringify(model, (key, value: unknown) =>
    LEFT_OUT.has(key) ? undefined : isStage(value) ? value.stage : value,
  )
}

/** `from` of a COPY or a mount, and the base of a stage. */
function isStage(value: unknown): value is { readonly stage: number } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'stage'
}
