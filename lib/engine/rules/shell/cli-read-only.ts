import type { RunCall } from '../../cli/model.ts'
import { isBackend, serviceFacts } from '../../images/services.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { isService, reportEach } from './shared/calls.ts'
import { addOptions } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'A web server has no reason to change its own program. With --read-only nothing in the image can be written, so an attacker can neither plant a file in the page nor replace a program, and what did change lies in a volume, where it is looked for. Most programs want at least /tmp: --tmpfs /tmp gives it, in memory and empty after each start. Try it first: an image that writes somewhere else says so in its log and then needs a tmpfs there as well.',
  bad: 'docker run -d --name timetable harbour/timetable:2.1\n',
  good: 'docker run -d --read-only --tmpfs /tmp --name timetable harbour/timetable:2.1\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/#read-only',
    'https://docs.docker.com/reference/cli/docker/container/run/#tmpfs',
  ],
  equivalents: { docker_bench: ['5.13'] },
}

/** Databases and their like write in many places. */
export default defineRule({
  meta: {
    name: 'cli-read-only',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Start services with a read-only root file system',
    messages: {
      missing:
        'The container may change every file of its image; --read-only with --tmpfs /tmp lets it write only where it has to.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => {
      if (!isService(call) || call.readOnly === true || writes(call)) return null
      const written = call.options.some(({ name }) => name === 'read-only')
      const options = call.mounts.some(({ type }) => type === 'tmpfs')
        ? '--read-only'
        : '--read-only --tmpfs /tmp'
      const edit = written ? null : addOptions(script, call, options)
      const fix: Fix | null =
        edit === null ? null : { title: 'Make it read-only', safety: 'suggestion', edits: [edit] }
      const confidence = call.open ? 'possible' : 'likely'
      return { messageId: 'missing', range: call.verbRange, confidence, ...(fix && { fix }) }
    })
  },
})

function writes({ image }: RunCall): boolean {
  const facts = image?.reference ? serviceFacts(image.reference) : null
  return facts !== null && (isBackend(facts) || facts.role === 'tool')
}
