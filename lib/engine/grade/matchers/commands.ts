import type { Executed } from '../../build/types.ts'
import { isPython, moduleIndex } from '../../build/python.ts'
import { ask, asList, decided, fails, holds, orList, type Outcome } from '../outcome.ts'
import type { CommandCheck, OpensCheck } from '../schema.ts'
import { stepsIn, type PlacedStep } from '../subject.ts'
import { matchBase } from './base.ts'
import { textTest } from './patterns.ts'
import type { Kind } from './thing.ts'

export type Placed<T> = { readonly placed: PlacedStep; readonly item: T }

export const COMMAND: Kind<CommandCheck, Placed<Executed>> = {
  many: 'commands',
  list: (subject, where = 'used') =>
    stepsIn(subject, where).flatMap((placed) => placed.step.commands.map((item) => ({ placed, item }))),
  fits: ({ placed, item }, { base, ...check }, subject) => {
    const answer = fitsCommand(check, item, placed.stage.label)
    if (!answer.holds || base === undefined) return answer
    const below = matchBase(base, placed.stage.image, subject)
    return below.holds ? answer : { ...below, place: item.range, stage: placed.stage.label }
  },
  none: () => fails('No such command is run.', ''),
}

/** Is a command like that? What a word cannot be told from may be anything. */
export function fitsCommand(
  check: Omit<CommandCheck, 'in' | 'base'>,
  command: Executed,
  stage: string,
): Outcome {
  const { program } = command
  const argv = wordsOf(command)
  const said = program ?? 'a command that cannot be told'
  const text = check.mentions === undefined ? null : mentioning(command, check.mentions)
  const at = { place: command.range, subject: text ?? program ?? '', stage }
  const dark = argv.slice(1).includes(null)
  const asked = (is: boolean | null, need: string): Outcome =>
    decided(
      is,
      true,
      {
        yes: '',
        no: `${said} is run otherwise.`,
        open: `How ${said} is run cannot be told from the file.`,
        need,
      },
      at,
    )
  const answer = ask<Omit<CommandCheck, 'in' | 'base'>>(check, {
    program: (value) =>
      asked(
        program === null ? null : asList(value).includes(program),
        `It has to be ${orList(asList(value))}.`,
      ),
    tool: () => asked(isPip(command), 'It has to be pip.'),
    arguments: (value) =>
      asked(
        inOrder(asList(value), argv) || (dark ? null : false),
        `Its arguments have to be ${asList(value).join(' ')}.`,
      ),
    with: (value) =>
      asked(
        hasOptions(asList(value), argv) || (dark ? null : false),
        `It needs the option ${orList(asList(value))}.`,
      ),
    without: (value) => {
      const found = foundOption(asList(value), argv)
      return found === null
        ? asked(dark ? null : true, '')
        : fails(`${said} is run with ${found}.`, `Run it without ${found}.`, { ...at, subject: found })
    },
    mentions: (value) => asked(text !== null || (dark ? null : false), `It has to name ${value}.`),
    user: (value) =>
      asked(command.root === null ? null : command.root === (value === 'root'), `It has to run as ${value}.`),
    certain: (value) => asked(command.certain === value, value ? 'It has to run in every build.' : ''),
    failureStops: (value) =>
      asked(command.failureStops === value, value ? 'Its failure has to stop the build.' : ''),
  })
  return answer.holds ? holds(`${program} is run.`, at) : answer
}

/** pip under its names, `python -m pip`, `uv pip`. */
function isPip({ program, argv }: Executed): boolean | null {
  if (program === null) return null
  if (/^pip3?(\.\d+)?$/.test(program)) return true
  if (isPython(program)) {
    const at = moduleIndex(argv.slice(1))
    return at !== -1 && argv[at + 1] === 'pip'
  }
  return program === 'uv' && argv[1] === 'pip'
}

/** Source: docs.npmjs.com, the aliases of npm install, npm ci, npm run and npm update. */
const NPM_ALIASES: Readonly<Record<string, string>> = {
  i: 'install',
  in: 'install',
  ins: 'install',
  inst: 'install',
  insta: 'install',
  instal: 'install',
  isnt: 'install',
  isnta: 'install',
  isntal: 'install',
  isntall: 'install',
  add: 'install',
  'clean-install': 'ci',
  ic: 'ci',
  'install-clean': 'ci',
  'isntall-clean': 'ci',
  'run-script': 'run',
  rum: 'run',
  urn: 'run',
  up: 'update',
  upgrade: 'update',
  udpate: 'update',
}

/** The words of a command; the verb of npm by its usual name. */
function wordsOf({ program, argv }: Executed): Executed['argv'] {
  const verb = argv.findIndex((word, at) => at > 0 && word !== null && !word.startsWith('-'))
  const alias = program === 'npm' && verb !== -1 ? argv[verb]! : ''
  return Object.hasOwn(NPM_ALIASES, alias) ? argv.with(verb, NPM_ALIASES[alias]!) : argv
}

function inOrder(words: readonly string[], argv: readonly (string | null)[]): boolean {
  let at = 0
  for (const word of argv.slice(1))
    if (word !== null && words[at] !== undefined && textTest([words[at]!])(word)) at++
  return at === words.length
}

export function hasOptions(options: readonly string[], argv: readonly (string | null)[]): boolean {
  return options.every((option) => foundOption([option], argv) !== null)
}

export function foundOption(options: readonly string[], argv: readonly (string | null)[]): string | null {
  return options.find((option) => argv.some((word) => word !== null && isOption(word, option))) ?? null
}

function isOption(word: string, option: string): boolean {
  if (word === option || word.startsWith(`${option}=`)) return true
  if (option.length !== 2 || word.startsWith('--')) return false
  return word.startsWith(option) || isAmongLetters(word, option[1]!)
}

/** Letters that take what follows as their value with pip, uv, apt-get, npm and python. */
const WITH_VALUE = /[rceitwdofmWXCk]/

/** `-qU` is `-q -U`; of `-rUpper.txt` the rest is the value of `-r`. */
function isAmongLetters(word: string, letter: string): boolean {
  const letters = /^-([A-Za-z]+)/.exec(word)?.[1] ?? ''
  const end = letters.search(WITH_VALUE)
  return letters.slice(0, end === -1 ? letters.length : end + 1).includes(letter)
}

/** The argument that contains a text; for echo and the like, all arguments together. */
function mentioning({ argv }: Executed, text: string): string | null {
  const words = argv.slice(1).filter((word) => word !== null)
  return (
    words.find((word) => word.includes(text)) ?? (words.join(' ').includes(text) ? words.join(' ') : null)
  )
}

export const OPENS: Kind<OpensCheck, Placed<PlacedStep['step']['worldWritable'][number]>> = {
  many: 'steps that let everybody write',
  list: (subject, where = 'used') =>
    stepsIn(subject, where).flatMap((placed) => placed.step.worldWritable.map((item) => ({ placed, item }))),
  fits: ({ placed, item }, { by }) => {
    const at = { place: item.range, subject: item.path ?? '', stage: placed.stage.label }
    const seen = `Everybody may write to ${item.path ?? 'what this line names'}.`
    return by === undefined || item.by === by ? holds(seen, at) : fails(seen, '', at)
  },
  none: () => fails('Nothing lets everybody write.', ''),
}
