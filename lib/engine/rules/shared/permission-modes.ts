import { readArguments } from '../../build/arguments.ts'
import type { Executed } from '../../build/types.ts'
import type { CopyInstruction } from '../../dockerfile/model.ts'
import { isInside, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import type { RuleInput, Trigger } from '../rule.ts'
import { optionOf, wordRange } from './command-words.ts'
import { textsOf } from './downloads.ts'
import { perFile } from './facts.ts'
import { shippedStages } from './output.ts'
import { runsIn } from './runs.ts'

/** Where there may be one. */
export const GIVES_MODES: Trigger = {
  flags: ['chmod'],
  programs: ['chmod', 'find', 'xargs', 'umask', 'mkdir', 'install'],
}

/** A mode that the file gives to something: by chmod, at its creation, or by --chmod. */
export type GivenMode = {
  readonly by: 'chmod' | 'mkdir' | 'install' | 'umask' | 'COPY' | 'ADD'
  readonly mode: string
  readonly range: Range
  /** Absolute where known; as written where not. */
  readonly paths: readonly string[]
  readonly certain: boolean
}

/** All modes in what becomes part of the final image, in the order of the text. What a RUN removes again itself is left out. */
export const givenModes = perFile((input): readonly GivenMode[] => {
  const { build, stages } = input
  const shipped = shippedStages(input)
  return stages.flatMap((stage) => {
    const places = shipped.has(stage.index) ? null : takenPaths(build, shipped, stage.index)
    if (places?.length === 0) return []
    const inRuns = runsIn(input, stage).flatMap(({ commands }) => modesOf(commands))
    const copied = stage.instructions.flatMap((each) =>
      each.keyword === 'COPY' || each.keyword === 'ADD' ? copyMode(each) : [],
    )
    return [...inRuns, ...copied].filter(
      ({ paths }) => places === null || paths.some((path) => places.some((taken) => isInside(taken, path))),
    )
  })
})

/** What the final image copies out of a stage that is thrown away: modes come along. */
function takenPaths(
  build: RuleInput['build'],
  shipped: ReadonlySet<number>,
  stage: number,
): readonly string[] {
  return [...shipped].flatMap((index) =>
    (build.stages[index]?.steps ?? []).flatMap(({ takes }) =>
      takes.filter((take) => take.stage === stage && take.path !== '/').map(({ path }) => path),
    ),
  )
}

function modesOf(commands: readonly Executed[]): readonly GivenMode[] {
  let removals: ReadonlyMap<string, number> | null = null
  return commands.flatMap((command, index) => {
    const given = modeOf(command)
    if (given === null) return []
    removals ??= removalsIn(commands)
    const known = removals
    const kept = given.paths.filter((path) => !isRemoved(path, index, known))
    return given.paths.length > 0 && kept.length === 0 ? [] : [{ ...given, paths: kept }]
  })
}

/** Which command of a RUN removes a path last, by its index. */
function removalsIn(commands: readonly Executed[]): ReadonlyMap<string, number> {
  const removals = new Map<string, number>()
  for (const [index, { program, argv, cwd }] of commands.entries()) {
    if (program !== 'rm' && program !== 'unlink') continue
    for (const word of argv.slice(1)) {
      const path = word === null || word.startsWith('-') ? null : resolvePath(cwd, word)
      if (path !== null && path !== '/') removals.set(path.replace(/\/\*$/, '') || '/', index)
    }
  }
  return removals
}

/** The path, or a directory above it, goes after the command with this index. */
function isRemoved(path: string, index: number, removals: ReadonlyMap<string, number>): boolean {
  for (let at = path; at.startsWith('/') && at !== '/'; at = parentPath(at))
    if ((removals.get(at) ?? -1) > index) return true
  return false
}

function modeOf(command: Executed): GivenMode | null {
  const { program, argv, certain } = command
  if (program === 'chmod') return chmodMode(command)
  if (program === 'find' || program === 'xargs') return foundMode(command)
  if (program === 'umask') {
    const at = argv.findIndex((word, index) => index > 0 && word !== null && /^[0-7]{1,4}$/.test(word))
    return at === -1
      ? null
      : { by: 'umask', mode: argv[at] ?? '', range: wordRange(command, at), paths: [], certain }
  }
  if (program !== 'mkdir' && program !== 'install') return null
  const option = optionOf(argv, ['--mode', '-m']) ?? clusteredMode(argv)
  if (option?.value == null) return null
  const given = readArguments(textsOf(command).slice(1), VALUES)
  const targets = given.positionals.map((text) => text ?? '')
  const single = program === 'install' && !given.has('-d', '--directory')
  return {
    by: program,
    mode: option.value,
    range: wordRange(command, option.valueAt),
    paths: (single ? targets.slice(-1) : targets).map((text) => resolvePath(command.cwd, text) ?? text),
    certain,
  }
}

/** Options of mkdir and install that take a value. */
const VALUES = [
  '-m',
  '--mode',
  '-o',
  '--owner',
  '-g',
  '--group',
  '-t',
  '--target-directory',
  '-S',
  '--suffix',
  '-Z',
]

/** `mkdir -pm 777 DIR`. */
function clusteredMode(argv: Executed['argv']): { value: string | null; valueAt: number } | null {
  const at = argv.findIndex((word) => word !== null && /^-[a-zA-Z]+m$/.test(word))
  return at === -1 ? null : { value: argv[at + 1] ?? null, valueAt: at + 1 }
}

/** `find DIR … -exec chmod 777 {} +`, `… | xargs chmod 777`. */
function foundMode(command: Executed): GivenMode | null {
  const { argv, words, program, cwd } = command
  const at = argv.findIndex((word) => word === 'chmod' || word === '/bin/chmod')
  if (at === -1) return null
  const given = chmodMode({ ...command, argv: argv.slice(at), words: words.slice(at) })
  const root = program === 'find' ? (argv[1] ?? null) : null
  return given && { ...given, paths: [resolvePath(cwd, root) ?? 'what is found'] }
}

/** `chmod -R 777 a b`, `chmod a+w,g-s x`; with --reference there is no mode. */
function chmodMode(command: Executed): GivenMode | null {
  const { argv, certain, cwd } = command
  if (argv.some((word) => word?.startsWith('--reference') === true)) return null
  const at = argv.findIndex((word, index) => index > 0 && (word === null || !/^-(?:[vcfR]+|-.*)$/.test(word)))
  const mode = argv[at]
  if (at === -1 || mode === null || mode === undefined) return null
  const paths = textsOf(command)
    .slice(at + 1)
    .filter((word) => !/^-(?:[vcfR]+|-.*)$/.test(word))
    .map((word) => resolvePath(cwd, word) ?? word)
  return { by: 'chmod', mode, range: wordRange(command, at), paths, certain }
}

function copyMode({ chmod, keyword, destination, before }: CopyInstruction): readonly GivenMode[] {
  if (chmod === null || chmod.text === null || chmod.text === '') return []
  const path = resolvePath(before.workdir, destination?.text ?? null) ?? destination?.raw ?? ''
  const certain = chmod.variables.length === 0
  return [{ by: keyword, mode: chmod.text, range: chmod.range, paths: [path], certain }]
}
