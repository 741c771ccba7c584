import type { Build, Context } from '../build/types.ts'
import { UNKNOWN_CONTEXT } from '../build/context.ts'
import { build } from '../build/build.ts'
import type { Dockerfile } from '../dockerfile/model.ts'
import { rules } from './dockerfile/index.ts'
import { ruleInput } from './shared/facts.ts'
import { lintWith, rulesAbout } from './lint.ts'
import type { Finding } from './rule.ts'
import { commentsOfDockerfile } from './commented.ts'
import { suppress } from './suppressions.ts'
import type { Linted } from './suppressions.ts'

export type { Finding } from './rule.ts'

const NAMES = rules.map(({ meta }) => meta.name)

/** Findings of all rules, in the order of the text, without what comments in the file hold back. */
export function lint(dockerfile: Dockerfile, built?: Build, context?: Context): readonly Finding[] {
  return lintWithIgnored(dockerfile, built, context).findings
}

/** The same, and what the comments hold back apart. */
export function lintWithIgnored(dockerfile: Dockerfile, built?: Build, context?: Context): Linted {
  return suppress(allFindings(dockerfile, built, context), commentsOfDockerfile(dockerfile), NAMES)
}

/**
 * Everything the rules find, whatever comments say about it: what marks are given by. With names, findings under
 * others may be missing.
 */
export function allFindings(
  dockerfile: Dockerfile,
  built: Build = build(dockerfile),
  context: Context = UNKNOWN_CONTEXT,
  names: readonly string[] | null = null,
): Finding[] {
  return lintWith(rulesAbout(rules, names), ruleInput(dockerfile, built, context))
}
