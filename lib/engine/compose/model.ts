import type { Entry, MapNode } from '../document/types.ts'
import type { FileModel } from '../file-model.ts'
import type { Range } from '../source/position.ts'

/**
 * A compose file, normalised: long forms only; anchors, merge keys and `extends` applied; variables filled in where their
 * value is known. Three rules hold throughout:
 * - A single setting that is absent is null; a list that is absent is empty. Whether a key is written, and where, say `entries`.
 * - What depends on a variable without a known value, or is written wrongly, is unknown: `value` (or `text`) is null.
 * - What comes from another file (`extends: file`, merged files) has its place at what brought it in.
 */
export type ComposeFile = FileModel & {
  /** The text as a tree; null when it holds no map. */
  readonly root: MapNode | null
  readonly name: Setting<string> | null
  readonly version: Setting<string> | null
  readonly services: readonly Service[]
  readonly networks: readonly NetworkDefinition[]
  readonly volumes: readonly VolumeDefinition[]
  readonly secrets: readonly FileDefinition[]
  readonly configs: readonly FileDefinition[]
  readonly include: readonly Include[]
  /** Entries of the top level whose names begin with `x-`. */
  readonly extensions: readonly Entry[]
  /** Every `${VAR}` of the file, in the order of the text. */
  readonly variables: readonly PlacedVariable[]
  /** False when files that are not known (include, an override's base) may define more services, volumes and so on. */
  readonly whole: boolean
}

/** A text with Compose's variables. */
export type Interpolated = {
  /** As written, quotes taken off. */
  readonly raw: string
  /** With variables filled in and `$$` as `$`; null when a variable has neither a known value nor a default. */
  readonly text: string | null
  /** No variable in it. */
  readonly literal: boolean
  readonly variables: readonly Variable[]
  readonly range: Range
}

export type Variable = {
  readonly name: string
  /** '' is `$VAR` and `${VAR}`. */
  readonly operator: '' | ':-' | '-' | ':?' | '?' | ':+' | '+'
  /** What is behind the operator, as written; null without one. */
  readonly argument: string | null
  /** From `$` to the end; the scalar's own place where escapes make it unknown. */
  readonly range: Range
}

/** `path`: the keys and list indexes that lead to it, as in `['services', 'web', 'image']`. */
export type PlacedVariable = Variable & { readonly path: readonly (string | number)[] }

/** One key with a single value. */
export type Setting<T> = {
  /** Null when it is not known or not of this type. */
  readonly value: T | null
  readonly written: Interpolated
  readonly keyRange: Range
  /** The value's place. */
  readonly range: Range
  /** Key and value: what a fix removes. */
  readonly entry: Range
}

/** Where something with a key of its own stands, and all its keys, merged ones included, by name. */
export type Section = {
  readonly keyRange: Range
  readonly range: Range
  readonly entry: Range
  readonly entries: ReadonlyMap<string, Entry>
}

/** A variable, label, option: one entry of what is written as a map or as a list of `NAME=value`. */
export type NamedValue = {
  readonly name: string
  /** Null: no value is written. In `environment` and `args` it then comes from where Compose runs. */
  readonly value: Interpolated | null
  /** The whole entry or item. */
  readonly range: Range
  readonly nameRange: Range
  readonly valueRange: Range | null
}

export type Service = Section & {
  readonly name: string
  /** False when a part comes from a file that is not known (`extends` of such a file, `include`d or merged base). */
  readonly whole: boolean
  readonly profiles: readonly Interpolated[]

  readonly image: Setting<string> | null
  readonly build: Build | null
  readonly platform: Setting<string> | null
  readonly pullPolicy: Setting<string> | null
  readonly containerName: Setting<string> | null
  readonly hostname: Setting<string> | null
  readonly extends: Extends | null
  readonly develop: Develop | null

  readonly command: Command | null
  readonly entrypoint: Command | null
  readonly workingDir: Setting<string> | null
  readonly user: Setting<string> | null
  readonly init: Setting<boolean> | null
  readonly tty: Setting<boolean> | null
  readonly stdinOpen: Setting<boolean> | null
  readonly stopSignal: Setting<string> | null
  /** Milliseconds. */
  readonly stopGracePeriod: Setting<number> | null
  /** `no`, `always`, `unless-stopped`, `on-failure`, `on-failure:3`. */
  readonly restart: Setting<string> | null
  readonly healthcheck: Healthcheck | null
  readonly dependsOn: readonly Dependency[]
  /** What has to succeed before it starts, each in a container of its own. Source: docs.docker.com/compose/how-tos/init-containers. */
  readonly preStart: readonly InitStep[]

  /** Of a name that is written twice the last counts and stands alone here. */
  readonly environment: readonly NamedValue[]
  readonly envFile: readonly EnvFile[]
  readonly labels: readonly NamedValue[]

  readonly ports: readonly Port[]
  readonly expose: readonly Expose[]
  readonly networks: readonly NetworkUse[]
  /** `host`, `none`, `bridge`, `service:NAME`, `container:NAME`. */
  readonly networkMode: Setting<string> | null
  readonly links: readonly Link[]
  readonly extraHosts: readonly NamedValue[]
  readonly dns: readonly Interpolated[]

  readonly volumes: readonly Mount[]
  readonly volumesFrom: readonly VolumesFrom[]
  readonly tmpfs: readonly Tmpfs[]
  /** Bytes. */
  readonly shmSize: Setting<number> | null
  readonly secrets: readonly Grant[]
  readonly configs: readonly Grant[]

  readonly limits: Limits
  readonly deploy: Deploy | null
  readonly scale: Setting<number> | null
  readonly ulimits: readonly Ulimit[]
  readonly sysctls: readonly NamedValue[]
  readonly oomKillDisable: Setting<boolean> | null

  readonly privileged: Setting<boolean> | null
  readonly readOnly: Setting<boolean> | null
  readonly capAdd: readonly Capability[]
  readonly capDrop: readonly Capability[]
  readonly securityOpt: readonly SecurityOption[]
  readonly groupAdd: readonly Interpolated[]
  readonly devices: readonly Device[]
  readonly deviceCgroupRules: readonly Interpolated[]
  /** `gpus:` alone; reservations are in `deploy`. */
  readonly gpus: readonly DeviceRequest[]
  readonly runtime: Setting<string> | null
  readonly pid: Setting<string> | null
  readonly ipc: Setting<string> | null
  readonly uts: Setting<string> | null
  readonly usernsMode: Setting<string> | null
  readonly cgroup: Setting<string> | null
  readonly cgroupParent: Setting<string> | null

  readonly logging: Logging | null
}

export type Build = Section & {
  /** Path, or address of a repository. Null when only a Dockerfile is written in place. */
  readonly context: Setting<string> | null
  /** Null: `Dockerfile` in the context. */
  readonly dockerfile: Setting<string> | null
  readonly dockerfileInline: Setting<string> | null
  readonly target: Setting<string> | null
  readonly args: readonly NamedValue[]
  readonly secrets: readonly Grant[]
  readonly ssh: readonly NamedValue[]
  readonly labels: readonly NamedValue[]
  readonly tags: readonly Interpolated[]
  readonly platforms: readonly Interpolated[]
  readonly cacheFrom: readonly Interpolated[]
  readonly cacheTo: readonly Interpolated[]
  readonly additionalContexts: readonly NamedValue[]
  readonly network: Setting<string> | null
  readonly noCache: Setting<boolean> | null
  readonly pull: Setting<boolean> | null
  readonly privileged: Setting<boolean> | null
}

export type Extends = Section & {
  readonly service: Setting<string> | null
  readonly file: Setting<string> | null
}

/** `command` or `entrypoint`. */
export type Command = {
  /** A string is split into words as a shell would, yet no shell runs. */
  readonly form: 'list' | 'string'
  /** Null in the string form where the words are not known. */
  readonly words: readonly Interpolated[] | null
  /** The whole as written; of a list its items with blanks between. */
  readonly written: string
  readonly keyRange: Range
  readonly range: Range
  readonly entry: Range
}

/** One entry of `pre_start`. */
export type InitStep = {
  readonly range: Range
  /** Null: that of the service. */
  readonly image: Setting<string> | null
  readonly command: Command | null
}

export type EnvFile = {
  readonly path: Interpolated
  readonly required: boolean | null
  readonly format: string | null
  readonly range: Range
}

/** Both ends are part of it; a single port has the same `from` and `to`. */
export type PortRange = { readonly from: number; readonly to: number }

export type Port = {
  readonly raw: string
  readonly range: Range
  readonly form: 'short' | 'long'
  /** '' is every address of the host; null when it is not known. */
  readonly hostIp: string | null
  /** `random`: the host chooses; null when it is not known. */
  readonly published: PortRange | 'random' | null
  readonly publishedRange: Range | null
  /** Port in the container; null when it is not known. */
  readonly target: PortRange | null
  /** tcp by default; null when it is not known. */
  readonly protocol: string | null
  /** Swarm's `host` or `ingress`; null when it is not written. */
  readonly mode: string | null
}

export type Expose = {
  readonly raw: string
  readonly port: PortRange | null
  readonly protocol: string | null
  readonly range: Range
}

export type NetworkUse = {
  readonly name: string
  readonly nameRange: Range
  readonly range: Range
  readonly aliases: readonly Interpolated[]
  readonly ipv4Address: Interpolated | null
  readonly ipv6Address: Interpolated | null
}

export type Link = {
  readonly service: string | null
  readonly alias: string | null
  readonly written: Interpolated
  readonly range: Range
}

export type Mount = {
  readonly raw: string
  readonly range: Range
  readonly form: 'short' | 'long'
  /** Null when a variable decides. */
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image' | null
  /** Path on the host or name of a volume; null: an anonymous volume or a tmpfs. */
  readonly source: Interpolated | null
  readonly target: Interpolated | null
  readonly readOnly: boolean | null
  /** Third part of the short form, split at commas: `ro`, `z`, `cached`. */
  readonly options: readonly string[]
  /** Keys of the long form; empty for the short one. */
  readonly entries: ReadonlyMap<string, Entry>
}

/** `SERVICE`, `SERVICE:ro`, `container:NAME`. */
export type VolumesFrom = {
  readonly kind: 'service' | 'container'
  readonly name: string | null
  readonly readOnly: boolean
  readonly written: Interpolated
  readonly range: Range
}

export type Tmpfs = {
  readonly path: string | null
  readonly options: readonly string[]
  readonly written: Interpolated
  readonly range: Range
}

/** A secret or config that a service may read. */
export type Grant = {
  readonly name: string | null
  readonly nameRange: Range
  readonly range: Range
  /** Where the file lies in the container: `/run/secrets/NAME`, `/NAME` for a config; null when it is not known. */
  readonly path: string | null
  /** As in `mode: 0440`; null when it is not written or not known. */
  readonly mode: number | null
  readonly entries: ReadonlyMap<string, Entry>
}

export type Dependency = {
  readonly service: string
  readonly nameRange: Range
  readonly range: Range
  /** `service_started` in the short form; null when it is not known. */
  readonly condition: string | null
  readonly required: boolean | null
  readonly restart: boolean | null
}

export type Healthcheck = Section & {
  /** `disable: true`, or a test of NONE; null when it is not known. */
  readonly disabled: boolean | null
  readonly test: HealthTest | null
  /** Milliseconds, as the next three. */
  readonly interval: Setting<number> | null
  readonly timeout: Setting<number> | null
  readonly startPeriod: Setting<number> | null
  readonly startInterval: Setting<number> | null
  readonly retries: Setting<number> | null
}

/** `shell`: a string, or CMD-SHELL: one text for `/bin/sh -c`. `exec`: CMD and its arguments. */
export type HealthTest =
  | { readonly form: 'none'; readonly range: Range }
  | { readonly form: 'shell'; readonly script: Interpolated; readonly range: Range }
  | { readonly form: 'exec'; readonly words: readonly Interpolated[]; readonly range: Range }
  | { readonly form: 'unknown'; readonly range: Range }

/** What a container may use at most, from `mem_limit`, `cpus`, `pids_limit` or deploy.resources.limits. Zero (for pids also -1) is no limit. */
export type Limits = {
  /** Bytes. */
  readonly memory: Limit | null
  readonly cpus: Limit | null
  readonly pids: Limit | null
}

export type Limit = Setting<number> & { readonly from: 'service' | 'deploy' }

export type Deploy = Section & {
  readonly mode: Setting<string> | null
  readonly replicas: Setting<number> | null
  readonly limits: Resources | null
  readonly reservations: (Resources & { readonly devices: readonly DeviceRequest[] }) | null
  readonly restartPolicy: RestartPolicy | null
  readonly labels: readonly NamedValue[]
}

export type Resources = Section & {
  readonly cpus: Setting<number> | null
  /** Bytes. */
  readonly memory: Setting<number> | null
  readonly pids: Setting<number> | null
}

export type RestartPolicy = Section & {
  readonly condition: Setting<string> | null
  readonly maxAttempts: Setting<number> | null
  /** Milliseconds, as `window`. */
  readonly delay: Setting<number> | null
  readonly window: Setting<number> | null
}

export type DeviceRequest = {
  readonly driver: string | null
  /** -1 is all; null when neither a count is written nor known. */
  readonly count: number | null
  readonly deviceIds: readonly Interpolated[]
  readonly capabilities: readonly Interpolated[]
  readonly options: readonly NamedValue[]
  readonly range: Range
  readonly entries: ReadonlyMap<string, Entry>
}

export type Ulimit = {
  readonly name: string
  readonly nameRange: Range
  readonly range: Range
  readonly soft: number | null
  readonly hard: number | null
}

export type Capability = {
  /** Upper case without `CAP_`: `NET_ADMIN`, `ALL`; null when it is not known. */
  readonly name: string | null
  readonly written: Interpolated
  readonly range: Range
}

/** `no-new-privileges:true`, `seccomp=unconfined`: name and value, whichever sign divides them; value null without one. */
export type SecurityOption = {
  readonly name: string | null
  readonly value: string | null
  readonly written: Interpolated
  readonly range: Range
}

export type Device = {
  readonly source: string | null
  readonly target: string | null
  readonly permissions: string | null
  readonly written: Interpolated
  readonly range: Range
}

export type Logging = Section & {
  readonly driver: Setting<string> | null
  readonly options: readonly NamedValue[]
}

export type Develop = Section & { readonly watch: readonly Watch[] }

export type Watch = {
  readonly action: string | null
  readonly path: Interpolated | null
  readonly target: Interpolated | null
  readonly range: Range
  readonly entries: ReadonlyMap<string, Entry>
}

type Definition = Section & {
  /** The key by which services name it. */
  readonly name: string
  /** `external: true`, or the old form with a map; null when it is not known. */
  readonly external: boolean | null
  /** `name:`, the name that Docker knows it by. */
  readonly realName: Setting<string> | null
  readonly labels: readonly NamedValue[]
}

export type NetworkDefinition = Definition & {
  readonly driver: Setting<string> | null
  readonly driverOpts: readonly NamedValue[]
  readonly internal: Setting<boolean> | null
  readonly attachable: Setting<boolean> | null
}

export type VolumeDefinition = Definition & {
  readonly driver: Setting<string> | null
  readonly driverOpts: readonly NamedValue[]
}

/** A secret or config: where its content comes from. */
export type FileDefinition = Definition & {
  readonly file: Setting<string> | null
  /** Name of a variable of where Compose runs. */
  readonly environment: Setting<string> | null
  readonly content: Setting<string> | null
}

export type Include = {
  readonly paths: readonly Interpolated[]
  readonly projectDirectory: Interpolated | null
  readonly envFile: readonly Interpolated[]
  readonly range: Range
}
