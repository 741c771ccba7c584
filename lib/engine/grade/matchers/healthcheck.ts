import type { Image } from '../../build/types.ts'
import type { HealthcheckInstruction } from '../../dockerfile/model.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { HealthcheckCheck } from '../schema.ts'
import { matchDuration } from './durations.ts'
import { matchAmount } from './amounts.ts'
import { pythonAsks, pythonNeeds } from './probe-code.ts'
import { commandsOf, reports, type Probe } from './probes.ts'
import { fileNamed, isPlain } from './script-files.ts'
import { canImport, canRun, hasProgram } from './programs.ts'

/** What Docker takes where the file says nothing, in seconds. Source: docs.docker.com/reference/dockerfile#healthcheck */
const DEFAULTS = { interval: 30, timeout: 30, startPeriod: 0, retries: 3 } as const

/** The HEALTHCHECK in effect. */
export function matchHealthcheck(check: HealthcheckCheck, image: Image): Outcome {
  const { healthcheck } = image
  const at = { place: healthcheck?.range ?? null, subject: 'HEALTHCHECK' }
  const { set, none, ...rest } = check
  const presence = matchPresence({ set, none }, image)
  if (presence) return presence
  if (Object.keys(rest).length === 0 || !healthcheck || healthcheck.none) {
    return healthcheck && !healthcheck.none
      ? holds('There is a HEALTHCHECK.', at)
      : Object.keys(rest).length === 0
        ? holds('', at)
        : missing(image, at)
  }
  const commands = commandsOf(healthcheck, image)
  const programs = [...new Set(commands.flatMap(({ program }) => program ?? []))]
  const seconds = (key: 'interval' | 'timeout' | 'startPeriod'): number => healthcheck[key] ?? DEFAULTS[key]
  const retries = healthcheck.retries ?? DEFAULTS.retries
  return ask(rest, {
    program: (value) =>
      programs.some((each) => asList(value).includes(each))
        ? holds(`The probe runs ${orList(programs)}.`, { ...at, subject: programs[0] })
        : fails(
            `The probe runs ${orList(programs) || 'nothing that can be told'}.`,
            `It has to run ${orList(asList(value))}.`,
            { ...at, subject: programs[0] ?? '' },
          ),
    toolExists: (wanted) => matchTools(wanted, commands, healthcheck, image, at),
    canFail: (wanted) => matchCanFail(wanted, commands, at),
    asks: (value) => matchAsks(value, commands, speaksTls(image), at),
    interval: (value) => matchDuration('Two probes are', value, seconds('interval'), 'apart', at),
    timeout: (value) => matchDuration('A probe may take', value, seconds('timeout'), '', at),
    startPeriod: (value) => matchDuration('The app has', value, seconds('startPeriod'), 'to start', at),
    retries: (value) =>
      matchAmount(value, retries, `${retries} failed probes in a row make it unhealthy.`, at),
    noticedWithin: (value) =>
      matchDuration(
        'A dead app goes unseen for up to',
        value,
        seconds('interval') * retries + seconds('timeout'),
        '',
        at,
      ),
  })
}

type At = { readonly place: Outcome['place']; readonly subject: string }

/** Null: there is a health check, or what is missing is for others to say. */
function matchPresence({ set, none }: Pick<HealthcheckCheck, 'set' | 'none'>, image: Image): Outcome | null {
  const { healthcheck } = image
  const at = { place: healthcheck?.range ?? null, subject: 'HEALTHCHECK' }
  const off = healthcheck?.none === true
  if (none !== undefined && none !== off)
    return none
      ? fails('No HEALTHCHECK NONE is in effect.', '', at)
      : fails('HEALTHCHECK NONE switches the check off.', 'Write a check in its place.', at)
  if (set === undefined) return null
  const has = healthcheck ? !off : inherited(image)
  const outcome = decided(
    has,
    set,
    {
      yes: healthcheck ? 'There is a HEALTHCHECK.' : 'The base image has a health check.',
      no: off ? 'HEALTHCHECK NONE switches the check off.' : 'There is no HEALTHCHECK.',
      open: 'The file has no HEALTHCHECK; whether the base image has one is not known.',
      need: set ? 'Add a HEALTHCHECK to the final stage.' : 'It must have none.',
    },
    at,
  )
  return outcome.holds ? null : outcome
}

function inherited({ base }: Image): boolean | null {
  if (base?.name === 'scratch') return false
  return base?.facts ? base.facts.config.healthcheck : null
}

function missing(image: Image, at: At): Outcome {
  const need = 'Add a HEALTHCHECK to the final stage.'
  if (image.healthcheck?.none) return fails('HEALTHCHECK NONE switches the check off.', need, at)
  return inherited(image) === false
    ? fails('There is no HEALTHCHECK.', need, at)
    : unknown('The file has no HEALTHCHECK; what the base image checks is not known.', need, at)
}

function matchTools(
  wanted: boolean,
  commands: readonly Probe[],
  healthcheck: HealthcheckInstruction,
  image: Image,
  at: At,
): Outcome {
  // Shell form needs the shell that reads it.
  const shell = healthcheck.argv === null ? hasProgram(image, 'sh') : true
  const plain = commands.find(({ word }) => isOnlyPlain(word, image))
  const found = [
    ...(shell === true ? [] : [{ word: 'sh', is: shell }]),
    ...commands.map(({ word }) => ({
      word: word ?? 'the program',
      is: word === null ? null : isOnlyPlain(word, image) ? false : canRun(image, word),
    })),
    ...commands.flatMap(({ interpreter }) =>
      interpreter === null ? [] : [{ word: interpreter, is: canRun(image, interpreter) }],
    ),
    ...commands
      .flatMap(({ code }) => (code === null ? [] : pythonNeeds(code)))
      .map((word) => ({ word, is: canImport(image, word) })),
  ]
  const absent = found.find(({ is }) => is === false)
  const open = found.find(({ is }) => is === null)
  const is = absent ? false : open ? null : true
  const word = (absent ?? open)?.word ?? commands[0]?.word ?? ''
  return decided(
    is,
    wanted,
    {
      yes: `The image has ${word}.`,
      no: plain
        ? `Nobody may execute ${word}, so every probe fails.`
        : `The image has no ${word}, so every probe fails.`,
      open: `Whether the image has ${word} cannot be known.`,
      need: !wanted ? '' : plain ? 'Give it a mode such as 755.' : 'Probe with a program that the image has.',
    },
    { ...at, subject: word },
  )
}

function isOnlyPlain(word: string | null, image: Image): boolean {
  const file = fileNamed(word, image)
  return file !== undefined && isPlain(file)
}

const PASSIVE = ['echo', 'printf', 'true', ':', 'cd', 'export', 'set', 'exit', 'test', '[']

function matchCanFail(wanted: boolean, commands: readonly Probe[], at: At): Outcome {
  const asking = commands.filter(({ program }) => program === null || !PASSIVE.includes(program))
  const verdicts = asking.map((probe) => probe.compared || (probe.stops ? reports(probe) : false))
  const is =
    asking.length === 0 ? false : verdicts.includes(true) ? true : verdicts.includes(null) ? null : false
  const first = asking[0]
  const swallowed = first !== undefined && !first.stops && !first.compared
  return decided(
    is,
    wanted,
    {
      yes: 'The probe fails when the app does.',
      no: swallowed
        ? `What follows ${first.program ?? 'the command'} swallows its status, so the probe never fails.`
        : first?.program === 'curl'
          ? 'curl without --fail ends well on an error page.'
          : 'The probe never fails.',
      open: `Whether ${first?.program ?? 'the probe'} fails when the app does cannot be known from the file.`,
      need: wanted ? 'Let the status of the request be the status of the probe.' : '',
    },
    { ...at, subject: first?.program ?? 'HEALTHCHECK' },
  )
}

/** gunicorn answers https only with a certificate. Source: docs.gunicorn.org, settings, SSL */
function speaksTls({ process: { program, args } }: Image): boolean {
  return program !== 'gunicorn' || args.some((word) => word === null || /cert|ssl|^-c|--config/.test(word))
}

function withScheme(program: string | null, word: string | null): string | null {
  return word !== null && ['curl', 'wget'].includes(program ?? '') && BARE.test(word)
    ? `http://${word}`
    : word
}

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/
/** curl and wget take an address without its scheme, too. */
const BARE = /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)(:\d+)?(\/|$)/
const ADDRESS = /(https?):\/\/(\[[^\]]+\]|[^\s/'":,)]+)(?::(\d+))?(\/[^\s'"),?#]*)?/g

function matchAsks(
  { port, path }: NonNullable<HealthcheckCheck['asks']>,
  commands: readonly Probe[],
  tls: boolean,
  at: At,
): Outcome {
  const words = commands
    .filter(({ program }) => program === null || !PASSIVE.includes(program))
    .flatMap(({ program, argv, code }) =>
      code === null ? argv.map((word) => withScheme(program, word)) : pythonAsks(code),
    )
  const need = `It has to ask the container itself${port === undefined ? '' : ` on port ${port}`}${path === undefined ? '' : ` for ${path}`}.`
  const found = words.flatMap((word) => [...(word ?? '').matchAll(ADDRESS)])
  const right = found.find(([, scheme, host = '', given, target = '/']) => {
    const at = given === undefined ? (scheme === 'https' ? 443 : 80) : Number(given)
    return (
      LOCAL.test(host) &&
      (tls || scheme === 'http') &&
      (port === undefined || at === port) &&
      (path === undefined || target === path)
    )
  })
  if (right) return holds(`The probe asks ${right[0]}.`, { ...at, subject: right[0] })
  const [first] = found
  if (first) return fails(`The probe asks ${first[0]}.`, need, { ...at, subject: first[0] })
  return words.includes(null)
    ? unknown('What the probe asks cannot be told from the file.', need, at)
    : fails('The probe asks no address.', need, at)
}
