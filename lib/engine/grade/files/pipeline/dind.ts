import type { Job, Service } from '../../../gitlab-ci/model.ts'
import { dindOf, dockerImage } from '../../../rules/gitlab-ci/shared/docker-jobs.ts'
import { ask, fails, holds, unknown, type Outcome } from '../../outcome.ts'
import type { DindCheck } from '../../schema.ts'
import { absent, at, nameOf, told, type PlacedJob } from './placed.ts'
import { variableIn, type SeenVariable } from './variables.ts'

/** The Docker daemon that a job has to itself. */
export function matchDind(check: DindCheck, placed: PlacedJob): Outcome {
  const service = dindOf(placed.job)
  const socket = socketOf(placed)
  const { host, ...rest } = check
  const first = host === undefined ? holds('', at(placed)) : goesToHost(host, socket, placed)
  if (!first.holds || Object.keys(rest).length === 0) return first
  if (service === null) {
    const need = 'Add a service such as docker:29-dind.'
    return absent(placed) === null
      ? unknown(`Which services job ${placed.job.name} has cannot be told from the file.`, need, at(placed))
      : fails(`${nameOf(placed)} has no Docker daemon of its own.`, need, at(placed))
  }
  const other = socket ?? machineOf(placed)
  if (other !== null) return goesToHost(false, other, placed)
  return ask<Omit<DindCheck, 'host'>>(rest, {
    tls: (wanted) => talksTls(wanted, service, placed),
    sameMajor: (wanted) => hasSameMajor(wanted, service, placed),
  })
}

type Socket = { readonly text: string; readonly range: SeenVariable['range'] }

/** Of DOCKER_HOST or `docker -H`. */
function hostsOf(placed: PlacedJob): readonly Socket[] {
  const variable = variableIn(placed, 'DOCKER_HOST')
  const options = placed.job.commands.flatMap(({ call }) =>
    (call?.options ?? []).filter(({ name, global }) => name === 'host' && global),
  )
  const given = options.map(({ shown, range }) => ({ text: shown, range }))
  return variable === null ? given : [{ text: variable.text ?? '', range: variable.range }, ...given]
}

function socketOf(placed: PlacedJob): Socket | null {
  return hostsOf(placed).find(({ text }) => text.startsWith('unix://')) ?? null
}

/** The daemon of another machine. */
function machineOf(placed: PlacedJob): Socket | null {
  return hostsOf(placed).find(({ text }) => text.startsWith('ssh://') || isAnother(text, placed)) ?? null
}

/** In a pod of Kubernetes the service is reached as localhost. Source: docs.gitlab.com/ci/docker/using_docker_build. */
function isAnother(text: string, { job }: PlacedJob): boolean {
  const host = /^tcp:\/\/([^:/$]+)(?:[:/]|$)/.exec(text)?.[1]
  const own = ['docker', 'localhost', '127.0.0.1', ...(dindOf(job)?.hosts ?? [])]
  return host !== undefined && !own.includes(host)
}

function goesToHost(wanted: boolean, socket: Socket | null, placed: PlacedJob): Outcome {
  return told(
    placed,
    socket !== null,
    wanted,
    {
      yes: `goes to the daemon at ${socket?.text}`,
      no: 'goes to no daemon of another machine',
      need: wanted ? '' : 'Take DOCKER_HOST out.',
    },
    socket?.range ?? null,
  )
}

/** TLS is on unless DOCKER_TLS_CERTDIR is empty, and then on port 2376. Source: docker-library/docker, dockerd-entrypoint.sh. */
function talksTls(wanted: boolean, service: Service, placed: PlacedJob): Outcome {
  const folder = service.variables.find(({ name }) => name === 'DOCKER_TLS_CERTDIR')
  const own = folder?.value
    ? { text: folder.value.text, range: folder.value.range }
    : variableIn(placed, 'DOCKER_TLS_CERTDIR')
  const plain = hostsOf(placed).find(({ text }) => /:2375\b/.test(text))
  const off = (service.command ?? []).find((word) => /^--tls=false$|:2375$/.test(word))
  const words = {
    yes: 'talks to its daemon over TLS',
    no:
      own?.text === ''
        ? 'talks to its daemon without TLS: DOCKER_TLS_CERTDIR is empty'
        : `talks to its daemon without TLS: ${plain?.text ?? off ?? ''}`,
    need: wanted ? 'Set DOCKER_TLS_CERTDIR to /certs, and leave DOCKER_HOST out.' : '',
  }
  if (own?.text === '' || plain !== undefined || off !== undefined)
    return told(placed, false, wanted, words, own?.text === '' ? own.range : (plain?.range ?? service.range))
  const isOpen = own !== null && own.text === null
  return told(placed, isOpen ? null : true, wanted, words, own?.range ?? service.range)
}

function hasSameMajor(wanted: boolean, service: Service, placed: PlacedJob): Outcome {
  const { job } = placed
  const [client, daemon] = [majorOf(job.image), majorOf(service)]
  const place = job.image?.name.range ?? null
  const need = wanted ? 'Write the same version in both, such as docker:29 and docker:29-dind.' : ''
  if (job.image === null && !job.complete)
    return told(placed, null, wanted, { yes: 'uses docker and its daemon in one version', no: '', need })
  if (client === null || daemon === null || isDindImage(job)) {
    const seen = isDindImage(job)
      ? `runs in the image of the daemon, ${job.image?.name.text}`
      : `names no version of ${client === null ? 'docker' : 'the daemon'}: ${client === null ? (job.image?.name.text ?? 'no image') : service.name.text}`
    return told(placed, false, wanted, { yes: '', no: seen, need }, client === null ? place : service.range)
  }
  return told(
    placed,
    client === daemon,
    wanted,
    {
      yes: `uses docker and its daemon in version ${client}`,
      no: `uses docker ${client} with a daemon of version ${daemon}`,
      need,
    },
    place,
  )
}

function isDindImage({ image }: Job): boolean {
  return /(?:^|-)dind(?:-|$)/.test((image && dockerImage(image)?.tag) ?? '')
}

function majorOf(image: Job['image']): string | null {
  const tag = image === null ? null : (dockerImage(image)?.tag ?? null)
  return /^(\d+)(?=[.-]|$)/.exec(tag ?? '')?.[1] ?? null
}
