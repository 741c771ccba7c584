import type { CommandLine, ScriptSetting } from '../cli/model.ts'
import type { MapNode, Node } from '../document/types.ts'
import type { FileModel } from '../file-model.ts'
import type { Range } from '../source/position.ts'

/**
 * A pipeline of GitLab CI, normalised: anchors, merge keys, `!reference`, `extends`, `default:` and `inherit:` applied, short
 * forms made long. Three rules hold throughout:
 * - A setting that is not written is null, a list that is not written is empty where GitLab makes no difference between both.
 * - What several jobs inherit has the one place where it is written, in each of them.
 * - What cannot be known is null and no error: names that an `include` may bring, `$[[ inputs.x ]]`, expressions.
 */
export type Pipeline = FileModel & {
  /** The text as a tree, without the `spec:` header; null when it holds no map. */
  readonly root: MapNode | null
  /** In order, with `.pre` and `.post` around them. */
  readonly stages: readonly Stage[]
  /** Global `variables:`. */
  readonly variables: readonly Variable[]
  readonly workflow: Workflow | null
  readonly include: readonly Include[]
  /** False when an `include` may define more jobs, stages and variables. */
  readonly whole: boolean
  /** What a pipeline can run, in the order of the text. */
  readonly jobs: readonly Job[]
  /** Templates: their names begin with a dot, they never run. With what they extend. */
  readonly hidden: readonly Job[]
}

export type Stage = {
  readonly name: string
  /** Null for `.pre`, `.post` and the stages GitLab has when the file names none. */
  readonly range: Range | null
}

/** A name or a word where it is written. */
export type Name = { readonly name: string; readonly range: Range }

/** A single value with the places of its key and of itself. */
export type Setting<T> = { readonly value: T; readonly keyRange: Range; readonly range: Range }

/** A text with GitLab's variables (`$NAME`, `${NAME}`; `$$` is `$`). */
export type Text = {
  /** As written, quotes taken off. */
  readonly raw: string
  /** Variables that the file sets filled in; those that GitLab, the project or the runner set stay, as `${NAME}`. */
  readonly text: string
  /** Names that stay, in order. */
  readonly variables: readonly string[]
  readonly range: Range
}

/** A variable of `variables:`. */
export type Variable = {
  readonly name: string
  readonly nameRange: Range
  /** Null where the value is no single value. */
  readonly value: Text | null
  /** `expand: false`: a `$` in it is a dollar sign. */
  readonly expand: boolean
  readonly description: string | null
  /** Whose `variables:` it stands in: a job's (or a template's) or the global ones. */
  readonly from: 'global' | 'job'
}

/** One item of `include`. */
export type Include = {
  readonly kind: 'local' | 'project' | 'remote' | 'template' | 'component' | 'unknown'
  /** Path, address or name as written. */
  readonly target: string
  /** `file:` of a project; every one of them. */
  readonly files: readonly string[]
  readonly ref: string | null
  readonly range: Range
}

export type Workflow = {
  readonly name: Text | null
  readonly rules: readonly Rule[] | null
  readonly runs: Runs
  readonly range: Range
}

export type Job = {
  readonly name: string
  readonly nameRange: Range
  /** Name and content. */
  readonly range: Range
  /** Its own content with `extends` and `!reference` applied, without `default:`. */
  readonly node: MapNode
  /** False: it extends something that is not in this file, so settings may be missing here. */
  readonly complete: boolean
  readonly extends: readonly Name[]
  readonly stage: JobStage
  readonly image: Image | null
  readonly services: readonly Service[]
  /** Those that count in the job: global ones and its own, own ones winning, in that order. */
  readonly variables: readonly Variable[]
  readonly beforeScript: readonly ScriptLine[]
  readonly script: readonly ScriptLine[]
  readonly afterScript: readonly ScriptLine[]
  /** before_script and script, which one shell runs that stops at a failure, then after_script, which cannot fail the job. */
  readonly commands: readonly JobCommand[]
  /** Variables that the scripts set. */
  readonly settings: readonly JobSetting[]
  /** Null: the job has no `rules`. */
  readonly rules: readonly Rule[] | null
  readonly only: Policy | null
  readonly except: Policy | null
  /** In which pipelines the job can be, `workflow` included. */
  readonly runs: Runs
  readonly when: Setting<When> | null
  /** What decides whether a failure of it stops the pipeline. */
  readonly allowFailure: AllowFailure
  /** Null: no `needs`, so the order of the stages counts. Empty: it starts at once. */
  readonly needs: readonly Need[] | null
  /** Null: artifacts of all jobs of earlier stages. */
  readonly dependencies: readonly Name[] | null
  readonly artifacts: Artifacts | null
  readonly cache: readonly Cache[]
  readonly environment: Environment | null
  readonly tags: readonly Text[]
  readonly retry: Retry | null
  readonly timeout: Setting<string> | null
  readonly interruptible: Setting<boolean> | null
  readonly parallel: Parallel | null
  readonly resourceGroup: Text | null
  readonly trigger: Trigger | null
  readonly secrets: readonly Entry[]
  readonly idTokens: readonly IdToken[]
  readonly coverage: Setting<string> | null
}

/** `index` is the place in `Pipeline.stages`; null for a stage that is not known. `range` is null without `stage:`, which means `test`. */
export type JobStage = { readonly name: string; readonly index: number | null; readonly range: Range | null }

/** `entrypoint` null: the image's own. An empty one is `[""]` or `[]`. */
export type Image = {
  readonly name: Text
  readonly entrypoint: readonly string[] | null
  /** The whole value. */
  readonly range: Range
}

export type Service = Image & {
  /** Names it is reached by: its aliases, or without any those that GitLab makes of the image's name. */
  readonly hosts: readonly string[]
  readonly aliases: readonly Name[]
  readonly command: readonly string[] | null
  readonly variables: readonly Variable[]
}

/** One item of a script, which may hold several lines. */
export type ScriptLine = { readonly text: string; readonly range: Range }

export type Phase = 'before_script' | 'script' | 'after_script'

/**
 * A command of a job's scripts; `index`, `pipe` and `usedBy` are places in `Job.commands`. `shown` of a word is the thing to
 * read: variables of the file are filled in, those that GitLab sets stay as `${CI_COMMIT_SHA}` (they do in `text`, too).
 */
export type JobCommand = CommandLine & { readonly phase: Phase }

/** A variable that a script sets. */
export type JobSetting = ScriptSetting & { readonly phase: Phase }

export type When = 'on_success' | 'on_failure' | 'always' | 'manual' | 'delayed' | 'never'

/** One item of `rules`. */
export type Rule = {
  readonly if: Setting<string> | null
  /** Paths of `changes` and `exists`, null without. */
  readonly changes: readonly string[] | null
  readonly exists: readonly string[] | null
  readonly when: Setting<When> | null
  readonly allowFailure: Setting<boolean> | null
  readonly variables: readonly Variable[]
  readonly needs: readonly Need[] | null
  readonly range: Range
}

/** `only` or `except`. A list is `refs`. */
export type Policy = {
  readonly refs: readonly Name[] | null
  readonly variables: readonly Name[]
  readonly changes: readonly Name[]
  readonly kubernetes: boolean
  readonly range: Range
}

/**
 * In which pipelines: true when it is in every one of that kind, false when in none, `some` when that depends on more
 * (a variable, changed files) and null when the file does not tell.
 */
export type Runs = {
  readonly defaultBranch: Run
  /** Branches other than the default one. */
  readonly otherBranches: Run
  readonly tags: Run
  readonly mergeRequests: Run
}
export type Run = boolean | 'some' | null

export type AllowFailure = {
  /** `manual`: nothing is written, and a job that waits for a click does not hold the pipeline up. */
  readonly value: boolean | 'manual'
  /** Only these codes are forgiven; null for any. */
  readonly exitCodes: readonly number[] | null
  /** Null when nothing is written. */
  readonly range: Range | null
}

export type Need = {
  readonly job: string
  readonly optional: boolean
  readonly artifacts: boolean
  /** A job of another project or pipeline: it is not in this file. */
  readonly elsewhere: boolean
  readonly range: Range
}

export type Artifacts = {
  readonly paths: readonly Text[]
  readonly exclude: readonly Text[]
  readonly when: Setting<'on_success' | 'on_failure' | 'always'> | null
  readonly expireIn: Setting<string> | null
  readonly untracked: boolean
  /** Kind of report and path, one entry for each path. */
  readonly reports: readonly { readonly kind: string; readonly path: Text }[]
  readonly range: Range
}

export type Cache = {
  readonly key: Text | null
  readonly keyFiles: readonly string[]
  readonly paths: readonly Text[]
  readonly policy: Setting<string> | null
  readonly range: Range
}

export type Environment = {
  readonly name: Text | null
  readonly url: Text | null
  /** `start` when nothing is written. */
  readonly action: string
  readonly onStop: Name | null
  readonly range: Range
}

export type Retry = { readonly max: number; readonly when: readonly Name[]; readonly range: Range }

/** `count` for `parallel: 3`; `matrix` has one map of variables, each with its values, for each item. */
export type Parallel = {
  readonly count: number | null
  readonly matrix: readonly Readonly<Record<string, readonly string[]>>[]
  readonly range: Range
}

/** A pipeline of another project, or a child pipeline of the files it includes. */
export type Trigger = {
  readonly project: Text | null
  readonly include: readonly Include[]
  readonly range: Range
}

export type Entry = { readonly name: string; readonly nameRange: Range; readonly value: Node }

export type IdToken = { readonly name: string; readonly nameRange: Range; readonly aud: readonly Text[] }
