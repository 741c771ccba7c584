import type { Problem } from '../../source/problem.ts'
import type { Range } from '../../source/position.ts'
import type { Size } from '../../source/size.ts'
import type { CreatedAccount, SecretTrail, StepCache } from '../types.ts'

/**
 * A build as it is shown: plain data without the model behind it, small enough for every keystroke to cross from the worker
 * to the page. The panel, the text log and the command line draw the same report.
 */
export type BuildReport = {
  readonly ok: boolean
  readonly target: number
  readonly stages: readonly StageReport[]
  readonly image: ImageReport | null
  readonly secrets: readonly SecretReport[]
  /** Those of the file and of the build, in the order of the text. */
  readonly problems: readonly Problem[]
  /** What ends the build first; null when it is ok. */
  readonly failure: FailureReport | null
  /** With changed files or arguments: how many steps of the build run again; null without. */
  readonly rerun: RerunReport | null
}

/**
 * `problem` is an index into the problems. `at`: the step that fails; null when the file is refused before a step runs.
 * `command`: a command of a RUN fails, and the problem is what it prints.
 */
export type FailureReport = {
  readonly problem: number
  readonly at: { readonly stage: number; readonly step: number } | null
  readonly command: boolean
}

export type RerunReport = {
  /** Steps with a layer in stages that are built, FROM not counted: settings such as ENV and CMD run nothing. */
  readonly steps: number
  readonly rerun: number
  readonly mayRerun: number
  /** The first step that runs again for a reason of its own; null when nothing does. */
  readonly first: { readonly stage: number; readonly step: number } | null
}

export type StageReport = {
  readonly index: number
  readonly label: string
  readonly base: string
  readonly used: boolean
  readonly shipped: boolean
  readonly line: number
  readonly size: Size
  /** Paths that other stages take out of it. */
  readonly taken: readonly string[]
  readonly steps: readonly StepReport[]
}

export type StepReport = {
  readonly keyword: string
  /** The instruction on one line: continuation lines joined, comments left out, runs of blanks made one. */
  readonly text: string
  readonly range: Range
  readonly layer: boolean
  /** Number of its layer in the stage, FROM being 1 as in the picture; null for a step without a layer. */
  readonly number: number | null
  readonly size: Size
  readonly cache: StepCache | null
  /** At most a hundred of each, with the count of all. Files that are not listed one by one (bulk) are in the size only. */
  readonly added: PathList
  readonly changed: PathList
  readonly removed: PathList
  readonly accounts: readonly CreatedAccount[]
  /** `curl`, `flask 3.1.0`, in the order of the installs. */
  readonly packages: readonly {
    readonly manager: string
    readonly name: string
    readonly version: string | null
  }[]
  readonly wasted: readonly WasteReport[]
  /** Indices into `BuildReport.secrets`. */
  readonly secrets: readonly number[]
}

export type PathList = { readonly paths: readonly string[]; readonly count: number }

export type WasteReport = {
  readonly paths: PathList
  readonly size: Size
  readonly by: 'removed' | 'replaced'
  readonly stage: number
  readonly step: number
}

export type SecretReport = SecretTrail & { readonly line: number; readonly removedLine: number | null }

export type ImageReport = {
  readonly base: string | null
  readonly size: Size
  readonly layers: number
  /** What the bytes are, from the bottom up; together they are `size`. */
  readonly parts: readonly ImagePart[]
  readonly user: {
    readonly text: string
    readonly uid: number | null
    readonly root: boolean | null
    readonly set: boolean
  }
  readonly workdir: string | null
  /** Set by this file or its base; a null value is not known. `own`: set by this file. */
  readonly env: readonly { readonly name: string; readonly value: string | null; readonly own: boolean }[]
  readonly labels: Readonly<Record<string, string | null>>
  readonly exposed: readonly string[]
  readonly volumes: readonly string[]
  /** As written, `inherited` from the base image, `unknown`; null: there is none. */
  readonly healthcheck: string | null
  readonly entrypoint: CommandReport | null
  readonly cmd: CommandReport | null
  readonly stopSignal: string | null
  readonly pid1: {
    readonly program: string | null
    readonly receivesSignals: boolean | null
    readonly signal: string | null
  }
  readonly files: PathList
  readonly packages: readonly {
    readonly manager: string
    readonly name: string
    readonly version: string | null
  }[]
}

/** `base`: the external base image; `wasted`: deleted later, still shipped; the others by what brought them. */
export type ImagePart = {
  readonly kind: 'base' | 'wasted' | 'system' | 'dependencies' | 'app'
  readonly size: Size
}

export type CommandReport = { readonly form: 'exec' | 'shell'; readonly argv: readonly (string | null)[] }
