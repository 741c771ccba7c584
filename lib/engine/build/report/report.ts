import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Problem } from '../../source/problem.ts'
import type { Build, BuiltStage, Step } from '../types.ts'
import { imageReport } from './image.ts'
import { MOST_PATHS } from './paths.ts'
import { rerunReport } from './rerun.ts'
import { stageReport } from './stages.ts'
import type { BuildReport, FailureReport, SecretReport } from './types.ts'

/**
 * What a build is shown as: plain data, the same for the panel, the log and the command line. Linear in steps and files.
 * `mostPaths` caps every list of paths; their counts are those of all.
 */
export function reportOf(dockerfile: Dockerfile, build: Build, mostPaths: number = MOST_PATHS): BuildReport {
  const problems = problemsOf(dockerfile, build)
  const secrets = build.secrets.map((trail): SecretReport => ({
    ...trail,
    line: trail.range.start.line,
    removedLine: trail.removedRange?.start.line ?? null,
  }))
  return {
    ok: build.ok,
    target: build.target,
    stages: build.stages.map((stage) => stageReport(dockerfile, build, stage, mostPaths)),
    image: build.image && imageReport(dockerfile, build, build.image, mostPaths),
    secrets,
    problems,
    failure: failureOf(dockerfile, build, problems),
    rerun: rerunReport(build),
  }
}

/** A problem that both the file and the build report is said once. */
function problemsOf(dockerfile: Dockerfile, build: Build): readonly Problem[] {
  const said = new Map<string, Problem>()
  for (const each of [...dockerfile.allProblems, ...build.problems]) {
    const key = `${each.range.start.offset} ${each.code} ${each.message}`
    if (!said.has(key)) said.set(key, each)
  }
  return [...said.values()].toSorted((a, b) => a.range.start.offset - b.range.start.offset)
}

/** A file that cannot be read fails as a whole, before any step; BuildKit parses all of it first, then reads the instructions. */
function failureOf(dockerfile: Dockerfile, build: Build, problems: readonly Problem[]): FailureReport | null {
  if (build.ok) return null
  const isError = ({ severity }: Problem) => severity === 'error'
  const syntax = dockerfile.problems.filter(isError)
  const early =
    syntax.find(({ phase }) => phase === 'parse') ?? syntax[0] ?? dockerfile.allProblems.find(isError)
  const first = early ?? problems.find(isError)
  if (!first) return null
  const problem = problems.findIndex(
    ({ code, message, range }) =>
      code === first.code && message === first.message && range.start.offset === first.range.start.offset,
  )
  // BuildKit reads the ignore file before any step, whichever instruction told of its mistake.
  const at = early || first.code === 'dockerignore-pattern' ? null : stepAt(build.stages, first)
  return { problem, at, command: at !== null && isInCommand(build.stages[at.stage]!.steps[at.step]!, first) }
}

function stepAt(stages: readonly BuiltStage[], { range }: Problem): FailureReport['at'] {
  for (const { index, steps } of stages) {
    const step = steps.findIndex(
      ({ instruction }) =>
        instruction.range.start.offset <= range.start.offset &&
        range.start.offset <= instruction.range.end.offset,
    )
    if (step !== -1) return { stage: index, step }
  }
  return null
}

/** What is wrong with a flag of RUN, such as a mount, is refused before the command runs. */
function isInCommand({ instruction }: Step, { range }: Problem): boolean {
  const flags = instruction.node.flags.at(-1)?.range.end.offset ?? 0
  return instruction.keyword === 'RUN' && range.start.offset >= flags
}
