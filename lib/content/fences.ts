import type { FileKind, Finding } from '../engine/index.ts'
import { nearest, respelt } from './nearest.ts'
import { problem } from './problem.ts'
import type { Place } from './problem.ts'
import type { ContentProblem } from './types.ts'

/** A fenced example of a lesson. */
export type Fence = {
  readonly language: string
  /** The words behind the language. */
  readonly meta: string
  readonly text: string
  /** Of the line with the three backticks. */
  readonly at: Place
}

/** What the checker says about a text of a kind; nothing is known of the files around it. */
export type LintExample = (kind: FileKind, text: string) => readonly Finding[]

export type ExampleScene = {
  readonly file: string
  /** Rules that this lesson does not teach: examples may break them without a word. */
  readonly untaught: readonly string[]
  /** Names of all rules; null: names are not checked. */
  readonly rules: readonly string[] | null
  readonly lint: LintExample
}

type Node = {
  readonly type: string
  readonly lang?: string | null
  readonly meta?: string | null
  readonly value?: string
  readonly children?: readonly Node[]
  readonly position?: { readonly start: Place }
}

/** All fences of a lesson's syntax tree, in the order of the text. */
export function fencesOf(tree: unknown): Fence[] {
  const { type, lang, meta, value = '', children = [], position } = tree as Node
  if (type !== 'code' || !lang) return children.flatMap(fencesOf)
  const at = position?.start ?? { line: 1, column: 1 }
  return [{ language: lang.toLowerCase(), meta: meta ?? '', text: `${value}\n`, at }]
}

/** Every example that is a file is checked as one: what is wrong in it must be declared, and what is declared must be wrong. */
export function exampleProblems(fences: readonly Fence[], scene: ExampleScene): ContentProblem[] {
  const found = fences.map((fence) => examine(fence, scene))
  const silent = scene.untaught.filter((rule) => !found.some(({ broken }) => broken.has(rule)))
  return [
    ...found.flatMap(({ problems }) => problems),
    ...silent.map((rule) => {
      const suggestion = `Take ${rule} out of untaught.`
      return problem('LESSON010', scene.file, `No example of this lesson breaks ${rule}.`, {
        suggestion,
        fix: { ...listFix('untaught', scene.untaught, rule), line: null },
      })
    }),
  ]
}

/** A list in one line, as most are written. */
function listFix(key: string, list: readonly string[], rule: string): { from: string; to: string } {
  const left = list.filter((each) => each !== rule)
  const written = (names: readonly string[]) => `${key}: [${names.join(', ')}]`
  return { from: written(list), to: written(left) }
}

type Examined = { readonly broken: ReadonlySet<string>; readonly problems: readonly ContentProblem[] }

function examine(fence: Fence, scene: ExampleScene): Examined {
  const kind = kindOfFence(fence)
  const declared = listIn(fence.meta, 'breaks')
  const findings = kind === null ? [] : lintFence(kind, fence, scene.lint)
  const broken = new Set(findings.map(({ rule }) => rule))
  const secret = findings.filter(
    ({ rule, severity, confidence }) =>
      confidence === 'certain' &&
      severity !== 'info' &&
      !declared.includes(rule) &&
      !scene.untaught.includes(rule),
  )
  return {
    broken,
    problems: [
      ...secret.map((finding) => undeclared(fence, finding, scene.file)),
      ...declared.filter((rule) => !broken.has(rule)).map((rule) => stale(fence, rule, scene)),
    ],
  }
}

function undeclared({ at, language, meta }: Fence, { rule, message, range }: Finding, file: string) {
  const others = listIn(meta, 'breaks')
  const declared = `breaks=${[...others, rule].join(',')}`
  const suggestion = `Mend it, or begin the example with \`\`\`${language} ${declared} where that is what it shows; a rule that another lesson teaches goes into untaught: in the front matter.`
  const line = at.line + Math.max(1, range.start.line)
  return problem('LESSON009', file, `The example breaks ${rule}: ${message}`, {
    at: { line, column: at.column + range.start.column - 1 },
    suggestion,
  })
}

function stale({ at, meta }: Fence, rule: string, { file, rules }: ExampleScene): ContentProblem {
  if (rules !== null && !rules.includes(rule)) {
    const guess = nearest(rule, rules)
    const suggestion = guess === null ? null : `did you mean "${guess}"?`
    return problem('LAB008', file, `There is no rule "${rule}".`, {
      at,
      suggestion,
      fix: respelt(rule, rules),
    })
  }
  const suggestion = `Take ${rule} out of breaks=.`
  return problem('LESSON010', file, `The example is said to break ${rule}, and it does not.`, {
    at,
    suggestion,
    fix: without(rule, listIn(meta, 'breaks')),
  })
}

function without(rule: string, declared: readonly string[]): { from: string; to: string } {
  const left = declared.filter((each) => each !== rule)
  return { from: ` breaks=${declared.join(',')}`, to: left.length === 0 ? '' : ` breaks=${left.join(',')}` }
}

/** A Dockerfile without FROM is a piece of one: it is read below a base of which nothing is known. */
const ANY_BASE = 'FROM example.invalid/base:1\n'

function lintFence(kind: FileKind, { text }: Fence, lint: LintExample): readonly Finding[] {
  if (kind !== 'dockerfile' || /^\s*FROM\s/im.test(text)) return lint(kind, text)
  return lint(kind, ANY_BASE + text).flatMap((finding) => {
    const { start, end } = finding.range
    const up = (place: typeof start) => ({ ...place, line: place.line - 1 })
    // What is said about the whole image is said at the line that is not there.
    return start.line === 1 ? [] : [{ ...finding, range: { start: up(start), end: up(end) } }]
  })
}

const BY_NAME: Readonly<Record<string, FileKind>> = {
  'compose.yaml': 'compose',
  '.gitlab-ci.yml': 'gitlab-ci',
  'daemon.json': 'daemon',
  'renovate.json': 'renovate',
  '.dockerignore': 'dockerignore',
}
const SHELL = ['sh', 'bash', 'shell']

/** Which file an example is: by `file=`, by its language, or by what a YAML file has at its top. Null: none that is checked. */
function kindOfFence({ language, meta, text }: Fence): FileKind | null {
  const [name = ''] = listIn(meta, 'file')
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name]!
  if (language === 'dockerfile') return 'dockerfile'
  if (language === 'dockerignore') return 'dockerignore'
  if (SHELL.includes(language)) return 'shell'
  if (language !== 'yaml' && language !== 'yml') return null
  if (/^services:/m.test(text)) return 'compose'
  return /^[\w.-]+:[^\n]*\n(?:[ \t]+[^\n]*\n|\n)*?[ \t]+script:/m.test(text) ? 'gitlab-ci' : null
}

/** `breaks=a,b` → a, b */
function listIn(meta: string, name: string): string[] {
  const value = new RegExp(`(?:^|\\s)${name}=(\\S+)`).exec(meta)?.[1] ?? ''
  return value.split(',').filter(Boolean)
}
