import type { Build, Context } from '../build/types.ts'
import type { CommandFile } from '../cli/model.ts'
import type { ComposeFile } from '../compose/model.ts'
import type { DaemonConfig } from '../daemon/model.ts'
import type { Dockerfile } from '../dockerfile/model.ts'
import type { FileKind } from '../file-kind.ts'
import type { Pipeline } from '../gitlab-ci/model.ts'
import type { Project } from '../project.ts'
import type { TextEdit } from '../source/edit.ts'
import type { Range } from '../source/position.ts'

export type Severity = 'error' | 'warning' | 'info'
/** Only `certain` findings cost points. */
export type Confidence = 'certain' | 'likely' | 'possible'
export type Category =
  | 'image'
  | 'layers-cache'
  | 'size'
  | 'security'
  | 'secrets'
  | 'reliability'
  | 'maintainability'
  | 'syntax'
/** Kinds of files that rules speak about. What is said of shell scripts holds for the recipes of a Makefile, too. */
export type RuleKind = Extract<FileKind, 'dockerfile' | 'compose' | 'gitlab-ci' | 'daemon' | 'shell'>

/**
 * What a Dockerfile has to hold before a rule can find anything: any one of these. It only spares the rule a search in vain;
 * too narrow, it loses findings, which the rule's tests show.
 */
export type Trigger = {
  /** Keywords, those behind ONBUILD included. */
  readonly instructions?: readonly string[]
  /** Flags of instructions by name: `from`, `mount`. */
  readonly flags?: readonly string[]
  /** What a RUN calls, without a version at the end of the name: `python` stands for python3.13, too. */
  readonly programs?: readonly string[]
  /** Codes of what the parser or the build complains about. */
  readonly problems?: readonly string[]
}

export type RuleMeta<MessageId extends string = string, Kind extends RuleKind = RuleKind> = {
  /** Kebab-case, the same as the file's name and the page's address. */
  readonly name: string
  readonly severity: Severity
  readonly category: Category
  readonly files: Kind
  /** The rule is asked where the file holds one of these. Without it, always. */
  readonly on?: Kind extends 'dockerfile' ? Trigger : never
  /** The goal, as an instruction: "Use one CMD per stage". */
  readonly title: string
  /** One sentence each, with `{{name}}` for data; ends in a full stop. */
  readonly messages: Readonly<Record<MessageId, string>>
  /** Codes of problems that this rule speaks about: where its range and a problem's overlap, the finding stands for both. */
  readonly tells?: readonly string[]
}

/** What is written about a rule. Checking needs none of it, so it stays out of the engine that a page loads. */
export type RuleDocs = {
  readonly why: string
  /** Whole Dockerfiles: `bad` is reported by this rule, `good` is not; both run as tests. */
  readonly bad: string
  readonly good: string
  /** The whole build context that both are run with, path to text, where the rule needs one; a comment in them tells of it. */
  readonly context?: Readonly<Record<string, string>>
  readonly sources: readonly string[]
  /** The same check in other tools, by tool. */
  readonly equivalents: Readonly<Record<string, readonly string[]>>
}

export type Fix = {
  readonly title: string
  /** safe: the image stays the same in all that matters. behaviour: it may act differently. suggestion: needs a look. */
  readonly safety: 'safe' | 'behaviour' | 'suggestion'
  readonly edits: readonly TextEdit[]
}

export type Report<MessageId extends string = string> = {
  readonly messageId: NoInfer<MessageId>
  readonly range: Range
  readonly data?: Readonly<Record<string, string | number>>
  /** Defaults to certain. */
  readonly confidence?: Confidence
  /** Defaults to the rule's own. */
  readonly severity?: Severity
  readonly fix?: Fix
}

/** What a rule may read, by the kind of file it speaks about. */
export type RuleInputs = {
  readonly dockerfile: RuleInput
  readonly compose: { readonly compose: ComposeFile; readonly project: Project }
  readonly 'gitlab-ci': { readonly pipeline: Pipeline; readonly project: Project }
  readonly daemon: { readonly daemon: DaemonConfig; readonly project: Project }
  readonly shell: { readonly script: CommandFile; readonly project: Project }
}

/** What a rule for Dockerfiles may read. */
export type RuleInput = {
  readonly dockerfile: Dockerfile
  readonly stages: Dockerfile['stages']
  readonly build: Build
  readonly context: Context
  /** What several rules ask of a file, by the function that works it out: the memory of `perFile`. */
  readonly facts: Map<(input: RuleInput) => unknown, unknown>
}

export type Rule<MessageId extends string = string, Kind extends RuleKind = 'dockerfile'> = {
  readonly meta: RuleMeta<MessageId, Kind>
  readonly check: (input: RuleInputs[Kind]) => Iterable<Report<MessageId>>
}

/** A report with everything a reader needs: what `lint` returns. */
export type Finding = {
  readonly rule: string
  readonly severity: Severity
  readonly confidence: Confidence
  readonly messageId: string
  readonly message: string
  readonly range: Range
  readonly fix: Fix | null
}

/** Gives a rule its types; the message ids come from `meta.messages`, what it reads from `meta.files`. */
export function defineRule<const MessageId extends string, const Kind extends RuleKind>(
  rule: Rule<MessageId, Kind>,
): Rule<MessageId, Kind> {
  return rule
}
