import { RUN_OPTIONS } from '../../cli/run-options.ts'
import type { PublishedPort, RunCall } from '../../cli/model.ts'
import type { Project } from '../../project.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { isDocker, reportEach } from './shared/calls.ts'
import { isMeantAsBuild } from './shared/meant.ts'
import { factsOf, spanOf } from './shared/published.ts'

export const docs: RuleDocs = {
  why: 'docker run reads its options up to the first word that is none: that is the image, and everything behind it belongs to the program in the container. An option that comes later is not seen by Docker; the program gets it, and fails or ignores it. In -p the port of the host comes first and that of the container second: with both the wrong way round the container is published on a port on which nothing listens.',
  bad: 'docker run --rm harbour/tides:1.9 -p 8080:80\n',
  good: 'docker run --rm -p 8080:80 harbour/tides:1.9\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/',
    'https://docs.docker.com/engine/network/port-publishing/',
  ],
  equivalents: {},
}

type MessageId = 'behind' | 'swapped' | 'malformed'

export default defineRule({
  meta: {
    name: 'cli-publish-order',
    severity: 'warning',
    category: 'syntax',
    files: 'shell',
    title: 'Put options before the image, and the port of the host first',
    messages: {
      behind:
        '{{option}} stands behind the image, so {{image}} gets it as an argument and docker does not see it; put it before the image.',
      swapped:
        '{{image}} listens on {{listens}}, and this publishes its port {{target}}; the port of the host comes first: -p {{right}}.',
      malformed:
        'docker refuses {{port}}: it takes [ADDRESS:][HOST:]CONTAINER[/tcp|udp], with ports up to 65535.',
    },
  },
  *check({ script, project }) {
    yield* reportEach(script, ['run'], ({ call }) => reportsOf(call, project))
  },
})

function* reportsOf(call: RunCall, project: Project): Iterable<Report<MessageId>> {
  const options = call.options.filter(({ name }) => name === 'publish')
  for (const [index, port] of call.ports.entries()) {
    const report = portReport(call, port, options[index]?.shown ?? '')
    if (report !== null) yield report
  }
  if (isMeantAsBuild(call, project) || !isDocker(call)) return
  const behind = behindImage(call)
  if (behind !== null) yield behind
}

function portReport(call: RunCall, port: PublishedPort, written: string): Report<MessageId> | null {
  if (!port.known) return null
  if (!isWellFormed(port))
    return {
      messageId: 'malformed',
      range: port.range,
      data: { port: written },
      severity: 'error',
    }
  const ports = factsOf(call)?.ports ?? []
  const [published, target] = [Number(port.published), Number(port.target)]
  if (!ports.includes(published) || ports.includes(target) || port.published === port.target) return null
  const address = port.hostIp === null ? '' : `${port.hostIp}:`
  return {
    messageId: 'swapped',
    range: port.range,
    data: {
      image: call.image?.word.shown ?? '',
      listens: published,
      target,
      right: `${address}${target}:${published}`,
    },
    confidence: 'likely',
  }
}

/** Source: docker/go-connections, nat.ParsePortSpec. */
function isWellFormed({ hostIp, published, target, protocol }: PublishedPort): boolean {
  const inside = spanOf(target)
  const outside = published === null ? null : spanOf(published)
  if (inside === null || inside.from === 0 || (published !== null && outside === null)) return false
  if (hostIp !== null && !isAddress(hostIp)) return false
  const many = inside.to - inside.from
  // A range of the host may be longer where one port of the container takes any of it.
  const fits = outside === null || many === 0 || outside.to - outside.from === many
  return fits && /^(?:tcp|udp|sctp)$/.test(protocol)
}

/** IPv4, or IPv6 with an interface behind a percent sign. */
function isAddress(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || (text.includes(':') && /^[:.%\w]+$/.test(text))
}

/** Options of docker run that few programs have in this form. */
const SURE: ReadonlySet<string> = new Set(
  '--rm --detach --publish --network --restart --gpus --volume --env-file --privileged --publish-all'.split(
    ' ',
  ),
)

/** And those that no other program has. */
const DOCKERS_OWN: ReadonlySet<string> = new Set(['--rm', '--publish', '--publish-all', '--privileged'])

/** The first argument is an option that docker run has, and its form says that it was meant for docker. */
function behindImage({ image, args }: RunCall): Report<MessageId> | null {
  const [first, second] = args
  if (image === null || first?.text == null || !first.text.startsWith('-')) return null
  const spelled = first.text.split('=', 1)[0] ?? ''
  const value = first.text.includes('=') ? first.text.slice(spelled.length + 1) : (second?.text ?? '')
  const sure = SURE.has(spelled)
  if (!sure && !isMeant(spelled, value, args.length)) return null
  return {
    messageId: 'behind',
    range: first.range,
    data: { option: spelled, image: image.word.shown },
    confidence: DOCKERS_OWN.has(spelled) ? 'certain' : 'likely',
  }
}

function isMeant(spelled: string, value: string, count: number): boolean {
  if (!RUN_OPTIONS.has(spelled) && !/^-[ditP]{2,4}$/.test(spelled)) return false
  switch (spelled) {
    case '-p':
      return /^(?:[\d.]+:)?\d+:\d+(?:\/\w+)?$/.test(value)
    case '-v':
      return isMount(value)
    case '-e':
    case '--env':
      return /^[A-Z][A-Z0-9_]*=/.test(value)
    case '-d':
      return count === 1
    default:
      return /^-(?:it|ti|dit|itd|dti|tid)$/.test(spelled)
  }
}

/** `/srv/data:/data`, `data:/data`: a path or a name, and a path in the container. */
function isMount(value: string): boolean {
  const colon = value.indexOf(':')
  if (colon === -1 || value[colon + 1] !== '/') return false
  const source = value.slice(0, colon)
  return source.includes('/') || /^[\w.-]+$/.test(source)
}
