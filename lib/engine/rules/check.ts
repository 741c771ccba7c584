import type { Build, Context } from '../build/types.ts'
import { UNKNOWN_CONTEXT } from '../build/context.ts'
import { build } from '../build/build.ts'
import type { Dockerfile } from '../dockerfile/model.ts'
import { rules } from './index.ts'
import { lintWith } from './lint.ts'
import type { Finding } from './rule.ts'

export type { Finding } from './rule.ts'

/** Findings of all rules, in the order of the text. */
export function lint(
  dockerfile: Dockerfile,
  built: Build = build(dockerfile),
  context: Context = UNKNOWN_CONTEXT,
): Finding[] {
  return lintWith(rules, { dockerfile, stages: dockerfile.stages, build: built, context })
}
