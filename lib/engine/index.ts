import { build as buildWith } from './build/build.ts'
import { UNKNOWN_CONTEXT } from './build/context.ts'
import type { Build, BuildOptions, Context } from './build/types.ts'
import { parse as parseWith } from './dockerfile/index.ts'
import type { Dockerfile, ParseOptions } from './dockerfile/index.ts'
import { baseConfigOf } from './images/index.ts'

/** The engine's only door. Four functions, pure: same input, same answer, in the browser, on the command line and in tests. */

/** Text → model. Never throws; problems are in `allProblems`. */
export function parse(text: string, options: ParseOptions = {}): Dockerfile {
  return parseWith(text, { baseImage: baseConfigOf, ...options })
}

/**
 * Model → what `docker build` would make of it over a context. With a target, build arguments or a platform in `options` the
 * file is read anew for these.
 */
export function build(
  dockerfile: Dockerfile,
  context: Context = UNKNOWN_CONTEXT,
  { target, buildArgs, platform, ...options }: BuildOptions = {},
): Build {
  const wanted = {
    ...(target === undefined ? {} : { target }),
    ...(buildArgs === undefined ? {} : { buildArgs }),
    ...(platform === undefined ? {} : { platform }),
  }
  const read = Object.keys(wanted).length === 0 ? dockerfile : parse(dockerfile.source, wanted)
  return buildWith(read, context, options)
}

export { afterChange } from './build/after-change.ts'
export { reportOf } from './build/report/report.ts'
export { buildLog } from './build/report/log.ts'
export { lint, lintWithIgnored } from './rules/check.ts'
export { applyFixes, fixAll } from './rules/fix.ts'
export { SUPPRESSION_CODES } from './rules/suppressions.ts'
export { grade, needsGrader } from './grade/grade.ts'
export { rules } from './rules/dockerfile/index.ts'
export { version } from './version.ts'
export { FILE_KINDS, isOther, kindOf } from './file-kind.ts'
export type { FileKind, OtherKind } from './file-kind.ts'
export { projectOf } from './project.ts'
export type { Project } from './project.ts'
export { contextOf, labContext, UNKNOWN_CONTEXT, withoutIgnored } from './build/context.ts'
export { applyEdits } from './source/edit.ts'
export { rangeAt, positionAt, lineStarts, slice } from './source/position.ts'

export type * from './build/types.ts'
export type * from './build/report/types.ts'
export type { LogOptions } from './build/report/log.ts'
export type * from './dockerfile/index.ts'
export type {
  Category,
  Confidence,
  Finding,
  Fix,
  Report,
  Rule,
  RuleDocs,
  RuleKind,
  RuleInput,
  RuleMeta,
  Severity,
} from './rules/rule.ts'
export type { IgnoredFinding, Linted } from './rules/suppressions.ts'
export type { Fixed, FixOptions } from './rules/fix.ts'
export type { Grade, Lab, NearMiss, Objective, ObjectiveResult } from './grade/types.ts'
export type { Check } from './grade/schema.ts'
export type { Position, Range } from './source/position.ts'
export type { TextEdit } from './source/edit.ts'
export type { Problem } from './source/problem.ts'
export type { Size } from './source/size.ts'
export type { ImageFacts } from './images/types.ts'
