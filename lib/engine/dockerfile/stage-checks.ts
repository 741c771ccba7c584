import { rangeAt } from '../source/position.ts'
import type { LineStarts } from '../source/position.ts'
import { grammarOf } from './keywords.ts'
import { meantKeyword } from './unknown-instruction.ts'
import type { Instruction, SyntaxProblem } from './syntax.ts'

export type CheckedInstruction = {
  readonly node: Instruction
  readonly written: string
  /** It has an error of its own already. */
  readonly isRefused: boolean
}

/**
 * Whether there are stages, and nothing but ARG stands before the first. A misspelt FROM counts as one:
 * its own message is enough.
 */
export function checkStages(
  instructions: readonly CheckedInstruction[],
  source: string,
  starts: LineStarts,
): SyntaxProblem[] {
  if (instructions.length === 0) return [noInstructions(source, starts)]
  const firstFrom = instructions.findIndex(isFrom)
  if (firstFrom === -1) return noStage(instructions)
  return instructions
    .slice(0, firstFrom)
    .filter(needsStage)
    .map(({ node }) => beforeFrom(node))
}

function isFrom({ node, written }: CheckedInstruction): boolean {
  if (node.keyword === 'FROM') return true
  return grammarOf(node.keyword) === null && meantKeyword(written) === 'FROM'
}

function needsStage({ node, isRefused }: CheckedInstruction): boolean {
  return node.keyword !== 'ARG' && !isRefused
}

function noInstructions(source: string, starts: LineStarts): SyntaxProblem {
  const message = 'file with no instructions. Begin with FROM and the image to build on'
  return {
    code: 'from-missing',
    message,
    severity: 'error',
    phase: 'parse',
    range: rangeAt(starts, source.length, source.length),
  }
}

function noStage(instructions: readonly CheckedInstruction[]): SyntaxProblem[] {
  const place = instructions.find(needsStage)
  const node = place?.node ?? instructions[0]?.node
  if (node === undefined || (place === undefined && instructions.some(({ isRefused }) => isRefused)))
    return []
  const wording =
    place === undefined ? 'dockerfile contains no stages to build' : 'no build stage in current context'
  const message = `${wording}. The file has no FROM: begin with FROM and the image to build on`
  return [
    { code: 'from-missing', message, severity: 'error', phase: 'instruction', range: node.keywordRange },
  ]
}

function beforeFrom({ keyword, keywordRange }: Instruction): SyntaxProblem {
  const message = `no build stage in current context. Only ARG may stand before the first FROM: move ${keyword} below it`
  return {
    code: 'instruction-before-from',
    message,
    severity: 'error',
    phase: 'instruction',
    range: keywordRange,
  }
}
