import { ask, asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { AmountCheck, EnvironmentCheck, IdTokenCheck } from '../../schema.ts'
import type { JobCommand, Rule } from '../../../gitlab-ci/model.ts'
import { textTest } from '../../matchers/patterns.ts'
import { rules } from '../../../rules/gitlab-ci/index.ts'
import { mayBeForgiven } from '../../../gitlab-ci/order.ts'
import { projectOf } from '../../../project.ts'
import { labContext } from '../../../build/context.ts'
import { someThing } from '../compose/placed.ts'
import { absent, at, nameOf, told, type PlacedJob } from './placed.ts'

export function matchTags(names: readonly string[], placed: PlacedJob): Outcome {
  const { tags } = placed.job
  const found = tags.find(({ text }) => textTest(names)(text))
  return told(
    placed,
    found ? true : tags.length === 0 ? absent(placed) : false,
    true,
    {
      yes: `asks for a runner with the tag ${found?.text ?? orList(names)}`,
      no:
        tags.length === 0
          ? 'asks for no certain runner'
          : `asks for a runner with the tag ${tags.map(({ text }) => text).join(' and ')}`,
      need: `It has to ask for ${orList(names)}.`,
    },
    (found ?? tags[0])?.range ?? null,
  )
}

/** A rule with which the failure of the job stops nothing. */
function forgivingRule({ allowFailure, rules: own }: PlacedJob['job']): Rule | undefined {
  return (own ?? []).find(
    (each) =>
      each.allowFailure?.value === true ||
      (each.when?.value === 'manual' && each.allowFailure === null && allowFailure.range === null),
  )
}

/**
 * Does its failure stop the pipeline, but for these exit codes? Source: docs.gitlab.com/ci/yaml/#allow_failureexit_codes. An exit of
 * the script itself may put such a code in the place of another one.
 */
export function matchForgiven(codes: readonly number[], placed: PlacedJob): Outcome {
  const { allowFailure, commands } = placed.job
  const { exitCodes } = allowFailure
  const others = exitCodes?.filter((code) => !codes.includes(code)) ?? []
  if (exitCodes === null || forgivingRule(placed.job) !== undefined || !mayBeForgiven(allowFailure))
    return matchAllowFailure(false, placed)
  const place = at(placed, allowFailure.range)
  if (others.length > 0)
    return fails(
      `${nameOf(placed)} may fail with ${others.join(' and ')} without stopping the pipeline.`,
      `It may forgive no code but ${orList(codes.map(String))}.`,
      place,
    )
  const exit = commands.find((command) => mayEndWith(command, exitCodes))
  if (exit === undefined)
    return holds(`${nameOf(placed)} forgives no exit code but ${exitCodes.join(' and ')}.`, place)
  const need = 'Let the command end the script by itself, with its own code.'
  const code = exit.words[1]?.text ?? null
  return code === null
    ? unknown('Which code the script ends with cannot be told from the file.', need, at(placed, exit.range))
    : fails(`The script ends with ${code}, which the job forgives.`, need, at(placed, exit.range))
}

/** `exit 2`, or an exit with a code that nobody knows. */
function mayEndWith({ program, words, phase }: JobCommand, codes: readonly number[]): boolean {
  const [, code] = words
  if (phase === 'after_script' || code === undefined || (program !== 'exit' && program !== 'return'))
    return false
  return code.text === null || codes.includes(Number(code.text))
}

/** Does its failure stop the pipeline? */
export function matchAllowFailure(wanted: boolean, placed: PlacedJob): Outcome {
  const { allowFailure, when } = placed.job
  const rule = forgivingRule(placed.job)
  const written = mayBeForgiven(allowFailure) || rule !== undefined
  const manual = allowFailure.value === 'manual' || (rule !== undefined && rule.allowFailure === null)
  return told(
    placed,
    written ? true : allowFailure.range === null ? (absent(placed) ?? null) : false,
    wanted,
    {
      yes: manual ? 'waits for a click and holds nothing up' : 'may fail without stopping the pipeline',
      no: 'stops the pipeline when it fails',
      need: wanted
        ? ''
        : manual
          ? 'Write allow_failure: false beside when: manual.'
          : 'Take allow_failure out.',
    },
    rule?.range ?? allowFailure.range ?? when?.range ?? null,
  )
}

export function isManual(wanted: boolean, placed: PlacedJob): Outcome {
  const { when, rules: own } = placed.job
  const rule = (own ?? []).find((each) => each.when?.value === 'manual')
  const is = rule !== undefined || when?.value === 'manual'
  return told(
    placed,
    is ? true : absent(placed),
    wanted,
    { yes: 'waits for a click', no: 'starts by itself', need: wanted ? 'Write when: manual.' : '' },
    rule?.range ?? when?.range ?? null,
  )
}

export function matchNeeds(names: readonly string[], placed: PlacedJob): Outcome {
  const needs = placed.job.needs ?? []
  const missing = names.find((name) => !needs.some(({ job, elsewhere }) => job === name && !elsewhere))
  return told(
    placed,
    missing === undefined ? true : placed.job.needs === null ? absent(placed) : false,
    true,
    {
      yes: `needs ${names.join(' and ')}`,
      no: `does not need ${missing ?? ''}`,
      need: `Name ${missing ?? ''} in needs.`,
    },
    needs[0]?.range ?? null,
  )
}

export function matchRetry({ atLeast = 0, atMost = Infinity }: AmountCheck, placed: PlacedJob): Outcome {
  const { retry } = placed.job
  const max = retry?.max ?? 0
  const is = retry === null && absent(placed) === null ? null : max >= atLeast && max <= atMost
  const times =
    max === 0 ? 'is not tried again' : max === 1 ? 'is tried once more' : `is tried ${max} times more`
  return told(
    placed,
    is,
    true,
    { yes: times, no: times, need: max > atMost ? `At most ${atMost} may be written.` : 'Write retry.' },
    retry?.range ?? null,
  )
}

export function matchEnvironment(check: EnvironmentCheck, placed: PlacedJob): Outcome {
  const { environment } = placed.job
  if (environment === null) {
    const need = 'Write environment.'
    return absent(placed) === null
      ? unknown(`What job ${placed.job.name} deploys to cannot be told from the file.`, need, at(placed))
      : fails(`${nameOf(placed)} names no environment.`, need, at(placed))
  }
  const is = (text: string | null, wanted: string | readonly string[], what: string): Outcome => {
    const place = at(placed, environment.range, text ?? '')
    const need = `It has to be ${orList(asList(wanted))}.`
    if (text === null) return fails(`The environment of job ${placed.job.name} has no ${what}.`, need, place)
    return textTest(asList(wanted))(text)
      ? holds(`${nameOf(placed)} deploys to ${text}.`, place)
      : fails(`The ${what} of the environment is ${text}.`, need, place)
  }
  return ask<EnvironmentCheck>(check, {
    name: (wanted) => is(environment.name?.text ?? null, wanted, 'name'),
    url: (wanted) => is(environment.url?.text ?? null, wanted, 'address'),
  })
}

export function matchIdTokens(wanted: IdTokenCheck | readonly IdTokenCheck[], placed: PlacedJob): Outcome {
  const { idTokens } = placed.job
  return every(
    asList(wanted).map((check) => () => {
      const what = asList(check.name).concat(asList(check.aud).map((each) => `aud: ${each}`))
      const need = `Add ${what.join(' with ')} to id_tokens.`
      const none =
        absent(placed) === null && idTokens.length === 0
          ? unknown(
              `Which tokens job ${placed.job.name} gets cannot be told from the file.`,
              need,
              at(placed),
            )
          : fails(`${nameOf(placed)} gets no such token.`, need, at(placed))
      return someThing(
        idTokens,
        ({ name, nameRange, aud }) => {
          const place = at(placed, nameRange, name)
          return ask<IdTokenCheck>(check, {
            name: (names) =>
              asList(names).includes(name)
                ? holds(`${nameOf(placed)} gets the token ${name}.`, place)
                : fails(
                    `The token of job ${placed.job.name} is called ${name}.`,
                    `It has to be ${orList(asList(names))}.`,
                    place,
                  ),
            aud: (names) =>
              aud.some(({ text }) => asList(names).includes(text))
                ? holds(`${nameOf(placed)} gets the token ${name}.`, place)
                : fails(
                    `The token ${name} is for ${aud.length > 0 ? orList(aud.map(({ text }) => text)) : 'nobody'}.`,
                    `It has to be for ${orList(asList(names))}.`,
                    place,
                  ),
          })
        },
        none,
      )
    }),
  )
}

/** Do rules find nothing certain in this job? They look at it alone. */
export function matchJobClean(names: readonly string[], placed: PlacedJob): Outcome {
  const pipeline = { ...placed.pipeline, jobs: [placed.job], hidden: [] }
  const project = projectOf(placed.file, labContext(placed.files))
  for (const rule of rules.filter(({ meta }) => names.includes(meta.name))) {
    for (const { confidence = 'certain', messageId, data = {}, range } of rule.check({ pipeline, project })) {
      if (confidence !== 'certain') continue
      const message = (rule.meta.messages[messageId] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
        String(data[name] ?? ''),
      )
      return fails(message, '', at(placed, range))
    }
  }
  return holds(`${nameOf(placed)} is clean.`, at(placed))
}
