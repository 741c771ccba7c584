import { asList } from '../outcome.ts'
import type { StepsOf } from '../schema.ts'
import { stepsIn, type PlacedStep, type Subject } from '../subject.ts'
import { fitsCommand } from './commands.ts'

/** Steps of used stages that certainly are like this. */
export function stepsLike(subject: Subject, of: StepsOf): readonly PlacedStep[] {
  const { installs, runs, arguments: words, without, copies } = of
  return stepsIn(subject, 'used').filter(({ step, stage }) => {
    if (
      installs !== undefined &&
      !step.installs.some(({ manifests, command }) => command.certain && manifests.includes(installs))
    )
      return false
    if (
      copies !== undefined &&
      !(['COPY', 'ADD'].includes(step.instruction.keyword) && step.reads.includes(copies))
    )
      return false
    if (runs === undefined) return true
    return step.commands.some(
      (command) =>
        command.certain &&
        fitsCommand({ program: runs, arguments: words, without }, command, stage.label).holds,
    )
  })
}

/** `installs what requirements.txt lists`, `runs go build`. */
export function saidOf({ installs, runs, arguments: words, copies }: StepsOf): string {
  if (installs !== undefined) return `installs what ${installs} lists`
  if (copies !== undefined) return `copies ${copies}`
  return `runs ${asList(runs).join(' or ')}${words === undefined ? '' : ` ${asList(words).join(' ')}`}`
}

/** The file or program it is about. */
export function subjectOf({ installs, runs, copies }: StepsOf): string {
  return installs ?? copies ?? asList(runs)[0] ?? ''
}
