import { baseName } from '../../dockerfile/paths.ts'
import type { Executed } from '../types.ts'
import type { World } from '../world.ts'
import { named, type Effect, type Effects } from './effect.ts'
import { failed, isMissing, pathOf, spill, writeFile } from './support.ts'

/** Options that name the result. Source: the manuals of GCC and of nvcc, "File and Path Specifications". */
const OUTPUT = /^(?:-o|--output-file|--output)$/
/** The same with the name in one word; nvcc has longer options that begin with -o. */
const OUTPUT_WITH = /^(?:-o=|--output-file=|--output=)/
/** Nothing is linked: the result is no program. */
const NO_PROGRAM =
  /^(?:-c|-S|-E|-M|-MM|-dc|-dw|-ptx|-cubin|-fatbin|-optix-ir|--compile|--device-c|--preprocess|--ptx|--cubin|--fatbin|--dryrun|-dryrun)$/
/** Print and end. */
const PRINTS = /^(?:-v|--version|-V|--help|-h|-dumpversion|-dumpmachine|-print-.*|--print-.*)$/
const SOURCE = /\.(?:c|cc|cpp|cxx|cu|C|f90)$/

type Asked = {
  /** Null: not known; undefined: not given. */
  readonly output: string | null | undefined
  readonly inputs: readonly (string | null)[]
  readonly options: readonly string[]
}

function readAsked(program: string | null, args: readonly (string | null)[]): Asked {
  let output: string | null | undefined
  const inputs: (string | null)[] = []
  const options: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? null
    if (word === null || !word.startsWith('-')) inputs.push(word)
    else if (OUTPUT.test(word)) output = args[(at += 1)] ?? null
    else if (OUTPUT_WITH.test(word)) output = word.slice(word.indexOf('=') + 1)
    else if (program !== 'nvcc' && /^-o./.test(word)) output = word.slice(2)
    else options.push(word)
  }
  return { output, inputs, options }
}

/** `gcc -O2 -o hello hello.c`, `nvcc kernel.cu`: the file it names, `a.out`, or object files where it stands. */
const compiler: Effect = (command, args, world) => {
  const isGone = (path: string | null): boolean =>
    path !== null && SOURCE.test(path) && !/[*?[]/.test(path) && isMissing(world, path)
  const { output, inputs, options } = readAsked(command.program, args)
  const links = !options.some((word) => NO_PROGRAM.test(word))
  if (output === undefined && options.some((word) => PRINTS.test(word) || /^-[ES]$/.test(word)))
    return 'unknown'
  const gone = inputs.find((word) => isGone(pathOf(command, word)))
  if (gone !== undefined && gone !== null)
    return failed(
      world,
      command,
      'file-missing',
      `${command.program}: ${gone}: No such file or directory`,
      gone,
    )
  const names = output === undefined ? namesOf(inputs, links) : output === null ? null : [output]
  if (names === null || inputs.includes(null)) {
    spill(world, command.cwd)
    return 'unknown'
  }
  const compiled = sourcesOf(inputs, command, world)
  for (const name of names)
    writeFile(world, command, pathOf(command, name), {
      mode: links ? 0o755 : 0o644,
      content: null,
      context: null,
      size: null,
      compiled,
    })
  return 'unknown'
}

/** What is made without a name being given: a.out, or an object file for each source. */
function namesOf(inputs: readonly (string | null)[], links: boolean): readonly string[] | null {
  if (links) return ['a.out']
  const sources = inputs.filter((word) => word !== null && SOURCE.test(word))
  const objects = sources.map((word) => `${baseName(word ?? '')?.replace(/\.\w+$/, '')}.o`)
  return objects.length === 0 ? null : objects
}

/** Files of the context that sources and object files come from. */
function sourcesOf(inputs: readonly (string | null)[], command: Executed, world: World): readonly string[] {
  const found = inputs.flatMap((word) => {
    const path = word === null ? null : pathOf(command, word)
    const entry = path === null ? undefined : world.tree.entries.get(path)
    return entry?.compiled ?? (entry?.context == null ? [] : [entry.context])
  })
  return [...new Set(found)]
}

/** Compilers whose results nobody works out. */
const other: Effect = (command, args, world) => {
  const output = args.includes('-o') ? (args[args.indexOf('-o') + 1] ?? null) : null
  if (output === null) spill(world, command.cwd)
  else
    writeFile(world, command, pathOf(command, output), {
      mode: 0o755,
      content: null,
      context: null,
      size: null,
    })
  return 'unknown'
}

export const compilerEffects: Effects = {
  ...named(['gcc', 'g++', 'cc', 'c++', 'clang', 'clang++', 'nvcc'], compiler),
  ...named(['ld', 'rustc', 'javac', 'nasm', 'as'], other),
}
