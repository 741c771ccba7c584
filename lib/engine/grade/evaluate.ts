import { slice } from '../source/position.ts'
import { matchCache } from './matchers/cache.ts'
import { matchAgree } from './matchers/agree.ts'
import { COMMAND, OPENS } from './matchers/commands.ts'
import { COPIED, matchInput } from './matchers/copies.ts'
import { EXTERNAL } from './matchers/external.ts'
import { FETCHED } from './matchers/fetched.ts'
import { matchIgnored } from './matchers/ignored.ts'
import { matchImage } from './matchers/image.ts'
import { INSTALL } from './matchers/installs.ts'
import { STEP } from './matchers/layers.ts'
import { matchCounted, matchEvery, matchSomeOf } from './matchers/quantifiers.ts'
import { matchPlanted, SECRET } from './matchers/secrets.ts'
import { INSTRUCTION, SETS } from './matchers/settings.ts'
import { matchStage } from './matchers/stages.ts'
import { TAKEN } from './matchers/taken.ts'
import { matchSome } from './matchers/thing.ts'
import { every, fails, holds, negated, some, type Outcome } from './outcome.ts'
import type { Check, FileChecks } from './schema.ts'
import type { Subject } from './subject.ts'

type Matchers = {
  readonly [Key in Exclude<keyof Check, keyof FileChecks>]-?: (
    value: NonNullable<Check[Key]>,
    subject: Subject,
  ) => Outcome
}

/** One entry per key of a check; every matcher says what it saw and what is needed. */
const MATCHERS: Matchers = {
  all: (checks, subject) => every(checks.map((check) => () => evaluate(check, subject))),
  any: (checks, subject) => some(checks.map((check) => () => evaluate(check, subject))),
  not: (check, subject) => negated(evaluate(check, subject)),
  unknown: (check, subject) => matchUnknown(evaluate(check, subject)),
  count: matchCounted,
  every: matchEvery,
  some: matchSomeOf,
  builds: (value, subject) => matchBuilds(value === true ? [] : (value.despite ?? []), subject),
  problem: (code, subject) => matchProblem(code, subject),
  clean: (names, subject) => matchClean(names, subject),
  image: (check, subject) =>
    subject.build.image
      ? matchImage(check, subject.build.image, subject)
      : fails('The file makes no image.', 'It needs at least one FROM.'),
  stage: matchStage,
  step: (check, subject) => matchSome(STEP, check, subject),
  cache: matchCache,
  input: matchInput,
  install: (check, subject) => matchSome(INSTALL, check, subject),
  command: (check, subject) => matchSome(COMMAND, check, subject),
  sets: (check, subject) => matchSome(SETS, check, subject),
  copied: (check, subject) => matchSome(COPIED, check, subject),
  taken: (check, subject) => matchSome(TAKEN, check, subject),
  fetched: (check, subject) => matchSome(FETCHED, check, subject),
  instruction: (check, subject) => matchSome(INSTRUCTION, check, subject),
  opens: (check, subject) => matchSome(OPENS, check, subject),
  secret: (check, subject) => matchSome(SECRET, check, subject),
  external: (check, subject) => matchSome(EXTERNAL, check, subject),
  agree: matchAgree,
  planted: matchPlanted,
  ignored: matchIgnored,
}

type Table = Readonly<Record<string, ((value: unknown, subject: Subject) => Outcome) | undefined>>

/** Does the answer do what a check asks? Several keys must all hold; the first that fails speaks. */
export function evaluate(check: Check, subject: Subject): Outcome {
  const keys = (Object.keys(check) as (keyof Check)[]).filter((key) => check[key] !== undefined)
  return every(keys.map((key) => () => run(key, check, subject)))
}

function run(key: keyof Check, check: Check, subject: Subject): Outcome {
  // Key and value belong together, which the type of a table cannot say.
  const matcher = (MATCHERS as Table)[key] ?? (subject.grader?.matchers as Table | undefined)?.[key]
  // What marks a lab brings along what its files need: without it no verdict would be right.
  if (!matcher) throw new Error(`the check “${key}” needs the grader of other files`)
  return matcher(check[key], subject)
}

/** What cannot be told, as an answer of its own. */
function matchUnknown(answer: Outcome): Outcome {
  return answer.known ? fails('That can be told from the file.', '', answer) : holds(answer.seen, answer)
}

function matchBuilds(despite: readonly string[], { build, dockerfile }: Subject): Outcome {
  const errors = [...dockerfile.allProblems, ...build.problems].filter(({ severity }) => severity === 'error')
  const error = errors.find(({ code }) => !despite.includes(code))
  if (error)
    return fails(`The build stops on line ${error.range.start.line}: ${error.message}`, '', {
      place: error.range,
    })
  if (dockerfile.target < 0) return fails('The file makes no image.', 'It needs at least one FROM.')
  return holds('Every instruction finds what it needs.')
}

function matchProblem(code: string, { build, dockerfile }: Subject): Outcome {
  const problem = [...dockerfile.allProblems, ...build.problems].find((each) => each.code === code)
  if (!problem) return fails('There is no such problem.', '')
  const subject = problem.subject ?? slice(dockerfile.source, problem.range)
  return holds(problem.message, { place: problem.range, subject })
}

function matchClean(names: readonly string[], subject: Subject): Outcome {
  const found = subject
    .findings(names)
    .find(({ finding }) => names.includes(finding.rule) && finding.confidence === 'certain')
  if (found) {
    const { finding, file, text } = found
    return fails(finding.message, '', { place: finding.range, file, subject: slice(text, finding.range) })
  }
  return holds('The rule finds nothing to mend.')
}
