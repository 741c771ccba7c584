import type { ComposeFile, Service } from '../../compose/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { addKey } from './shared/edits.ts'
import { limitGap, type LimitGap } from './shared/limits.ts'

export const docs: RuleDocs = {
  why: 'The kernel has a fixed number of processes and threads for all containers together. A program that starts others without end, by a mistake or because somebody sent it a fork bomb, uses them up, and then nothing on the host can start any more, not even a shell to stop it. With a limit only the one container fails. Two hundred are plenty for most services; programs with many threads, such as a JVM or a database, need more.',
  bad: 'services:\n  worker:\n    image: harbour/worker:5\n    mem_limit: 256m\n    cpus: 0.5\n',
  good: 'services:\n  worker:\n    image: harbour/worker:5\n    mem_limit: 256m\n    cpus: 0.5\n    pids_limit: 200\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#pids_limit',
    'https://docs.docker.com/reference/compose-file/deploy/#pids',
    'https://docs.kernel.org/admin-guide/cgroup-v2.html#pid',
  ],
  equivalents: { kics: ['Pids Limit Not Set'], docker_bench: ['5.29'] },
}

/** Zero and -1 stand for no limit. Source: compose-spec, 05-services.md; docker container update, --pids-limit. */
export default defineRule({
  meta: {
    name: 'compose-pids-limit',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Set a limit on processes for every service',
    messages: {
      missing:
        'Service {{service}} may start processes without end: no pids_limit keeps it from using up those of the whole host.',
      reserved: 'Service {{service}} reserves processes, which limits nothing.',
      unlimited: '{{value}} stands for no limit, so service {{service}} may start processes without end.',
    },
  },
  *check({ compose }) {
    yield* distinct(
      compose.services.flatMap((service) => {
        const gap = limitGap(service, 'pids')
        if (gap === null) return []
        const data = { service: service.name, value: service.limits.pids?.written.raw ?? '' }
        return [{ ...gap, data, ...fixOf(compose, service, gap) }]
      }),
    )
  },
})

function fixOf({ source }: ComposeFile, service: Service, gap: LimitGap): { fix?: Fix } {
  if (gap.confidence !== 'certain') return {}
  const edit =
    gap.messageId === 'unlimited'
      ? { range: gap.range, newText: '200' }
      : addKey(source, service, 'pids_limit', '200')
  return edit === null ? {} : { fix: { title: 'Set pids_limit to 200', safety: 'behaviour', edits: [edit] } }
}
