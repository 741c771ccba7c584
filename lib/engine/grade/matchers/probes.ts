import type { HealthcheckInstruction } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'

/** A command that a health check runs. */
export type Probe = {
  readonly program: string | null
  /** As written: a path or a name. */
  readonly word: string | null
  readonly argv: readonly (string | null)[]
  /** Its failure is the failure of the probe. */
  readonly stops: boolean
}

const MAX_DEPTH = 4

/** The commands of a health check, those of `sh -c` included. */
export function commandsOf({ argv, script, range }: HealthcheckInstruction): readonly Probe[] {
  if (argv)
    return probesOf(
      argv.map(({ value }) => value),
      true,
      range,
      0,
    )
  return script ? scriptProbes(script, range, 0, true) : []
}

function scriptProbes(
  script: Parameters<typeof walkCommands>[0],
  range: HealthcheckInstruction['range'],
  depth: number,
  stops: boolean,
): readonly Probe[] {
  return walkCommands(script).flatMap(({ command, failureStops }) =>
    probesOf(
      command.words.map(({ literal }) => literal),
      stops && failureStops,
      range,
      depth,
    ),
  )
}

function probesOf(
  argv: readonly (string | null)[],
  stops: boolean,
  range: HealthcheckInstruction['range'],
  depth: number,
): readonly Probe[] {
  const unwrapped = unwrap(argv)
  if (unwrapped.script !== null && depth < MAX_DEPTH)
    return scriptProbes(parseShellText(unwrapped.script, range), range, depth + 1, stops)
  const [word = null] = unwrapped.argv
  return [{ program: word === null ? null : baseName(word), word, argv: unwrapped.argv, stops }]
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

/** Does the command itself fail on an error page? Null when that cannot be told. */
export function reports({ program, argv }: Probe): boolean | null {
  if (program === null) return null
  const words = argv.slice(1)
  if (program === 'curl') {
    const fail = words.some(
      (word) => word !== null && (/^--fail(-with-body|-early)?$/.test(word) || /^-[a-zA-Z]*f/.test(word)),
    )
    return fail ? true : words.includes(null) ? null : false
  }
  if (HONEST.includes(program)) return true
  const code = words.filter((word) => word !== null).join(' ')
  // urlopen raises on 4xx and 5xx. Source: docs.python.org, urllib.request.urlopen, HTTPError
  if (/^python3?(\.\d+)?$/.test(program))
    return /urlopen|raise_for_status|sys\.exit|\bexit\(/.test(code)
      ? true
      : /http\.client|requests\.get|httpx\.get/.test(code)
        ? false
        : null
  if (program === 'node') return /process\.exit/.test(code) ? true : null
  return null
}
