import { parse } from '../dockerfile/index.ts'
import type { Dockerfile, Instruction, Stage } from '../dockerfile/index.ts'
import { baseConfigOf } from '../images/index.ts'

/** Where somebody writes in a Dockerfile. Whatever follows the caret does not matter. */
export type CaretPlace = {
  /** What stands before the caret. */
  readonly dockerfile: Dockerfile
  /** Null: an instruction begins here. */
  readonly node: Instruction | null
  /** Behind ONBUILD. */
  readonly isTrigger: boolean
  /** The stages that were begun before this instruction. */
  readonly stages: readonly Stage[]
  readonly at:
    | { readonly kind: 'keyword' }
    | { readonly kind: 'flag-name' }
    | { readonly kind: 'flag-value'; readonly flag: string }
    /** `index` counts from 0, flags left out. */
    | { readonly kind: 'argument'; readonly index: number }
    | { readonly kind: 'heredoc'; readonly expand: boolean }
}

/** Stands for the caret: it makes a word of what is empty, and has no other case. No text of a person holds it. */
const MARK = '\uE000'

/** Null in a comment or a directive. */
export function caretIn(text: string, offset: number): CaretPlace | null {
  const dockerfile = parse(text.slice(0, offset) + MARK, { baseImage: baseConfigOf })
  const node = dockerfile.instructions.at(-1)
  if (!node || node.range.end.offset <= offset) return null
  const inner = node.trigger ?? node
  const at = placeIn(inner, offset)
  return {
    dockerfile,
    node: at.kind === 'keyword' ? null : inner,
    isTrigger: inner !== node,
    stages: dockerfile.stages.filter(({ from }) => from.node !== node),
    at,
  }
}

function placeIn({ keywordRange, flags, heredocs, args }: Instruction, offset: number): CaretPlace['at'] {
  if (offset < keywordRange.end.offset) return { kind: 'keyword' }
  const heredoc = heredocs.find(({ contentRange }) => offset >= contentRange.start.offset)
  if (heredoc) return { kind: 'heredoc', expand: heredoc.expand }
  const flag = flags.find(({ range }) => range.start.offset <= offset && offset < range.end.offset)
  if (flag?.valueRange) return { kind: 'flag-value', flag: flag.name }
  if (flag) return { kind: 'flag-name' }
  return { kind: 'argument', index: args.filter(({ range }) => range.end.offset <= offset).length }
}
