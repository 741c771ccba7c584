import type { BaseConfig } from '../dockerfile/model.ts'
import type { Size } from '../source/size.ts'

/** What an image's files come from. */
export const FAMILIES = [
  'debian',
  'ubuntu',
  'alpine',
  'rhel',
  'amazon',
  'fedora',
  'suse',
  'arch',
  'busybox',
  'distroless',
  'wolfi',
  'scratch',
] as const
export type Family = (typeof FAMILIES)[number]

/** What is known of one external image. Facts age: they are data, with their source, and nothing else says them. */
export type ImageFacts = {
  /** Familiar name in the data: `python`, `nvidia/cuda`, `gcr.io/distroless/static`. */
  readonly name: string
  readonly family: Family
  /** `trixie`, `3.23` …; null when the tag does not tell. */
  readonly release: string | null
  /** Still maintained upstream on `FACTS_DATE`; null when the tag does not tell. */
  readonly supported: boolean | null
  /** Last day of upstream's support, `2026-10-31`; null when not recorded. */
  readonly endOfLife: string | null
  /** Accounts of the image: name to uid and gid. */
  readonly users: Readonly<Record<string, number>>
  readonly groups: Readonly<Record<string, number>>
  readonly config: BaseConfig
  /** What /bin/sh is: `none` for an image without a shell, null when not recorded. */
  readonly shell: 'dash' | 'bash' | 'busybox' | 'none' | null
  /** Null when not recorded. */
  readonly packageManager: 'apt' | 'apk' | 'dnf' | 'microdnf' | 'yum' | 'zypper' | 'pacman' | 'none' | null
  readonly tools: Tools
  /** Language runtimes that it brings, by name: `{ python: '3.13' }`; a null version is not told by the tag. */
  readonly runtimes: Readonly<Record<string, string | null>>
  /** The virtual environment that its pip installs into; null for an image without one. */
  readonly venv: string | null
  /** Single files that people copy out of it, by absolute path, with their bytes. */
  readonly files: Readonly<Record<string, Size>>
  /** linux/amd64. Null when not recorded. */
  readonly size: {
    /** What a pull transfers. */
    readonly compressed: Size | null
    /** On disk. */
    readonly unpacked: Size | null
  }
  /** Where the facts were read, and when: `2026-08-21`. */
  readonly sources: readonly { readonly url: string; readonly date: string }[]
}

/** Programs by base name. What neither list names is not known. */
export type Tools = { readonly present: readonly string[]; readonly absent: readonly string[] }
