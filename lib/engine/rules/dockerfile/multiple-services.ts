import { baseName } from '../../dockerfile/paths.ts'
import type { Command, Statement } from '../../dockerfile/shell/types.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { calledBy, firstCommand, writtenProgram } from '../shared/script-commands.ts'
import { startScripts } from '../shared/start-scripts.ts'

export const docs: RuleDocs = {
  why: 'Docker watches one process: when it ends, the container ends, and its status and output are those of the container. With several services in one container the others may die unseen, their logs mix, and none can be updated, limited or scaled alone. Compose starts each in a container of its own, in one network. There are reasons to keep two together, such as a web server and the interpreter it cannot do without; then an init with a supervisor, such as s6-overlay, keeps an eye on both.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx redis-server && rm -rf /var/lib/apt/lists/*\nCMD redis-server --daemonize no & nginx -g "daemon off;"\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://docs.docker.com/engine/containers/multi-service_container/',
    'https://docs.docker.com/build/building/best-practices/#decouple-applications',
  ],
  equivalents: {},
}

/** Images of s6-overlay and systemd are made for it, and start their own init. */
export default defineRule({
  meta: {
    name: 'multiple-services',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT'] },
    title: 'Start one service in a container',
    messages: {
      background:
        '{{program}} is sent to the background and another program started beside it: when it dies, nobody notices, and the container runs on without it.',
      service:
        '{{command}} starts a daemon that Docker does not watch: when it dies, the container runs on without it.',
      manager:
        '{{program}} keeps several programs running in one container: Docker sees only {{program}}, whatever becomes of them.',
    },
  },
  *check(input) {
    const manager = managerOf(input)
    if (manager) yield manager
    for (const { script, place } of manager ? [] : startScripts(input)) {
      const found = serviceIn(script.body)
      if (!found) continue
      yield { ...found, range: place ?? found.range, confidence: 'likely' }
      return
    }
  },
})

type Found = {
  readonly messageId: 'background' | 'service'
  readonly range: Range
  readonly data: Readonly<Record<string, string>>
}

/** Programs whose purpose it is. Without arguments Foreman and its relatives only print their help. */
const MANAGERS = /^(?:supervisord|circusd|runsvdir|monit)$/
const PROCFILE = /^(?:foreman|honcho|goreman|overmind|hivemind)$/

function managerOf({ build }: RuleInput) {
  const process = build.image?.process
  const instruction = process?.instruction
  const program = process?.program ?? null
  if (!instruction || program === null) return null
  if (!MANAGERS.test(program) && !(PROCFILE.test(program) && process?.args[0] === 'start')) return null
  return {
    messageId: 'manager',
    range: instruction.argv?.[0]?.range ?? instruction.range,
    data: { program },
    confidence: 'likely',
  } as const
}

/** What a start script leaves behind in the background while something else follows. */
function serviceIn(body: readonly Statement[]): Found | null {
  const flat = body.flatMap(parts)
  for (const [at, part] of flat.entries()) {
    if (!flat.slice(at + 1).some(({ command }) => isProgram(command))) continue
    const { command, background } = part
    if (background && isProgram(command))
      return { messageId: 'background', range: command.range, data: { program: writtenProgram(command) } }
    const text = serviceCall(command)
    if (text !== null) return { messageId: 'service', range: command.range, data: { command: text } }
  }
  return null
}

type Part = { readonly command: Command; readonly background: boolean }

/** The commands of a list and of chains in it, each with how it runs. Branches and loops are let be. */
function parts(statement: Statement): readonly Part[] {
  if (statement.kind === 'and-or') return statement.items.flatMap(parts)
  if (statement.kind === 'group') return statement.body.flatMap(parts)
  const inner = statement.kind === 'background' ? statement.body : statement
  const command =
    inner.kind === 'command' || inner.kind === 'pipeline' || inner !== statement
      ? firstCommand(inner)
      : undefined
  return command ? [{ command, background: inner !== statement }] : []
}

/** Commands that prepare or wait, and no services. */
const HELPERS = new Set(
  '. : [ test true false cd cat cp mv rm ln mkdir touch chmod chown echo printf export set unset source exit wait sleep trap kill sed awk grep find tail umask ulimit eval read env nc curl wget ssh-keygen openssl wait-for-it wait-for-it.sh wait-for dockerize'.split(
    ' ',
  ),
)

function isProgram(command: Command): boolean {
  const { argv } = calledBy(command)
  if (command.words.length === 0) return false
  return argv[0] == null || !HELPERS.has(baseName(argv[0]))
}

/** `service nginx start`, `/etc/init.d/nginx start`. */
function serviceCall(command: Command): string | null {
  const { argv } = calledBy(command)
  const [program, name, verb] = argv
  if (program === 'service' && (verb === 'start' || verb === 'restart'))
    return `service ${name ?? '…'} ${verb}`
  const starts = name === 'start' || name === 'restart'
  return program?.includes('/init.d/') && starts ? `${program} ${name}` : null
}
