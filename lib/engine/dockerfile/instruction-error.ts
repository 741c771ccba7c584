import type { Range } from '../source/position.ts'
import type { Instruction } from './syntax.ts'

/** What BuildKit refuses when it reads an instruction: its wording first, then what to write instead. */
export type InstructionError = { readonly code: string; readonly message: string; readonly range: Range }

/** Null when there is nothing wrong. */
export type Check = (node: Instruction) => InstructionError | null
