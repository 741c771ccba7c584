import type { CommandInstruction } from '../../dockerfile/model.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'
import { shippedChain, shippedInstructions, targetOf } from './output.ts'

const DROPPERS = /(?:^|[\s/"'])(?:gosu|su-exec|setpriv|setuidgid|s6-setuidgid|chpst|runuser)(?=$|[\s"'])/

/**
 * The container starts as root and hands over to another account: the start command names gosu, su-exec or setpriv,
 * the start script of the context or of an official image does, or the image installs one of them for its entry point.
 */
export const dropsPrivileges = perFile((input): boolean => {
  const { entrypoint, cmd } = targetOf(input.dockerfile)?.end ?? {}
  const start = [entrypoint, cmd].map((command) => command?.text ?? '').join(' ')
  if (DROPPERS.test(start)) return true
  if (entrypoint === null && baseDrops(cmd, input)) return true
  return entrypoint != null && (scriptDrops(start, input) || installsDropper(input))
})

/**
 * Official images whose entry point gives root up when it starts the server itself, by the name of that. Source: their
 * docker-entrypoint.sh, github.com/docker-library and the publishers' own repositories.
 */
const SERVERS: ReadonlyMap<string, string> = new Map([
  ['postgres', 'postgres'],
  ['mysql', 'mysqld'],
  ['mariadb', 'mariadbd'],
  ['percona', 'mysqld'],
  ['mongo', 'mongod'],
  ['redis', 'redis-server'],
  ['valkey/valkey', 'valkey-server'],
  ['rabbitmq', 'rabbitmq-server'],
  ['cassandra', 'cassandra'],
  ['zookeeper', 'zkServer.sh'],
  ['couchdb', 'couchdb'],
  ['vault', 'server'],
  ['hashicorp/vault', 'server'],
  ['consul', 'agent'],
  ['hashicorp/consul', 'agent'],
])

function baseDrops(cmd: CommandInstruction | null | undefined, input: RuleInput): boolean {
  const base = shippedChain(input)[0]?.base
  const server = base?.kind === 'image' ? SERVERS.get(base.reference.name) : undefined
  if (server === undefined) return false
  const first = cmd?.argv?.[0]?.value
  return cmd == null || (first !== undefined && (first === server || first.startsWith('-')))
}

function scriptDrops(start: string, { context }: RuleInput): boolean {
  const names = start.match(/[\w.-]{1,80}\.sh\b|[\w-]{0,40}entrypoint[\w.-]{0,40}/g) ?? []
  return Object.entries(context.files).some(
    ([path, { content }]) =>
      content !== null && names.some((name) => path.endsWith(name)) && DROPPERS.test(content),
  )
}

function installsDropper(input: RuleInput): boolean {
  return shippedInstructions(input).some(
    (instruction) =>
      (instruction.keyword === 'RUN' && DROPPERS.test(instruction.node.body.text)) ||
      (instruction.keyword === 'COPY' &&
        instruction.sources.some(({ text }) => /(?:^|\/)(?:gosu|su-exec)$/.test(text ?? ''))),
  )
}
