import type { CommandFile } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'Docker Content Trust signed tags with Notary v1. The service behind it for Docker Hub is being switched off, and the command line of Docker 29 no longer has the part that looked at the signatures: DOCKER_CONTENT_TRUST=1 protects from nothing there, and docker trust is gone. Cosign and Notation sign digests and keep the signatures beside the image in any registry; a script verifies one with cosign verify before it starts the image.',
  bad: 'export DOCKER_CONTENT_TRUST=0\ndocker pull harbour/tides:1.9.2\n',
  good: 'cosign verify --key cosign.pub harbour/tides:1.9.2\ndocker pull harbour/tides:1.9.2\n',
  sources: [
    'https://www.docker.com/blog/retiring-docker-content-trust/',
    'https://docs.docker.com/engine/deprecated/',
    'https://docs.sigstore.dev/cosign/verifying/verify/',
  ],
  equivalents: { docker_bench: ['4.5', '4.12'], dockle: ['CIS-DI-0005'] },
}

type MessageId = 'off' | 'on' | 'trust' | 'option'

export default defineRule({
  meta: {
    name: 'cli-content-trust',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Start from signatures that cosign or notation verify',
    messages: {
      off: 'DOCKER_CONTENT_TRUST=0 switches off a check that is being retired; verify images with cosign or notation.',
      on: 'DOCKER_CONTENT_TRUST has no effect with Docker 29 and later, and pulls of older ones fail with it; verify images with cosign or notation.',
      trust: 'docker trust is retired together with Notary v1; sign with cosign or notation.',
      option: '--disable-content-trust belongs to a check that is being retired; leave it out.',
    },
  },
  *check({ script }) {
    yield* distinct([...settingReports(script), ...callReports(script)])
  },
})

function* settingReports({ settings, commands }: CommandFile): Iterable<Report<MessageId>> {
  for (const { name, value, range } of [...settings, ...commands.flatMap(({ assignments }) => assignments)])
    // An empty one says nothing, and `unset` leaves such a one.
    if (name === 'DOCKER_CONTENT_TRUST' && value !== null && value !== '')
      yield { messageId: value === '0' ? 'off' : 'on', range }
}

function* callReports({ commands }: CommandFile): Iterable<Report<MessageId>> {
  for (const { call } of commands) {
    if (call?.tool !== 'docker') continue
    if (/^trust(?: |$)/.test(call.verb)) yield { messageId: 'trust', range: call.verbRange }
    const option = call.options.find(({ name }) => name === 'disable-content-trust')
    if (option !== undefined) yield { messageId: 'option', range: option.range }
  }
}
