import { joinTables, optionTable, readOptions, type OptionTable, type ReadOptions } from './options.ts'
import type { Draft } from './gather.ts'
import type { Call, CallBase, Option, Word } from './model.ts'
import { PODMAN_BUILD } from './tables/build.ts'
import { PODMAN_CREATE, PODMAN_RUN } from './tables/container.ts'
import { COMPOSE, COMPOSE_GLOBAL } from './tables/compose.ts'
import { ALIASES, DOCKER, DOCKER_GLOBAL, GROUPS, SHORT, VERBS } from './tables/docker.ts'
import { buildOf } from './views/build.ts'
import { composeOf } from './views/compose.ts'
import { imagesOf, loginOf, serviceOf } from './views/rest.ts'
import { execOf, runOf } from './views/run.ts'

/** Something a command line says that its program does not know; what it may have meant. */
export type Mistake = {
  readonly kind: 'unknown-option' | 'no-value' | 'unknown-verb'
  readonly command: string
  readonly spelled: string
  readonly range: Word['range']
  readonly candidates: () => Iterable<string>
}

type DockerCall = { readonly call: Call; readonly mistakes: readonly Mistake[] }

/** `nvidia-docker` is gone; it took what docker takes. */
const TOOLS: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'nvidia-docker'])
const COMPOSE_TOOLS: ReadonlySet<string> = new Set(['docker-compose', 'podman-compose'])

export function isDockerTool(program: string): boolean {
  return TOOLS.has(program) || COMPOSE_TOOLS.has(program)
}

const GROUP_OPTIONS = optionTable('builder= D/debug help', { stops: true })
const ANY = optionTable('help D/debug')

/** The typed command of a line whose program is docker or one of its relatives. */
export function dockerCall(tool: string, draft: Draft): DockerCall {
  const { words } = draft
  if (COMPOSE_TOOLS.has(tool)) return composeCall(tool, words, 1, [])
  const global = readOptions(words, 1, globalTable(tool), true)
  const mistakes = mistakesOf(global, tool, globalTable(tool))
  const verb = words[global.next]
  if (verb === undefined || verb.text === null || global.unclear)
    return { call: { ...baseOf(tool, '', words, global.next, global), kind: 'other' }, mistakes }
  if (verb.text === 'compose') {
    const inner = composeCall(tool, words, global.next + 1, global.options)
    return { ...inner, mistakes: [...mistakes, ...inner.mistakes] }
  }
  const named = nameOf(words, global.next)
  if (tool === 'docker' && !VERBS.has(verb.text)) mistakes.push(unknownVerb(tool, verb, () => VERBS))
  const table = tableOf(tool, named.name)
  const read = readOptions(words, named.next, table)
  mistakes.push(...mistakesOf(read, `${tool} ${named.name}`, table))
  const all = { ...read, options: [...global.options, ...named.options, ...read.options] }
  const open = read.open || read.mistakes.length > 0
  const base = baseOf(tool, named.name, words, named.next, { ...all, open })
  const behind = read.unclear ? null : words.slice(read.next)
  return { call: viewOf(base, behind, read.unclear ? null : read.operands, draft), mistakes }
}

const PODMAN_GLOBAL = joinTables(
  [
    DOCKER_GLOBAL,
    optionTable(
      'cgroup-manager= remote r/remote url= connection= identity= root= runroot= storage-driver= storage-opt= n/namespace= a/address= namespace= address=',
    ),
  ],
  { stops: true },
)

function globalTable(tool: string): OptionTable {
  return tool === 'docker' || tool === 'nvidia-docker' ? DOCKER_GLOBAL_WHOLE : PODMAN_GLOBAL
}

const DOCKER_GLOBAL_WHOLE: OptionTable = { ...DOCKER_GLOBAL, whole: true }

function baseOf(
  tool: string,
  verb: string,
  words: readonly Word[],
  behind: number,
  { options, operands, open }: Pick<ReadOptions, 'options' | 'operands' | 'open'>,
): CallBase {
  const first = words[0]?.range
  const last = words[Math.max(0, Math.min(behind, words.length) - 1)]?.range ?? first
  const zero = { line: 1, column: 1, offset: 0 }
  return {
    tool,
    verb,
    verbRange: { start: first?.start ?? zero, end: last?.end ?? zero },
    options,
    operands,
    open,
  }
}

type Named = { readonly name: string; readonly next: number; readonly options: readonly Option[] }

/** `container run` is `run`, `image list` is `image ls`; `next` is behind the command's words. */
function nameOf(words: readonly Word[], at: number): Named {
  const first = words[at]?.text ?? ''
  if (!GROUPS.has(first)) return { name: alias(first), next: at + 1, options: [] }
  const read = readOptions(words, at + 1, GROUP_OPTIONS, true)
  const second = words[read.next]?.text ?? ''
  if (second === '' || second.startsWith('-') || read.unclear)
    return { name: first, next: read.next, options: read.options }
  const short = (first === 'container' || first === 'image') && SHORT.has(second)
  const joined = `${first} ${second}`
  const name = Object.hasOwn(ALIASES, joined) ? alias(joined) : short ? second : joined
  return { name, next: read.next + 1, options: read.options }
}

function alias(name: string): string {
  return (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined) ?? name
}

const PODMAN: Readonly<Record<string, OptionTable>> = {
  run: PODMAN_RUN,
  create: PODMAN_CREATE,
  build: PODMAN_BUILD,
}

function tableOf(tool: string, name: string): OptionTable {
  const docker = Object.hasOwn(DOCKER, name) ? DOCKER[name] : undefined
  if (tool === 'docker' || tool === 'nvidia-docker') return docker ?? ANY
  if (tool === 'podman' && Object.hasOwn(PODMAN, name)) return PODMAN[name] ?? ANY
  return docker === undefined ? ANY : { ...docker, whole: false }
}

const IMAGE_VERBS: ReadonlySet<string> = new Set(
  'pull push tag save rmi history commit import|image ls|image inspect|image prune|load'
    .split(/[|]/)
    .flatMap((part) => (part.startsWith('image') ? [part] : part.split(' '))),
)

function viewOf(
  base: CallBase,
  behind: readonly Word[] | null,
  operands: readonly Word[] | null,
  draft: Draft,
): Call {
  const { verb } = base
  if (verb === 'run' || verb === 'create') return runOf(base, behind)
  if (verb === 'exec') return execOf(base, behind)
  if (verb === 'build' || verb === 'buildx build') return buildOf(base, operands)
  if (verb === 'login') return loginOf(base, draft)
  if (verb === 'service create' || verb === 'service update') return serviceOf(base, behind)
  if (IMAGE_VERBS.has(verb)) return imagesOf(base)
  return { ...base, kind: 'other' }
}

/** `docker compose`, `docker-compose`; `from` is the word behind it. */
function composeCall(
  tool: string,
  words: readonly Word[],
  from: number,
  before: readonly Option[],
): DockerCall {
  const global = readOptions(words, from, COMPOSE_GLOBAL, true)
  const label = tool === 'docker-compose' ? tool : `${tool} compose`
  const mistakes = mistakesOf(global, label, COMPOSE_GLOBAL)
  const verb = global.unclear ? undefined : words[global.next]
  const command = verb?.text ?? ''
  const table = (Object.hasOwn(COMPOSE, command) ? COMPOSE[command] : undefined) ?? ANY
  const next = verb === undefined ? global.next : global.next + 1
  const read = readOptions(words, next, table)
  if (tool === 'docker' && command !== '' && !KNOWN_COMPOSE.has(command) && verb !== undefined)
    mistakes.push(unknownVerb(label, verb, () => KNOWN_COMPOSE))
  if (tool !== 'podman-compose') mistakes.push(...mistakesOf(read, `${label} ${command}`, table))
  const operands = table.stops ? words.slice(read.next, read.next + 1) : read.operands
  const base = baseOf(tool, `compose ${command}`.trim(), words, next, {
    options: [...before, ...global.options, ...read.options],
    operands,
    open: global.open || read.open,
  })
  return {
    call: composeOf(
      base,
      command,
      read.unclear ? [] : operands,
      table.stops ? words.slice(read.next + 1) : [],
    ),
    mistakes,
  }
}

const KNOWN_COMPOSE: ReadonlySet<string> = new Set([...Object.keys(COMPOSE), 'help', 'alpha', 'bridge'])

function unknownVerb(command: string, word: Word, candidates: () => Iterable<string>): Mistake {
  return { kind: 'unknown-verb', command, spelled: word.text ?? '', range: word.range, candidates }
}

function mistakesOf({ mistakes }: ReadOptions, command: string, table: OptionTable): Mistake[] {
  const candidates = (): Iterable<string> => [...table.long.keys()].map((name) => `--${name}`)
  return mistakes.map(({ kind, spelled, range }) => ({
    kind: kind === 'unknown' ? 'unknown-option' : 'no-value',
    command,
    spelled,
    range,
    candidates,
  }))
}
