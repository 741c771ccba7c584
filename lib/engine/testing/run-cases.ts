import { describe, expect, test } from 'vitest'
import { build, contextOf, parse, withoutIgnored } from '../index.ts'
import type { Build, BuildOptions, FileEntry, Image, Size, Step } from '../index.ts'

/**
 * A small build and what has to come of it, as Docker's documentation or BuildKit's source says. `source` is the page or the
 * file that says so. What `expect` does not name is not looked at.
 */
export type Case = {
  readonly name: string
  readonly source: string
  readonly dockerfile: string
  /** The build context, its `.dockerignore` still to apply; complete unless `partial`: then more files may exist. */
  readonly files?: Readonly<Record<string, string>>
  readonly partial?: boolean
  readonly options?: BuildOptions
  readonly expect: Expectation
}

type Expectation = {
  readonly ok?: boolean
  /** Codes of the problems of the file and of the build together, in order. */
  readonly problems?: readonly string[]
  /** Parts of their messages, in the same order. */
  readonly messages?: readonly (string | RegExp)[]
  /** Listed paths of the final image, directories with a slash behind, links with `@`, bulk entries left out. */
  readonly files?: readonly string[]
  /** Paths that are listed, and paths that are not. */
  readonly has?: readonly string[]
  readonly lacks?: readonly string[]
  /** Entries of the final image in part. */
  readonly entries?: Readonly<Record<string, Partial<FileEntry>>>
  readonly image?: { readonly [Key in keyof Image]?: unknown }
  /** Names of the final image's packages, with their manager: `apt curl`. */
  readonly packages?: readonly string[]
  /** One letter per step, stages separated by a blank: `.` cached, `?` may run again, `x` runs again. */
  readonly cache?: string
  /** Steps in part, by line number. */
  readonly steps?: Readonly<Record<number, { readonly [Key in keyof Step]?: unknown }>>
  /** `what` of every trail, with ` removed` where it is deleted too late and ` hidden` where it cannot be recovered. */
  readonly secrets?: readonly string[]
  /** Bytes of the final image without its base: at least, at most, how known. */
  readonly added?: { readonly atLeast?: number; readonly atMost?: number; readonly basis?: Size['basis'] }
  /** Labels of stages that are built. */
  readonly used?: readonly string[]
}

/** Runs a table of cases; the sources are links, so that every expectation can be looked up. */
export function runCases(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
      expect(each.source).toMatch(/^https:\/\/\S+$/)
      check(each)
    })
  })
}

function check({ dockerfile, files = {}, partial = false, options = {}, expect: wanted }: Case): void {
  const { target, buildArgs, platform } = options
  const parsed = parse(dockerfile, {
    ...(target === undefined ? {} : { target }),
    ...(buildArgs === undefined ? {} : { buildArgs }),
    ...(platform === undefined ? {} : { platform }),
  })
  const context = withoutIgnored({ ...contextOf(files), complete: !partial }, 'Dockerfile')
  const built = build(parsed, context, options)
  const problems = [...parsed.allProblems, ...built.problems]
  const { image } = built
  const seen = {
    ok: built.ok,
    problems: problems.map(({ code }) => code),
    files: image ? shown(image) : [],
    packages: image?.packages.map(({ manager, name }) => `${manager} ${name}`),
    cache: built.stages.map(({ steps }) => steps.map(letter).join('')).join(' '),
    secrets: built.secrets.map(
      ({ what, removedIn, recoverable }) =>
        `${what}${removedIn === null ? '' : ' removed'}${recoverable ? '' : ' hidden'}`,
    ),
    used: built.stages.filter(({ used }) => used).map(({ label }) => label),
  }
  for (const key of Object.keys(seen) as (keyof typeof seen)[])
    if (wanted[key] !== undefined) expect({ [key]: seen[key] }).toEqual({ [key]: wanted[key] })
  wanted.messages?.forEach((message, index) => expect(problems[index]?.message).toMatch(message))
  for (const path of wanted.has ?? []) expect([...image!.files.entries.keys()]).toContain(path)
  for (const path of wanted.lacks ?? []) expect([...image!.files.entries.keys()]).not.toContain(path)
  for (const [path, entry] of Object.entries(wanted.entries ?? {}))
    expect({ [path]: image!.files.entries.get(path) }).toMatchObject({ [path]: entry })
  if (wanted.image) expect(image).toMatchObject(wanted.image)
  for (const [line, step] of Object.entries(wanted.steps ?? {}))
    expect({ [line]: stepAt(built, Number(line)) }).toMatchObject({ [line]: step })
  if (wanted.added) checkAdded(built, wanted.added)
}

function shown({ files }: Image): string[] {
  return [...files.entries]
    .filter(([, { kind }]) => kind !== 'bulk')
    .map(([path, { kind }]) => `${path}${kind === 'directory' ? '/' : kind === 'symlink' ? '@' : ''}`)
    .toSorted()
}

function letter({ cache }: Step): string {
  return { cached: '.', 'may-rerun': '?', rerun: 'x' }[cache?.state ?? 'cached']
}

function stepAt(built: Build, line: number): Step | undefined {
  return built.stages
    .flatMap(({ steps }) => steps)
    .find(({ instruction }) => instruction.range.start.line === line)
}

function checkAdded(
  { image, stages }: Build,
  { atLeast, atMost, basis }: NonNullable<Expectation['added']>,
): void {
  const sizes = image!.chain.flatMap((index) => stages[index]!.steps.slice(1).map(({ size }) => size))
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0)
  if (atLeast !== undefined) expect(bytes).toBeGreaterThanOrEqual(atLeast)
  if (atMost !== undefined) expect(bytes).toBeLessThanOrEqual(atMost)
  const worst = (['unknown', 'estimated', 'measured'] as const).find((each) =>
    sizes.some((size) => size.basis === each),
  )
  if (basis !== undefined) expect(worst ?? 'measured').toBe(basis)
}
