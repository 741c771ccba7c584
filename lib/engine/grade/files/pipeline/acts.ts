import type { JobCommand } from '../../../gitlab-ci/model.ts'
import { asList, every, fails, orList, unknown, type Outcome } from '../../outcome.ts'
import type { JobCheck, LineBlock } from '../../schema.ts'
import { fitsLine } from '../lines/line.ts'
import { fitsBuild, listBuilds } from './builds.ts'
import { fitsExecution, listExecutions } from './executes.ts'
import { fitsLogin, listLogins } from './logins.ts'
import { absent, at, countsIn, nameOf, type PlacedJob } from './placed.ts'
import { fitsPush, listPushes } from './pushes.ts'
import { fitsScan, listScans } from './scans.ts'
import { fitsSign, fitsVerify, listSigned, listVerified } from './signatures.ts'

/** What the scripts of a job do: keys of a job that ask for a command in them. */
type Act<Check, Thing> = {
  readonly list: (placed: PlacedJob) => readonly Thing[]
  readonly fits: (thing: Thing, check: Check, placed: PlacedJob) => Outcome
  /** `scans no image`: said when there is nothing of the kind. */
  readonly none: string
  readonly other: string
  /** `No job ${does}.`, of what is asked. */
  readonly does: (check: Check) => string
  /** The part of a check that says which command is meant: what is wrong with another one is no answer. */
  readonly which?: (check: Check) => Check
}

export const ACT_KEYS = [
  'lines',
  'executes',
  'builds',
  'pushes',
  'scans',
  'signs',
  'verifies',
  'logsIn',
] as const
export type ActKey = (typeof ACT_KEYS)[number]

/** A command that does it. */
type Done = { readonly command: JobCommand; readonly counts?: boolean | null }

/** Makes sure that what is listed is what is asked about. */
function act<Check, Thing extends Done>(each: Act<Check, Thing>): Act<Check, Thing> {
  return each
}

const ACTS = {
  lines: act({
    list: ({ job }: PlacedJob): readonly Done[] => job.commands.map((command) => ({ command })),
    fits: ({ command }: Done, check: LineBlock, { job, file }: PlacedJob) =>
      fitsLine({ line: command, lines: job.commands, settings: job.settings, file }, check),
    none: 'runs nothing',
    other: 'runs no such command',
    does: ({ program }) =>
      program === undefined ? 'has a command like that' : `runs ${orList(asList(program))}`,
    which: ({ program, verb }) => ({ ...(program && { program }), ...(verb && { verb }) }),
  }),
  executes: act({
    list: listExecutions,
    fits: fitsExecution,
    none: 'runs nothing',
    other: 'runs no such command',
    does: ({ command }) =>
      command === undefined ? 'runs a command like that' : `runs ${asList(command).join(' ')}`,
    which: ({ command }) => ({ ...(command && { command }) }),
  }),
  builds: act({
    list: listBuilds,
    fits: fitsBuild,
    none: 'builds no image',
    other: 'builds no such image',
    does: () => 'builds an image like that',
  }),
  pushes: act({
    list: listPushes,
    fits: fitsPush,
    none: 'pushes no image',
    other: 'pushes no such image',
    does: () => 'pushes an image like that',
  }),
  scans: act({
    list: listScans,
    fits: fitsScan,
    none: 'scans no image',
    other: 'scans no image like that',
    does: () => 'scans an image',
  }),
  signs: act({
    list: listSigned,
    fits: fitsSign,
    none: 'signs nothing',
    other: 'signs nothing like that',
    does: () => 'signs an image',
  }),
  verifies: act({
    list: listVerified,
    fits: fitsVerify,
    none: 'checks no signature',
    other: 'checks no signature like that',
    does: () => 'checks the signature of an image',
  }),
  logsIn: act({
    list: listLogins,
    fits: fitsLogin,
    none: 'logs in nowhere',
    other: 'does not log in like that',
    does: () => 'logs in to a registry',
  }),
}

type AnyAct = Act<unknown, Done>

function actOf(key: ActKey): AnyAct {
  // Key, thing and check belong together, which the type of a table cannot say.
  return ACTS[key] as unknown as AnyAct
}

/** The job does something like this; several: all of them. */
export function matchAct<Key extends ActKey>(
  key: Key,
  wanted: NonNullable<JobCheck[Key]>,
  placed: PlacedJob,
): Outcome {
  return every(asList<unknown>(wanted).map((check) => () => doesOne(actOf(key), check, placed)))
}

function doesOne({ list, fits, none, other, which }: AnyAct, check: unknown, placed: PlacedJob): Outcome {
  const things = list(placed)
  let open: Outcome | null = null
  for (const thing of things) {
    const answer = fits(thing, check, placed)
    if (answer.holds) return answer
    if (!answer.known) open ??= answer
  }
  if (open !== null) return open
  if (things.length === 0 && absent(placed) === null)
    return unknown(`What job ${placed.job.name} does cannot be told from the file.`, '', at(placed))
  const meant =
    which === undefined ? things : things.filter((thing) => isMeant(thing, which(check), fits, placed))
  const near = nearest(meant, check, fits, placed)
  return near ?? fails(`${nameOf(placed)} ${things.length === 0 ? none : other}.`, '', at(placed))
}

function isMeant(thing: Done, which: unknown, fits: AnyAct['fits'], placed: PlacedJob): boolean {
  return Object.keys(which as object).length > 0 && fits(thing, which, placed).holds
}

/** Of those that are meant the one of which most is right: its own failure tells more than that there is none. */
function nearest(
  things: readonly Done[],
  check: unknown,
  fits: AnyAct['fits'],
  placed: PlacedJob,
): Outcome | null {
  const keys = Object.entries(check as object)
  const ranked = things.map((thing) => ({
    thing,
    rank: keys.filter(([key, value]) => fits(thing, { [key]: value }, placed).holds).length,
  }))
  const best = Math.max(0, ...ranked.map(({ rank }) => rank))
  const found = ranked.find(({ rank }) => rank === best)
  if (found === undefined || (best === 0 && things.length > 1)) return null
  return fits(found.thing, check, placed)
}

/** `No job scans an image.`; null for a check that asks for nothing of the kind. */
export function noneDoes(check: JobCheck): string | null {
  const key = ACT_KEYS.find((each) => check[each] !== undefined)
  return key === undefined ? null : `No job ${actOf(key).does(asList<unknown>(check[key])[0])}.`
}

/** How near a job is to what a key asks: 6 done, 4 something of the kind is done, 0 nothing. */
export function nearnessOf(key: ActKey, check: JobCheck, placed: PlacedJob): number {
  const { list, fits, which } = actOf(key)
  const things = list(placed)
  const asked = asList<unknown>(check[key])
  if (asked.every((each) => things.some((thing) => fits(thing, each, placed).holds))) return 6
  if (which === undefined) return things.length > 0 ? 4 : 0
  return asked.some((each) => things.some((thing) => isMeant(thing, which(each), fits, placed))) ? 4 : 0
}

/** A moment in the scripts of a job. */
export type Moment = { readonly index: number; readonly counts: boolean | null }

/** The moments at which a job has done all of what its acts are asked for, and at which it begins to. */
export type Moments = { readonly begins: Moment; readonly ends: Moment }

/** Null: a check asks for nothing that a command does, or no command does it. */
export function momentsOf(check: JobCheck, placed: PlacedJob): Moments | null {
  const moments = ACT_KEYS.flatMap((key) =>
    asList<unknown>(check[key]).map((each) => firstOf(actOf(key), each, placed)),
  )
  const found = moments.filter((each) => each !== null)
  if (found.length === 0 || found.length < moments.length) return null
  const sorted = found.toSorted((a, b) => a.index - b.index)
  const [begins] = sorted
  const ends = sorted.at(-1)
  return begins === undefined || ends === undefined
    ? null
    : { begins, ends: { ...ends, counts: leastOf(found) } }
}

function firstOf({ list, fits }: AnyAct, check: unknown, placed: PlacedJob): Moment | null {
  const found = list(placed).find((thing) => fits(thing, check, placed).holds)
  if (found === undefined) return null
  const { command, counts = countsIn(command) } = found
  return { index: command.index, counts }
}

function leastOf(moments: readonly Moment[]): boolean | null {
  if (moments.some(({ counts }) => counts === false)) return false
  return moments.some(({ counts }) => counts === null) ? null : true
}
