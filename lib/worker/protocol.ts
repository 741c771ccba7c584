import type { Finding, Grade, Lab } from '@/lib/engine/index.ts'

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
export type Request = LintRequest | GradeRequest

/** What the hover and the problems list need to know about a rule, without the whole catalogue in the page. */
export type RuleInfo = { readonly title: string; readonly why: string }

export type LintReport = {
  /** Findings by file; what no rule speaks about stands under its own code. */
  readonly files: Readonly<Record<string, readonly Finding[]>>
  /** The rules that occur in the findings, by name; a code that is missing here is no rule. */
  readonly rules: Readonly<Record<string, RuleInfo>>
}

export type ResultOf<R extends Request> = R extends LintRequest ? LintReport : Grade

export type ToWorker = { readonly id: number; readonly request: Request }
/** `ready` is sent once, when the engine is loaded and warm. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly result: LintReport | Grade }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
