import type { Call, CommandLine } from '../../../cli/model.ts'
import { ask, asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { LineBlock, LineCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { matchSome, type Kind } from '../../matchers/thing.ts'
import { perSubject, type Subject } from '../../subject.ts'
import { mountedSecrets } from '../../matchers/mounts.ts'
import { matchBuild } from './build.ts'
import { matchComposeLine } from './compose.ts'
import { isElsewhere } from './elsewhere.ts'
import { exposes } from './exposed.ts'
import { at, isUnknown, keptBy, nameOf, shownOf, told, type PlacedLine } from './placed.ts'
import { matchRun } from './run.ts'
import { hasInOrder } from './words.ts'
import { writes } from './written.ts'

const placedLines = perSubject((subject): readonly PlacedLine[] => {
  const { filesOf } = subject
  const mounted = subject.file === '' ? {} : { secretIds: mountedSecrets(subject) }
  const composed = filesOf('compose').map(({ model }) => model)
  const whole = composed.length > 0 && composed.every(({ whole }) => whole)
  const services = whole ? composed.flatMap((file) => file.services.map(({ name }) => name)) : null
  return [...filesOf('shell'), ...filesOf('makefile')].flatMap(({ model, path }) =>
    model.commands.map((line) => ({
      line,
      lines: model.commands,
      settings: model.settings,
      file: path,
      services,
      composed,
      ...mounted,
    })),
  )
})

export const LINE: Kind<LineCheck, PlacedLine> = {
  many: 'command lines',
  list: placedLines,
  fits: fitsScriptLine,
  none: absent,
}

/** Some command line is like this. Where none is, the last one that does the same says what it lacks. */
export function matchLine(check: LineCheck, subject: Subject): Outcome {
  const answer = matchSome(LINE, check, subject)
  if (answer.holds || !answer.known) return answer
  const near = placedLines(subject).findLast((placed) => doesTheSame(placed, check))
  return near === undefined ? answer : fitsScriptLine(near, check)
}

function doesTheSame({ line, file }: PlacedLine, check: LineCheck): boolean {
  const { call, program } = line
  if (call === null || program === null) return false
  if (check.program !== undefined && !asList(check.program).includes(program)) return false
  if (check.file !== undefined && check.file !== file) return false
  if (check.target !== undefined && check.target !== line.target) return false
  if (check.verb !== undefined) return asList(check.verb).includes(call.verb)
  return (
    (check.run !== undefined && call.kind === 'run') ||
    (check.build !== undefined && call.kind === 'build') ||
    (check.compose !== undefined && call.kind === 'compose')
  )
}

function absent({ file, program, verb, run, build, compose }: LineCheck): Outcome {
  const where = file === undefined ? '' : ` in ${file}`
  if (run) return fails(`Nothing starts a container${where}.`, '')
  if (build) return fails(`Nothing builds an image${where}.`, '')
  if (compose) return fails(`Nothing is a command of Compose${where}.`, '')
  const name = [orList(asList(program)), orList(asList(verb))].filter((part) => part !== '').join(' ')
  return fails(`There is no ${name === '' ? 'such command' : name}${where}.`, '')
}

function fitsScriptLine(placed: PlacedLine, { file, target, behind, ...check }: LineCheck): Outcome {
  const { line, lines } = placed
  if (file !== undefined && placed.file !== file) return fails(`It stands in ${placed.file}.`, '', at(placed))
  if (target !== undefined && line.target !== target)
    return fails(`It belongs to ${line.target ?? 'no target'}.`, `It has to belong to ${target}.`, at(placed))
  const answer = fitsLine(placed, check)
  if (!answer.holds || behind === undefined) return answer
  const above = lines.filter(({ index }) => index < line.index)
  const first = above.map((each) => fitsLine({ ...placed, line: each }, behind))
  if (first.some((each) => each.holds)) return answer
  const open = first.find((each) => !each.known)
  return open ?? fails(`Nothing above ${nameOf(placed)} does what has to come first.`, '', at(placed))
}

/** Is a command line like this? */
export function fitsLine(placed: PlacedLine, check: LineBlock): Outcome {
  const { line, lines } = placed
  const { program, call } = line
  const words = shownOf(line.words.slice(1))
  const isOpen = line.words.some(({ open }) => open)
  const answer = ask<LineBlock>(check, {
    program: (names) =>
      told(placed, program === null ? null : asList(names).includes(program), true, {
        yes: `is ${orList(asList(names))}`,
        no: 'is another program',
        need: `It has to be ${orList(asList(names))}.`,
      }),
    verb: (names) =>
      told(placed, call ? asList(names).includes(call.verb) : program === null ? null : false, true, {
        yes: `does ${orList(asList(names))}`,
        no: 'does something else',
        need: `It has to be ${orList(asList(names))}.`,
      }),
    arguments: (wanted) =>
      told(placed, hasInOrder(asList(wanted), words) || (isOpen ? null : false), true, {
        yes: `has ${asList(wanted).join(' ')}`,
        no: `lacks ${asList(wanted).join(' ')}`,
        need: `It needs ${asList(wanted).join(' ')}.`,
      }),
    with: (names) => {
      const missing = asList(names).find((name) => !hasOption(call, name))
      return told(placed, missing === undefined ? true : isUnclear(call) ? null : false, true, {
        yes: `has ${asList(names).map(dashed).join(' and ')}`,
        no: `lacks ${dashed(missing ?? '')}`,
        need: `Add ${dashed(missing ?? '')}.`,
      })
    },
    without: (names) => {
      const found = call?.options.find(({ name, value }) => asList(names).includes(name) && value !== 'false')
      return told(
        placed,
        found ? true : isUnclear(call) ? null : false,
        false,
        {
          yes: `has ${found?.spelled ?? 'such an option'}`,
          no: 'has no such option',
          need: `Leave ${found?.spelled ?? 'it'} out.`,
        },
        found?.range ?? null,
      )
    },
    option: (wanted) =>
      every(
        Object.entries(wanted).map(
          ([name, values]) =>
            () =>
              optionIs(name, asList(values), placed),
        ),
      ),
    images: (names) => namesImage(asList(names), placed),
    uses: (names) => {
      const test = textTest(asList(names))
      const word = line.words.find(({ variables }) => variables.some(test))
      return told(
        placed,
        word !== undefined,
        true,
        { yes: `uses ${word?.variables.find(test)}`, no: 'uses no such variable' },
        word?.range ?? null,
      )
    },
    unset: (wanted) => {
      const [name] = unsetIn(placed)
      const range = line.words.find(({ bare }) => name !== undefined && bare.includes(name))?.range
      return told(
        placed,
        name !== undefined,
        wanted,
        {
          yes: `uses ${name}, which nothing sets`,
          no: 'uses nothing that is not set',
          need: wanted ? '' : `Set ${name} above, or write a value for it.`,
        },
        range ?? null,
        name,
      )
    },
    sees: (wanted) => sees(wanted, placed),
    elsewhere: (wanted) => isElsewhere(wanted, placed),
    exposes: (names) => exposes(asList(names), placed),
    operands: (names) => {
      const test = textTest(asList(names))
      const found = call?.operands.find(({ shown }) => test(shown))
      return told(
        placed,
        found ? true : isUnclear(call) ? null : false,
        true,
        { yes: `is given ${found?.shown ?? orList(asList(names))}`, no: 'is given no such word' },
        found?.range ?? null,
        found?.shown,
      )
    },
    under: (names) =>
      told(
        placed,
        line.wrappers.some((each) => asList(names).includes(each)),
        true,
        {
          yes: `runs under ${line.wrappers.join(', ')}`,
          no: 'runs by itself',
          need: `It has to run under ${orList(asList(names))}.`,
        },
      ),
    writes: (names) => writes(asList(names), placed),
    pipedFrom: (names) => {
      const from = line.pipe.from === null ? null : (lines[line.pipe.from]?.program ?? null)
      return told(
        placed,
        line.pipe.from === null ? false : from === null ? null : asList(names).includes(from),
        true,
        { yes: `reads what ${from} prints`, no: 'reads from somewhere else' },
      )
    },
    takes: (wanted) => takes(wanted, placed),
    run: (wanted) => matchRun(wanted, placed),
    build: (wanted) => matchBuild(wanted, placed),
    compose: (wanted) => matchComposeLine(wanted, placed),
    certain: (wanted) => told(placed, line.certain, wanted, { yes: 'runs in any case', no: 'need not run' }),
    failureStops: (wanted) =>
      told(placed, line.failureStops && !line.failureIgnored, wanted, {
        yes: 'stops the script when it fails',
        no: 'may fail without anybody noticing',
        need: wanted ? 'Let its failure count.' : '',
      }),
    failureIgnored: (wanted) =>
      told(placed, line.failureIgnored || line.background, wanted, {
        yes: 'may fail without anybody noticing',
        no: 'has a failure that counts',
        need: wanted ? '' : 'Let its failure count.',
      }),
  })
  return answer.holds
    ? holds(`${nameOf(placed)} is there.`, answer.place ? { ...answer } : at(placed))
    : answer
}

/** What it takes: of `$(…)` and pipes the model says so; of a variable, that the command runs where it is set. */
function takes(wanted: LineBlock, placed: PlacedLine): Outcome {
  const { line, lines, settings } = placed
  const used = new Set(line.words.flatMap(({ variables }) => variables))
  const sets = settings.filter(({ name, before }) => used.has(name) && before <= line.index)
  const isIn = ({ range }: CommandLine): boolean =>
    sets.some(
      (each) => each.range.start.offset <= range.start.offset && range.end.offset <= each.range.end.offset,
    )
  const taken = lines.filter(
    (each) => each.usedBy === line.index || line.pipe.from === each.index || (each.captured && isIn(each)),
  )
  const answers = taken.map((each) => fitsLine({ ...placed, line: each }, wanted))
  const none = fails(`${nameOf(placed)} takes nothing of what such a command prints.`, '', at(placed))
  return answers.find((each) => each.holds) ?? answers.find((each) => !each.known) ?? none
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`
}

function hasOption(call: Call | null, name: string): boolean {
  return call?.options.some((option) => option.name === name && option.value !== 'false') ?? false
}

/** Options of a program that is not known here, or hidden in a word that is not known. */
function isUnclear(call: Call | null): boolean {
  return call === null || call.open
}

function optionIs(name: string, values: readonly string[], placed: PlacedLine): Outcome {
  const { call } = placed.line
  const found = call?.options.findLast((option) => option.name === name)
  const place = at(placed, found?.range ?? null, found?.shown ?? name)
  const need = `${dashed(name)} has to be ${orList(values)}.`
  if (!found)
    return isUnclear(call)
      ? unknown(`What ${dashed(name)} is cannot be told from the file.`, need, place)
      : fails(`${nameOf(placed)} has no ${dashed(name)}.`, need, place)
  if (textTest(values)(found.shown)) return holds(`${dashed(name)} is ${found.shown}.`, place)
  return isUnknown({ text: found.value, shown: found.shown })
    ? unknown(`What ${dashed(name)} is cannot be told from the file.`, need, place)
    : fails(`${dashed(name)} is ${found.shown}.`, need, place)
}

/** Images of every kind of call: what is run, built, pushed, and what scanners and signers are pointed at. */
function namesImage(names: readonly string[], placed: PlacedLine): Outcome {
  const { call } = placed.line
  const test = textTest(names)
  const words = call ? imageWords(call) : placed.line.words.slice(1)
  const found = words.find(({ shown }) => test(shown))
  const isOpen = placed.line.words.some(({ open }) => open) || words.some(isUnknown) || (call?.open ?? false)
  const need = `It has to name ${orList(names)}.`
  return told(
    placed,
    found ? true : isOpen ? null : false,
    true,
    {
      yes: `names ${found?.shown ?? orList(names)}`,
      no: words.length > 0 ? `names ${words.map(({ shown }) => shown).join(' and ')}` : 'names no image',
      need,
    },
    (found ?? words[0])?.range ?? null,
  )
}

function imageWords(call: Call) {
  if (call.kind === 'run' || call.kind === 'service') return call.image ? [call.image.word] : []
  if (call.kind === 'build') return call.tags.map(({ word }) => word)
  return call.kind === 'image' ? call.images.map(({ word }) => word) : call.operands
}

/** What every shell knows, or whoever logs in. Sources: POSIX.1-2024, 2.5.3 and 8.3; the manual of bash, Bash Variables. */
const ALWAYS_SET =
  /^(?:HOME|PWD|OLDPWD|PATH|USER|LOGNAME|SHELL|LANG|HOSTNAME|UID|EUID|RANDOM|SECONDS|EPOCHSECONDS|LINENO|[^\w]|0)$/

function unsetIn({ line, settings }: PlacedLine): readonly string[] {
  const set = new Set(
    settings.filter(({ named, before }) => !named && before <= line.index).map(({ name }) => name),
  )
  const bare = line.words.flatMap((word) => (word.text === null ? word.bare : []))
  return bare.filter((name) => !set.has(name) && !ALWAYS_SET.test(name))
}

/** Set before the command or exported above it; what the shell itself was given is not known and does not count. */
function sees(
  { name, value }: { readonly name: string; readonly value?: string | readonly string[] | undefined },
  placed: PlacedLine,
): Outcome {
  const { line, settings } = placed
  const fits = textTest([name])
  const above = settings.filter(
    ({ name: own, exported, before, process }) =>
      exported &&
      before <= line.index &&
      line.process.startsWith(process) &&
      keptBy(line, { name: own, process }) === undefined,
  )
  const found = [...above, ...line.assignments].findLast((each) => fits(each.name))
  // Without a value it is there if it holds something: `unset` leaves an empty one.
  const is =
    !found || (value === undefined && found.value === '')
      ? false
      : value === undefined
        ? true
        : found.value === null
          ? null
          : textTest(asList(value))(found.value)
  const shown = found ? `${found.name}=${found.value ?? '…'}` : name
  return told(
    placed,
    is,
    true,
    { yes: `sees ${shown}`, no: found ? `sees ${shown}` : `sees no ${name}` },
    found?.range ?? null,
  )
}
