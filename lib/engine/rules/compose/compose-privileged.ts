import type { Section, Setting } from '../../compose/model.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { removeKey } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'A privileged container has every capability and every device of the host, and neither the seccomp profile nor AppArmor or SELinux holds it. Root inside can mount the disk of the host and change whatever it likes there: the container is no border any more. What a program truly needs is nearly always one device (devices:) or one capability (cap_add:), and that can be given alone.',
  bad: 'services:\n  sonar:\n    image: harbour/sonar:1.8\n    privileged: true\n',
  good: 'services:\n  sonar:\n    image: harbour/sonar:1.8\n    devices:\n      - /dev/ttyUSB0:/dev/ttyUSB0\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#privileged',
    'https://docs.docker.com/reference/cli/docker/container/run/#privileged',
    'https://docs.docker.com/reference/compose-file/build/#privileged',
  ],
  equivalents: {
    kics: ['Privileged Containers Enabled'],
    semgrep: ['privileged-service'],
    docker_bench: ['5.5'],
  },
}

type MessageId = 'service' | 'build'

/** Capabilities, profiles and the read-only file system mean nothing then: rules about those are silent about such a service. */
export default defineRule({
  meta: {
    name: 'compose-privileged',
    severity: 'error',
    category: 'security',
    files: 'compose',
    title: 'Run services without privileged',
    messages: {
      service:
        'Service {{service}} is privileged: it has all capabilities and devices of the host, so whoever breaks into it is root on the host.',
      build:
        'The build of service {{service}} is privileged: every RUN of its Dockerfile, packages from the network included, may do as root on the host what it likes.',
    },
  },
  *check({ compose: { source, services } }) {
    yield* distinct(
      services.flatMap((service) => [
        ...reportsOf('service', service.name, source, service),
        ...(service.build === null ? [] : reportsOf('build', service.name, source, service.build)),
      ]),
    )
  },
})

function reportsOf(
  messageId: MessageId,
  service: string,
  source: string,
  section: Section & { readonly privileged: Setting<boolean> | null },
): readonly Report<MessageId>[] {
  const setting = section.privileged
  if (setting?.value !== true) return []
  const confidence = setting.written.literal ? 'certain' : 'likely'
  const removed = removeKey(source, section, 'privileged')
  return [
    {
      messageId,
      range: setting.entry,
      data: { service },
      confidence,
      ...(removed && { fix: fixOf(removed) }),
    },
  ]
}

function fixOf(removed: TextEdit): Fix {
  return { title: 'Remove privileged', safety: 'behaviour', edits: [removed] }
}
