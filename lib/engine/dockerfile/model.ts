import type { Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import type { Flag, Heredoc, Instruction, Syntax, Word } from './syntax.ts'
import type { Script } from './shell/types.ts'

/**
 * A Dockerfile read as a graph of stages, with variables expanded.
 * `parse` in `index.ts` makes it; it never throws and is linear in the text.
 */
export type Dockerfile = Syntax & {
  /** ARG instructions before the first FROM. */
  readonly globalArgs: readonly ArgInstruction[]
  readonly stages: readonly Stage[]
  /** Index of the stage that is built: `options.target`, else the last; -1 without stages or with an unknown target. */
  readonly target: number
  /** Everything wrong with the file: those of the syntax, then those of the graph (unknown stage, duplicate name …). */
  readonly allProblems: readonly Problem[]
}

export type ParseOptions = {
  /** `--build-arg NAME=value`. Given, even empty, these are all there are: an ARG without a value is then not set. Absent: unknown. */
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly target?: string
  /** `os/arch[/variant]`; without it TARGETPLATFORM and its relatives are unknown. */
  readonly platform?: string
  /** What is known of an external image's own configuration; null or absent means unknown. */
  readonly baseImage?: (reference: ImageReference) => BaseConfig | null
}

/** The part of an image's configuration that a Dockerfile's variables and commands depend on. */
export type BaseConfig = {
  /** Null: set, to a value that differs from build to build. */
  readonly env: Readonly<Record<string, string | null>>
  readonly user: string
  readonly workdir: string
  readonly shell: readonly string[]
  readonly entrypoint: readonly string[] | null
  readonly cmd: readonly string[] | null
  readonly exposed: readonly string[]
  readonly healthcheck: boolean
  readonly stopSignal: string | null
}

/**
 * A word after variable expansion. `text` is null when a variable in it has no value that can be known
 * from the file (ARG without default, environment of an unknown base image).
 */
export type Value = {
  readonly raw: string
  readonly text: string | null
  /** Names of all variables the word refers to, in order, without repeats. */
  readonly variables: readonly string[]
  readonly range: Range
}

export type ImageReference = {
  /** As written after expansion. */
  readonly text: string
  /** `docker.io` when none is written. */
  readonly registry: string
  /** `library/python` for an official image, in the familiar lower-case form. */
  readonly repository: string
  /** Familiar name: `python`, `bitnami/redis`, `ghcr.io/a/b`. */
  readonly name: string
  readonly tag: string | null
  readonly digest: string | null
}

export type Base =
  | { readonly kind: 'stage'; readonly stage: number }
  | { readonly kind: 'image'; readonly reference: ImageReference }
  | { readonly kind: 'scratch' }
  /** A variable without a value, or text that is no image reference. */
  | { readonly kind: 'unknown' }

export type Stage = {
  readonly index: number
  /** Lower-cased, null without AS. */
  readonly name: string | null
  /** For messages: the name, else the index as text. */
  readonly label: string
  readonly from: FromInstruction
  readonly base: Base
  /** What the ONBUILD instructions of the stage it is built on run at its start; `index` -1, as FROM. */
  readonly triggers: readonly StageInstruction[]
  /** What follows FROM, in order. */
  readonly instructions: readonly StageInstruction[]
  /** Effective settings at the end of the stage, inherited ones included. */
  readonly end: StageState
  /** ENV in effect at the end set by this stage itself; `lookupEnv` also asks the stages below and the base image. */
  readonly env: ReadonlyMap<string, Value>
  readonly range: Range
  /** The target or something it builds on or copies from. */
  readonly used: boolean
  /** Indices of the stages this one needs directly: its base, COPY --from and RUN --mount from. Without repeats. */
  readonly needs: readonly number[]
}

/** Effective settings before or after an instruction. Replaced, never changed; untouched ones are shared. */
export type StageState = {
  /** Null: no USER so far, in this stage or those below; then the base image decides. */
  readonly user: UserInstruction | null
  /** Absolute and clean; null when unknown. `/` when nothing sets it and the base is unknown, as Docker does for RUN. */
  readonly workdir: string | null
  readonly shell: Shell
  readonly cmd: CommandInstruction | null
  readonly entrypoint: CommandInstruction | null
  readonly healthcheck: HealthcheckInstruction | null
  readonly stopSignal: StopsignalInstruction | null
}

export type Shell = {
  readonly argv: readonly string[]
  /** Whose language RUN lines are in; `unknown` is treated as not readable. */
  readonly language: 'posix' | 'powershell' | 'cmd' | 'unknown'
  /** The SHELL instruction that set it, null for the default. */
  readonly setBy: ShellInstruction | null
}

type Common = {
  readonly node: Instruction
  readonly range: Range
  /** Index of its stage, -1 before the first FROM. */
  readonly stage: number
  /** Position in `stage.instructions`, -1 for FROM and before the first FROM. */
  readonly index: number
  /** Settings in effect before it. */
  readonly before: StageState
}

export type FromInstruction = Common & {
  readonly keyword: 'FROM'
  readonly image: Value
  readonly platform: Value | null
  /** The word after AS, as written. */
  readonly as: Word | null
}
export type ArgInstruction = Common & {
  readonly keyword: 'ARG'
  readonly declarations: readonly ArgDeclaration[]
}
export type ArgDeclaration = {
  readonly name: string
  readonly nameRange: Range
  /** The default as written and expanded, null without `=`. */
  readonly initial: Value | null
  /** What it is in this build: build argument, default, inherited global; null text when nothing gives a value. */
  readonly value: Value
  /** False: nothing gives it a value, so the name stays as it was. */
  readonly isSet: boolean
  readonly range: Range
}
export type Pair = {
  readonly key: Value
  readonly value: Value
  readonly separator: '=' | ''
  readonly range: Range
}
export type EnvInstruction = Common & { readonly keyword: 'ENV'; readonly pairs: readonly Pair[] }
export type LabelInstruction = Common & { readonly keyword: 'LABEL'; readonly pairs: readonly Pair[] }
export type RunInstruction = Common & {
  readonly keyword: 'RUN'
  readonly mounts: readonly Mount[]
  readonly network: string | null
  /** The words of the exec form, else null. */
  readonly argv: readonly Word[] | null
  /** What the shell would run; null in exec form, in a shell that is not POSIX, for a heredoc that names another interpreter. */
  readonly script: Script | null
  /** The interpreter of a `#!` heredoc, when it is not a POSIX shell. */
  readonly interpreter: string | null
}
export type Mount = {
  readonly type: 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh'
  /** Every option by its canonical name (target, source, from, id, env, readonly, required, sharing, mode, uid, gid, size). */
  readonly options: Readonly<Record<string, string>>
  /** Absolute, null where unknown or not applicable. */
  readonly target: string | null
  /** `from=` resolved: a stage of the file, another image or named context, or null for the build context. */
  readonly from: CopySource | null
  readonly flag: Flag
}
export type CopySource =
  | { readonly kind: 'stage'; readonly stage: number; readonly value: Value }
  /** An image, or a named build context: the file alone cannot tell. */
  | { readonly kind: 'image'; readonly value: Value }
  | { readonly kind: 'unknown'; readonly value: Value }
export type CopyInstruction = Common & {
  readonly keyword: 'COPY' | 'ADD'
  /** Without the inline files. */
  readonly sources: readonly Value[]
  /** Sources given as heredocs. */
  readonly inline: readonly Heredoc[]
  readonly destination: Value | null
  /** Null: the build context. */
  readonly from: CopySource | null
  readonly chown: Value | null
  readonly chmod: Value | null
  readonly link: boolean
  readonly parents: boolean
  readonly exclude: readonly string[]
  readonly checksum: Value | null
  readonly unpack: boolean | null
}
export type UserInstruction = Common & { readonly keyword: 'USER'; readonly user: Value }
export type WorkdirInstruction = Common & {
  readonly keyword: 'WORKDIR'
  readonly path: Value
  /** Absolute after it, null when unknown. */
  readonly resolved: string | null
}
export type ExposeInstruction = Common & { readonly keyword: 'EXPOSE'; readonly ports: readonly Value[] }
export type VolumeInstruction = Common & { readonly keyword: 'VOLUME'; readonly paths: readonly Value[] }
/** CMD and ENTRYPOINT. In shell form `argv` is null and `script` is read as the stage's shell reads it (null when that is no POSIX shell). */
export type CommandInstruction = Common & {
  readonly keyword: 'CMD' | 'ENTRYPOINT'
  readonly argv: readonly Word[] | null
  readonly script: Script | null
  readonly text: string
}
export type HealthcheckInstruction = Common & {
  readonly keyword: 'HEALTHCHECK'
  readonly none: boolean
  readonly argv: readonly Word[] | null
  readonly script: Script | null
  /** Seconds, null where not given. */
  readonly interval: number | null
  readonly timeout: number | null
  readonly startPeriod: number | null
  readonly startInterval: number | null
  readonly retries: number | null
}
export type ShellInstruction = Common & { readonly keyword: 'SHELL'; readonly argv: readonly string[] }
export type StopsignalInstruction = Common & { readonly keyword: 'STOPSIGNAL'; readonly signal: Value }
export type OnbuildInstruction = Common & {
  readonly keyword: 'ONBUILD'
  readonly trigger: Instruction | null
}
export type MaintainerInstruction = Common & { readonly keyword: 'MAINTAINER'; readonly name: string }
/** An instruction with a syntax or instruction error: kept for its place, without meaning. */
export type InvalidInstruction = Common & { readonly keyword: 'INVALID' }

export type StageInstruction =
  | ArgInstruction
  | EnvInstruction
  | LabelInstruction
  | RunInstruction
  | CopyInstruction
  | UserInstruction
  | WorkdirInstruction
  | ExposeInstruction
  | VolumeInstruction
  | CommandInstruction
  | HealthcheckInstruction
  | ShellInstruction
  | StopsignalInstruction
  | OnbuildInstruction
  | MaintainerInstruction
  | InvalidInstruction
