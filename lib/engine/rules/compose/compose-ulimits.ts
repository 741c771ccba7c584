import type { Service, Ulimit } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'Limits of open files and processes keep one program from using up what the kernel has for all. Without a bound for nproc a fork bomb takes the host down, and some programs walk through all file numbers at their start, which with a bound of a thousand million takes minutes and gigabytes. Core files without a bound fill the disk with what was in the memory of a crashed program, passwords included. Databases and search engines ask for 65,535 files or some such number; memlock is another matter.',
  bad: 'services:\n  web:\n    image: harbour/web:7\n    ulimits:\n      nproc: -1\n',
  good: 'services:\n  web:\n    image: harbour/web:7\n    ulimits:\n      nproc: 512\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#ulimits',
    'https://docs.docker.com/reference/cli/docker/container/run/#ulimit',
    'https://man7.org/linux/man-pages/man2/getrlimit.2.html',
  ],
  equivalents: { docker_bench: ['5.19'] },
}

type MessageId = 'unlimited' | 'extreme'

/** A million files are more than any of the usual advice; the kernel's own most is 1,048,576 in many systems. */
const MOST = 1_048_576

/** memlock and stack without a bound are asked for by databases and search engines. */
const BOUNDED = new Set(['core', 'nofile', 'nproc'])

export default defineRule({
  meta: {
    name: 'compose-ulimits',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Set bounds in ulimits',
    messages: {
      unlimited: '-1 takes the bound of {{name}} away for service {{service}}.',
      extreme:
        'A bound of {{count}} for {{name}} is none: service {{service}} may use up what the kernel has for all, and some programs get slow with it.',
    },
  },
  *check({ compose: { services } }) {
    yield* distinct(
      services.flatMap((service) => service.ulimits.flatMap((ulimit) => reportOf(service, ulimit) ?? [])),
    )
  },
})

function reportOf({ name: service }: Service, { name, soft, hard, range }: Ulimit): Report<MessageId> | null {
  if (!BOUNDED.has(name)) return null
  const values = [soft, hard].filter((value) => value !== null)
  const data = { name, service, count: Math.max(...values, 0) }
  if (values.includes(-1)) return { messageId: 'unlimited', range, data }
  return name !== 'core' && values.some((value) => value > MOST)
    ? { messageId: 'extreme', range, data, confidence: 'likely' }
    : null
}
