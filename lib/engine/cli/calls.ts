import type { Range } from '../source/position.ts'
import type { ImageWord, Word } from './model.ts'

/** A command of a known program, its options resolved. `kind` says what it does, whichever way it is spelled. */
export type Call =
  | RunCall
  | ExecCall
  | BuildCall
  | LoginCall
  | ImageCall
  | ComposeCall
  | ServiceCall
  | DaemonCall
  | ChmodCall
  | ChownCall
  | StatCall
  | GroupCall
  | OtherCall

export type CallBase = {
  /** `docker`, `podman`, `nerdctl`, `docker-compose`, `nvidia-docker`, `cosign`, `trivy`, `chmod` … */
  readonly tool: string
  /** The short way to say it: `run` for `container run`, `image ls` for `images`, `buildx build`, `compose up`; '' without one. */
  readonly verb: string
  /** From the tool's name to the last word of the verb. */
  readonly verbRange: Range
  /** In the order in which they stand, those before the verb included. */
  readonly options: readonly Option[]
  /** What is no option. */
  readonly operands: readonly Word[]
  /** A word that is not known may hold more options: what is not seen need not be absent. */
  readonly open: boolean
}

/** One use of an option; `-it` is two. */
export type Option = {
  /** Long name without dashes (`publish` for `-p`); the letter where there is no long name. */
  readonly name: string
  /** As written, dashes included: `-p`, `--publish`. */
  readonly spelled: string
  /** What it is given; 'true' for a switch without a value. Null when it is not known. */
  readonly value: string | null
  /** It stands before the verb. */
  readonly global: boolean
  /** Option and value. */
  readonly range: Range
  readonly valueRange: Range
  /** The value with names for what is not known. */
  readonly shown: string
  /** The names of the variables in its value. */
  readonly variables: readonly string[]
}

/** Where something was said: the value of an option and its place. */
export type Given<Value> = { readonly value: Value; readonly range: Range }

/** `docker run`, `docker create` and their long forms. Of an option that may stand once the last counts. */
export type RunCall = CallBase & {
  readonly kind: 'run'
  /** Null when no image is named, or when nobody can tell which word it is. */
  readonly image: ImageWord | null
  /** What the container is given: everything behind the image. */
  readonly args: readonly Word[]
  readonly creates: boolean
  readonly detach: boolean | null
  readonly rm: boolean | null
  readonly interactive: boolean | null
  readonly tty: boolean | null
  readonly privileged: boolean | null
  readonly readOnly: boolean | null
  readonly init: boolean | null
  readonly publishAll: boolean | null
  readonly noHealthcheck: boolean | null
  readonly name: Given<string | null> | null
  readonly user: Given<string | null> | null
  readonly restart: Given<string | null> | null
  readonly pull: Given<string | null> | null
  readonly platform: Given<string | null> | null
  readonly runtime: Given<string | null> | null
  readonly entrypoint: Given<string | null> | null
  readonly workdir: Given<string | null> | null
  readonly hostname: Given<string | null> | null
  readonly gpus: Given<string | null> | null
  readonly pid: Given<string | null> | null
  readonly ipc: Given<string | null> | null
  readonly uts: Given<string | null> | null
  readonly userns: Given<string | null> | null
  readonly logDriver: Given<string | null> | null
  /** `--network`, in order. */
  readonly networks: readonly Given<string | null>[]
  readonly env: readonly EnvSetting[]
  readonly envFiles: readonly Given<string | null>[]
  readonly ports: readonly PublishedPort[]
  readonly mounts: readonly HostMount[]
  readonly capAdd: readonly Given<string | null>[]
  readonly capDrop: readonly Given<string | null>[]
  readonly securityOpts: readonly Given<string | null>[]
  readonly devices: readonly Given<string | null>[]
  readonly labels: readonly EnvSetting[]
  readonly logOpts: readonly EnvSetting[]
  readonly limits: Limits
  readonly health: {
    readonly cmd: Given<string | null> | null
    readonly interval: Given<string | null> | null
    readonly timeout: Given<string | null> | null
    readonly retries: Given<string | null> | null
    readonly startPeriod: Given<string | null> | null
  }
}

/** Null without the option; a value of null is not known; 0 and -1 are as written: no limit. */
export type Limits = {
  /** Bytes. */
  readonly memory: Given<number | null> | null
  readonly cpus: Given<number | null> | null
  readonly cpuShares: Given<number | null> | null
  readonly pids: Given<number | null> | null
}

/** `NAME=value`; `value` null with `passed` says that it comes from the environment of the command. */
export type EnvSetting = {
  /** Null when not even the name is known. */
  readonly name: string | null
  readonly value: string | null
  /** Only the name is given. */
  readonly passed: boolean
  /** The names of the variables in it. */
  readonly variables: readonly string[]
  readonly range: Range
}

/** `-p`: ports are text, a range as `8000-8002`; null when not given or not known (`known` tells which). */
export type PublishedPort = {
  readonly known: boolean
  readonly hostIp: string | null
  readonly published: string | null
  readonly target: string | null
  readonly protocol: string
  readonly range: Range
}

/** `-v`, `--mount`, `--tmpfs`. */
export type HostMount = {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'other' | null
  /** Host path or name of a volume; null when not given or not known. */
  readonly source: string | null
  /** The same with names for what is not known: `${HOME}/.ssh`, `$(pwd)`; null when not given. */
  readonly sourceShown: string | null
  readonly target: string | null
  readonly readOnly: boolean | null
  readonly propagation: string | null
  /** The value could be read as a whole. */
  readonly known: boolean
  readonly range: Range
}

export type ExecCall = CallBase & {
  readonly kind: 'exec'
  readonly container: Word | null
  readonly args: readonly Word[]
  readonly detach: boolean | null
  readonly interactive: boolean | null
  readonly tty: boolean | null
  readonly privileged: boolean | null
  readonly user: Given<string | null> | null
  readonly env: readonly EnvSetting[]
}

/** `docker build`, `docker buildx build`, `docker image build`, `podman build`, `buildctl build`. */
export type BuildCall = CallBase & {
  readonly kind: 'build'
  readonly tags: readonly ImageWord[]
  /** `--file`; null without. */
  readonly file: Given<string | null> | null
  /** Null when none is named or nobody can tell which word it is. */
  readonly context: BuildContext | null
  readonly buildArgs: readonly EnvSetting[]
  readonly secrets: readonly BuildSecret[]
  readonly ssh: readonly Given<string | null>[]
  readonly target: Given<string | null> | null
  /** Every platform of every `--platform`. */
  readonly platforms: readonly Given<string | null>[]
  readonly cacheFrom: readonly FieldList[]
  readonly cacheTo: readonly FieldList[]
  readonly outputs: readonly FieldList[]
  readonly attests: readonly FieldList[]
  readonly labels: readonly EnvSetting[]
  /** `--push`, `--output type=registry` or `type=image,push=true`. */
  readonly push: boolean | null
  readonly load: boolean | null
  readonly pull: boolean | null
  readonly noCache: boolean | null
  /** What `--provenance` or `--attest type=provenance` ask for: false, or the mode. Null when not said or not known. */
  readonly provenance: Given<'false' | 'min' | 'max' | null> | null
  readonly sbom: Given<boolean | null> | null
  readonly builder: Given<string | null> | null
}

export type BuildContext = {
  readonly kind: 'path' | 'git' | 'url' | 'stdin' | 'unknown'
  readonly word: Word
  /** A path from where the command runs, `./` and doubled slashes taken off; null for other kinds. */
  readonly path: string | null
}

export type BuildSecret = {
  readonly id: string | null
  readonly env: string | null
  readonly source: string | null
  readonly range: Range
}

/** `type=registry,ref=…`: fields by name; null for the whole when it is not known. A lone word is `type` or `ref`. */
export type FieldList = { readonly fields: Readonly<Record<string, string>> | null; readonly range: Range }

export type LoginCall = CallBase & {
  readonly kind: 'login'
  /** Null: Docker Hub, or not known (then the operand is there). */
  readonly registry: Word | null
  readonly user: Given<string | null> | null
  readonly password: Given<string | null> | null
  readonly passwordStdin: boolean | null
  /** What standard input is: the output of another command, a file, a text in the script. Null when nothing is given. */
  readonly input: 'pipe' | 'file' | 'text' | null
}

/** `pull`, `push`, `tag`, `save`, `load`, `import`, `commit`, `rmi`, `image ls`, `history`, `inspect` of an image … */
export type ImageCall = CallBase & {
  readonly kind: 'image'
  /** The operands that name images. */
  readonly images: readonly ImageWord[]
}

export type ComposeCall = CallBase & {
  readonly kind: 'compose'
  /** `docker-compose`, which is no longer maintained. */
  readonly v1: boolean
  /** `up`, `run`, `config` …; '' without one. */
  readonly command: string
  readonly files: readonly Given<string | null>[]
  readonly projectDirectory: Given<string | null> | null
  readonly projectName: Given<string | null> | null
  readonly profiles: readonly Given<string | null>[]
  readonly envFiles: readonly Given<string | null>[]
  /** The services that are named; for `run` and `exec` the one. */
  readonly services: readonly Word[]
  /** Behind the service of `run` and `exec`. */
  readonly args: readonly Word[]
  readonly detach: boolean | null
  readonly build: boolean | null
  readonly scale: readonly EnvSetting[]
}

/** `docker service create` and `update`. */
export type ServiceCall = CallBase & {
  readonly kind: 'service'
  readonly image: ImageWord | null
  readonly args: readonly Word[]
  readonly env: readonly EnvSetting[]
  readonly secrets: readonly Given<string | null>[]
  readonly ports: readonly PublishedPort[]
  readonly mounts: readonly HostMount[]
}

export type DaemonCall = CallBase & {
  readonly kind: 'daemon'
  readonly hosts: readonly Given<string | null>[]
  readonly tlsVerify: boolean | null
}

export type ChmodCall = CallBase & {
  readonly kind: 'chmod'
  /** `644`, `u=rw,go=r`; null when not known or taken from another file. */
  readonly mode: Given<string | null> | null
  readonly recursive: boolean
  readonly paths: readonly Word[]
}

/** `chown` and `chgrp`. Null: unchanged. */
export type ChownCall = CallBase & {
  readonly kind: 'chown'
  readonly owner: Given<string | null> | null
  readonly group: Given<string | null> | null
  readonly recursive: boolean
  readonly paths: readonly Word[]
}

export type StatCall = CallBase & {
  readonly kind: 'stat'
  readonly format: Given<string | null> | null
  readonly paths: readonly Word[]
}

/** `usermod -aG`, `gpasswd -a/-d`, `adduser USER GROUP`, `deluser USER GROUP`. */
export type GroupCall = CallBase & {
  readonly kind: 'group'
  /** `members`: the groups have `members` and nobody else. */
  readonly action: 'add' | 'remove' | 'set' | 'members'
  readonly user: Word | null
  readonly members?: readonly Given<string | null>[]
  readonly groups: readonly Given<string | null>[]
}

/** A known program whose options were read and that has no view of its own. */
export type OtherCall = CallBase & { readonly kind: 'other' }
