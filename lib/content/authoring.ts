import * as z from 'zod'
import { checkSchema } from '../engine/grade/schema.ts'
import { CODES } from './problem.ts'
import {
  courseSchema,
  expectSchema,
  frontMatterSchema,
  glossarySchema,
  labSchema,
  quizSchema,
} from './schema.ts'

/** The part of a JSON Schema that is shown. */
type Node = {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly required?: readonly string[]
  readonly items?: Node
  readonly anyOf?: readonly Node[]
  readonly enum?: readonly string[]
  readonly const?: unknown
  readonly default?: unknown
  readonly $ref?: string
}

const FILES: readonly (readonly [file: string, about: string, schema: z.ZodType])[] = [
  [
    'course.yaml',
    'The order of the course. A lesson or a lab that is not reached from here does not exist.',
    courseSchema,
  ],
  ['lesson.mdx', 'The keys between the two `---` lines at its top.', frontMatterSchema],
  [
    'quiz.yaml',
    'Questions of a lesson. Every option says why it is right or wrong; one is right.',
    quizSchema,
  ],
  ['lab.yaml', 'The definition of a lab.', labSchema],
  ['reject/NAME/expect.yaml', 'What a wrong answer must fail.', expectSchema],
  ['glossary.yaml', 'A list of terms.', glossarySchema],
]

const INTRODUCTION = `# Writing lessons and labs

This page is made from the schemas that check the files: \`npx vitest run lib/content/authoring -u\` writes it again.

\`\`\`
content/course.yaml                     title, licence, pass mark, modules and lessons in order
content/glossary.yaml                   terms for <Term id="…">
content/MODULE/LESSON/lesson.mdx        prose
content/MODULE/LESSON/quiz.yaml         questions, if there are any
content/MODULE/LESSON/labs/LAB/
  lab.yaml                              story and objectives
  files/                                what the student sees and cannot change
  starter/                              what the student edits
  solution/                             the changed files, and notes.md with the reasons
  accept/NAME/                          other right answers: they score 100
  reject/NAME/                          wrong answers, each with an expect.yaml
\`\`\`

\`npm run new:lesson\` and \`npm run new:lab\` write the folders. \`npx drydock content check\` shows every problem with its file,
line and column, and grades all answers in the folder: the starter fails exactly what \`starterFails\` names, right answers score
100, wrong ones fail what they name, every objective can fail, every near-miss speaks, and another layout of a file never
changes a score.

A lesson is Markdown with \`<Lab id>\`, \`<Quiz />\`, \`<Pair>\`, \`<Callout kind>\`, \`<Term id>\` and \`<Figure src alt>\`. It holds no
imports, exports or braces; a brace in the text is written \`\\{\` or stands in backticks.
`

/** docs/authoring.md: every key with its purpose, the vocabulary of checks, every problem with its meaning. */
export function authoringGuide(): string {
  const files = FILES.flatMap(([file, about, schema]) => [`## ${file}`, about, keyTable(toNode(schema))])
  const checks = ['## Checks', ABOUT_CHECKS, keyTable(toNode(checkSchema))]
  const codes = Object.entries(CODES).flatMap(([code, meaning]) => [`### ${code}`, meaning])
  return `${[INTRODUCTION.trim(), ...files, ...checks, '## Problems', ...codes].join('\n\n')}\n`
}

const ABOUT_CHECKS =
  'What `check` and `when` are made of. Several keys in one block must all hold. Write them about the image, the build and the ' +
  'findings; ask for an instruction only where the instruction itself is the lesson.'

function toNode(schema: z.ZodType): Node {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node
}

function keyTable(node: Node): string {
  const rows = rowsOf(node, '').map(([key, value, about]) => `| \`${key}\` | ${value} | ${about} |`)
  return ['| Key | Value | Meaning |', '|---|---|---|', ...rows].join('\n')
}

type Row = readonly [key: string, value: string, about: string]

/** Keys with those below them, `objectives[].near[].say`; a check inside a check is not opened again. */
function rowsOf(node: Node, prefix: string): Row[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, child]): Row[] => {
    const path = prefix === '' ? key : `${prefix}.${key}`
    const must = node.required?.includes(key) === true ? '' : optional(child)
    const row: Row = [path, valueOf(child) + must, cell(child.description ?? '')]
    return isCheck(key) ? [row] : [row, ...rowsOf(child, path)]
  })
  const items = node.items ? rowsOf(node.items, `${prefix}[]`) : []
  return [...own, ...items, ...(node.anyOf ?? []).flatMap((each) => rowsOf(each, prefix))]
}

function isCheck(key: string): boolean {
  return ['check', 'when', 'all', 'any', 'not'].includes(key)
}

function optional({ default: value }: Node): string {
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
  return isEmpty ? ', optional' : `, ${JSON.stringify(value)} if left out`
}

function valueOf(node: Node): string {
  if (node.$ref !== undefined) return 'a check'
  if (node.enum) return node.enum.map((each) => `\`${each}\``).join(', ')
  if (node.const !== undefined) return `\`${String(node.const)}\``
  if (node.anyOf) return [...new Set(node.anyOf.map(valueOf))].join(' or ')
  if (node.type === 'array') return `list of ${plural(valueOf(node.items ?? {}))}`
  return VALUES[node.type ?? ''] ?? 'a check'
}

function plural(value: string): string {
  return value === 'a check' ? 'checks' : value.replace(/^(text|block)\b/, '$1s')
}

const VALUES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'block',
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
