import type { BuildReport } from '@/lib/engine/build/report/types.ts'
import type { Renamed } from '@/lib/engine/assist/rename.ts'
import type { Signature } from '@/lib/engine/assist/signature.ts'
import type { NamedSymbol, Structure } from '@/lib/engine/assist/types.ts'
import type { Caret, Completions, Description } from '@/lib/engine/completion/complete.ts'
import type { Category, Finding, Grade, IgnoredFinding, Lab, RuleKind, TextEdit } from '@/lib/engine/index.ts'
import type {
  CheckAnswer,
  CheckRequest,
  MendAnswer,
  MendRequest,
  WriteAnswer,
  WriteRequest,
} from '@/lib/playground/protocol.ts'
import type { Playground } from '@/lib/playground/types.ts'

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
export type CompleteRequest = Caret & {
  readonly kind: 'complete'
  /** What lies in the build context, path to text: what COPY can take. */
  readonly files: Readonly<Record<string, string>>
}
/** What the key at a place is for, or what stands there in a Dockerfile. */
export type DescribeRequest = Caret & { readonly kind: 'describe' }
/** How the instruction at a caret is written. */
export type SignatureRequest = Caret & { readonly kind: 'signature' }
/** Where the stage or variable at a caret is declared and used. */
export type SymbolRequest = Caret & { readonly kind: 'symbol' }
/** The edits that give it another name. */
export type RenameRequest = Caret & { readonly kind: 'rename'; readonly name: string }
/** What can be folded, coloured and listed of a file. */
export type StructureRequest = Omit<Caret, 'offset'> & { readonly kind: 'structure' }
/** The edits that lay a file out, or some lines of it, first and last. */
export type FormatRequest = Omit<Caret, 'offset'> & {
  readonly kind: 'format'
  readonly lines: { readonly from: number; readonly to: number } | null
}
export type EditorRequest =
  | CompleteRequest
  | DescribeRequest
  | SignatureRequest
  | SymbolRequest
  | RenameRequest
  | StructureRequest
  | FormatRequest

/** What a build of one Dockerfile of the playground would do. */
export type XrayRequest = Pick<BuildRequest, 'change' | 'log'> & {
  readonly kind: 'xray'
  readonly playground: Playground
  readonly path: string
}
/** What is asked about the playground. */
export type PlaygroundRequest = CheckRequest | MendRequest | WriteRequest | XrayRequest

export type Request =
  | LintRequest
  | GradeRequest
  | BuildRequest
  | RuleRequest
  | EditorRequest
  | PlaygroundRequest

/** What the hover and the problems list need to know about a rule, without the whole catalogue in the page. */
export type RuleInfo = { readonly title: string; readonly why: string; readonly category: Category }

export type LintReport = {
  /** Findings by file; what no rule speaks about stands under its own code. */
  readonly files: Readonly<Record<string, readonly Finding[]>>
  /** What comments in the files hold back, by file; files with none may be missing. */
  readonly ignored: Readonly<Record<string, readonly IgnoredFinding[]>>
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

export type SignatureAnswer = Signature | null
export type SymbolAnswer = NamedSymbol | null
export type RenameAnswer = Renamed
export type FormatAnswer = readonly TextEdit[]
export type { NamedSymbol, Signature, Structure }

/** The answer to each kind of request. */
type Results = {
  readonly lint: LintReport
  readonly grade: Grade
  readonly build: BuildAnswer
  readonly rule: RuleAnswer
  readonly complete: CompleteAnswer
  readonly describe: DescribeAnswer
  readonly signature: SignatureAnswer
  readonly symbol: SymbolAnswer
  readonly rename: RenameAnswer
  readonly structure: Structure
  readonly format: FormatAnswer
  readonly check: CheckAnswer
  readonly mend: MendAnswer
  readonly write: WriteAnswer
  readonly xray: BuildAnswer
}
export type Result = Results[Request['kind']]
export type ResultOf<R extends Request> = Results[R['kind']]

export type ToWorker = { readonly id: number; readonly request: Request }
/** `ready` is sent when the engine is loaded and warm, and again after `loading`: something more has to be fetched first. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'done'; readonly id: number; readonly result: Result }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
