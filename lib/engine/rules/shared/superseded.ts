import type { CommandInstruction, Dockerfile } from '../../dockerfile/model.ts'
import type { Report, RuleInput } from '../rule.ts'
import { removeLines } from './whole-lines.ts'

/** An instruction that a later one of the same kind, in the same stage, takes the place of. */
type Superseded = { readonly instruction: CommandInstruction; readonly last: CommandInstruction }

/** Every CMD or ENTRYPOINT of a stage but the last. What the stage below set is overridden on purpose and not listed. */
function superseded(
  stages: Dockerfile['stages'],
  keyword: CommandInstruction['keyword'],
): readonly Superseded[] {
  return stages.flatMap(({ instructions }) => {
    const own = instructions.filter((each): each is CommandInstruction => each.keyword === keyword)
    const last = own.at(-1)
    return last ? own.slice(0, -1).map((instruction) => ({ instruction, last })) : []
  })
}

/** Is the last one meant as more arguments for this one? `CMD ["serve"]`, `CMD ["--port", "80"]`. */
function continues({ instruction, last }: Superseded): boolean {
  return instruction.argv !== null && last.argv?.[0]?.value.startsWith('-') === true
}

/** A report for each, whose fix removes it. */
export function* supersededReports(
  { dockerfile, stages }: Pick<RuleInput, 'dockerfile' | 'stages'>,
  keyword: CommandInstruction['keyword'],
): Generator<Report<'replaced' | 'same' | 'arguments'>> {
  for (const found of superseded(stages, keyword)) {
    const { instruction, last } = found
    const title = `Remove the ${keyword} that has no effect`
    const edits = [removeLines(dockerfile.source, instruction.range)]
    yield {
      messageId: variant(found),
      range: instruction.range,
      data: { line: last.range.start.line },
      fix: { title, safety: 'safe', edits },
    }
  }
}

function variant(found: Superseded): 'replaced' | 'same' | 'arguments' {
  const { instruction, last } = found
  if (instruction.text.trim() === last.text.trim()) return 'same'
  return continues(found) ? 'arguments' : 'replaced'
}
