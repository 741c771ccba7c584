import type { Image } from '../../build/types.ts'
import type { HealthcheckInstruction } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { expandShellWord } from '../../dockerfile/shell/expand.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import type { Script } from '../../dockerfile/shell/types.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import { pythonFails } from './probe-code.ts'
import { judgedIn } from './probe-verdicts.ts'
import { withValues } from './probe-values.ts'
import { fileAt, fileNamed, interpreterOf } from './script-files.ts'
import { scriptOf } from './start-commands.ts'

type Words = readonly (string | null)[]

/** A command that a health check runs. */
export type Probe = {
  readonly program: string | null
  /** As written: a path or a name. */
  readonly word: string | null
  readonly argv: Words
  /** Its failure is the failure of the probe. */
  readonly stops: boolean
  /** What it prints decides: another command compares it. */
  readonly compared: boolean
  /** The program that reads it, where it is a script that says so. */
  readonly interpreter: string | null
  /** What Python is to run; null when that cannot be told, or is no matter. */
  readonly code: string | null
}

type Weight = Pick<Probe, 'stops' | 'compared'>

const MAX_DEPTH = 4

/** The commands of a health check, those of `sh -c` and of scripts in the image included. */
export function commandsOf({ argv, script, range }: HealthcheckInstruction, image: Image): readonly Probe[] {
  const whole: Weight = { stops: true, compared: false }
  if (argv)
    return probesOf(
      argv.map(({ value }) => value),
      whole,
      { image, range, depth: 0 },
    )
  return script ? scriptProbes(script, whole, { image, range, depth: 0 }) : []
}

type Around = {
  readonly image: Image
  readonly range: HealthcheckInstruction['range']
  readonly depth: number
}

function scriptProbes(script: Script, weight: Weight, around: Around): readonly Probe[] {
  const { env } = around.image
  const variables = new Map<string, string | null>()
  const lookup = (name: string) =>
    variables.has(name) ? variables.get(name) : Object.hasOwn(env, name) ? env[name] : undefined
  const flats = walkCommands(script)
  const judged = judgedIn(script.body, flats)
  return flats.flatMap(({ command, failureStops }) => {
    if (command.words.length === 0)
      for (const { name, value } of command.assignments)
        variables.set(name, value ? (expandShellWord(value, lookup)[0] ?? null) : '')
    return probesOf(
      command.words.flatMap((word) => expandShellWord(word, lookup)),
      {
        stops: weight.stops && (failureStops || judged.own.has(command)),
        compared: weight.stops && judged.output.has(command),
      },
      around,
    )
  })
}

function probesOf(argv: Words, weight: Weight, around: Around): readonly Probe[] {
  const { image, range, depth } = around
  const unwrapped = unwrap(argv)
  const inside = unwrapped.script ?? scriptOf(unwrapped.argv, image)
  if (inside !== null && depth < MAX_DEPTH)
    return scriptProbes(parseShellText(inside, range), weight, { image, range, depth: depth + 1 })
  const [word = null] = unwrapped.argv
  if (word === null && unwrapped.argv.length === 0) return []
  const program = word === null ? null : baseName(word)
  const text = fileNamed(word, image)?.content ?? null
  const interpreter = text === null ? null : interpreterOf(text)
  const code = isPython(interpreter) ? text : codeOf(program, unwrapped.argv, image)
  const read = code === null ? null : withValues(code, image.env)
  return [{ program, word, argv: unwrapped.argv, ...weight, interpreter, code: read }]
}

export function isPython(program: string | null): boolean {
  return program !== null && /^python3?(\.\d+)?$/.test(program)
}

/** `python -c CODE`, `python FILE` and `python -m MODULE` with a file that the Dockerfile wrote or copied. */
function codeOf(program: string | null, argv: Words, image: Image): string | null {
  if (!isPython(program)) return null
  const inline = argv.indexOf('-c')
  if (inline !== -1) return argv[inline + 1] ?? null
  const module = argv.indexOf('-m')
  if (module !== -1) return moduleOf(argv[module + 1] ?? null, image)
  const file = argv.slice(1).find((word) => word === null || !word.startsWith('-')) ?? null
  return file === null ? null : (fileAt(file, image)?.content ?? null)
}

/** Of a module in the working directory, which stands first in the path of Python. Source: docs.python.org, command line, -m */
function moduleOf(name: string | null, image: Image): string | null {
  if (name === null) return null
  const path = name.replaceAll('.', '/')
  return fileAt(`${path}.py`, image)?.content ?? fileAt(`${path}/__main__.py`, image)?.content ?? null
}

/** Programs whose status tells whether what they asked is well. */
const HONEST = [
  'wget',
  'pg_isready',
  'mysqladmin',
  'mariadb-admin',
  'nc',
  'grpc_health_probe',
  'psql',
  'nginx',
]

/** Programs that end well whatever they read. */
const CONTENT = ['cat', 'tee', 'head', 'tail', 'sort', 'wc', 'sed', 'tr', 'cut', 'logger', 'sleep', 'date']

/** Does the command itself fail on an error page? Null when that cannot be told. */
export function reports({ program, argv, code }: Probe): boolean | null {
  if (program === null) return null
  const words = argv.slice(1)
  if (code !== null) return pythonFails(code)
  if (program === 'curl') {
    const fail = words.some(
      (word) => word !== null && (/^--fail(-with-body|-early)?$/.test(word) || /^-[a-zA-Z]*f/.test(word)),
    )
    return fail ? true : words.includes(null) ? null : false
  }
  if (HONEST.includes(program)) return true
  if (CONTENT.includes(program)) return false
  if (program === 'node') return /process\.exit/.test(words.join(' ')) ? true : null
  return null
}
