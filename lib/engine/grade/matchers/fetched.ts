import type { Executed } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'
import { ask, decided, fails, holds, type Outcome } from '../outcome.ts'
import type { FetchedCheck } from '../schema.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { stepsIn, type PlacedStep, type Subject } from '../subject.ts'
import { wordsOf } from './script-words.ts'
import { sumsFor } from './sums.ts'
import type { Kind } from './thing.ts'

type Fetched = {
  readonly placed: PlacedStep
  readonly by: 'ADD' | 'RUN'
  /** Null: it cannot be told. */
  readonly url: string | null
  readonly verified: boolean | null
  /** Every text that may hold the digest. */
  readonly digests: readonly (string | null)[]
  readonly place: Range
}

export const FETCHED: Kind<FetchedCheck, Fetched> = {
  many: 'downloads',
  list: (subject, where = 'used') =>
    stepsIn(subject, where).flatMap((placed) => [...addedBy(placed), ...runBy(placed, subject)]),
  fits: fitsFetched,
  none: () => fails('Nothing of that kind is downloaded.', ''),
}

const ADDRESS = /^https?:\/\//

function addedBy(placed: PlacedStep): readonly Fetched[] {
  const { instruction } = placed.step
  if (instruction.keyword !== 'ADD') return []
  return instruction.sources
    .filter(({ text, raw }) => ADDRESS.test(text ?? raw))
    .map(({ text, raw }) => ({
      placed,
      by: 'ADD' as const,
      url: text ?? raw,
      verified: instruction.checksum !== null,
      digests: [instruction.checksum?.text ?? null],
      place: instruction.range,
    }))
}

const LOADERS = ['curl', 'wget']
const CHECKERS = /^(sha(1|224|256|384|512)sum|shasum|b2sum|gpg|gpgv|cosign|minisign)$/

/** curl and wget; what only asks (`curl -I`, `--head`) brings nothing along. */
function runBy(placed: PlacedStep, subject: Subject): readonly Fetched[] {
  const { commands, instruction } = placed.step
  return commands.flatMap((command, index): Fetched[] => {
    if (command.program === null || !LOADERS.includes(command.program)) return []
    if (command.argv.some((word) => word === '-I' || word === '--head' || word === '--spider')) return []
    const later = commands
      .slice(index + 1)
      .filter(({ program }) => program !== null && CHECKERS.test(program))
    const checked = later.filter(
      ({ argv, program, certain, failureStops }) => certain && failureStops && checks(program!, argv),
    )
    const compared = later.length > 0 && commands.slice(index + 1).some(comparesSum)
    const written = instruction.keyword === 'RUN' && instruction.script ? wordsOf(instruction.script) : []
    // `grep tini SUMS | sha256sum -c`: what is piped into the check may hold the list.
    const feeding = later.some(({ piped }) => piped.from) ? commands.filter(({ piped }) => piped.to) : []
    const lists = [...checked, ...feeding].flatMap(({ argv }) => argv.slice(1))
    const words = [
      ...commands.flatMap(({ argv }) => argv),
      ...written.flatMap(({ literal }) => (literal === null ? [] : [literal])),
      ...[...lists, ...written.map(({ literal }) => literal)].flatMap((word) => listed(word, subject)),
    ]
    const cwd = (checked[0] ?? command).cwd
    return [
      {
        placed,
        by: 'RUN',
        url: command.argv.find((word) => word !== null && ADDRESS.test(word)) ?? null,
        verified: checked.length > 0 || compared,
        digests: sumsFor(words, command, commands, cwd),
        place: command.range,
      },
    ]
  })
}

/** `[ "$(sha256sum tini | cut -d ' ' -f 1)" = 93dc… ]`. */
function comparesSum({ program, argv, certain, failureStops }: Executed): boolean {
  const equals = argv.some((word) => word === '=' || word === '==')
  return ['[', 'test'].includes(program ?? '') && certain && failureStops && equals && argv.some(isSum)
}

function isSum(word: string | null): boolean {
  return word !== null && /^[0-9a-f]{40,128}$/i.test(word)
}

/** What a list of sums from the context holds. */
function listed(word: string | null, { context }: Subject): readonly string[] {
  if (word === null || word.startsWith('-')) return []
  return Object.entries(context.files).flatMap(([path, text]) =>
    baseName(path) === baseName(word) ? (text.content ?? []) : [],
  )
}

/** `sha256sum -c`, `gpg --verify`; a sum that is only printed checks nothing. */
function checks(program: string, argv: readonly (string | null)[]): boolean {
  if (program.endsWith('sum'))
    return argv.some((word) => word !== null && /^(-c|--check|-[a-z]*c[a-z]*)$/.test(word))
  if (program === 'gpg') return argv.includes('--verify')
  return program === 'gpgv' || argv.some((word) => word?.startsWith('verify') || word === '-V')
}

function fitsFetched({ placed, by, url, verified, digests, place }: Fetched, check: FetchedCheck): Outcome {
  const what = url ?? 'what it names'
  const line = `Line ${place.start.line} downloads ${what}`
  const at = { place, subject: what, stage: placed.stage.label }
  const say = (is: boolean | null, yes: string, no: string, need = '', wanted = true): Outcome =>
    decided(
      is,
      wanted,
      { yes, no, open: `What line ${place.start.line} downloads cannot be told from the file.`, need },
      at,
    )
  const answer = ask<Omit<FetchedCheck, 'in'>>(check, {
    by: (value) => say(by === value, `${line}.`, `${line} by ${by}.`),
    url: (value) => say(url === null ? null : url.includes(value), `${line}.`, `${line}.`),
    verified: (wanted) =>
      say(
        verified,
        `${line} and checks it.`,
        `${line}, and nothing checks what came.`,
        wanted
          ? by === 'ADD'
            ? 'Give ADD the option --checksum.'
            : 'Check its digest in the same RUN, with sha256sum -c.'
          : '',
        wanted,
      ),
    checksum: (value) =>
      say(
        digests.some((word) => word?.includes(value)) || (digests.includes(null) ? null : false),
        `${line} and asks for the right digest.`,
        `${line} and does not ask for the digest that is known.`,
        'Ask for the digest that the project publishes.',
      ),
  })
  return answer.holds ? holds(answer.seen || `${line}.`, at) : answer
}
