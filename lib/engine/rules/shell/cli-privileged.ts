import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import { removeOption } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'A privileged container has every capability and every device of the host, and neither the seccomp profile nor AppArmor or SELinux holds it. Root inside can mount the disk of the host and change whatever it likes there. What a program truly needs is nearly always one device (--device) or one capability (--cap-add), and that can be given alone; a GPU needs --gpus.',
  bad: 'docker run --rm --privileged harbour/sonar:1.8\n',
  good: 'docker run --rm --device /dev/ttyUSB0 harbour/sonar:1.8\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/#privileged',
    'https://docs.docker.com/engine/security/',
  ],
  equivalents: { docker_bench: ['5.5', '5.23'] },
}

/** Capabilities, profiles and the read-only file system mean nothing then: rules about those are silent about such a container. */
export default defineRule({
  meta: {
    name: 'cli-privileged',
    severity: 'error',
    category: 'security',
    files: 'shell',
    title: 'Run containers without --privileged',
    messages: {
      run: 'This container is privileged: it has all capabilities and devices of the host, so whoever breaks into it is root on the host.',
      exec: 'The command is privileged: it has all capabilities, whatever the container was started with.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run', 'exec'], ({ call }) => {
      if (call.privileged !== true) return null
      const option = call.options.findLast(({ name }) => name === 'privileged')
      if (option === undefined) return null
      const edit = removeOption(script, option)
      const fix: Fix | null =
        edit === null ? null : { title: 'Remove --privileged', safety: 'behaviour', edits: [edit] }
      return { messageId: call.kind, range: option.range, ...(fix && { fix }) }
    })
  },
})
