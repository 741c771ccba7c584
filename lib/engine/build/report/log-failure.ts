import type { Range } from '../../source/position.ts'
import { flagsOf, isVertex } from './log-sources.ts'
import type { BuildReport, StageReport, StepReport } from './types.ts'

/** Why a build ends, in BuildKit's words: what the step prints, the error behind it, and the lines of the Dockerfile it points to. */
export type Failed = {
  readonly output: readonly string[]
  readonly error: string
  /** Null: it is about another file. */
  readonly range: Range | null
}

/** Null when the build does not fail, or nothing tells why. */
export function failureOf(report: BuildReport): Failed | null {
  const { failure, problems, stages } = report
  const problem = failure && problems[failure.problem]
  if (!problem) return null
  const failing = failingStep(report)
  if (failing) return failureAt(failing.stage, failing.step, problem.message, failure.command)
  if (problem.code === 'dockerignore-pattern') return { output: [], error: problem.message, range: null }
  const around = stages.flatMap(({ steps }) => steps).find(({ range }) => holds(range, problem.range))
  return { output: [], error: problem.message, range: around?.range ?? problem.range }
}

/** The failure, when it is this step's. */
export function failureIn(report: BuildReport, stage: StageReport, step: StepReport): Failed | null {
  const failing = failingStep(report)
  return failing?.stage === stage && failing.step === step ? failureOf(report) : null
}

/** A setting such as USER fails in the first step that needs it. */
function failingStep({ failure, stages }: BuildReport): { stage: StageReport; step: StepReport } | null {
  const at = failure?.at ?? null
  const stage = at && stages[at.stage]
  const step = stage?.steps.slice(at!.step).find((each) => isVertex(stages, stage, each))
  return stage && step ? { stage, step } : null
}

/** Source: moby/buildkit solver/llbsolver/ops/exec.go, "process %q did not complete successfully". The exit code is not known. */
function failureAt(stage: StageReport, step: StepReport, message: string, command: boolean): Failed {
  const { range, keyword } = step
  const isProcess = keyword === 'RUN' && (command || message.startsWith('unable to find'))
  if (!isProcess) return { output: [], error: message, range }
  const process = `process ${JSON.stringify(processOf(stage, step))} did not complete successfully`
  return command
    ? { output: [message], error: process, range }
    : { output: [], error: `${process}: ${message}`, range }
}

/** The shell in effect and the script, or the words of the exec form, with blanks between them. */
function processOf({ steps }: StageReport, step: StepReport): string {
  const { text } = step
  const script = text
    .split(' ')
    .slice(1 + flagsOf(text).length)
    .join(' ')
  const shell = steps.slice(0, steps.indexOf(step)).findLast(({ keyword }) => keyword === 'SHELL')
  return (
    wordsOf(script)?.join(' ') ??
    `${(shell && wordsOf(shell.text.slice(6)))?.join(' ') ?? '/bin/sh -c'} ${script}`
  )
}

function wordsOf(text: string): readonly string[] | null {
  if (!text.startsWith('[')) return null
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null
  } catch {
    return null
  }
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start.offset <= inner.start.offset && inner.end.offset <= outer.end.offset
}
