import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Instruction } from '../../dockerfile/syntax.ts'
import type { Problem } from '../../source/problem.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'

export type Located = { readonly problem: Problem; readonly instruction: Instruction | undefined }

/** The problems of one code, each with the instruction it stands in. */
export function problemsWith(code: string, input: RuleInput): readonly Located[] {
  return problemsByCode(input).get(code) ?? []
}

const problemsByCode = perFile(({ dockerfile, build }): ReadonlyMap<string, readonly Located[]> => {
  const found = new Map<string, Located[]>()
  for (const problem of [...dockerfile.allProblems, ...build.problems]) {
    const instruction = dockerfile.instructions[instructionAt(dockerfile, problem.range.start.offset)]
    const known = found.get(problem.code)
    if (known) known.push({ problem, instruction })
    else found.set(problem.code, [{ problem, instruction }])
  }
  return found
})

/** Index of the last instruction that begins at or before an offset; -1 before the first. Logarithmic. */
export function instructionAt({ instructions }: Pick<Dockerfile, 'instructions'>, offset: number): number {
  let low = -1
  let high = instructions.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((instructions[middle]?.range.start.offset ?? Infinity) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
