import { credentialFile } from '../../build/secrets/files.ts'
import { isPlaceholder, secretName } from '../../build/secrets/names.ts'
import type { Executed } from '../../build/types.ts'
import type { CopyInstruction, Stage } from '../../dockerfile/model.ts'
import { baseName, isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import type { RuleInput } from '../rule.ts'
import { withChildren } from './output.ts'
import { runsOf, type Run } from './runs.ts'

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
  return input.stages.flatMap((stage) => [...fileRemovals(stage, input), ...variableRemovals(stage, input)])
}

function fileRemovals(stage: Stage, { dockerfile, build }: RuleInput): readonly LateRemoval[] {
  const placed = [...copiedInto(stage), ...runsOf(build, [stage]).flatMap(writtenBy)]
  if (placed.length === 0) return []
  const runs = runsOf(build, withChildren(dockerfile, stage.index))
  return placed.flatMap(({ by, range, paths, index, sure }) => {
    const later = runs.filter(({ stage: own, run }) => own.index !== stage.index || run.index > index).flatMap(({ commands }) => commands)
    const command = later.find((each) => paths.some((path) => takesAway(each, path)))
    const what = paths.find((path) => command && takesAway(command, path))
    return command && what !== undefined
      ? [{ by, what, stage: stage.index, range, removedRange: command.range, certain: sure && command.certain }]
      : []
  })
}

function copiedInto({ instructions }: Stage): readonly Placed[] {
  return instructions.flatMap((instruction) => {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return []
    const { range, index } = instruction
    return credentialPaths(instruction).map(({ paths, sure }) => ({ by: 'copied' as const, range, index, paths, sure }))
  })
}

function credentialPaths({ sources, inline, destination, before }: CopyInstruction): readonly { paths: readonly string[]; sure: boolean }[] {
  const target = resolvePath(before.workdir, destination?.text ?? null)
  if (target === null) return []
  const named = sources.flatMap(({ text }) => {
    const file = text === null ? null : credentialFile(text)
    return file ? [{ paths: [target, resolvePath(target, baseName(text?.replace(/\/+$/, '') ?? '')) ?? target], sure: file.sure }] : []
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
      if (path === null || file === null || run.mounts.some(({ target }) => target !== null && isInside(target, path))) return []
      if (commands.slice(at + 1).some((later) => takesAway(later, path))) return []
      return [{ by: 'written' as const, range: run.range, index: run.index, paths: [path], sure: file.sure && command.certain }]
    }),
  )
}

/** `rm`, or a command that writes something else into the file. */
function takesAway({ program, argv, cwd, writes }: Executed, path: string): boolean {
  if (writes.some((write) => write.path === path && !write.append)) return true
  if (program !== 'rm' && program !== 'shred' && program !== 'unlink') return false
  return argv.slice(1).some((word) => word !== null && !word.startsWith('-') && covers(resolvePath(cwd, word), path))
}

/** A path, a directory above it, or a wildcard that matches it. */
function covers(removed: string | null, path: string): boolean {
  if (removed === null || removed === '/') return false
  const plain = removed.replace(/\/\*+$/, '')
  if (plain !== '' && isInside(plain, path)) return true
  const [folder, name] = [removed.slice(0, removed.lastIndexOf('/')), baseName(removed)]
  if (!/[*?]/.test(name) || path.slice(0, path.lastIndexOf('/')) !== folder) return false
  const pattern = name.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*').replaceAll('?', '.')
  return new RegExp(`^${pattern}$`).test(baseName(path))
}

/** An ENV with a value that a later ENV sets to nothing. */
function variableRemovals(stage: Stage, { dockerfile }: RuleInput): readonly LateRemoval[] {
  const pairs = withChildren(dockerfile, stage.index).flatMap(({ instructions }) =>
    instructions.flatMap((instruction) => (instruction.keyword === 'ENV' ? instruction.pairs : [])),
  )
  const own = new Set(stage.instructions.flatMap((instruction) => (instruction.keyword === 'ENV' ? instruction.pairs : [])))
  return pairs.flatMap((pair, at) => {
    const name = pair.key.text
    if (!own.has(pair) || name === null || secretName(name) !== 'secret') return []
    if (pair.value.raw === '' || isPlaceholder(pair.value.raw)) return []
    const emptied = pairs.slice(at + 1).find(({ key, value }) => key.text === name && value.text === '')
    if (!emptied) return []
    return [{ by: 'env', what: name, stage: stage.index, range: pair.range, removedRange: emptied.range, certain: pair.value.text !== null }]
  })
}
