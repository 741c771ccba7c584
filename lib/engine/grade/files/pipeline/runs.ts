import type { Run, Runs } from '../../../gitlab-ci/model.ts'
import { andList, ask, asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { RunsCheck } from '../../schema.ts'
import type { At } from './placed.ts'

type Kind = keyof Runs

const KINDS: readonly Kind[] = ['defaultBranch', 'otherBranches', 'tags', 'mergeRequests']

const NAMES: Readonly<Record<Kind, string>> = {
  defaultBranch: 'the default branch',
  otherBranches: 'other branches',
  tags: 'tags',
  mergeRequests: 'merge requests',
}

/** `whose` begins a sentence: `Job release`, `The push of shop:latest`. */
export function matchRuns(
  check: RunsCheck,
  runs: Runs,
  whose: string,
  place: Omit<At, 'place'> & { readonly place: At['place'] | null },
): Outcome {
  const open = (kind: Kind): Outcome =>
    unknown(
      `Whether ${whose.charAt(0).toLowerCase()}${whose.slice(1)} is in pipelines of ${NAMES[kind]} cannot be told from the file.`,
      '',
      place,
    )
  return ask<RunsCheck>(check, {
    in: (kinds) =>
      every(
        asList(kinds).map((kind) => () => {
          if (runs[kind] === null) return open(kind)
          return runs[kind] === false
            ? fails(`${whose} is in no pipeline of ${NAMES[kind]}.`, 'It has to be.', place)
            : holds(`${whose} is in pipelines of ${NAMES[kind]}.`, place)
        }),
      ),
    only: (kinds) => isOnly(asList(kinds), runs, whose, place, open),
  })
}

function isOnly(
  kinds: readonly Kind[],
  runs: Runs,
  whose: string,
  place: Parameters<typeof matchRuns>[3],
  open: (kind: Kind) => Outcome,
): Outcome {
  const need = `Limit it to ${orList(kinds.map((kind) => NAMES[kind]))}, with rules.`
  const others = KINDS.filter((kind) => !kinds.includes(kind))
  const also = others.filter((kind) => isPossible(runs[kind]))
  if (also.length > 0)
    return fails(`${whose} is in pipelines of ${andList(also.map((kind) => NAMES[kind]))}, too.`, need, place)
  const unclear = others.find((kind) => runs[kind] === null)
  return unclear === undefined
    ? holds(`${whose} is in pipelines of ${orList(kinds.map((kind) => NAMES[kind]))} only.`, place)
    : open(unclear)
}

function isPossible(run: Run): boolean {
  return run === true || run === 'some'
}
