import type {
  CommandInstruction,
  FromInstruction,
  HealthcheckInstruction,
  StageInstruction,
  UserInstruction,
} from '../dockerfile/model.ts'
import type { ShellWord } from '../dockerfile/shell/types.ts'
import type { ImageFacts } from '../images/types.ts'
import type { Problem } from '../source/problem.ts'
import type { Range } from '../source/position.ts'
import type { Size } from '../source/size.ts'

/** The files `docker build` is given. Paths are relative to its root, with `/`. */
export type Context = {
  readonly files: Readonly<Record<string, ContextFile>>
  /** Directories with no file in them. */
  readonly directories?: readonly string[]
  /** Directories that hold more than is listed. */
  readonly open?: readonly string[]
  /** False: more files may exist than are listed, so a missing source is unknown and no error. */
  readonly complete: boolean
  /** What `.dockerignore` kept from the build. Absent: no such file was applied. */
  readonly ignored?: Ignored
}
/** `files` then lacks these `paths`. `file` is the ignore file that says so; its errors stop the build. */
export type Ignored = {
  readonly file: string
  readonly paths: ReadonlySet<string>
  readonly problems: readonly Problem[]
}
/** `content` is null for a binary or unread file; `size` in bytes. */
export type ContextFile = {
  readonly content: string | null
  readonly size: number
  /** Where a symbolic link leads. */
  readonly link?: string
  /** Permission bits. Absent: not known, and taken for those of a plain file. */
  readonly mode?: number
}

export type BuildOptions = {
  /** Stage to build, by name or number. With this, `buildArgs` or `platform` the file is read anew for these. */
  readonly target?: string
  readonly buildArgs?: Readonly<Record<string, string>>
  /** `os/arch[/variant]`. */
  readonly platform?: string
  /** Named build contexts (`--build-context NAME=DIR`): they stand in for images and stages of that name. */
  readonly contexts?: Readonly<Record<string, Context>>
  /** Context paths that changed since the last build; empty: nothing did. Absent: nothing was built before. */
  readonly changed?: readonly string[]
  /** Names of build arguments whose value changed since the last build. */
  readonly changedArgs?: readonly string[]
  readonly noCache?: boolean
}

/** What `docker build` would make of a file, as far as the file and the context tell. Plain data. */
export type Build = {
  /** False when an error is certain: no image comes out of this. */
  readonly ok: boolean
  /** Index of the stage that is built, -1 when the file has no such stage. */
  readonly target: number
  readonly stages: readonly BuiltStage[]
  /** The image of the target stage; null when the file has no such stage. */
  readonly image: Image | null
  readonly secrets: readonly SecretTrail[]
  /** Errors are certain; what may go wrong is a warning. */
  readonly problems: readonly Problem[]
}

export type BuiltStage = {
  readonly index: number
  readonly label: string
  /** The base as written, expanded. */
  readonly base: string
  /** Built at all: the target, or something it is built on or takes files from. */
  readonly used: boolean
  /** Part of the final image: the target, or a stage it is built on. The others are thrown away. */
  readonly shipped: boolean
  /** One per FROM and per instruction, in order; `steps[0]` is FROM. */
  readonly steps: readonly Step[]
  /** The stage's result: its files, settings and packages, as if it were the target. Worked out when first asked for. */
  readonly image: Image
}

export type Step = {
  readonly instruction: FromInstruction | StageInstruction
  /** Does it add a layer? RUN, COPY, ADD, WORKDIR. FROM brings those of its base. */
  readonly layer: boolean
  /** With `changed`, `changedArgs` or `noCache`: what becomes of it in the next build. Null without them. */
  readonly cache: StepCache | null
  /** Bytes of its layer; for FROM those of the external base, nothing for a stage. */
  readonly size: Size
  /** Paths of its layer that were not there before, that were, and that it deletes. Bulk entries included. */
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** What its layer carries although a later step deletes or replaces it. */
  readonly wasted: readonly Waste[]
  /** Accounts it creates. */
  readonly accounts: readonly CreatedAccount[]
  /** RUN only: the commands in the order the shell runs them, wrappers such as sudo and sh -c taken off. */
  readonly commands: readonly Executed[]
  /** RUN only: package installs that happen in it. */
  readonly installs: readonly Install[]
  /** Places this step lets every user write to: chmod, install -m, mkdir -m, --chmod. A null path is unknown. */
  readonly worldWritable: readonly WorldWritable[]
  /** Context paths whose content is part of its cache key: COPY, ADD and bind mounts. */
  readonly reads: readonly string[]
  /** Paths it takes from other stages, by COPY --from or a bind mount. */
  readonly takes: readonly { readonly stage: number; readonly path: string }[]
}

/** `may-rerun`: it copies from a stage that runs again, and BuildKit then compares the content. */
export type StepCache = {
  readonly state: 'cached' | 'rerun' | 'may-rerun'
  /** What invalidated it; null when cached. */
  readonly cause: CacheCause | null
  /** The cause in words; empty when cached. */
  readonly reason: string
}

/** Bytes that one step adds and another, `stage` and `step`, deletes or replaces. */
export type Waste = {
  readonly paths: readonly string[]
  readonly size: Size
  readonly by: 'removed' | 'replaced'
  readonly stage: number
  readonly step: number
}

/** `id` is null when the file does not say it. */
export type CreatedAccount = {
  readonly kind: 'user' | 'group'
  readonly name: string
  readonly id: number | null
}

/** `by` tells a later change of mode from a mode given at creation. */
export type WorldWritable = {
  readonly path: string | null
  readonly by: 'chmod' | 'creation'
  readonly range: Range
}

export type CacheCause =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'arg'; readonly name: string }
  /** An earlier step, of this or another stage, runs again. */
  | { readonly kind: 'step'; readonly stage: number; readonly step: number }
  /** An address that the builder asks again; the URL as written. */
  | { readonly kind: 'remote'; readonly url: string }
  | { readonly kind: 'no-cache' }

export type Executed = {
  /** Base name of the program after sudo, env, exec … are taken off; null when unknown. */
  readonly program: string | null
  /** Program and arguments after expansion; null for a word that cannot be known. */
  readonly argv: readonly (string | null)[]
  /** The words `argv` came from: `words[i]` gave `argv[i]` (a word that splits into several is repeated). */
  readonly words: readonly ShellWord[]
  /** Absolute, null when unknown. */
  readonly cwd: string | null
  /** The user that runs it, as text after expansion: '' for the base's default, null when unknown. */
  readonly user: string | null
  /** Is that user root, by number or name? Null when it cannot be known. */
  readonly root: boolean | null
  /** False after `||`, in a branch or loop that need not run, in a function. */
  readonly certain: boolean
  /** False when its failure does not stop the build (`|| true`, `;` without errexit, left side of a pipe). */
  readonly failureStops: boolean
  /** Its standard output goes to the next command, or comes from the one before. */
  readonly piped: { readonly from: boolean; readonly to: boolean }
  /** Files it writes by redirection, absolute; null path when unknown. */
  readonly writes: readonly { readonly path: string | null; readonly append: boolean }[]
  /** Is what it does to the image modelled, or is it known to do nothing? `unknown`: it may have done anything. */
  readonly effect: 'modelled' | 'none' | 'unknown'
  readonly range: Range
}

export type Manager =
  | 'apt'
  | 'apk'
  | 'dnf'
  | 'pip'
  | 'npm'
  | 'go'
  | 'cargo'
  | 'maven'
  | 'gradle'
  | 'gem'
  | 'composer'
  | 'conda'
  | 'dotnet'

export type Install = {
  readonly manager: Manager
  /** Names as far as known; null when they come from a manifest that cannot be read. */
  readonly packages: readonly Package[] | null
  /** Context paths of the manifests it reads (`pip install -r requirements.txt`), in order. */
  readonly manifests: readonly string[]
  /** Where they land: a directory such as `/usr/local` or `/venv`; null when unknown. */
  readonly prefix: string | null
  /** System packages: with what they recommend, as options and configuration files of the Dockerfile say. */
  readonly recommends?: boolean
  readonly command: Executed
}

/** `version` null when not fixed; `manifest` is the context path that listed it. */
export type Package = {
  readonly manager: Manager
  readonly name: string
  readonly version: string | null
  readonly manifest: string | null
}

export type InstalledPackage = Package & {
  /** Directory that holds its files, Python's version taken out: `/usr/local/lib/python3/site-packages`; null when unknown. */
  readonly location: string | null
  /** Python only: the minor version it was installed for, `3.13`; null when unknown. */
  readonly python: string | null
  /** Python only: will the image's process find it? Null when that cannot be known. */
  readonly importable: boolean | null
  /** False: the command that installs it may not have run. */
  readonly certain: boolean
  /** With what it pulls in, as far as facts about packages tell. */
  readonly size: Size
  /** The install that brought it: index of the stage and of the step in it. */
  readonly made: { readonly stage: number; readonly step: number }
}

/** An image: configuration and content at the end of a stage. */
export type Image = {
  /** The external image everything starts from, null when it cannot be known. `scratch` is a base too. */
  readonly base: ImageBase | null
  readonly user: ImageUser
  readonly workdir: string | null
  readonly env: Readonly<Record<string, string | null>>
  readonly labels: Readonly<Record<string, string | null>>
  /** `8000/tcp`. */
  readonly exposed: readonly string[]
  readonly volumes: readonly string[]
  readonly entrypoint: CommandSetting | null
  readonly cmd: CommandSetting | null
  readonly healthcheck: HealthcheckInstruction | null
  readonly stopSignal: string | null
  readonly process: Process
  readonly files: FileTree
  /** Python, system … packages whose files are in this image. */
  readonly packages: readonly InstalledPackage[]
  /** Indices of the stages it is made of, from the external base up. */
  readonly chain: readonly number[]
  /** On disk, unpacked: the base and every layer on top of it, with what later layers delete. */
  readonly size: Size
  /** Layers that this file adds to the external base. */
  readonly layers: number
}

export type ImageBase = {
  readonly text: string
  readonly name: string
  readonly tag: string | null
  readonly digest: string | null
  readonly instruction: FromInstruction
  /** Null: nothing is known of it. */
  readonly facts: ImageFacts | null
}

export type ImageUser = {
  /** As it will be looked up at run time, group taken off; null when unknown. */
  readonly name: string | null
  readonly uid: number | null
  readonly group: string | null
  readonly gid: number | null
  /** Null when it cannot be known. */
  readonly root: boolean | null
  /** False: the image has no such user, the container will not start. Null: unknown. */
  readonly exists: boolean | null
  /** The number is fixed by the file: numeric USER, or the account was created with an explicit uid. */
  readonly fixedUid: boolean
  /** The command that created the account; null for one of the base image, a number or none. */
  readonly created: Range | null
  /** Null: no USER in the file, the base decides. */
  readonly instruction: UserInstruction | null
}

export type CommandSetting = {
  readonly form: 'exec' | 'shell'
  readonly argv: readonly (string | null)[]
  readonly instruction: CommandInstruction | null
}

/** What `docker run IMAGE` starts. */
export type Process = {
  /** ENTRYPOINT and CMD put together as Docker does. */
  readonly argv: readonly (string | null)[]
  /** The program that does the work, after shells, tini, `python -m` … are taken off; base name, null when unknown or none. */
  readonly program: string | null
  /** Its own arguments, without the program. */
  readonly args: readonly (string | null)[]
  /** The word it is started by, as written: `gunicorn`, `/venv/bin/gunicorn`, or the interpreter of `python -m`; null when unknown. */
  readonly path: string | null
  /** False: nothing on PATH, or at the path written, has that name; the container will not start. Null: unknown. */
  readonly found: boolean | null
  /** True: its options make it end at once, or go to the background, which ends the container. */
  readonly exits: boolean
  /** Stays a shell between PID 1 and the program? Null when unknown. */
  readonly shell: boolean | null
  readonly pid1: Pid1
  /** Where it will look for relative paths; null when unknown. */
  readonly cwd: string | null
  readonly server: Server | null
  readonly instruction: CommandInstruction | null
}

/** The process that gets the container's signals. */
export type Pid1 = {
  /** Base name: `sh`, `tini`, `gunicorn`; null when unknown or none. */
  readonly program: string | null
  /** Does the stop signal reach the program that does the work? Null when unknown. */
  readonly receivesSignals: boolean | null
  /** `SIGTERM` unless STOPSIGNAL or the base image says otherwise; null when unknown. */
  readonly signal: string | null
}

/** A known server program and what its arguments say. */
export type Server = {
  readonly program: string
  /** `app:app` and the like, null when not given. */
  readonly app: string | null
  /** Where it listens; null when it cannot be known. Host '' is every interface. */
  readonly binds: readonly { readonly host: string; readonly port: number; readonly given: boolean }[] | null
  /** Directories Python looks in first; null when unknown. */
  readonly importPath: readonly string[] | null
}

/**
 * The file system of an image as far as it is known. `entries` holds what the Dockerfile put there, by absolute path.
 * Where nothing is listed the base image decides, and `opaque` lists directories in which unknown commands may have put more.
 */
export type FileTree = {
  readonly entries: ReadonlyMap<string, FileEntry>
  /** What lies directly in a directory, listed itself or not. */
  readonly children: ReadonlyMap<string, ReadonlySet<string>>
  readonly opaque: ReadonlySet<string>
  /** Directories that the base image fills with what is not listed; null: nothing is known of the base. */
  readonly base: readonly string[] | null
}

/**
 * `bulk` stands for many files that are not listed one by one, such as a package's; its path is the directory they lie in
 * and a name that begins with `…`, so that whatever is done to the directory is done to them.
 */
export type FileEntry = {
  readonly kind: 'file' | 'directory' | 'symlink' | 'bulk'
  /** The context path its bytes come from, null for everything else. */
  readonly context: string | null
  /** The package it belongs to, as `manager name`; null for everything else. */
  readonly package: string | null
  /** The text where it is known; for a link its target. */
  readonly content: string | null
  readonly owner: Owner
  /** Permission bits, null when unknown. */
  readonly mode: number | null
  /** Bytes, null when unknown. */
  readonly size: number | null
  /** The size is worked out from facts, not counted. */
  readonly estimated: boolean
  /** A directory that did not exist before: it holds nothing but what is listed. */
  readonly fresh: boolean
  /** A credential, by its name or because it came out of a secret mount. */
  readonly secret: boolean
  /** Of a bulk of wheels: what they are wheels of. */
  readonly wheels?: Wheels
  /** What a compiler made: the files of the context that it was made from. */
  readonly compiled?: readonly string[]
  /** What made it: index of the stage and of the step in it. */
  readonly made: { readonly stage: number; readonly step: number }
}

/** What `pip wheel` and `pip download` put into a directory. */
export type Wheels = {
  readonly packages: readonly Package[]
  /** Context paths of the requirements files that asked for them. */
  readonly manifests: readonly string[]
  /** What the packages need is among them. */
  readonly withNeeds: boolean
}

/** `uid` null when the account's number is not known; both null when the owner is unknown. */
export type Owner = { readonly name: string | null; readonly uid: number | null }

export type SecretTrail = {
  /** A path, or `ENV NAME`, `ARG NAME`, `LABEL key`; for a URL the URL with its secret part masked. */
  readonly what: string
  readonly stage: number
  readonly step: number
  /** The step that deletes it, too late; null while it is still there. */
  readonly removedIn: number | null
  /** Can whoever has the image read it? False where the stage is thrown away. */
  readonly recoverable: boolean
  /** How it got there: `mount` is a secret mount whose content a command wrote into the image. */
  readonly by: 'copied' | 'written' | 'mount' | 'env' | 'arg' | 'label' | 'url'
  /** How it would be read out of the image, in one sentence; empty when it is not recoverable. */
  readonly how: string
  readonly range: Range
  readonly removedRange: Range | null
  readonly certain: boolean
}
