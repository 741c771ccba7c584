import type { Family, ImageFacts } from './types.ts'

/**
 * What the files in `data/` and `distributions.json` may say; docs/images.md explains each field. A field that is left out
 * is not recorded, or is as in the distribution. `scripts/support/image-schema.ts` checks the files against this.
 */
export type Traits = {
  readonly env?: Readonly<Record<string, string | null>>
  readonly user?: string
  readonly workdir?: string
  readonly entrypoint?: readonly string[] | null
  readonly cmd?: readonly string[] | null
  readonly exposed?: readonly string[]
  readonly healthcheck?: boolean
  readonly stopSignal?: string
  readonly shell?: ImageFacts['shell']
  readonly packageManager?: ImageFacts['packageManager']
  /** Accounts that the image adds: a group of the same name and number comes with each. */
  readonly users?: Readonly<Record<string, number>>
  /** Groups whose number differs from their account's, and groups without an account. */
  readonly groups?: Readonly<Record<string, number>>
  /** A named set of `distributions.json`, applied before `present` and `absent`; `none`, `unknown`: of all programs. */
  readonly tools?: string
  readonly present?: readonly string[]
  readonly absent?: readonly string[]
  /** What the more general facts say of these programs is not certain here. */
  readonly unsure?: readonly string[]
  /** Version as text, null, or where it stands: `tag:x.y`, `name:x.y`, `word:temurin`. */
  readonly runtimes?: Readonly<Record<string, string | null>>
  /** A virtual environment whose programs come first on PATH. */
  readonly venv?: string
  /** Megabytes by absolute path. */
  readonly files?: Readonly<Record<string, Amount>>
}

/** What differs under some tags, by the words of the tag that it is for: `slim`, `alpine !fpm`, `3.12`. */
export type Variants = Readonly<
  Record<string, Traits & { readonly family?: Family; readonly release?: string }>
>

/** Megabytes (10⁶ bytes): a number was read, text such as `~120` is an estimate, null is not known. */
export type Amount = number | string | null

/** Last day of support, or whether it lasts on `FACTS_DATE` where no day is recorded. */
export type Support = string | boolean

export type ImageData = Traits & {
  /** Familiar names, the usual one first. `dhi.io/*` stands for every name below. */
  readonly names: readonly string[]
  readonly family: Family
  /** What the plain tags are built on; `tag` for a distribution, whose tag or name tells it. */
  readonly release?: string
  readonly versions?: Readonly<Record<string, Support>>
  /** An image by whose `versions` this one is judged: those of the language that a word of the tag names, `python3.13`. */
  readonly versionsOf?: string
  /** False: versions that `versions` does not list are not maintained. */
  readonly otherVersions?: false
  /** False: the image as a whole is not maintained. */
  readonly supported?: false
  readonly variants?: Variants
  /** By a tag under which they were read: what a pull transfers, and what lies on disk. */
  readonly sizes?: Readonly<Record<string, readonly [Amount, Amount]>>
  /** `https://… 2026-08-21` */
  readonly sources: readonly string[]
}

export type Distribution = Traits & {
  /** What an unversioned tag stands for. */
  readonly current?: string
  readonly releases?: Readonly<Record<string, Support>>
  /** Releases by the number that tags use. */
  readonly numbers?: Readonly<Record<string, string>>
  readonly variants?: Variants
}

export type Distributions = {
  readonly factsDate: string
  readonly families: Readonly<Record<Family, Distribution>>
  readonly tools: Readonly<
    Record<string, { readonly present: readonly string[]; readonly absent?: readonly string[] }>
  >
  /** Every program that facts are kept of. */
  readonly programs: readonly string[]
}
