import type { Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'

/** The syntax of a Dockerfile as BuildKit's parser sees it: plain data, every node with its range. */
export type Syntax = {
  readonly source: string
  readonly escape: '\\' | '`'
  readonly directives: readonly Directive[]
  readonly comments: readonly Comment[]
  readonly instructions: readonly Instruction[]
  /** In source order. `phase` tells what BuildKit refuses while parsing from what it refuses when it reads an instruction. */
  readonly problems: readonly SyntaxProblem[]
}

export type SyntaxProblem = Problem & {
  readonly phase: 'parse' | 'instruction'
}

/** `# escape=\``: only in the leading run of directive lines. */
export type Directive = {
  readonly name: 'syntax' | 'escape' | 'check'
  readonly value: string
  readonly range: Range
  readonly valueRange: Range
}

/** A whole-line comment, also one between the lines of a continued instruction. `text` is what follows `#`, trimmed. */
export type Comment = { readonly text: string; readonly range: Range }

/** `--name=value`: `text` is the whole flag with quotes and escapes removed; `value` is null without `=`. */
export type Flag = {
  readonly name: string
  readonly value: string | null
  readonly text: string
  readonly range: Range
  /** The value as written, null without `=`. */
  readonly valueRange: Range | null
}

/** One argument. In exec form `value` is the decoded JSON string and `range` its quotes; elsewhere the text as BuildKit passes it on, before expansion. */
export type Word = { readonly value: string; readonly range: Range }

/**
 * exec: a JSON array of strings. shell: one string. list: words. plain: one string with its blanks kept.
 * pairs: ENV and LABEL, three words for each pair: key, value, separator (`=`, or empty in the old form).
 * invalid: BuildKit's parser refuses the whole file at this instruction.
 */
export type InstructionForm = 'exec' | 'shell' | 'list' | 'pairs' | 'plain' | 'invalid'

export type Heredoc = {
  readonly name: string
  readonly content: string
  /** False when the name was quoted: no variable expansion in the body. */
  readonly expand: boolean
  /** `<<-`: leading tabs are removed when the body is used; `content` keeps them. */
  readonly chomp: boolean
  readonly fd: number
  /** The marker, `<<EOF`. */
  readonly range: Range
  /** The lines of the body without the terminator line. */
  readonly contentRange: Range
}

export type Instruction = {
  /** Upper case. Unknown keywords are kept, without arguments. */
  readonly keyword: string
  readonly keywordRange: Range
  readonly flags: readonly Flag[]
  readonly form: InstructionForm
  readonly args: readonly Word[]
  readonly heredocs: readonly Heredoc[]
  /** The nested instruction of ONBUILD. */
  readonly trigger: Instruction | null
  /** What follows the flags, as one logical line, with its way back to the file. */
  readonly body: LogicalText
  /** The comment block directly before the instruction. */
  readonly comments: readonly Comment[]
  /** From the keyword to the end of the last line that belongs to it (the terminator of its last heredoc included), without the line end. */
  readonly range: Range
}

/**
 * Text from which continuations, and the comments and blank lines inside them, were removed.
 * `segments` is sorted by `logical`; logical offset `o` inside a segment lies at `source + (o - logical)`.
 */
export type LogicalText = {
  readonly text: string
  readonly segments: readonly { readonly logical: number; readonly source: number }[]
}
