import * as z from 'zod'
import { checkSchema } from '../engine/grade/schema.ts'
import { RECIPES } from './authoring-recipes.ts'
import { coverageSchema } from './coverage-schema.ts'
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
  readonly examples?: readonly unknown[]
  readonly $ref?: string
  readonly $defs?: Defs
}
type Defs = Readonly<Record<string, Node>>

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
  [
    'coverage.yaml',
    'Where the course has what older notes say. Whoever moves a heading or renames an objective is told which rows pointed there; ' +
      'then `npx vitest run lib/content/coverage -u` writes docs/coverage.md again. A course without such notes does without the file.',
    coverageSchema,
  ],
]

const INTRODUCTION = `# Writing lessons and labs

This page is made from the schemas that check the files: \`npx vitest run lib/content/authoring -u\` writes it again.

## A lesson and a lab from nothing in ten minutes

1. Write the folders: \`npm run new:lesson -- MODULE/LESSON\`, then \`npm run new:lab -- MODULE/LESSON/LAB\`. Both print what
   they wrote; the lesson shows the lab, and both are sound from the start.
2. See them: \`npm run dev\` opens the site on your machine. A saved file shows at once in every page that is open; a lesson or a lab
   with a mistake shows what is wrong in its place, and all others stay readable.
3. Write the lesson in \`lesson.mdx\`: Markdown below the front matter, with \`##\` headings that labs point to.
4. Make the starter wrong and the solution right: \`starter/Dockerfile\`, \`solution/Dockerfile\`, and in \`solution/notes.md\` why,
   change by change.
5. Say in \`lab.yaml\` what has to be true. The list of recipes below has the check for most wishes; ask about the image, not
   about the text of the file.
6. Add what other students will write: right answers to \`accept/NAME/\`, wrong ones to \`reject/NAME/\` with an
   \`expect.yaml\` that names the objectives they fail.
7. Let it be proved: \`npx drydock content check content/MODULE/LESSON --watch\` checks again whenever a file is saved;
   without a path it checks the whole course. What can be meant in one way only, \`--fix\` mends: a misspelt key, a number in
   quotes, a lesson that course.yaml does not name. \`--fix --dry-run\` shows the changes and writes nothing. A problem reads

   \`\`\`
   content/piers/first-pier/labs/harbour/lab.yaml:14:12  error LAB007  There is no heading "#user".
         learn: "#user"
                ^
     did you mean "#users"?
     see docs/authoring.md#lab007
   \`\`\`

   which is the file, the line and the column, the code, what is wrong, the line itself, and what to write instead. Begin with
   the first one: others may follow from it.

## Files


\`\`\`
content/course.yaml                     title, licence, pass mark, modules and lessons in order
content/glossary.yaml                   terms for <Term id="…">
content/coverage.yaml                   each statement of the older notes, and where the course has it
content/MODULE/LESSON/lesson.mdx        prose
content/MODULE/LESSON/quiz.yaml         questions, if there are any
content/MODULE/LESSON/labs/LAB/
  lab.yaml                              story and objectives
  files/                                what the student sees and cannot change; a folder that holds nothing but .gitkeep
                                        is one that a project may have: copying it is no mistake
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
HTML, imports, exports or braces; a brace in the text is written \`\\{\` or stands in backticks. So nothing that an author writes
runs as a program. A lesson with \`trusted: true\` in its front matter may hold expressions in braces, and imports of \`.ts\`,
\`.js\` and \`.json\` files that lie beside it; they run while the site is built, with all rights of whoever builds it. Its
components are the same. Review such a lesson as you review the program.

Every example between fences is checked as the file it is: Dockerfiles (also a piece without FROM), compose files, pipelines,
command lines; of JSON the files named by \`file=daemon.json\` or \`file=renovate.json\` behind the language. An example that
shows what is wrong names the rules it breaks behind its language, as in \`dockerfile breaks=copy-source-before-deps\`. A rule that
another lesson teaches goes into \`untaught\` at the top of the lesson. What is declared has to be wrong, so that nothing stays behind when an example is
mended. An example that is no file says so by \`text\` behind its backticks.

Where the course uses a word of the glossary for the first time, \`<Term id>\` marks it, or the sentence says what it is. A word
that has an everyday meaning as well bears \`ordinary: true\` in the glossary, and is left alone.

Links of this site begin with \`/\` and end with \`/\`; they and every picture have to exist, and a picture says in \`alt\`
what it shows.
`

/** docs/authoring.md: every key with its purpose, the vocabulary of checks, every problem with its meaning. */
export function authoringGuide(): string {
  const files = FILES.flatMap(([file, about, schema]) => [`## ${file}`, about, keyTable(toNode(schema))])
  const codes = Object.entries(CODES).flatMap(([code, meaning]) => [`### ${code}`, meaning])
  return `${[INTRODUCTION.trim(), ...files, ...checksPart(), '## Problems', ...codes].join('\n\n')}\n`
}

const ABOUT_CHECKS =
  'What `check` and `when` are made of. Several keys in one block must all hold. Write them about the image, the build and the ' +
  'findings; ask for an instruction only where the instruction itself is the lesson. A check that nothing can fail is an error.'

const ABOUT_ANSWERS =
  'A check has three answers: it holds, it fails, or the file does not tell. What the file does not tell passes nothing, and ' +
  '`not` leaves it as it is; the student reads what is not known, and `content check` reports a right answer that depends on ' +
  'it, and a wrong one that fails by nothing else.'

const ABOUT_SAY =
  'In `say`, `{{line}}` is the line of what was found, `{{subject}}` (or `{{seen}}`) the one thing it is about – a path, a ' +
  'name, a port, a size –, `{{stage}}` the name of its stage, and `{{over}}` by how much a bound is missed. A near-miss often ' +
  'asks for the same thing in another place: `stage: { other: … }` for what stands in a stage that is thrown away, ' +
  '`deletedLate` for what a later step deletes, `in: unused` for a stage that nobody builds, `unknown: …` for an estimate too near to its bound.'

/** The checks of an objective, then a table for each block that stands in several places. */
function checksPart(): string[] {
  const root = toNode(checkSchema)
  const defs = root.$defs ?? {}
  const blocks = Object.entries(defs).flatMap(([name, node]) => [
    `### ${name}`,
    node.description ?? '',
    exampleTable(alternatives(name, node), `${name}.`, defs),
  ])
  const shown = blocks.map((text) => text.trim()).filter((text) => text !== '')
  const recipes = RECIPES.map(([asked, check]) => `| ${asked} | \`${flow(check).slice(2, -2)}\` |`)
  const asked = ['| Asked | Check |', '|---|---|', ...recipes].join('\n')
  return ['## Checks', ABOUT_CHECKS, ABOUT_ANSWERS, ABOUT_SAY, asked, exampleTable(root, '', defs), ...shown]
}

/** `every` and `some` have one form for each kind of thing: their keys together are what can be written. */
function alternatives(name: string, node: Node): Node {
  if (!['every', 'some'].includes(name)) return node
  const properties: Record<string, Node> = Object.assign(
    {},
    ...(node.anyOf ?? []).map((each) => each.properties ?? {}),
  )
  const { is, ...kinds } = properties
  const block: Node = { type: 'object' }
  const shown: Node = { anyOf: [block, { type: 'array', items: block }], examples: [{ recommends: false }] }
  return {
    properties: { ...kinds, is: { ...shown, description: is?.description ?? '' } },
    required: ['is'],
  }
}

function toNode(schema: z.ZodType): Node {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node
}

function keyTable(node: Node): string {
  const rows = rowsOf(node, '').map(([key, value, about]) => `| \`${key}\` | ${value} | ${about} |`)
  return ['| Key | Value | Meaning |', '|---|---|---|', ...rows].join('\n')
}

function exampleTable(node: Node, prefix: string, defs: Defs): string {
  const rows = rowsOf(node, prefix.replace(/\.$/, '')).map(([key, value, about, child]) => {
    const last = key.split('.').at(-1) ?? key
    const example = `${last}: ${flow(exampleOf(child, defs))}`
    const meaning = about || cell(defs[nameOf(child.$ref ?? '')]?.description ?? '')
    return `| \`${key}\` | ${value} | ${meaning} | \`${example}\` |`
  })
  return ['| Key | Value | Meaning | Example |', '|---|---|---|---|', ...rows].join('\n')
}

type Row = readonly [key: string, value: string, about: string, node: Node]

/** Keys with those below them, `objectives[].near[].say`; a check inside a check is not opened again. */
function rowsOf(node: Node, prefix: string): Row[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, child]): Row[] => {
    const path = prefix === '' ? key : `${prefix}.${key}`
    const must = node.required?.includes(key) === true ? '' : optional(child)
    const row: Row = [path, valueOf(child) + must, cell(child.description ?? ''), child]
    return isCheck(key) ? [row] : [row, ...rowsOf(child, path)]
  })
  const items = node.items ? rowsOf(node.items, `${prefix}[]`) : []
  const forms = listOfThese(node) === null ? (node.anyOf ?? []) : (node.anyOf ?? []).slice(0, 1)
  return [...own, ...items, ...forms.flatMap((each) => rowsOf(each, prefix))]
}

function isCheck(key: string): boolean {
  return ['check', 'when', 'all', 'any', 'not', 'unknown', 'is'].includes(key)
}

/** The example that the schema gives, else the plainest value that it takes. */
function exampleOf(node: Node, defs: Defs): unknown {
  if (node.examples) return node.examples[0]
  if (node.const !== undefined) return node.const
  if (node.enum) return node.enum[0]
  if (node.$ref === '#') return { image: { user: { root: false } } }
  if (node.$ref !== undefined) return exampleOf(defs[nameOf(node.$ref)] ?? {}, defs)
  if (node.anyOf) return exampleOf(node.anyOf[0] ?? {}, defs)
  if (node.type === 'boolean') return true
  if (node.type === 'array') return [exampleOf(node.items ?? {}, defs)]
  const properties = Object.entries(node.properties ?? {})
  const needed = properties.filter(([key]) => node.required?.includes(key))
  const shown = needed.length > 0 ? needed : properties.slice(0, 1)
  return Object.fromEntries(shown.map(([key, child]) => [key, exampleOf(child, defs)]))
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

/** YAML on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${key}: ${flow(each)}`)
      .join(', ')} }`
  return typeof value === 'string' && !/^[\w./][\w./ -]*$/.test(value) ? JSON.stringify(value) : scalar(value)
}

/** A word that YAML would read as something else is quoted. */
function scalar(value: unknown): string {
  const ambiguous = typeof value === 'string' && /^(true|false|null|yes|no|on|off|[\d.]+)$/i.test(value)
  return ambiguous ? `'${value}'` : String(value)
}

function optional({ default: value }: Node): string {
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
  return isEmpty ? ', optional' : `, ${JSON.stringify(value)} if left out`
}

function valueOf(node: Node): string {
  if (node.$ref !== undefined) return refOf(node.$ref)
  if (node.enum) return node.enum.map((each) => `\`${each}\``).join(', ')
  if (node.const !== undefined) return `\`${String(node.const)}\``
  const one = listOfThese(node)
  if (one)
    return one.type === 'string' && !one.enum ? 'text or list of texts' : `${valueOf(one)} or a list of these`
  if (node.anyOf) return [...new Set(node.anyOf.map(valueOf))].join(' or ')
  if (node.type === 'array') return `list of ${plural(valueOf(node.items ?? {}))}`
  return VALUES[node.type ?? ''] ?? 'a check'
}

/** One thing or a list of such: what one of them is. */
function listOfThese({ anyOf = [] }: Node): Node | null {
  const [one, list] = anyOf
  return anyOf.length === 2 && one && list?.type === 'array' && valueOf(list.items ?? {}) === valueOf(one)
    ? one
    : null
}

/** A block with a table of its own. The library's own names begin with two underscores. */
function refOf(reference: string): string {
  const name = nameOf(reference)
  return reference === '#' || name.startsWith('__') ? 'a check' : `block [${name}](#${name})`
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
