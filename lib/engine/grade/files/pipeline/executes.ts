import type { Execution } from './executions.ts'
import { executionsOf, readingsOf } from './executions.ts'
import { ask, asList, decided, fails, holds, unknown, type Outcome } from '../../outcome.ts'
import type { ExecutedCheck } from '../../schema.ts'
import { hasInOrder } from '../lines/words.ts'
import { textTest } from '../../matchers/patterns.ts'
import { matchAddress } from './address.ts'
import { isOfThisCommit } from './digests.ts'
import { matchUsedImage } from './images.ts'
import { at, nameOf, type PlacedJob } from './placed.ts'

export function listExecutions({ job }: PlacedJob): readonly Execution[] {
  return executionsOf(job)
}

/** The first word is about the program alone: `echo pytest` runs no pytest. */
export function runsCommand(execution: Execution, wanted: readonly string[]): boolean {
  const [program = '', ...rest] = wanted
  const test = textTest([program])
  return readingsOf(execution).some(([first = '', ...words]) => test(first) && hasInOrder(rest, words))
}

export function fitsExecution(execution: Execution, check: ExecutedCheck, placed: PlacedJob): Outcome {
  const { command, image, words } = execution
  const shown = words.slice(0, 3).join(' ')
  const place = at(placed, command.range, words[0])
  const answer = ask<ExecutedCheck>(check, {
    command: (wanted) => {
      const list = asList(wanted)
      const need = `It has to run ${list.join(' ')}.`
      if (runsCommand(execution, list)) return holds('', place)
      return execution.open && runsCommand(execution, list.slice(0, 1))
        ? unknown(`All that ${words[0]} is given cannot be told from the file.`, need, place)
        : fails(`${nameOf(placed)} runs ${shown}.`, need, place)
    },
    image: (wanted) =>
      image === null
        ? unknown(`Which image ${words[0]} runs in cannot be told from the file.`, '', place)
        : matchUsedImage(
            wanted,
            image,
            execution.inside ? `The image that ${words[0]} runs in` : `The image of job ${placed.job.name}`,
            placed,
          ),
    commit: (wanted) =>
      decided(
        isGivenCommit(execution, placed),
        wanted,
        {
          yes: `${shown} is given the image of this commit.`,
          no: `${shown} is given another image than that of this commit.`,
          open: `Which image ${words[0]} is given cannot be told from the file.`,
          need: wanted
            ? 'Name the image by $CI_COMMIT_SHA, or by a digest that this pipeline finds out.'
            : '',
        },
        place,
      ),
    address: (wanted) => matchAddress(wanted, execution, placed),
    counts: (wanted) => matchCounts(wanted, execution, shown, placed),
  })
  return answer.holds ? holds(`${nameOf(placed)} runs ${shown}.`, place) : answer
}

/** One of its words is enough: others say where to, or how. */
function isGivenCommit({ words, command }: Execution, placed: PlacedJob): boolean | null {
  const answers = words
    .slice(1)
    .map((word) => isOfThisCommit(word.replace(/^-{0,2}[\w.-]+=/, ''), placed, command.index))
  if (answers.includes(true)) return true
  return answers.includes(null) ? null : false
}

/** Shared by all that a job does: is its failure one of the job? */
export function matchCounts(
  wanted: boolean,
  { counts, command }: Pick<Execution, 'counts' | 'command'>,
  what: string,
  placed: PlacedJob,
): Outcome {
  return decided(
    counts,
    wanted,
    {
      yes: `A failure of ${what} fails job ${placed.job.name}.`,
      no: `When ${what} fails, job ${placed.job.name} goes on as if nothing had happened.`,
      open: `Whether ${what} runs in any case cannot be told from the file.`,
      need: wanted ? 'Its failure has to fail the job.' : '',
    },
    at(placed, command.range, what),
  )
}
