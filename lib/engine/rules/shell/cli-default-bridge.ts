import type { CommandFile } from '../../cli/model.ts'
import { isBackend } from '../../images/services.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { callsOf, type Used } from './shared/calls.ts'
import { factsOf } from './shared/published.ts'

export const docs: RuleDocs = {
  why: 'Containers without --network share the default bridge, where all of them reach each other and none finds another by its name. --link was the way around that and is left only for old scripts: it copies the environment of one container, passwords included, into the other. On a network of their own the containers of an application find each other by name, and no other container reaches them.',
  bad: 'docker run -d --name books postgres:18\ndocker run -d --name library --link books:db harbour/library:3.0\n',
  good: 'docker network create library\ndocker run -d --name books --network library postgres:18\ndocker run -d --name library --network library harbour/library:3.0\n',
  sources: [
    'https://docs.docker.com/engine/network/drivers/bridge/#differences-between-user-defined-bridges-and-the-default-bridge',
    'https://docs.docker.com/engine/network/links/',
  ],
  equivalents: { docker_bench: ['5.30'] },
}

type MessageId = 'link' | 'together'

export default defineRule({
  meta: {
    name: 'cli-default-bridge',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Put containers that belong together on a network of their own',
    messages: {
      link: '--link is left for old scripts only; on a network of their own both containers find each other by name.',
      together:
        '{{image}} is meant for other containers, which do not find it by name on the default bridge; start them with one --network.',
    },
  },
  *check({ script }) {
    yield* distinct(reportsOf(script))
  },
})

function* reportsOf(script: CommandFile): Iterable<Report<MessageId>> {
  const runs = callsOf(script, 'run')
  const linked = runs.flatMap(({ call }) => call.options.filter(({ name }) => name === 'link'))
  for (const { range } of linked) yield { messageId: 'link', range }
  if (linked.length > 0) return
  const services = runs.filter(isOnBridge)
  if (services.length < 2 || joinsLater(script)) return
  for (const { call } of services) {
    const facts = factsOf(call)
    if (call.image === null || facts === null || !isBackend(facts)) continue
    const data = { image: call.image.word.shown }
    yield { messageId: 'together', range: call.image.word.range, data, confidence: 'likely' }
  }
}

function isOnBridge({ call }: Used<'run'>): boolean {
  return call.detach === true && call.networks.length === 0 && !call.open && call.image !== null
}

function joinsLater({ commands }: CommandFile): boolean {
  return commands.some(({ call }) => call?.verb === 'network connect')
}
