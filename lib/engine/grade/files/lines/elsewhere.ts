import type { CommandLine } from '../../../cli/model.ts'
import type { Outcome } from '../../outcome.ts'
import { keptBy, told, type PlacedLine } from './placed.ts'

/** Which daemon it was that settled where a command goes, as it is written. */
type Daemon = { readonly is: boolean | null; readonly by: string }

/** Does docker talk to a daemon on another machine? */
export function isElsewhere(wanted: boolean, placed: PlacedLine): Outcome {
  const daemon = daemonOf(placed)
  return told(
    placed,
    daemon.is,
    wanted,
    {
      yes: `talks to the daemon of another machine (${daemon.by})`,
      no: 'talks to the daemon of this machine',
      need: wanted ? '' : 'Leave out what names another daemon.',
    },
    null,
    daemon.by,
  )
}

/**
 * The option goes before the environment, DOCKER_HOST before DOCKER_CONTEXT, and both before what `docker context use` has set.
 * Source: docs.docker.com/engine/manage-resources/contexts and docker/cli, cli/command/cli.go, resolveContextName.
 */
function daemonOf(placed: PlacedLine): Daemon {
  const { line } = placed
  const options = line.call?.options.filter(({ global }) => global) ?? []
  const host = options.findLast(({ name }) => name === 'host')
  if (host) return { is: isAway(host.value), by: `${host.spelled} ${host.shown}` }
  const context = options.findLast(({ name }) => name === 'context')
  if (context) return { is: isAwayContext(context.value), by: `${context.spelled} ${context.shown}` }
  return (
    fromSetting('DOCKER_HOST', isAway, placed) ??
    fromSetting('DOCKER_CONTEXT', isAwayContext, placed) ??
    fromUse(placed) ?? { is: false, by: '' }
  )
}

function fromSetting(
  name: string,
  away: (value: string | null) => boolean | null,
  { line, settings }: PlacedLine,
): Daemon | null {
  const above = settings.filter(
    ({ exported, before, process }) =>
      exported &&
      before <= line.index &&
      line.process.startsWith(process) &&
      keptBy(line, { name, process }) === undefined,
  )
  const found = [...above, ...line.assignments].findLast((each) => each.name === name)
  if (found === undefined || found.value === '') return null
  return { is: away(found.value), by: `${name}=${found.shown}` }
}

function fromUse({ line, lines }: PlacedLine): Daemon | null {
  const isUse = ({ call, index }: CommandLine): boolean => index < line.index && call?.verb === 'context use'
  const name = lines.findLast(isUse)?.call?.operands[0]
  return name === undefined ? null : { is: isAwayContext(name.text), by: `docker context use ${name.shown}` }
}

/** Sockets and pipes are of this machine, and so is its own address. */
function isAway(host: string | null): boolean | null {
  if (host === null) return null
  return !/^(?:unix|npipe|fd):\/\/|^(?:tcp:\/\/)?(?:127\.|localhost\b|\[::1\])/.test(host)
}

/** Contexts that Docker and what runs it on a laptop make there. What another name stands for is not told. */
const HERE: ReadonlySet<string> = new Set(
  'default desktop-linux desktop-windows rootless colima orbstack rancher-desktop'.split(' '),
)

function isAwayContext(name: string | null): boolean | null {
  return name !== null && HERE.has(name) ? false : null
}
