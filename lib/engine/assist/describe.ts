import type { Description } from '../completion/types.ts'
import type { Dockerfile, Instruction, Stage, Value } from '../dockerfile/index.ts'
import { instructionValues } from '../dockerfile/instruction-values.ts'
import type { Range } from '../source/position.ts'
import { aboutFlag, INSTRUCTIONS } from './about.ts'
import { imageFacts } from './image-facts.ts'
import { symbolAt } from './symbols.ts'

/** What stands at an offset of a Dockerfile, in Markdown, and where it is written; null where nothing is to be said. */
export function describeDockerfile(dockerfile: Dockerfile, offset: number): Description | null {
  const node = dockerfile.instructions.find(({ range }) => isIn(range, offset))
  if (!node) return null
  const inner = node.trigger && isIn(node.trigger.range, offset) ? node.trigger : node
  return ofInstruction(inner, offset) ?? ofStage(dockerfile, offset) ?? ofValue(dockerfile, inner, offset)
}

function isIn({ start, end }: Range, offset: number): boolean {
  return start.offset <= offset && offset < end.offset
}

function say(text: string, { start, end }: Range): Description {
  return { text, from: start.offset, to: end.offset }
}

function ofInstruction({ keyword, keywordRange, flags }: Instruction, offset: number): Description | null {
  if (isIn(keywordRange, offset)) {
    const known = Object.hasOwn(INSTRUCTIONS, keyword) ? INSTRUCTIONS[keyword]! : null
    return known && say(`**${keyword}** \`${known.form}\`\n\n${known.about}`, keywordRange)
  }
  const flag = flags.find(({ range }) => isIn(range, offset))
  if (!flag || (flag.valueRange && isIn(flag.valueRange, offset) && flag.name === 'from')) return null
  const known = aboutFlag(keyword, flag.name)
  return (
    known &&
    say(`**--${flag.name}**${known.form === '' ? '' : ` \`${known.form}\``}\n\n${known.about}`, flag.range)
  )
}

/** Where a name of a stage is written, what the stage is. */
function ofStage(dockerfile: Dockerfile, offset: number): Description | null {
  const symbol = symbolAt(dockerfile, offset)
  if (symbol?.kind !== 'stage' || symbol.declaration === null) return null
  const stage = dockerfile.stages.find(({ range }) => isIn(range, symbol.declaration!.start.offset))
  if (!stage) return null
  const uses = symbol.places.filter(({ start }) => start.offset !== symbol.declaration!.start.offset)
  const lines = [...new Set(uses.map(({ start }) => start.line))]
  const used =
    lines.length > 0
      ? `Used in line ${lines.join(', ')}.`
      : stage.index === dockerfile.target
        ? 'The image is made of it.'
        : 'Nothing uses it, so it is not built.'
  const from = `line ${symbol.declaration.start.line}, built on \`${stage.from.image.text ?? stage.from.image.raw}\``
  return say(`**Stage ${stage.label}**, ${from}\n\n${used}`, symbol.range)
}

function ofValue(dockerfile: Dockerfile, node: Instruction, offset: number): Description | null {
  const stage = dockerfile.stages.find(({ range }) => isIn(range, offset))
  const typed =
    stage?.from.node === node
      ? stage.from
      : [...dockerfile.globalArgs, ...(stage?.instructions ?? [])].find((each) => each.node === node)
  const value = typed && instructionValues(typed).find(({ range }) => isIn(range, offset))
  if (!value) return null
  const parts = [resolved(value), stage && typed === stage.from ? factsOf(stage) : ''].filter(
    (part) => part !== '',
  )
  return parts.length > 0 ? say(parts.join('\n\n'), value.range) : null
}

function factsOf({ base }: Stage): string {
  return base.kind === 'image' ? (imageFacts(base.reference) ?? '') : ''
}

/** What comes of a text with variables in it. */
function resolved({ raw, text, variables }: Value): string {
  if (variables.length === 0) return ''
  const names = variables.map((name) => `\`${name}\``).join(', ')
  return text === null
    ? `Its value is known only when it is built: it depends on ${names}.`
    : `\`${raw}\` is \`${text}\` here.`
}
