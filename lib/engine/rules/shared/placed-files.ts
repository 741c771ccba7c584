import type { RuleInput } from '../rule.ts'

/** Indices of the stages into which this file, or a stage below, puts a file whose path matches. Linear. */
export function stagesWith(
  { stages, build }: RuleInput,
  matches: (path: string) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>()
  for (const { index, base } of stages) {
    const inherited = base.kind === 'stage' && found.has(base.stage)
    const steps = build.stages[index]?.steps ?? []
    if (inherited || steps.some(({ added, changed }) => added.some(matches) || changed.some(matches)))
      found.add(index)
  }
  return found
}
