import { parseImageReference } from '../../../dockerfile/image-reference.ts'
import { ask, asList, decided, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { AmountCheck, ServiceCheck } from '../../schema.ts'
import { matchSome, type Kind } from '../../matchers/thing.ts'
import type { Subject } from '../../subject.ts'
import { matchArguments } from './argument.ts'
import { matchBuilds } from './build.ts'
import { matchCommand, matchForgives, matchOwnCommand, matchPreStart } from './command.ts'
import { matchGiven } from './environment.ts'
import { matchGpus } from './gpus.ts'
import { matchGranted } from './grants.ts'
import { matchHealth } from './health.ts'
import { matchCpus, matchMemory, matchPids } from './limits.ts'
import { matchLogs } from './logs.ts'
import { matchMounts } from './mounts.ts'
import { matchAlias, matchNetworks, matchReaches, matchFinds } from './networks.ts'
import { at, nameOf, placedServices, switched, unlessElsewhere, type PlacedService } from './placed.ts'
import {
  matchOffers,
  matchOpen,
  matchPublished,
  matchPublishes,
  matchPublishesOnly,
  matchScales,
} from './ports.ts'
import { matchCapabilities, matchNoNewPrivileges, matchServiceClean, matchUser } from './rights.ts'
import { matchSocketProxy } from './socket-proxy.ts'
import { matchTraefik } from './traefik.ts'
import { runsImage } from './images.ts'
import { copiesOf, startsItself } from './starting.ts'
import { matchAwaits } from './waiting.ts'

export const SERVICE: Kind<ServiceCheck, PlacedService> = {
  many: 'services',
  list: placedServices,
  fits: fitsService,
  none: ({ name }) =>
    fails(
      `There is no service ${name === undefined ? 'like that' : `${orList(asList(name))} like that`}.`,
      '',
    ),
}

/** Some service is like this. Of one that is asked for by its name it is said what is wrong with it. */
export function matchService(check: ServiceCheck, subject: Subject): Outcome {
  const named = placedServices(subject).filter(({ service }) => asList(check.name).includes(service.name))
  return named.length === 1 ? fitsService(named[0]!, check) : matchSome(SERVICE, check, subject)
}

/** Asks about the name first: what is wrong with another service is no answer. */
export function fitsService(placed: PlacedService, check: ServiceCheck): Outcome {
  const { service } = placed
  const plain = (is: boolean | null, wanted: boolean, yes: string, no: string, need: string): Outcome =>
    switched(placed, is, wanted, { yes, no, need })
  const { name: called, ...asked } = check
  const named = called === undefined ? holds('', at(placed)) : isCalled(asList(called), placed)
  if (!named.holds || Object.keys(asked).length === 0) return named
  const keys = Object.keys(asked) as (keyof typeof asked)[]
  // Each for itself: of every key it is asked whether it is written.
  if (!service.whole && keys.length > 1)
    return every(keys.map((key) => () => fitsService(placed, { [key]: asked[key] } as ServiceCheck)))
  const answer = ask<Omit<ServiceCheck, 'name'>>(asked, {
    image: (names) => isImage(asList(names), placed),
    versioned: (wanted) => isVersioned(wanted, placed),
    socketProxy: (wanted) => matchSocketProxy(wanted, placed),
    builds: (build) => matchBuilds(build, placed),
    user: ({ root }) => (root === undefined ? holds('', at(placed)) : matchUser(root, placed)),
    readOnly: (wanted) =>
      switched(
        placed,
        service.readOnly ? service.readOnly.value : false,
        wanted,
        { yes: 'has a read-only root', no: 'may write to its image', need: 'Write read_only: true.' },
        service.readOnly?.entry ?? null,
      ),
    privileged: (wanted) =>
      switched(
        placed,
        service.privileged ? service.privileged.value : false,
        wanted,
        { yes: 'is privileged', no: 'is not privileged', need: '' },
        service.privileged?.entry ?? null,
      ),
    capabilities: (wanted) => matchCapabilities(wanted, placed),
    noNewPrivileges: (wanted) => matchNoNewPrivileges(wanted, placed),
    devices: (wanted) =>
      plain(service.devices.length > 0, wanted, 'is handed a device of the host', 'is handed no device', ''),
    clean: (names) => matchServiceClean(names, placed),
    memory: (bounds) => matchMemory(bounds, placed),
    cpus: (bounds) => matchCpus(bounds, placed),
    pids: (bounds) => matchPids(bounds, placed),
    environment: (wanted) => matchGiven(wanted, placed, 'environment'),
    envFile: (wanted) =>
      plain(service.envFile.length > 0, wanted, 'reads an env_file', 'reads no env_file', ''),
    label: (wanted) => matchGiven(wanted, placed, 'labels'),
    traefik: (wanted) => matchTraefik(wanted, placed),
    publishes: (wanted) => matchPublishes(wanted, placed),
    publishesOnly: (wanted) => matchPublishesOnly(wanted, placed),
    offers: (port) => matchOffers(port, placed),
    published: (wanted) => matchPublished(wanted, placed),
    open: (wanted) => matchOpen(wanted, placed),
    mounts: (wanted) => matchMounts(wanted, placed),
    granted: (wanted) => matchGranted(wanted, placed),
    awaits: (wanted) => matchAwaits(wanted, placed),
    health: (wanted) => matchHealth(wanted, placed),
    restart: (names) => isRestarted(asList(names), placed),
    command: (words) => matchCommand(words, placed),
    preStart: (words) => matchPreStart(words, placed),
    forgives: (words) => matchForgives(words, placed),
    argument: (wanted) => matchArguments(wanted, placed),
    ownCommand: (wanted) => matchOwnCommand(wanted, placed),
    reaches: (names) => matchReaches(names, placed),
    finds: (check) => matchFinds(check, placed),
    networks: (wanted) => matchNetworks(wanted, placed),
    alias: (names) => matchAlias(names, placed),
    logs: (wanted) => matchLogs(wanted, placed),
    gpus: (wanted) => matchGpus(wanted, placed),
    scales: (copies) => matchScales(copies, placed),
    profiles: (wanted) =>
      plain(
        service.profiles.length > 0,
        wanted,
        'starts with a profile only',
        'starts without a profile',
        '',
      ),
    starts: (wanted) => isStarted(wanted, placed),
    copies: (bounds) => matchCopies(bounds, placed),
    links: (wanted) =>
      plain(service.links.length > 0, wanted, 'uses links', 'uses no links', 'Names of services reach them.'),
  })
  const told = unlessElsewhere(answer, placed)
  return told.holds && told.place === null ? holds(told.seen, at(placed)) : told
}

function isCalled(names: readonly string[], placed: PlacedService): Outcome {
  const { name } = placed.service
  if (names.includes(name)) return holds('', at(placed))
  return fails(`The service is called ${name}.`, `It has to be ${orList(names)}.`, at(placed))
}

function isImage(names: readonly string[], placed: PlacedService): Outcome {
  const { image } = placed.service
  const value = image?.value ?? null
  return decided(
    runsImage(names, placed.service),
    true,
    {
      yes: `${nameOf(placed)} runs ${value ?? image?.written.raw}.`,
      no: `${nameOf(placed)} runs ${value ?? 'no image by name'}.`,
      open: `Which image ${placed.service.name} runs cannot be told from the file.`,
      need: `It has to be ${orList(names)}.`,
    },
    at(placed, image?.range ?? null),
  )
}

/** A tag that begins with a number, or a digest. */
function isVersioned(wanted: boolean, placed: PlacedService): Outcome {
  const { image } = placed.service
  const reference = image?.value ? parseImageReference(image.value) : null
  const is = reference ? reference.digest !== null || /^v?\d/.test(reference.tag ?? '') : image ? null : false
  const words = {
    yes: 'names a version of its image',
    no: 'names no version of its image',
    need: 'Write a tag such as 8.2, or a digest.',
  }
  return switched(placed, is, wanted, words, image?.range ?? null)
}

/** `scale: 0` and `deploy: { replicas: 0 }` start nothing, as a profile does. */
function isStarted(wanted: boolean, placed: PlacedService): Outcome {
  const { profiles, scale, deploy } = placed.service
  const [profile] = profiles
  const words = profile
    ? { no: 'starts with a profile only', need: 'Leave out profiles.' }
    : { no: 'starts in no copy', need: 'It needs one copy or more.' }
  return switched(
    placed,
    startsItself(placed.service),
    wanted,
    { yes: 'starts by itself', no: words.no, need: wanted ? words.need : '' },
    profile?.range ?? (scale ?? deploy?.replicas)?.entry ?? null,
  )
}

function matchCopies({ atLeast = 0, atMost = Infinity }: AmountCheck, placed: PlacedService): Outcome {
  const { scale, deploy, name } = placed.service
  const place = at(placed, (scale ?? deploy?.replicas)?.entry ?? null)
  const copies = copiesOf(placed.service)
  if (copies === null)
    return unknown(`How many copies of ${name} start cannot be told from the file.`, '', place)
  const seen = `${nameOf(placed)} starts in ${copies} ${copies === 1 ? 'copy' : 'copies'}.`
  if (copies > atMost) return fails(seen, `At most ${atMost} is asked.`, place)
  return copies < atLeast ? fails(seen, `It needs ${atLeast}.`, place) : holds(seen, place)
}

function isRestarted(names: readonly string[], placed: PlacedService): Outcome {
  const { restart } = placed.service
  const value = restart ? restart.value : 'no'
  return decided(
    value === null ? null : names.includes(value),
    true,
    {
      yes: `${nameOf(placed)} has restart: ${value}.`,
      no: `${nameOf(placed)} has restart: ${value}.`,
      open: `When ${placed.service.name} is restarted cannot be told from the file.`,
      need: `It has to be ${orList(names)}.`,
    },
    at(placed, restart?.entry ?? null),
  )
}
