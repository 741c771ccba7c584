import { baseName } from '../dockerfile/paths.ts'
import type { Statement } from '../dockerfile/shell/types.ts'
import type { Unwrapped } from '../dockerfile/shell/unwrap.ts'
import type { Family, ImageFacts } from '../images/types.ts'
import type { Tree } from './tree.ts'

/** What becomes of the stop signal on its way from PID 1 to the program that does the work. */
export type Way = {
  /** Does it get this far? Null: that cannot be told. */
  readonly signals: boolean | null
  /** An init above sends it to every process of its group, whoever stands between. */
  readonly group: boolean
  /** Base name of the process that keeps PID 1; undefined while every program has replaced the one before it. */
  readonly pid1: string | null | undefined
}

export const START: Way = { signals: true, group: false, pid1: undefined }

/** Small inits hand the signal on to the process they start. Sources: the READMEs of krallin/tini, Yelp/dumb-init, openSUSE/catatonit. */
const INITS = ['tini', 'dumb-init', 'catatonit']

/** These call exec, so the program takes their place. Sources: the manuals of coreutils and util-linux, READMEs of tianon/gosu, ncopa/su-exec. */
const REPLACED: ReadonlySet<string> = new Set(
  `
  exec command env nice ionice nohup stdbuf chroot setpriv setarch chrt taskset prlimit gosu su-exec setuidgid chpst
`
    .trim()
    .split(/\s+/),
)

/** Through what `unwrap` took off. sudo, su, timeout … stay as parents: whether they hand a signal on depends on how they are called. */
export function behindWrappers(
  way: Way,
  argv: readonly (string | null)[],
  { wrappers, argv: left }: Unwrapped,
): Way {
  const options = argv.slice(0, argv.length - left.length)
  return wrappers.reduce((at, name) => behindWrapper(at, name, options), way)
}

function behindWrapper(way: Way, name: string, options: readonly (string | null)[]): Way {
  if (REPLACED.has(name)) return way
  const pid1 = way.pid1 === undefined ? name : way.pid1
  if (!INITS.includes(name)) return { signals: unsure(way.signals), group: false, pid1 }
  const single = options.includes('-c') || options.includes('--single-child')
  const group = name === 'dumb-init' ? !single : name === 'tini' && options.includes('-g')
  return { signals: way.signals, group: group && way.signals === true, pid1 }
}

function unsure(signals: boolean | null): boolean | null {
  return signals === false ? false : null
}

/** Below a shell that waits for its child: it hands no signal on. Source: docs.docker.com/reference/dockerfile#shell-form-entrypoint-example */
export function behindShell(way: Way, shell: string | null, stays: boolean | null): Way {
  if (stays === false) return way
  const pid1 = way.pid1 === undefined ? (stays ? shell : null) : way.pid1
  return { signals: way.group ? way.signals : stays ? false : unsure(way.signals), group: way.group, pid1 }
}

/** Where the way cannot be followed any more. */
export function lost(way: Way): Way {
  return { signals: unsure(way.signals), group: false, pid1: way.pid1 === undefined ? null : way.pid1 }
}

/** Programs that start another one and are no servers themselves: the work is done in a child of theirs. */
const LAUNCHERS: ReadonlySet<string> = new Set(
  `
  npm npx yarn pnpm bun bunx corepack make just task go cargo gradle gradlew mvn mvnw dotnet nodemon pm2 foreman
  honcho concurrently overmind watchexec uv poetry pipenv pdm hatch tox rake xargs script watchmedo turbo nx
`
    .trim()
    .split(/\s+/),
)
/** `dotnet app.dll` and the like run the program in their own process. */
const SAME_PROCESS: Readonly<Record<string, RegExp>> = { dotnet: /\.dll$/, pm2: /^$/, bun: /\.[cm]?[jt]sx?$/ }

/** Does the last program of the way do the work itself? Null where it is a script that cannot be read, or starts another. */
export function worksItself(program: string | null, first: string | null | undefined): boolean | null {
  if (program === null || /\.(?:ba|da)?sh$/.test(program) || /entrypoint/.test(program)) return null
  if (!LAUNCHERS.has(program)) return true
  return Object.hasOwn(SAME_PROCESS, program) && SAME_PROCESS[program]!.test(first ?? '') ? true : null
}

export type ShellKind = 'dash' | 'bash' | 'busybox'

const SHELL_OF: Readonly<Partial<Record<Family, ShellKind>>> = {
  debian: 'dash',
  ubuntu: 'dash',
  alpine: 'busybox',
  busybox: 'busybox',
  wolfi: 'busybox',
  rhel: 'bash',
  amazon: 'bash',
  fedora: 'bash',
  suse: 'bash',
  arch: 'bash',
}

/** What /bin/sh is in an image; null when unknown, or when this file put something in its place. */
export function shOf(facts: ImageFacts | null, { entries, opaque }: Tree): ShellKind | null {
  if (entries.has('/bin/sh') || entries.has('/usr/bin/sh') || !facts) return null
  if (opaque.has('/bin') || opaque.has('/usr/bin')) return null
  return facts.shell === 'none' ? null : (facts.shell ?? SHELL_OF[facts.family] ?? null)
}

/** Which shell a call of `sh`, `bash` … starts. */
export function kindOf(shell: string | null, sh: ShellKind | null): ShellKind | null {
  const name = shell === null ? null : baseName(shell)
  if (name === 'sh') return sh
  if (name === 'ash') return 'busybox'
  return name === 'bash' || name === 'dash' ? name : null
}

/**
 * Does a shell that runs `-c` with these statements stay until the last of them ends? dash waits, as Debian ships it (tried with
 * 0.5.12). bash replaces itself by a lone command (execute_cmd.c, ONESHOT); BusyBox by the last one (shell/ash.c, evalstring).
 */
export function staysFor(kind: ShellKind | null, body: readonly Statement[]): boolean | null {
  if (kind === 'dash') return true
  if (kind === 'busybox') return body.every(isPlain) ? false : null
  const [only, more] = body
  return kind === 'bash' && more === undefined && only?.kind === 'command' && only.redirects.length === 0
    ? false
    : null
}

function isPlain(statement: Statement): boolean {
  if (statement.kind === 'and-or')
    return statement.connectors.every((each) => each === '&&') && statement.items.every(isPlain)
  return statement.kind === 'command' && statement.words[0]?.literal !== 'trap'
}
