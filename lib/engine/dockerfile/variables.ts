import type { BaseConfig, ParseOptions } from './model.ts'

/** The configuration of `scratch`: nothing is set. */
export const EMPTY_IMAGE: BaseConfig = {
  env: {},
  user: '',
  workdir: '/',
  shell: [],
  entrypoint: null,
  cmd: null,
  exposed: [],
  healthcheck: false,
  stopSignal: null,
}

/** What a name means at a point of a build: its value, null when it has one that cannot be known, undefined when it is not set. */
export type Variable = string | null | undefined

/** Variables of a stage. Inherited ones stay in the parent, so that a chain of stages costs no copies. */
export type Scope = {
  readonly own: Map<string, string | null>
  readonly parent: Scope | null
  /** What the external base image sets; null: unknown image, every other name may be set. */
  readonly base: Readonly<Record<string, string | null>> | null
}

/** BuildKit gives an image without PATH this one. Source: moby/buildkit util/system/path.go. */
export const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export function scopeOnImage(config: BaseConfig | null): Scope {
  return { own: new Map(), parent: null, base: config ? { PATH: DEFAULT_PATH, ...config.env } : null }
}

export function scopeOnStage(parent: Scope): Scope {
  return { own: new Map(), parent, base: parent.base }
}

export function lookupIn(scope: Scope, name: string): Variable {
  for (let at: Scope | null = scope; at; at = at.parent) {
    if (at.own.has(name)) return at.own.get(name)
  }
  if (!scope.base) return null
  return Object.hasOwn(scope.base, name) ? scope.base[name] : undefined
}

/** The platform arguments every FROM may use. Source: docs.docker.com/reference/dockerfile, "Automatic platform ARGs". */
const PLATFORM_ARGS = [
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETARCH',
  'TARGETVARIANT',
  'TARGETOSVERSION',
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDARCH',
  'BUILDVARIANT',
  'BUILDOSVERSION',
]

/** Values of the platform arguments; unknown (null) where `options.platform` does not tell. */
export function platformArgs(options: ParseOptions): Map<string, string | null> {
  const args = new Map<string, string | null>(PLATFORM_ARGS.map((name) => [name, null]))
  args.set('TARGETSTAGE', options.target ?? 'default')
  if (options.platform) {
    const [os = '', arch = '', variant = ''] = options.platform.split('/')
    args.set('TARGETPLATFORM', options.platform)
    args.set('TARGETOS', os)
    args.set('TARGETARCH', arch)
    args.set('TARGETVARIANT', variant)
  }
  return args
}
