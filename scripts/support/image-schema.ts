import { z } from 'zod'
import { FAMILIES } from '../../lib/engine/images/types.ts'
import type { Distributions, ImageData } from '../../lib/engine/images/data.ts'

const MANAGERS = ['apt', 'apk', 'dnf', 'microdnf', 'yum', 'zypper', 'pacman', 'none'] as const

const SUPPORT = 'write the last day of support as 2026-10-31, or true or false'
const AMOUNT = 'write megabytes: 43, "~43" for an estimate, or null'

const number = z.number('write a number, as in 1000')
const amount = z.union(
  [z.number().nonnegative(), z.string().regex(/^~\d+(\.\d+)?$/, AMOUNT), z.null()],
  AMOUNT,
)
const sizes = z.tuple([amount, amount], 'write [compressed, unpacked] in megabytes')
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, SUPPORT)
const support = z.union([z.boolean(), day], SUPPORT)
const words = z.array(z.string('write a list of words'))
const accounts = z.record(z.string(), number)
const runtime = z
  .string()
  .regex(/^(\d[\d.]*|tag:x(\.y)*|name:x(\.y)?|word:[a-z]+)$/, 'write 3.13, tag:x.y, name:x, word:jdk or null')
  .nullable()

const traits = {
  env: z.record(z.string(), z.string().nullable()).optional(),
  user: z.string('write the user as text, as in "1001"').optional(),
  workdir: z.string().startsWith('/', 'write an absolute path').optional(),
  entrypoint: words.nullable().optional(),
  cmd: words.nullable().optional(),
  exposed: z.array(z.string().regex(/^\d+\/(tcp|udp)$/, 'write the port as 80/tcp')).optional(),
  healthcheck: z.boolean().optional(),
  stopSignal: z.string().startsWith('SIG', 'write the signal as SIGTERM').optional(),
  shell: z
    .enum(['dash', 'bash', 'busybox', 'none'], 'write dash, bash, busybox or none')
    .nullable()
    .optional(),
  packageManager: z
    .enum(MANAGERS, `write one of ${MANAGERS.join(', ')}`)
    .nullable()
    .optional(),
  users: accounts.optional(),
  groups: accounts.optional(),
  tools: z.string().optional(),
  present: words.optional(),
  absent: words.optional(),
  unsure: words.optional(),
  runtimes: z.record(z.string(), runtime).optional(),
  venv: z.string().startsWith('/', 'write an absolute path').optional(),
  files: z.record(z.string().startsWith('/', 'write an absolute path'), amount).optional(),
}

const family = z.enum(FAMILIES, `write one of ${FAMILIES.join(', ')}`)
const variant = z.strictObject({ ...traits, family: family.optional(), release: z.string().optional() })
const variants = z.record(z.string(), variant)

const imageSchema = z.strictObject({
  ...traits,
  names: z.array(z.string(), 'write the image names as a list').min(1, 'write at least one image name'),
  family,
  release: z.string().optional(),
  versions: z.record(z.string(), support).optional(),
  versionsOf: z.string('write the usual name of an image').optional(),
  otherVersions: z.literal(false, 'write false or leave it out').optional(),
  supported: z.literal(false, 'write false or leave it out').optional(),
  variants: variants.optional(),
  sizes: z.record(z.string(), sizes).optional(),
  sources: z
    .array(
      z
        .string()
        .regex(/^https:\/\/\S+ \d{4}-\d\d-\d\d$/, 'write the address and the day: https://… 2026-08-21'),
    )
    .min(1, 'write at least one source'),
})

const distributionsSchema = z.strictObject({
  factsDate: z.string().regex(/^\d{4}-\d\d-\d\d$/, 'write the day as 2026-11-21'),
  programs: words,
  tools: z.record(z.string(), z.strictObject({ present: words, absent: words.optional() })),
  families: z.record(
    family,
    z.strictObject({
      ...traits,
      current: z.string().optional(),
      releases: z.record(z.string(), support).optional(),
      numbers: z.record(z.string(), z.string()).optional(),
      variants: variants.optional(),
    }),
  ),
})

/** The data, or one line per problem: file, path, and what to write instead. */
type Checked<Data> =
  | { readonly data: Data; readonly problems: readonly [] }
  | { readonly data: null; readonly problems: readonly string[] }

function check<Data>(schema: z.ZodType, file: string, text: string): Checked<Data> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { data: null, problems: [`${file}: is not JSON (${reason})`] }
  }
  const parsed = schema.safeParse(json)
  // The type checker sees that schema and types agree when it reads the catalogue.
  if (parsed.success) return { data: parsed.data as Data, problems: [] }
  return {
    data: null,
    problems: parsed.error.issues.map(
      (issue) => `${file}: ${issue.path.join('.') || 'file'}: ${issue.message}`,
    ),
  }
}

export const checkDistributions = (file: string, text: string): Checked<Distributions> =>
  check<Distributions>(distributionsSchema, file, text)

/** Checks one image's file, the names of programs and tool sets in it as well. */
export function checkImage(
  file: string,
  text: string,
  { programs, tools }: Pick<Distributions, 'programs' | 'tools'>,
): Checked<ImageData> {
  const checked = check<ImageData>(imageSchema, file, text)
  if (checked.data === null) return checked
  const all = [['', checked.data] as const, ...Object.entries(checked.data.variants ?? {})]
  const problems = all.flatMap(([words, { present = [], absent = [], unsure = [], tools: set }]) => {
    const at = words === '' ? '' : `variants.${words}.`
    const unknown = [...present, ...absent, ...unsure].filter((name) => !programs.includes(name))
    return [
      ...unknown.map(
        (name) =>
          `${file}: ${at}present, absent, unsure: “${name}” is not among programs in distributions.json`,
      ),
      ...(set !== undefined && !Object.hasOwn(tools, set)
        ? [`${file}: ${at}tools: write one of ${Object.keys(tools).join(', ')}`]
        : []),
    ]
  })
  return problems.length > 0 ? { data: null, problems } : checked
}
