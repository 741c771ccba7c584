import type { Range } from '../source/position.ts'
import type { Instruction, InstructionForm, Syntax } from './syntax.ts'

/** One line of `drydock parse --format json`. Other programs read it: a changed field is a new `version`. */
export type ParseOutput = {
  readonly version: 1
  readonly path: string
  readonly directives: readonly { readonly name: string; readonly value: string; readonly line: number }[]
  readonly instructions: readonly InstructionOutput[]
  readonly problems: readonly ProblemOutput[]
}

export type InstructionOutput = {
  readonly keyword: string
  /** Whole flags, quotes and escapes removed: `--chown=app:app`. */
  readonly flags: readonly string[]
  readonly form: InstructionForm
  readonly args: readonly string[]
  readonly heredocs: readonly HeredocOutput[]
  readonly trigger: InstructionOutput | null
  readonly range: Range
}

export type HeredocOutput = {
  readonly name: string
  readonly content: string
  readonly expand: boolean
  readonly chomp: boolean
}

export type ProblemOutput = {
  readonly message: string
  readonly severity: 'error' | 'warning'
  readonly range: Range
}

/** The syntax of one file as the command line prints it. Instructions with an error are in it, in form `invalid` where they have no meaning. */
export function toParseOutput(path: string, syntax: Syntax): ParseOutput {
  return {
    version: 1,
    path,
    directives: syntax.directives.map(({ name, value, range }) => ({ name, value, line: range.start.line })),
    instructions: syntax.instructions.map(toInstruction),
    problems: syntax.problems.map(({ message, severity, range }) => ({ message, severity, range })),
  }
}

function toInstruction({
  keyword,
  flags,
  form,
  args,
  heredocs,
  trigger,
  range,
}: Instruction): InstructionOutput {
  return {
    keyword,
    flags: flags.map(({ text }) => text),
    form,
    args: args.map(({ value }) => value),
    heredocs: heredocs.map(({ name, content, expand, chomp }) => ({ name, content, expand, chomp })),
    trigger: trigger === null ? null : toInstruction(trigger),
    range,
  }
}
