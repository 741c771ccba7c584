import type { Executed, FileEntry } from '../../build/types.ts'
import type { CopyInstruction } from '../../dockerfile/model.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { TextEdit } from '../../source/edit.ts'
import type { Position, Range } from '../../source/position.ts'
import type { Fix, RuleInput } from '../rule.ts'
import { at } from './ranges.ts'
import type { Run } from './runs.ts'

/** A chown, chgrp or chmod. */
export type OwnerCall = {
  readonly program: 'chown' | 'chgrp' | 'chmod'
  readonly recursive: boolean
  /** Owner, group or mode as written; null when unknown. */
  readonly value: string | null
  /** Absolute; patterns are kept. */
  readonly paths: readonly string[]
}

export type Touched = { readonly path: string; readonly entry: FileEntry }

type Change = OwnerCall & {
  readonly command: Executed
  readonly run: Run
  readonly touched: readonly Touched[]
}

/**
 * The owner or mode as an option of the COPY instead: only where the RUN does nothing else and one COPY of the same stage put
 * everything there.
 */
export function ownerFix(
  { program, value, paths, command, run: { run, commands, stage }, touched }: Change,
  { dockerfile, build }: RuleInput,
): { readonly fix?: Fix } {
  const steps = new Set(touched.map(({ entry }) => `${entry.made.stage} ${entry.made.step}`))
  const made = touched[0]!.entry.made
  const copy = build.stages[made.stage]?.steps[made.step]?.instruction
  if (steps.size !== 1 || made.stage !== stage.index || commands.length !== 1 || paths.length !== 1) return {}
  if (copy?.keyword !== 'COPY' || run.mounts.length > 0 || run.node.heredocs.length > 0 || !command.certain)
    return {}
  const option = optionOf(program, value, copy, { made, build })
  if (option === null || !fills(copy, paths[0]!, touched)) return {}
  const edits = [
    ...insertOption(copy, option, dockerfile.source),
    { range: wholeLine(run.range, dockerfile.source), newText: '' },
  ]
  if (edits.length < 2) return {}
  return { fix: { title: `Use COPY ${option} instead`, safety: 'behaviour', edits } }
}

/** The operand is all that the COPY made, and nothing more than it made. */
function fills(
  { destination, sources, before }: CopyInstruction,
  operand: string,
  touched: readonly Touched[],
): boolean {
  const target = resolvePath(before.workdir, destination?.text ?? null)
  if (target === null) return false
  if (touched.length === 1 && touched[0]!.path === operand) return sources.length === 1
  return operand === target && touched.every(({ path }) => isInside(target, path))
}

type Surroundings = {
  readonly made: FileEntry['made']
  readonly build: RuleInput['build']
}

/** `--chown=app:app`; null where the COPY has one already or would not know the account. */
function optionOf(
  program: OwnerCall['program'],
  value: string | null,
  { chown, chmod }: CopyInstruction,
  around: Surroundings,
): string | null {
  if (value === null) return null
  if (program === 'chmod') {
    return chmod || !/^[0-7]{3,4}$/.test(value) ? null : `--chmod=${value}`
  }
  const owner = program === 'chgrp' ? `:${value}` : value
  const [user = '', group = ''] = owner.split(':')
  if (chown || program === 'chgrp' || user === '' || owner.endsWith(':')) return null
  return isKnown(user, 'user', around) && (group === '' || isKnown(group, 'group', around))
    ? `--chown=${owner}`
    : null
}

/** COPY looks names up in the image as it is then: a later useradd is too late. */
function isKnown(name: string, kind: 'user' | 'group', { made, build }: Surroundings): boolean {
  if (/^\d+$/.test(name)) return true
  const { steps = [], image } = build.stages[made.stage] ?? {}
  const facts = image?.base?.facts
  const own = kind === 'user' ? facts?.users : facts?.groups
  if (own && Object.hasOwn(own, name)) return true
  return steps
    .slice(0, made.step)
    .some(({ accounts }) =>
      accounts.some((each) => each.name === name && (each.kind === kind || each.kind === 'user')),
    )
}

function insertOption(
  { range, keyword }: CopyInstruction,
  option: string,
  source: string,
): readonly TextEdit[] {
  const { start } = range
  const end = start.offset + keyword.length
  if (source.slice(start.offset, end).toUpperCase() !== keyword) return []
  const position: Position = { ...start, column: start.column + keyword.length, offset: end }
  return [{ range: at(position), newText: ` ${option}` }]
}

/** An instruction with the line break behind it. */
function wholeLine({ start, end }: Range, source: string): Range {
  const length = /^\r?\n/.exec(source.slice(end.offset, end.offset + 2))?.[0].length ?? 0
  if (length === 0) return { start, end }
  return { start, end: { line: end.line + 1, column: 1, offset: end.offset + length } }
}
