import type { CommandFile, Option, PublishedPort, RunCall } from '../../cli/model.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import { insertAt } from './shared/edits.ts'
import { isOpen, purposeOf, softwareAt, spanOf } from './shared/published.ts'

export const docs: RuleDocs = {
  why: 'A port without an address is opened on every network of the host, the internet included. Docker writes its own rules into the firewall, before those of ufw or firewalld, so a port that ufw status shows as closed is open all the same. A database found that way is read and deleted by programs that search for nothing else. 127.0.0.1 before the port keeps it on the host; containers of one network reach each other without any published port.',
  bad: 'docker run -d --name books -p 5432:5432 postgres:18\n',
  good: 'docker run -d --name books -p 127.0.0.1:5432:5432 postgres:18\n',
  sources: [
    'https://docs.docker.com/engine/network/port-publishing/',
    'https://docs.docker.com/engine/network/packet-filtering-firewalls/#docker-and-ufw',
  ],
  equivalents: { docker_bench: ['5.14', '5.9'] },
}

type MessageId = 'backend' | 'perhaps' | 'admin' | 'open' | 'web' | 'all'

export default defineRule({
  meta: {
    name: 'cli-publish-all-interfaces',
    severity: 'warning',
    category: 'security',
    files: 'shell',
    title: 'Write the address before a port in -p',
    messages: {
      backend:
        'Port {{port}} of {{image}} is open on every network of the host, whatever its firewall says; write 127.0.0.1 before it, or leave it out.',
      perhaps:
        'Port {{port}} is that of {{software}}, and it is open on every network of the host, whatever its firewall says; write 127.0.0.1 before it.',
      admin:
        'The interface for administrators on port {{port}} is open on every network of the host; write 127.0.0.1 before it.',
      open: 'Port {{port}} is open on every network of the host, whatever its firewall says; with 127.0.0.1 before it only the host reaches it.',
      web: 'Port {{port}} is open on every network of the host; that is right for a web server that everybody may use.',
      all: '-P opens every port that the image declares, on ports of the host that nobody chose and on every network; name the ones that are needed.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => reportsOf(script, call))
  },
})

function* reportsOf(script: CommandFile, call: RunCall): Iterable<Report<MessageId>> {
  if (call.networks.some(({ value }) => value === 'host' || value === 'none')) return
  const options = call.options.filter(({ name }) => name === 'publish')
  for (const [index, port] of call.ports.entries())
    if (isOpen(port) && spanOf(port.target) !== null) yield reportOf(script, call, port, options[index])
  const all = call.options.findLast(({ name }) => name === 'publish-all')
  if (all !== undefined && call.publishAll === true) yield { messageId: 'all', range: all.range }
}

function reportOf(
  script: CommandFile,
  call: RunCall,
  port: PublishedPort,
  option: Option | undefined,
): Report<MessageId> {
  const messageId = messageOf(call, port)
  const data = {
    port: port.published ?? port.target ?? '',
    image: call.image?.word.shown ?? 'the image',
    software: softwareAt(port.target) ?? '',
  }
  const hint = messageId === 'web' || messageId === 'open'
  return {
    messageId,
    range: port.range,
    data,
    ...(hint && { severity: 'info' }),
    ...((messageId === 'web' || messageId === 'perhaps') && {
      confidence: messageId === 'web' ? 'possible' : 'likely',
    }),
    ...(messageId !== 'web' && fixOf(script, port, option)),
  }
}

function messageOf(call: RunCall, port: PublishedPort): MessageId {
  const purpose = purposeOf(call, port)
  if (purpose !== 'other') return purpose
  return port.published === '80' || port.published === '443' ? 'web' : 'open'
}

/** `5432:5432` and `5432` get the address of the host before them. */
function fixOf({ source }: CommandFile, port: PublishedPort, option: Option | undefined): { fix?: Fix } {
  const written = option && source.slice(option.valueRange.start.offset, option.valueRange.end.offset)
  if (
    option === undefined ||
    written !== option.value ||
    port.hostIp !== null ||
    !/^[\d:/a-z-]+$/.test(written)
  )
    return {}
  const newText = port.published === null ? '127.0.0.1::' : '127.0.0.1:'
  const edits = [insertAt(option.valueRange.start, newText)]
  return { fix: { title: 'Publish it on 127.0.0.1 only', safety: 'behaviour', edits } }
}
