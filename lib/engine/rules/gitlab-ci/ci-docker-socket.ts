import type { Job, JobCommand } from '../../gitlab-ci/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { dindOf } from './shared/docker-jobs.ts'

export const docs: RuleDocs = {
  why: 'A job that talks to the Docker socket of the machine it runs on is root there: it can start a container with all of the disk in it. Whoever may open a merge request may change the script of a job, so the server of the runner, and the secrets of all other projects that it builds, are theirs. Membership in the docker group is the same thing. A daemon of its own for each job (dind with TLS, on machines that do nothing else), or a builder that needs no privileges (rootless BuildKit, buildah) keeps a job in its container.',
  bad: 'image-of-ferry:\n  variables:\n    DOCKER_HOST: unix:///var/run/docker.sock\n  script:\n    - docker build --tag ferry:1 .\n',
  good: 'image-of-ferry:\n  image: docker:29\n  services:\n    - docker:29-dind\n  variables:\n    DOCKER_TLS_CERTDIR: /certs\n  script:\n    - docker build --tag ferry:1 .\n',
  sources: [
    'https://docs.gitlab.com/ci/docker/using_docker_build/#use-docker-socket-binding',
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
  ],
  equivalents: { docker_bench: ['5.32'] },
}

type MessageId = 'host' | 'mount' | 'group'

export default defineRule({
  meta: {
    name: 'ci-docker-socket',
    severity: 'warning',
    category: 'security',
    files: 'gitlab-ci',
    title: "Keep jobs away from the host's Docker socket",
    messages: {
      host: '{{name}} makes this job use the Docker daemon of the machine it runs on, where it is as good as root.',
      mount:
        'This container gets the Docker socket, and with it control over the daemon and everything the daemon can reach.',
      group:
        'Members of the group docker are root on the machine without a password, and here everybody whose branch is built is one.',
    },
  },
  *check({ pipeline }) {
    yield* distinct(
      pipeline.jobs.flatMap((job) => [
        ...variableReports(job),
        ...job.commands.flatMap((each) => [...commandReports(each, dindOf(job) !== null)]),
      ]),
    )
  },
})

function variableReports({ variables }: Job): readonly Report<MessageId>[] {
  return variables.flatMap(({ name, value }) => {
    if (value === null || !/^(?:DOCKER_HOST|CONTAINER_HOST)$/.test(name)) return []
    if (!/^unix:\/\/.*docker\.sock$/.test(value.text)) return []
    return [{ messageId: 'host' as const, range: value.range, data: { name } }]
  })
}

/** With a daemon of its own the socket is that one's. */
function* commandReports({ call }: JobCommand, own: boolean): Iterable<Report<MessageId>> {
  if (!own && (call?.kind === 'run' || call?.kind === 'service')) {
    for (const { source, range } of call.mounts)
      if (source !== null && /(?:^|\/)docker\.sock$/.test(source)) yield { messageId: 'mount', range }
  }
  if (call?.kind === 'group' && call.action !== 'remove') {
    for (const { value, range } of call.groups) if (value === 'docker') yield { messageId: 'group', range }
  }
}
