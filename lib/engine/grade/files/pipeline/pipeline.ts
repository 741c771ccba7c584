import type { Job, Pipeline } from '../../../gitlab-ci/model.ts'
import type { Range } from '../../../source/position.ts'
import { ask, asList, every, fails, holds, orList, type Outcome } from '../../outcome.ts'
import type { CiVariableCheck, PipelineCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import type { ReadFile, Subject } from '../../subject.ts'
import { matchRuns } from './runs.ts'
import { hasVariable } from './variables.ts'

/** A pipeline as a whole. */
export function matchPipeline(check: PipelineCheck, { filesOf }: Subject): Outcome {
  const [found] = filesOf('gitlab-ci')
  if (!found) return fails('There is no pipeline.', 'Write .gitlab-ci.yml.')
  const { model, path } = found
  const at = (place: Range | null, subject = ''): { place: Range | null; file: string; subject: string } => ({
    place,
    file: path,
    subject,
  })
  return ask<PipelineCheck>(check, {
    stages: (names) => hasStages(asList(names), found),
    jobs: (names) =>
      every(
        asList(names).map((name) => () => {
          const job = model.jobs.find((each) => each.name === name)
          return job
            ? holds(`There is a job ${name}.`, at(job.nameRange, name))
            : fails(`There is no job ${name}.`, 'It has to be there.', at(null, name))
        }),
      ),
    runs: (wanted) =>
      matchRuns(wanted, model.workflow?.runs ?? USUAL, 'The pipeline', at(model.workflow?.range ?? null)),
    variables: (wanted) =>
      every(
        asList<CiVariableCheck>(wanted).map((each) => () => {
          const variables = model.variables.map(({ name, nameRange, value }) => ({
            name,
            text: value?.text ?? null,
            outside: (value?.variables.length ?? 0) > 0,
            range: value?.range ?? nameRange,
          }))
          return hasVariable(
            each,
            variables,
            `The file sets no ${orList(asList(each.name))}.`,
            at,
            !model.whole,
          )
        }),
      ),
    mentions: (texts) => mentions(asList(texts), model, at),
    includes: (wanted) => {
      const [first] = model.include
      const place = at(first?.range ?? null, first?.target ?? '')
      if ((first !== undefined) === wanted)
        return holds(wanted ? 'The file takes in others.' : 'The file takes in no other.', place)
      return first
        ? fails(`The file takes in ${first.target}.`, '', place)
        : fails('The file takes in no other.', 'Write include.', place)
    },
  })
}

/** Without workflow there is a pipeline for every push; merge requests have one when a job asks for it. */
const USUAL = { defaultBranch: true, otherBranches: true, tags: true, mergeRequests: 'some' } as const

function hasStages(wanted: readonly string[], { model, path }: ReadFile<'gitlab-ci'>): Outcome {
  const names = model.stages.map(({ name }) => name)
  let next = 0
  for (const name of names) if (name === wanted[next]) next++
  const own = model.stages.filter(({ range }) => range !== null)
  const place = { place: own[0]?.range ?? null, file: path, subject: wanted[next] ?? '' }
  const seen = `The stages are ${names.filter((name) => !name.startsWith('.')).join(', ')}.`
  return next === wanted.length
    ? holds(seen, place)
    : fails(seen, `They have to be ${wanted.join(', ')}, in this order.`, place)
}

type Placed = { readonly text: string; readonly range: Range }

/** Programs whose arguments are words to read, no more. */
const TALK = /^(?:echo|printf|:|true)$/

function mentions(
  patterns: readonly string[],
  { jobs, variables }: Pipeline,
  at: (place: Range, subject: string) => Parameters<typeof holds>[1],
): Outcome {
  const test = textTest(patterns)
  const texts = [...variables.flatMap(variableTexts), ...jobs.flatMap(textsOf)]
  const found = texts.find(({ text }) => test(text))
  return found
    ? holds(`${found.text} stands here.`, at(found.range, found.text))
    : fails(`Nothing here says ${orList(patterns)}.`, '')
}

function variableTexts({ name, nameRange, value }: Pipeline['variables'][number]): readonly Placed[] {
  return [{ text: name, range: nameRange }, ...(value ? [{ text: value.text, range: value.range }] : [])]
}

function textsOf({ image, services, variables, commands, settings }: Job): readonly Placed[] {
  return [
    ...[image, ...services].flatMap((each) =>
      each === null ? [] : { text: each.name.text, range: each.name.range },
    ),
    ...[...variables, ...services.flatMap((service) => service.variables)].flatMap(variableTexts),
    ...commands
      .filter(({ program }) => !TALK.test(program ?? ''))
      .flatMap(({ words }) => words.map(({ shown, range }) => ({ text: shown, range }))),
    ...commands
      .flatMap(({ assignments }) => assignments)
      .concat(settings)
      .flatMap(({ name, value, range }) => [name, value ?? ''].map((text) => ({ text, range }))),
  ]
}
