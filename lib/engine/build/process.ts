import { isInside } from '../dockerfile/paths.ts'
import type { CommandInstruction } from '../dockerfile/model.ts'
import type { Variable } from '../dockerfile/variables.ts'
import { START, worksItself } from './pid1.ts'
import { fileOf, follow, programOf, type Found, type ProcessInput, type Words } from './process/follow.ts'
import { packageOfScript } from './python.ts'
import { endsAtOnce, readServer } from './server.ts'
import type { CommandSetting, Pid1, Process } from './types.ts'

/** What `docker run IMAGE` starts. Source: docs.docker.com/reference/dockerfile, "Understand how CMD and ENTRYPOINT interact". */
export function processOf(input: ProcessInput): Process {
  const { entrypoint, cmd } = input
  const argv = combined(entrypoint, cmd)
  const instruction: CommandInstruction | null = entrypoint?.instruction ?? cmd?.instruction ?? null
  const found = follow(
    {
      argv,
      cwd: input.workdir,
      shell: false,
      variables: new Map(),
      module: false,
      interpreter: null,
      exits: false,
      way: START,
      depth: 0,
    },
    input,
  )
  const program = programOf(found.argv)
  const args = found.argv.slice(1)
  const lookup = (name: string): Variable =>
    found.variables.has(name) ? found.variables.get(name) : input.lookup(name)
  return {
    argv,
    program,
    args,
    path: found.interpreter ?? found.argv[0] ?? null,
    found: isFound(found, input),
    exits: found.exits || (program !== null && endsAtOnce(program, args)),
    shell: found.shell,
    pid1: pid1Of(found, input),
    cwd: found.cwd,
    server: program === null ? null : readServer(program, args, { cwd: found.cwd, lookup, tree: input.tree }),
    instruction,
  }
}

/** Who is PID 1, and whether the stop signal comes through to the program that does the work. */
function pid1Of({ way, argv }: Found, { signal, hidden }: ProcessInput): Pid1 {
  if (hidden) return { program: null, receivesSignals: null, signal }
  const program = programOf(argv)
  const reached = way.signals === true ? worksItself(program, argv[1]) : way.signals
  return { program: way.pid1 === undefined ? program : way.pid1, receivesSignals: reached, signal }
}

function combined(entrypoint: CommandSetting | null, cmd: CommandSetting | null): Words {
  if (!entrypoint || entrypoint.argv.length === 0) return cmd?.argv ?? []
  // A shell-form ENTRYPOINT gets CMD as the shell's own parameters, which nothing reads.
  return entrypoint.form === 'shell' ? entrypoint.argv : [...entrypoint.argv, ...(cmd?.argv ?? [])]
}

/** tini and its like are in no official base image: a package or a COPY has to bring them. */
const WRAPPERS = ['tini', 'dumb-init', 'gosu', 'su-exec', 'catatonit', 'sudo', 'doas']

function missingWrapper({ entrypoint, cmd, tree, packages }: ProcessInput): boolean {
  const program = programOf(combined(entrypoint, cmd))
  if (program === null || !WRAPPERS.includes(program) || tree.opaque.has('/') || tree.base === null)
    return false
  const brought = [...tree.entries.keys()].some((path) => path.endsWith(`/${program}`))
  return !brought && !packages.some(({ name }) => name === program)
}

/** A script of the Dockerfile that is started by its name needs the x bit. */
function notExecutable(input: ProcessInput): boolean {
  const [word = null] = combined(input.entrypoint, input.cmd)
  const entry = fileOf(word, input.workdir, input.lookup, input.tree)
  return entry?.kind === 'file' && entry.mode !== null && (entry.mode & 0o111) === 0
}

/** Only what is certain: a packaged program whose script was installed, but lies where nobody looks. */
function isFound({ argv, cwd, variables, module }: Found, input: ProcessInput): boolean | null {
  if (missingWrapper(input) || notExecutable(input)) return false
  const [word] = argv
  const program = programOf(argv)
  const owner = program === null ? null : packageOfScript(program)
  if (module || word == null || owner === null || input.tree.opaque.has('/')) return null
  if (!input.packages.some(({ manager, name, certain }) => manager === 'pip' && name === owner && certain))
    return null
  const lookup = (name: string): Variable => (variables.has(name) ? variables.get(name) : input.lookup(name))
  if (!word.includes('/') && typeof lookup('PATH') !== 'string') return null
  if (fileOf(word, cwd, lookup, input.tree)) return true
  const places = word.includes('/') ? [word] : (lookup('PATH') ?? '').split(':')
  return [...input.tree.opaque].some((each) => places.some((place) => isInside(each, place))) ? null : false
}
