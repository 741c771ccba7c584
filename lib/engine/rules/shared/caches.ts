import type { Executed, Step } from '../../build/types.ts'
import type { Dockerfile, Mount } from '../../dockerfile/model.ts'
import { isInside, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { slice } from '../../source/position.ts'
import type { TextEdit } from '../../source/edit.ts'
import type { Fix } from '../rule.ts'
import { at } from './ranges.ts'
import type { Run } from './runs.ts'
import { isAndChain } from './scripts.ts'

/** The mount that keeps a directory out of the layer; undefined when there is none. */
export function mountOver({ run }: Pick<Run, 'run'>, directory: string): Mount | undefined {
  return run.mounts.find(
    ({ type, target }) =>
      (type === 'cache' || type === 'tmpfs') && target !== null && isInside(target, directory),
  )
}

/** `rm -rf DIR`, `rm -f DIR/*`, the same of a directory above it, `find DIR -delete`. */
export function removesAll(command: Executed, directory: string): boolean {
  return operandsOf(command).some((word) => {
    const path = resolvePath(command.cwd, word.replace(/\/(?:\*{1,2}|\*\.\*)$/, '') || '/')
    return path !== null && path !== '/' && isInside(path, directory)
  })
}

/** Words that a deleting command names; braces are not expanded in `argv`, so they are read here. */
function operandsOf({ program, argv, words }: Executed): readonly string[] {
  if (program !== 'rm' && program !== 'find') return []
  const known = argv.slice(1).flatMap((word, index) => word ?? plainRaw(words[index + 1]?.raw) ?? [])
  if (program === 'rm') return known.filter((word) => !word.startsWith('-')).flatMap(expandBraces)
  return known.includes('-delete') || known.includes('rm') ? known.slice(0, 1) : []
}

function plainRaw(raw: string | undefined): string | null {
  return raw === undefined || /[$`]/.test(raw) ? null : raw
}

function expandBraces(word: string): readonly string[] {
  const match = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(word)
  return match ? (match[2] ?? '').split(',').map((part) => `${match[1]}${part}${match[3]}`) : [word]
}

/** Directories of a step's layer that hold what a tool keeps under this name in the build (see `addBulk`). */
export function keptUnder({ added, changed }: Pick<Step, 'added' | 'changed'>, name: string): string[] {
  return [...added, ...changed].filter((path) => path.endsWith(`/…${name}`)).map(parentPath)
}

/** Where a later step deletes what this step's layer keeps: the line; null when none does. */
export function deletedInLine(
  { step, stage }: Run,
  path: string,
  { build }: { readonly build: { readonly stages: readonly { readonly steps: readonly Step[] }[] } },
): number | null {
  const waste = step.wasted.find(({ by, paths }) => by === 'removed' && paths.includes(path))
  if (!waste) return null
  const line = build.stages[waste.stage]?.steps[waste.step]?.instruction.range.start.line
  return line ?? stage.range.end.line
}

/** An option behind a word of each command; null where one of the words does not stand in the file as it is. */
export function withOption(
  { source }: Pick<Dockerfile, 'source'>,
  commands: readonly { readonly command: Executed; readonly after: number }[],
  option: string,
): readonly TextEdit[] | null {
  const edits: TextEdit[] = []
  for (const { command, after } of commands) {
    const word = command.words[after]
    if (!word || slice(source, word.range) !== word.raw) return null
    // A loop runs the same words several times.
    if (!edits.some(({ range }) => range.start.offset === word.range.end.offset))
      edits.push({ range: at(word.range.end), newText: ` ${option}` })
  }
  return edits
}

/** A command behind the last one of a RUN, where everything in it is joined by `&&`. */
export function appended(
  { escape }: Pick<Dockerfile, 'escape'>,
  { run }: Pick<Run, 'run'>,
  command: string,
  title: string,
): { readonly fix?: Fix } {
  if (!isAndChain(run)) return {}
  const glue = run.range.start.line === run.range.end.line ? ' && ' : ` ${escape}\n && `
  return {
    fix: { title, safety: 'safe', edits: [{ range: at(run.range.end), newText: `${glue}${command}` }] },
  }
}
