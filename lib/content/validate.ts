import * as z from 'zod'
import { nearest, respelt } from './nearest.ts'
import { problem } from './problem.ts'
import type { Code } from './problem.ts'
import { descriptionAt, keysAt } from './schema-walk.ts'
import type { ContentProblem } from './types.ts'
import type { Path, YamlFile } from './yaml.ts'

type Issue = z.core.$ZodIssue
type Raw = z.core.$ZodRawIssue
type Read<T> = { readonly value: T | null; readonly problems: readonly ContentProblem[] }
type Scene = { readonly schema: z.ZodType; readonly yaml: YamlFile }

/** The file's data in the shape the schema promises, or everything that keeps it from having that shape. */
export function validate<T>(schema: z.ZodType<T>, yaml: YamlFile): Read<T> {
  if (yaml.problems.length > 0) return { value: null, problems: yaml.problems }
  const result = schema.safeParse(yaml.data, { error: plainMessage, reportInput: true })
  if (result.success) return { value: result.data, problems: [] }
  const problems = result.error.issues.flatMap((issue) => explain({ schema, yaml }, issue, []))
  return { value: null, problems }
}

/**
 * What can be used of a file with mistakes: the keys whose values are as they should be. Left out is what a key that is not
 * known may be meant for.
 */
export function usablePart<T>(schema: z.ZodType<T>, { data }: YamlFile): Partial<T> {
  if (!(schema instanceof z.ZodObject) || !isBlock(data)) return {}
  const fields = Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>)
  const isClear = Object.keys(data).every((key) => Object.hasOwn(schema.shape, key))
  const sound = fields.flatMap(([key, field]) => {
    const read = isClear || Object.hasOwn(data, key) ? field.safeParse(data[key]) : null
    return read?.success ? [[key, read.data]] : []
  })
  return Object.fromEntries(sound) as Partial<T>
}

/** The entries of a list that are as they should be by themselves; null stands where one is not. */
export function usableEntries<T>(schema: z.ZodType<T>, { data }: YamlFile, list: string): (T | null)[] {
  const entries = isBlock(data) ? data[list] : null
  return Array.isArray(entries) ? entries.map((each) => schema.safeParse(each).data ?? null) : []
}

function isBlock(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function explain(scene: Scene, issue: Issue, base: Path): ContentProblem[] {
  const path = [...base, ...issue.path]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(scene, path, key))
  if (!scene.yaml.has(path)) return [missing(scene, path)]
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return explainUnion(scene, issue.errors, path)
  if (issue.code === 'invalid_value') return [wrongValue(scene, path, issue)]
  const message = `${nameOf(path)}: ${issue.message}.`
  if (issue.code !== 'invalid_type') return [wrongText(scene, path, message)]
  return [wrongType(scene, path, message, [issue])]
}

/** The quotes of a text processor are signs of the value, and mostly what is wrong with it. */
function wrongText(scene: Scene, path: Path, message: string): ContentProblem {
  const [from, inside] = /^[“”„«](.*)[“”»]$/.exec(scene.yaml.written(path) ?? '') ?? []
  if (from === undefined) return at(scene, 'DATA005', path, message, describe(scene, path))
  const to = `"${inside}"`
  return at(scene, 'DATA005', path, message, `Take straight quotes: ${to}.`, { from, to })
}

function wrongType(scene: Scene, path: Path, message: string, issues: readonly WrongKind[]): ContentProblem {
  const fix = retyped(scene, path, issues)
  const said = fix && `Write ${fix.to}.`
  return at(
    scene,
    'DATA003',
    path,
    message,
    said ?? dashed(scene, path, issues) ?? describe(scene, path),
    fix,
  )
}

/** An item that begins with a sign that only looks like a hyphen. */
function dashed({ yaml }: Scene, path: Path, issues: readonly WrongKind[]): string | null {
  const [sign = ''] = issues.some(({ expected }) => expected === 'array') ? (yaml.written(path) ?? '') : ''
  return BULLETS.includes(sign) && sign !== ''
    ? `The sign ${sign} is no hyphen: begin every item with "- ".`
    : null
}

const BULLETS = '-–—•*'

/** Of the alternatives, the one the author was most probably writing: of the right kind, failing deepest inside the value. */
function explainUnion(scene: Scene, branches: readonly Issue[][], path: Path): ContentProblem[] {
  const kinds = branches.map(([first]) => (first && isWrongKind(first) ? first : null))
  if (!kinds.includes(null))
    return [
      wrongKind(
        scene,
        path,
        kinds.flatMap((each) => each ?? []),
      ),
    ]
  const shallow = (issues: readonly Issue[]) => issues.filter((issue) => issue.path.length === 0).length
  const absent = (issues: readonly Issue[]) =>
    issues.filter((issue) => !scene.yaml.has([...path, ...issue.path])).length
  const [best] = branches
    .filter((_, index) => kinds[index] === null)
    .toSorted((a, b) => shallow(a) - shallow(b) || absent(a) - absent(b) || a.length - b.length)
  const unknown = best!.filter((issue) => issue.path.length === 0 && issue.code === 'unrecognized_keys')
  return (unknown.length > 0 ? unknown : best!).flatMap((issue) => explain(scene, issue, path))
}

type WrongKind = z.core.$ZodIssueInvalidType

function isWrongKind(issue: Issue): issue is WrongKind {
  return issue.path.length === 0 && issue.code === 'invalid_type'
}

function wrongKind(scene: Scene, path: Path, issues: readonly WrongKind[]): ContentProblem {
  const expected = [...new Set(issues.map((issue) => KINDS[issue.expected] ?? issue.expected))]
  const message = `${nameOf(path)}: expected ${expected.join(' or ')}, found ${shown(issues[0]?.input)}.`
  return wrongType(scene, path, message, issues)
}

/** The same value as what is asked for, where it can be meant in one way: "3" as 3, yes as true, a text as a list of it. */
function retyped({ yaml }: Scene, path: Path, issues: readonly WrongKind[]): Respelt {
  const from = yaml.written(path)
  const [issue] = issues
  if (from === null || !issue || issues.length > 1) return null
  const to = issue.input === null ? null : asKind(issue.expected, String(issue.input), from)
  return to === null ? null : { from, to }
}

function asKind(kind: string, value: string, written: string): string | null {
  if (kind === 'number' || kind === 'int')
    return /^(\d{1,9}) ?(?:%|min|minutes|points?)?$/.exec(value)?.[1] ?? null
  if (kind === 'boolean') return TRUTH[value.toLowerCase()] ?? null
  if (kind === 'string') return /^["']/.test(written) ? null : `"${written}"`
  if (kind !== 'array' || value.trim() === '' || BULLETS.includes(written.charAt(0))) return null
  return /^(?:["']|[\w-]+$)/.test(written) ? `[${written}]` : `[${JSON.stringify(value)}]`
}

/** What stood for true and false in YAML 1.1, and both in quotes. */
const TRUTH: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  true: 'true',
  no: 'false',
  off: 'false',
  false: 'false',
}

type Respelt = ReturnType<typeof respelt>

function unknownKey(scene: Scene, path: Path, key: string): ContentProblem {
  const keys = keysAt(scene.schema, path)
  const guess = nearest(key, keys)
  const split = /^([\w-]+):(.+)$/.exec(key)
  const spaced = split && keys.includes(split[1]!) ? { from: key, to: `${split[1]}: ${split[2]}` } : null
  if (spaced) {
    const message = `A colon in "${key}" has no blank behind it.`
    const place = scene.yaml.locate([...path, key], 'key')
    return problem('YAML001', scene.yaml.file, message, {
      at: place,
      suggestion: `Write ${spaced.to}.`,
      fix: spaced,
    })
  }
  const suggestion = guess === null ? `Known here: ${keys.join(', ')}.` : `did you mean "${guess}"?`
  const inCheck = isCheck(path)
  const message = inCheck ? `unknown check "${key}"` : `unknown key "${key}"${inWords(path)}`
  const place = scene.yaml.locate([...path, key], 'key')
  return problem(inCheck ? 'LAB012' : 'DATA001', scene.yaml.file, message, {
    at: place,
    suggestion,
    fix: respelt(key, keys),
  })
}

function missing(scene: Scene, path: Path): ContentProblem {
  const key = String(path.at(-1) ?? 'content')
  const about = descriptionAt(scene.schema, path)
  return at(
    scene,
    'DATA002',
    path,
    `"${key}" is missing${inWords(path.slice(0, -1))}`,
    about && `Add ${key}: ${about}`,
  )
}

function wrongValue(scene: Scene, path: Path, issue: z.core.$ZodIssueInvalidValue): ContentProblem {
  const values = issue.values.map(String)
  const seen = String(issue.input)
  const guess = nearest(seen, values)
  const suggestion = guess === null ? null : `did you mean "${guess}"?`
  const message = `${nameOf(path)}: "${seen}" is not accepted; write one of ${values.join(', ')}`
  return problem('DATA004', scene.yaml.file, message, {
    at: scene.yaml.locate(path),
    suggestion: suggestion ?? describe(scene, path),
    fix: respelt(seen, values),
  })
}

function at(
  scene: Scene,
  code: Code,
  path: Path,
  message: string,
  suggestion: string | null,
  fix: Respelt = null,
): ContentProblem {
  return problem(code, scene.yaml.file, message, { at: scene.yaml.locate(path), suggestion, fix })
}

function describe(scene: Scene, path: Path): string | null {
  const about = descriptionAt(scene.schema, path)
  if (path.length === 0) return atTheTop(scene.schema)
  return about && `${nameOf(path)} is for: ${about}`
}

function atTheTop(schema: z.ZodType): string {
  const keys = keysAt(schema, [])
  return keys.length > 0
    ? `Known here: ${keys.join(', ')}.`
    : `Begin every entry with "- "; it has ${keysAt(schema, [0]).join(', ')}.`
}

function isCheck(path: Path): boolean {
  return path[0] === 'objectives' && path.some((key) => key === 'check' || key === 'when')
}

/** The last named key: `objectives › 0 › points` is "points". */
function nameOf(path: Path): string {
  return String(path.findLast((key) => typeof key === 'string') ?? 'the file')
}

function inWords(path: Path): string {
  return path.length === 0
    ? ''
    : ` in ${path.map((key) => (typeof key === 'number' ? `no. ${key + 1}` : String(key))).join(' › ')}`
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that begin with "- ")',
  object: 'a block of keys',
  record: 'a block of keys',
}

/** In place of the library's own wording; a message given in the schema wins over it. */
function plainMessage(issue: Raw): string | undefined {
  if (issue.code === 'invalid_type')
    return `expected ${KINDS[issue.expected] ?? issue.expected}, found ${shown(issue.input)}`
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`
  return undefined
}

function shown(input: unknown): string {
  if (input === null || input === undefined) return 'nothing'
  if (Array.isArray(input)) return 'a list'
  return typeof input === 'object' ? 'a block of keys' : JSON.stringify(input)
}
