import type { Job, Service, Variable } from '../../gitlab-ci/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { dindOf, dockerImage, textOf, usesDocker, variableOf } from './shared/docker-jobs.ts'

export const docs: RuleDocs = {
  why: 'Whoever reaches the API of a Docker daemon can start a privileged container, and with dind the daemon itself is privileged: an open port 2375 is a way to root for everything else in the network of the job. Since Docker 19.03 the dind image makes certificates and listens with TLS on port 2376, unless DOCKER_TLS_CERTDIR is empty. The two settings belong together: TLS with port 2375 gives "Cannot connect to the Docker daemon", and so does 2376 without certificates.',
  bad: 'image-of-ferry:\n  image: docker:29\n  services:\n    - docker:29-dind\n  variables:\n    DOCKER_HOST: tcp://docker:2375\n    DOCKER_TLS_CERTDIR: ""\n  script:\n    - docker build --tag ferry:1 .\n',
  good: 'image-of-ferry:\n  image: docker:29\n  services:\n    - docker:29-dind\n  variables:\n    DOCKER_HOST: tcp://docker:2376\n    DOCKER_TLS_CERTDIR: "/certs"\n  script:\n    - docker build --tag ferry:1 .\n',
  sources: [
    'https://docs.gitlab.com/ci/docker/using_docker_build/#use-docker-in-docker',
    'https://hub.docker.com/_/docker',
    'https://docs.docker.com/engine/security/protect-access/',
  ],
  equivalents: { docker_bench: ['2.7'] },
}

type MessageId = 'plain' | 'switchedOff' | 'port' | 'noCertificates' | 'noVerify'

/** Jobs that neither use docker nor have a daemon beside them are left alone, whatever the variables say. */
export default defineRule({
  meta: {
    name: 'ci-dind-tls',
    severity: 'warning',
    category: 'security',
    files: 'gitlab-ci',
    title: 'Use TLS between jobs and the Docker daemon',
    messages: {
      plain:
        'An empty DOCKER_TLS_CERTDIR switches TLS off: the daemon of this job listens on port 2375 for everybody in its network.',
      switchedOff: '{{option}} makes the daemon listen without TLS for everybody in the network of the job.',
      port: 'The daemon has TLS and listens on port 2376, so nothing answers on {{host}}.',
      noCertificates:
        'Port 2376 is the one with TLS, and an empty DOCKER_TLS_CERTDIR switches TLS off, so nothing answers on {{host}}.',
      noVerify:
        '{{host}} speaks TLS, and this image does not set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH by itself, so the connection fails.',
    },
  },
  *check({ pipeline }) {
    yield* distinct(pipeline.jobs.flatMap((job) => [...reportsOf(job)]))
  },
})

function* reportsOf(job: Job): Iterable<Report<MessageId>> {
  const dind = dindOf(job)
  if (dind === null && !usesDocker(job)) return
  const off = dind === null ? null : switchedOff(dind)
  if (dind !== null && off !== null) {
    yield { messageId: 'switchedOff', range: dind.range, data: { option: off } }
    return
  }
  const certificates = variableOf(job, 'DOCKER_TLS_CERTDIR')
  const host = variableOf(job, 'DOCKER_HOST')
  const plain = textOf(certificates) === ''
  if (plain && certificates?.value) yield* withoutTls(dind, certificates, host)
  else if (host?.value) yield* withTls(job, dind, host)
}

/** `--tls=false`, or a host of its own without `--tlsverify`. */
function switchedOff({ command }: Service): string | null {
  const words = command ?? []
  if (words.some((word) => /^--tls(?:verify)?(?:=true)?$/.test(word))) return null
  return words.find((word) => word === '--tls=false' || /^(?:--host=|-H)?tcp:\/\/.*:2375$/.test(word)) ?? null
}

function* withoutTls(
  dind: Service | null,
  certificates: Variable,
  host: Variable | null,
): Iterable<Report<MessageId>> {
  const address = textOf(host) ?? ''
  if (/^tcp:\/\/.*:2376$/.test(address) && host?.value)
    yield { messageId: 'noCertificates', range: host.value.range, data: { host: address } }
  else if (certificates.value && (dind !== null || address.startsWith('tcp://')))
    yield { messageId: 'plain', range: certificates.value.range }
}

/** Without the variable the dind image has a folder of its own, and TLS. Source: docker-library/docker, dockerd-entrypoint.sh. */
function* withTls(job: Job, dind: Service | null, host: Variable): Iterable<Report<MessageId>> {
  const address = textOf(host) ?? ''
  const { value } = host
  if (value === null || dind === null) return
  if (/^tcp:\/\/.*:2375$/.test(address))
    yield { messageId: 'port', range: value.range, data: { host: address }, confidence: 'likely' }
  else if (/^tcp:\/\/.*:2376$/.test(address) && needsVerify(job))
    yield { messageId: 'noVerify', range: value.range, data: { host: address }, confidence: 'possible' }
}

/** The docker image sets both when it finds the certificates. Source: docker-library/docker, docker-entrypoint.sh. */
function needsVerify(job: Job): boolean {
  const docker =
    job.image === null || dockerImage(job.image) !== null || /docker|dind/.test(job.image.name.text)
  const set = ['DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_TLS'].some(
    (name) => variableOf(job, name) !== null,
  )
  const inScript = job.settings.some(({ name }) => /^DOCKER_(?:TLS|CERT)/.test(name))
  return !docker && !set && !inScript && usesDocker(job)
}
