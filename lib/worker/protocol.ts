import type { BuildReport } from '@/lib/engine/build/report/types.ts'
import type { Caret, Completions, Description } from '@/lib/engine/completion/complete.ts'
import type { Category, Finding, Grade, Lab, RuleKind } from '@/lib/engine/index.ts'

/** What the page asks of the engine. Plain data: it crosses to the worker by structured clone. */
export type LintRequest = {
  readonly kind: 'lint'
  /** What the student edits, path to text. */
  readonly files: Readonly<Record<string, string>>
  /** The read-only files of the build context. */
  readonly context: Readonly<Record<string, string>>
}
export type GradeRequest = {
  readonly kind: 'grade'
  readonly lab: Lab
  readonly files: Readonly<Record<string, string>>
}
/** What a build would do. Not asked with every key, but only while somebody looks at the answer. */
export type BuildRequest = {
  readonly kind: 'build'
  readonly files: Readonly<Record<string, string>>
  readonly context: Readonly<Record<string, string>>
  readonly change: Change
  /** The text log takes longer than the rest: only on demand. */
  readonly log: boolean
}
/** What is different since a build that is already cached: files of the context, build arguments, or nothing. */
export type Change = { readonly files: readonly string[]; readonly args: readonly string[] }

/** What one rule says about a file; with no context given, nothing is known of the build context. */
export type RuleRequest = {
  readonly kind: 'rule'
  /** What the text is. */
  readonly file: RuleKind
  readonly rule: string
  readonly text: string
  readonly context: Readonly<Record<string, string>> | null
}

/** What can be written at a caret; asked while somebody types. */
export type CompleteRequest = Caret & { readonly kind: 'complete' }
/** What the key at a place is for. */
export type DescribeRequest = Caret & { readonly kind: 'describe' }

export type Request =
  | LintRequest
  | GradeRequest
  | BuildRequest
  | RuleRequest
  | CompleteRequest
  | DescribeRequest

/** What the hover and the problems list need to know about a rule, without the whole catalogue in the page. */
export type RuleInfo = { readonly title: string; readonly why: string; readonly category: Category }

export type LintReport = {
  /** Findings by file; what no rule speaks about stands under its own code. */
  readonly files: Readonly<Record<string, readonly Finding[]>>
  /** The rules that occur in the findings, by name; a code that is missing here is no rule. */
  readonly rules: Readonly<Record<string, RuleInfo>>
  /** Secrets that whoever has the image could read out of it. */
  readonly secrets: number
}

export type BuildAnswer = {
  /** Null when the file cannot be read. */
  readonly report: BuildReport | null
  /** Where reading stops, and why; null when all of it was read. */
  readonly unreadable: { readonly line: number; readonly message: string } | null
  /** What a student may ask about: files of the context that some step reads, and arguments that the file declares. */
  readonly choices: Change
  /** Lines in the look of `docker build`; null when not asked for. */
  readonly log: readonly string[] | null
}

export type RuleAnswer = {
  /** Of any confidence, from top to bottom. */
  readonly findings: readonly Finding[]
  /** The first mistake that keeps the builder from reading the file: a rule's silence says little then. */
  readonly unreadable: BuildAnswer['unreadable']
}

/** Null where nothing is known. */
export type CompleteAnswer = Completions | null
export type DescribeAnswer = Description | null

export type Result = LintReport | Grade | BuildAnswer | RuleAnswer | CompleteAnswer | DescribeAnswer
export type ResultOf<R extends Request> = R extends LintRequest
  ? LintReport
  : R extends BuildRequest
    ? BuildAnswer
    : R extends RuleRequest
      ? RuleAnswer
      : R extends CompleteRequest
        ? CompleteAnswer
        : R extends DescribeRequest
          ? DescribeAnswer
          : Grade

export type ToWorker = { readonly id: number; readonly request: Request }
/** `ready` is sent when the engine is loaded and warm, and again after `loading`: something more has to be fetched first. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'done'; readonly id: number; readonly result: Result }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
