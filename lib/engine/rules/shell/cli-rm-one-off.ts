import type { RunCall } from '../../cli/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { isDocker, reportEach, type Used } from './shared/calls.ts'
import { addOptions } from './shared/edits.ts'
import { isMeantAsBuild } from './shared/meant.ts'

export const docs: RuleDocs = {
  why: 'A container whose program has ended stays on the disk with all it wrote, its log and its anonymous volumes, until somebody removes it. A script that runs one for each test fills the disk in weeks, and docker ps -a becomes a long list of odd names. --rm removes the container as soon as its program ends. Leave it out where the container is started again or its files are copied out afterwards.',
  bad: 'docker run -it harbour/pilots:1.4 sh\n',
  good: 'docker run --rm -it harbour/pilots:1.4 sh\n',
  sources: ['https://docs.docker.com/reference/cli/docker/container/run/#rm'],
  equivalents: { docker_bench: ['6.2'] },
}

/** With a name the container may be meant to stay, and with a restart policy or -d it is a service. */
export default defineRule({
  meta: {
    name: 'cli-rm-one-off',
    severity: 'info',
    category: 'maintainability',
    files: 'shell',
    title: 'Remove one-off containers with --rm',
    messages: {
      left: 'The container stays on the disk when its program has ended; --rm removes it.',
    },
  },
  *check({ script, project }) {
    yield* reportEach(script, ['run'], (used) => {
      const { call } = used
      if (!isOneOff(used) || isMeantAsBuild(call, project)) return null
      const edit = addOptions(script, call, '--rm')
      const fix: Fix | null = edit === null ? null : { title: 'Add --rm', safety: 'behaviour', edits: [edit] }
      return { messageId: 'left', range: call.verbRange, confidence: sureness(call), ...(fix && { fix }) }
    })
  },
})

function isOneOff({ line, call }: Used<'run'>): boolean {
  const { rm, detach, creates, restart, name, image, options } = call
  if (rm !== false || detach !== false || creates || image === null || !isDocker(call)) return false
  // Its number is kept, in a variable or a file: something comes after.
  if (line.captured || options.some((option) => option.name === 'cidfile')) return false
  return restart === null && name === null && !line.background
}

function sureness({ interactive, tty, args }: RunCall): 'likely' | 'possible' {
  return args.length > 0 || (interactive === true && tty === true) ? 'likely' : 'possible'
}
