import type { BuiltStage } from '../build/types.ts'
import { slice } from '../source/position.ts'
import { matchImage } from './matchers/image.ts'
import {
  matchCache,
  matchCommand,
  matchCopied,
  matchInput,
  matchInstall,
  matchInstruction,
  matchOpens,
  matchSets,
} from './matchers/steps.ts'
import { every, fails, holds, type Outcome } from './outcome.ts'
import type { Check, ImageCheck } from './schema.ts'
import type { Subject } from './subject.ts'

type Matchers = {
  readonly [Key in keyof Check]-?: (value: NonNullable<Check[Key]>, subject: Subject) => Outcome
}

/** One entry per key of a check; every matcher says what it saw and what is needed. */
const MATCHERS: Matchers = {
  all: (checks, subject) => every(checks.map((check) => () => evaluate(check, subject))),
  any: (checks, subject) => {
    const outcomes = checks.map((check) => evaluate(check, subject))
    return outcomes.find((outcome) => outcome.holds) ?? outcomes[0]!
  },
  not: (check, subject) => negated(evaluate(check, subject)),
  builds: (value, subject) => matchBuilds(value === true ? [] : (value.despite ?? []), subject),
  problem: (code, subject) => matchProblem(code, subject),
  clean: (names, subject) => matchClean(names, subject),
  image: (check, subject) =>
    subject.build.image
      ? matchImage(check, subject.build.image, subject)
      : fails('The file makes no image.', 'It needs at least one FROM.'),
  stage: ({ other, any }, subject) => {
    const found = subject.build.stages.filter(
      (stage) => any !== undefined || !subject.build.image?.chain.includes(stage.index),
    )
    return matchStage(found, other ?? any ?? {}, subject)
  },
  cache: matchCache,
  input: matchInput,
  install: matchInstall,
  command: matchCommand,
  sets: matchSets,
  copied: matchCopied,
  instruction: matchInstruction,
  opens: matchOpens,
}

/** Does the answer do what a check asks? Several keys must all hold; the first that fails speaks. */
export function evaluate(check: Check, subject: Subject): Outcome {
  const keys = (Object.keys(check) as (keyof Check)[]).filter((key) => check[key] !== undefined)
  return every(keys.map((key) => () => run(key, check, subject)))
}

function run(key: keyof Check, check: Check, subject: Subject): Outcome {
  // Key and value belong together, which the type of a table cannot say.
  const matcher = MATCHERS[key] as (value: unknown, subject: Subject) => Outcome
  return matcher(check[key], subject)
}

function negated(outcome: Outcome): Outcome {
  const { place, subject, stage, seen } = outcome
  return outcome.holds
    ? fails(seen, 'That must not be so.', { place, subject, stage })
    : holds('', { place, subject, stage })
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
  const finding = subject
    .findings()
    .find(({ rule, confidence }) => names.includes(rule) && confidence === 'certain')
  if (finding)
    return fails(finding.message, '', {
      place: finding.range,
      subject: slice(subject.dockerfile.source, finding.range),
    })
  return holds('The rule finds nothing to mend.')
}

function matchStage(stages: readonly BuiltStage[], check: ImageCheck, subject: Subject): Outcome {
  for (const stage of stages) {
    const outcome = matchImage(check, stage.image, subject)
    if (outcome.holds) return { ...outcome, stage: stage.label }
  }
  return fails('No stage is like that.', '')
}
