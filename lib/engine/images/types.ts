import type { BaseConfig } from '../dockerfile/model.ts'

export type Family = 'debian' | 'ubuntu' | 'alpine' | 'rhel' | 'distroless' | 'wolfi' | 'scratch'

/** What is known of one external image. Facts age: they are data, with their source, and nothing else says them. */
export type ImageFacts = {
  readonly family: Family
  /** `trixie`, `3.23` …; null when the tag does not tell. */
  readonly release: string | null
  /** Still maintained upstream on `FACTS_DATE`; null when the tag does not tell. */
  readonly supported: boolean | null
  /** Accounts of the image: name to uid and gid. */
  readonly users: Readonly<Record<string, number>>
  readonly groups: Readonly<Record<string, number>>
  readonly config: BaseConfig
}
