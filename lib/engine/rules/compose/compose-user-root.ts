import type { Setting } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { awaitedServices, oneShot } from './shared/one-shot.ts'
import { namesRoot } from './shared/users.ts'

export const docs: RuleDocs = {
  why: 'Root in a container is the same account as root on the host, with fewer capabilities. A flaw in the kernel, a bind mount or a socket too many, and the difference is gone. user: root takes away what the author of the image took care of: most images start as an account without rights or become one. When files of a volume are not writable, mend their owner once instead, in the Dockerfile or with a job that runs before the service.',
  bad: 'services:\n  crane:\n    image: harbour/crane:1.4\n    user: root\n',
  good: 'services:\n  crane:\n    image: harbour/crane:1.4\n    user: "10001:10001"\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#user',
    'https://docs.docker.com/engine/security/',
    'https://docs.docker.com/build/building/best-practices/#user',
  ],
  equivalents: { docker_bench: ['4.1'] },
}

type MessageId = 'root' | 'variable' | 'job'

/** Only what the file says; an image that starts as root by itself is a matter of its Dockerfile. */
export default defineRule({
  meta: {
    name: 'compose-user-root',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Run services as a user other than root',
    messages: {
      root: 'Service {{service}} runs as root, whatever its image says: user is {{user}}.',
      variable:
        'Service {{service}} runs as root as long as nobody sets another user: {{user}} comes out as {{value}}.',
      job: 'Service {{service}} runs as root (user: {{user}}) until its work is done; give it only the mounts that it has to change.',
    },
  },
  *check({ compose }) {
    const awaited = awaitedServices(compose)
    yield* distinct(
      compose.services.flatMap((service) => {
        const { user } = service
        if (user?.value == null || !namesRoot(user.value)) return []
        return [reportOf(service.name, user, oneShot(service, awaited) !== null)]
      }),
    )
  },
})

function reportOf(service: string, user: Setting<string>, isJob: boolean): Report<MessageId> {
  const { range, written, value } = user
  const data = { service, user: written.raw, value: value ?? '' }
  if (isJob) return { messageId: 'job', range, data, severity: 'info', confidence: 'likely' }
  return written.literal
    ? { messageId: 'root', range, data }
    : { messageId: 'variable', range, data, confidence: 'likely' }
}
