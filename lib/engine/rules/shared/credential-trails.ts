import { credentialFile } from '../../build/secrets/files.ts'
import { isPlaceholder, secretName } from '../../build/secrets/names.ts'
import type { Executed } from '../../build/types.ts'
import type { CopyInstruction, Pair, RunInstruction, Stage } from '../../dockerfile/model.ts'
import { baseName, isInside, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import type { RuleInput } from '../rule.ts'
import { withChildren } from './output.ts'
import { everyRun, runsIn, type Run } from './runs.ts'
import { once } from './scopes.ts'

/** A secret that went into a layer and that a later instruction takes away again, too late. */
export type LateRemoval = {
  readonly by: 'copied' | 'written' | 'env'
  /** A path of the image, or a variable's name. */
  readonly what: string
  readonly stage: number
  readonly range: Range
  readonly removedRange: Range
  readonly certain: boolean
}

type Placed = Pick<LateRemoval, 'by' | 'range'> & {
  /** Where it may have landed: `COPY key /x` makes /x or /x/key. */
  readonly paths: readonly string[]
  readonly index: number
  readonly sure: boolean
}

/** All of a file, in the order in which the secrets came in. */
export function lateRemovals(input: RuleInput): readonly LateRemoval[] {
  const removals = once(() => removalsOf(input))
  const secrets = input.stages.map(secretPairs)
  const found = input.stages.flatMap((stage) => [
    ...fileRemovals(stage, removals, input),
    ...variableRemovals(stage, secrets, input),
  ])
  return [...found, ...furtherRemovals(found, input)]
}

/** What only the build knows: a secret that was moved, came along with a directory, was made by a program. One deletion, one finding. */
function furtherRemovals(found: readonly LateRemoval[], { build }: RuleInput): readonly LateRemoval[] {
  const told = new Set(found.map(({ removedRange }) => removedRange.start.offset))
  const more: LateRemoval[] = []
  for (const { what, by, stage, removedIn, range, certain } of build.secrets) {
    const step = removedIn === null ? undefined : build.stages[stage]?.steps[removedIn]
    if (!step || !what.startsWith('/')) continue
    const command = step.commands.find((each) => takesAway(each, what))
    const removedRange = command?.range ?? step.instruction.range
    if (told.has(removedRange.start.offset)) continue
    told.add(removedRange.start.offset)
    const way = by === 'copied' ? 'copied' : 'written'
    more.push({ by: way, what, stage, range, removedRange, certain: certain && command?.certain !== false })
  }
  return more
}

function fileRemovals(stage: Stage, removals: () => Removals, input: RuleInput): readonly LateRemoval[] {
  const { dockerfile } = input
  const placed = [...copiedInto(stage), ...runsIn(input, stage).flatMap(writtenBy)]
  if (placed.length === 0) return []
  const family = new Set(withChildren(dockerfile, stage.index).map(({ index }) => index))
  return placed.flatMap(({ by, range, paths, index, sure }) => {
    const found = paths.flatMap((what) => {
      const removal = firstRemoval(
        removals(),
        what,
        ({ run }) => family.has(run.stage) && (run.stage !== stage.index || run.index > index),
      )
      return removal ? [{ what, command: removal.command }] : []
    })[0]
    if (!found) return []
    const { what, command } = found
    return [
      { by, what, stage: stage.index, range, removedRange: command.range, certain: sure && command.certain },
    ]
  })
}

type Removal = { readonly run: RunInstruction; readonly command: Executed; readonly order: number }
type Removals = {
  readonly byPath: ReadonlyMap<string, readonly Removal[]>
  readonly wild: readonly (Removal & { readonly target: string })[]
}

/** Every path that a RUN deletes or writes anew, so that each secret is looked up instead of searched for. */
function removalsOf(input: RuleInput): Removals {
  const byPath = new Map<string, Removal[]>()
  const wild: (Removal & { target: string })[] = []
  let order = 0
  for (const { run, commands } of everyRun(input)) {
    for (const command of commands) {
      const removal = { run, command, order: order++ }
      for (const target of targetsOf(command)) {
        const plain = target.replace(/\/\*+$/, '') || '/'
        const known = byPath.get(plain)
        if (/[*?]/.test(plain)) wild.push({ ...removal, target: plain })
        else if (known) known.push(removal)
        else if (plain !== '/') byPath.set(plain, [removal])
      }
    }
  }
  return { byPath, wild }
}

/** What a command takes away: the operands of rm, files it writes something else into. */
function targetsOf({ program, argv, cwd, writes }: Executed): readonly string[] {
  const written = writes.flatMap(({ path, append }) => (path === null || append ? [] : [path]))
  if (program !== 'rm' && program !== 'shred' && program !== 'unlink') return written
  const operands = argv.slice(1).filter((word) => word !== null && !word.startsWith('-'))
  return [...written, ...operands.flatMap((word) => resolvePath(cwd, word) ?? [])]
}

/** Of the path, of a directory above it, or by a wildcard that matches it. */
function firstRemoval(
  { byPath, wild }: Removals,
  path: string,
  counts: (removal: Removal) => boolean,
): Removal | undefined {
  const found: Removal[] = wild
    .filter((removal) => matchesName(removal.target, path) && counts(removal))
    .slice(0, 1)
  for (let at = path; at !== '/' && at !== ''; at = parentPath(at))
    found.push(...(byPath.get(at)?.filter(counts).slice(0, 1) ?? []))
  return found.toSorted((a, b) => a.order - b.order)[0]
}

function copiedInto({ instructions }: Stage): readonly Placed[] {
  return instructions.flatMap((instruction) => {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return []
    const { range, index } = instruction
    return credentialPaths(instruction).map(({ paths, sure }) => ({
      by: 'copied' as const,
      range,
      index,
      paths,
      sure,
    }))
  })
}

function credentialPaths({
  sources,
  inline,
  destination,
  before,
}: CopyInstruction): readonly { paths: readonly string[]; sure: boolean }[] {
  const target = resolvePath(before.workdir, destination?.text ?? null)
  if (target === null) return []
  const named = sources.flatMap(({ text }) => {
    const file = text === null ? null : credentialFile(text)
    return file
      ? [
          {
            paths: [target, resolvePath(target, baseName(text?.replace(/(?<!\/)\/+$/, '') ?? '')) ?? target],
            sure: file.sure,
          },
        ]
      : []
  })
  if (named.length > 0) return named
  const file = sources.length + inline.length === 1 ? credentialFile(target) : null
  return file ? [{ paths: [target], sure: file.sure }] : []
}

/** Files with a credential's name that a RUN writes and does not remove itself. */
function writtenBy({ run, commands }: Run): readonly Placed[] {
  return commands.flatMap((command, at) =>
    command.writes.flatMap(({ path }) => {
      const file = path === null ? null : credentialFile(path)
      if (
        path === null ||
        file === null ||
        run.mounts.some(({ target }) => target !== null && isInside(target, path))
      )
        return []
      if (commands.slice(at + 1).some((later) => takesAway(later, path))) return []
      return [
        {
          by: 'written' as const,
          range: run.range,
          index: run.index,
          paths: [path],
          sure: file.sure && command.certain,
        },
      ]
    }),
  )
}

function takesAway(command: Executed, path: string): boolean {
  return targetsOf(command).some((target) => {
    const plain = target.replace(/\/\*+$/, '') || '/'
    return plain !== '/' && (isInside(plain, path) || matchesName(plain, path))
  })
}

/** `/root/.ssh/id_*`: a wildcard in the last part. */
function matchesName(target: string, path: string): boolean {
  const name = baseName(target)
  if (!/[*?]/.test(name) || parentPath(target) !== parentPath(path)) return false
  const pattern = name
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${pattern}$`).test(baseName(path))
}

type SecretPair = { readonly name: string; readonly pair: Pair }

/** What the ENV of a stage set under the names of secrets. */
function secretPairs({ instructions }: Stage): SecretPair[] {
  const found: SecretPair[] = []
  for (const each of instructions)
    for (const pair of each.keyword === 'ENV' ? each.pairs : [])
      if (pair.key.text !== null && secretName(pair.key.text) === 'secret')
        found.push({ name: pair.key.text, pair })
  return found
}

/** An ENV with a value that a later ENV sets to nothing. */
function variableRemovals(
  stage: Stage,
  secrets: readonly SecretPair[][],
  { dockerfile }: RuleInput,
): readonly LateRemoval[] {
  if (secrets[stage.index]?.length === 0) return []
  const found: LateRemoval[] = []
  const open = new Map<string, { readonly range: Range; readonly certain: boolean }>()
  for (const { index } of withChildren(dockerfile, stage.index)) {
    for (const { name, pair } of secrets[index] ?? []) {
      const set = open.get(name)
      if (pair.value.text === '' && set) {
        found.push({ by: 'env', what: name, stage: stage.index, removedRange: pair.range, ...set })
        open.delete(name)
      } else if (index === stage.index && pair.value.raw !== '' && !isPlaceholder(pair.value.raw)) {
        open.set(name, { range: pair.range, certain: pair.value.text !== null })
      }
    }
  }
  return found
}
