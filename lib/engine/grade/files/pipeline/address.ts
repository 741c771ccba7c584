import { trimEnd } from '../../../source/trim.ts'
import { before } from '../../../gitlab-ci/order.ts'
import type { ImageWord } from '../../../cli/model.ts'
import type { Environment, JobCommand } from '../../../gitlab-ci/model.ts'
import { ask, asList, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { AddressCheck, CiServiceCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { someThing } from '../compose/placed.ts'
import { optionOf, type Execution } from './executions.ts'
import { fitsService, matchUsedImage } from './images.ts'
import { at, type PlacedJob } from './placed.ts'

/** Where does an address lead that a command is given? */
export function matchAddress(check: AddressCheck, { words, command }: Execution, placed: PlacedJob): Outcome {
  const address = optionOf(words, asList(check.option))
  const place = at(placed, command.range, address ?? '')
  const [program = 'The command'] = words
  if (address === null || address === '')
    return fails(
      `${program} is given no address.`,
      `It needs ${orList(asList(check.option).map((name) => (name.length === 1 ? `-${name}` : `--${name}`)))}.`,
      place,
    )
  const found = hostIn(ownAddress(address, placed))
  const host = found.includes('$') || found === '' ? null : found
  const { option: _, ...asked } = check
  const answer = ask<Omit<AddressCheck, 'option'>>(asked, {
    service: (wanted) => {
      if (host === null) return unknown(`Where ${address} leads cannot be told from the file.`, '', place)
      const here = placed.job.services.filter(({ hosts }) => hosts.includes(host))
      const none = fails(
        `${address} leads to no service of job ${placed.job.name}.`,
        'Start the image as a service, and use its alias.',
        place,
      )
      const started = startedAbove(command, host, placed)
      return here.length === 0 && started !== null
        ? fitsStarted(started, wanted, placed)
        : someThing(here, (service) => fitsService(service, wanted, placed), none)
    },
    environment: (names) => leadsTo(asList(names), address, place, placed),
    host: (names) =>
      host === null && asList(names).some((name) => mayBe(found, name))
        ? unknown(`Where ${address} leads cannot be told from the file.`, '', place)
        : host !== null && textTest(asList(names))(host)
          ? holds(`It leads to ${host}.`, place)
          : fails(`It leads to ${host ?? found}.`, `It has to lead to ${orList(asList(names))}.`, place),
    otherThan: (names) =>
      textTest(asList(names))(host ?? address)
        ? fails(`It leads to ${host ?? address}.`, 'It has to lead elsewhere.', place)
        : holds(`It leads to ${host ?? address}.`, place),
  })
  return answer.holds ? holds(`${program} goes to ${address}.`, place) : answer
}

type Started = { readonly command: JobCommand; readonly image: ImageWord; readonly host: string }

/** A container that a command above left running under this name, in a network that this one joins as well. */
function startedAbove(command: JobCommand, host: string, { job }: PlacedJob): Started | null {
  const own = networksOf(command)
  for (const each of job.commands.slice(0, command.index)) {
    const { call } = each
    if (call?.kind !== 'run' || call.detach !== true || call.image === null || !each.certain) continue
    const shared = networksOf(each).some((network) => own.includes(network))
    if (shared && call.name?.value?.toLowerCase() === host) return { command: each, image: call.image, host }
  }
  return null
}

/** Networks that somebody made: in the one that is always there, names are not found. */
function networksOf({ call }: JobCommand): readonly string[] {
  const networks = call?.kind === 'run' ? call.networks : []
  return networks.flatMap(({ value }) =>
    value === null || /^(?:bridge|default|host|none|container:.*)$/.test(value) ? [] : [value],
  )
}

function fitsStarted({ command, image, host }: Started, check: CiServiceCheck, placed: PlacedJob): Outcome {
  const { shown: text, range } = image.word
  const place = at(placed, range, text)
  return ask<CiServiceCheck>(check, {
    image: (wanted) =>
      matchUsedImage(wanted, { text, range, index: command.index }, 'The image of the container', placed),
    host: (names) =>
      textTest(asList(names))(host)
        ? holds(`The container is reached as ${host}.`, place)
        : fails(`The container is reached as ${host}.`, `It needs the name ${orList(asList(names))}.`, place),
  })
}

/** As it is written, with what is not known as `${NAME}`. */
function hostIn(address: string): string {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]+)/i.exec(address)?.[1] ?? ''
  return host.includes('$') ? host : host.toLowerCase()
}

const OWN = '${CI_ENVIRONMENT_URL}'

/**
 * `$CI_ENVIRONMENT_URL` is what the job writes as the url of its environment, else what a job has written that deployed there.
 * Source: gitlab-org/gitlab, app/models/ci/build.rb, persisted_environment_variables.
 */
function ownAddress(address: string, { job, pipeline }: PlacedJob): string {
  const name = job.environment?.name?.text
  const others = pipeline.jobs.filter(
    ({ environment }) => environment?.name?.text === name && name !== undefined,
  )
  const urls = [job, ...others].map(({ environment }) => environment?.url?.text ?? null)
  const url = urls.find((each) => each !== null) ?? null
  return url === null || !address.startsWith(OWN) ? address : `${url}${address.slice(OWN.length)}`
}

/** Whether a host of which not all is known may be this one: their ends have to agree. */
function mayBe(host: string, pattern: string): boolean {
  const [known, wanted] = [host.slice(host.lastIndexOf('}') + 1), pattern.slice(pattern.lastIndexOf('*') + 1)]
  return known.endsWith(wanted) || wanted.endsWith(known)
}

/** `$CI_ENVIRONMENT_URL` is the job's own; another address is that of an environment when it begins like it. */
function leadsTo(
  names: readonly string[],
  address: string,
  place: ReturnType<typeof at>,
  placed: PlacedJob,
): Outcome {
  const { job, pipeline } = placed
  const need = `It has to lead to the environment ${orList(names)}.`
  const isOwn = address.startsWith(OWN)
  const near = pipeline.jobs.filter(
    ({ name, environment }) =>
      environment !== null && (isOwn ? name === job.name : isAt(address, environment)),
  )
  const nameOf = ({ environment }: Pick<PlacedJob['job'], 'environment'>): string =>
    environment?.name?.text ?? ''
  const [first] = near
  if (first === undefined)
    return fails(
      `${address} is the address of no environment that a job of this pipeline deploys to.`,
      need,
      place,
    )
  const right = near.filter((each) => textTest(names)(nameOf(each)))
  if (right.length === 0)
    return fails(`${address} is the address of the environment ${nameOf(first)}.`, need, place)
  if (right.some((each) => isOwn || before(pipeline, each, job) === true))
    return holds(`${address} is the environment ${nameOf(first)}.`, place)
  return fails(
    `Nothing has deployed to ${address} when job ${job.name} starts.`,
    'A job that comes before has to deploy there.',
    place,
  )
}

function isAt(address: string, { url }: Environment): boolean {
  if (url === null || url.text === '') return false
  const base = trimEnd(url.text, '/')
  return address === base || address.startsWith(`${base}/`)
}
