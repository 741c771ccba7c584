import { nearest, respelt } from './nearest.ts'
import { problem } from './problem.ts'
import type { Code, Place } from './problem.ts'
import type { ContentProblem } from './types.ts'

/** What a lesson may be made of besides Markdown: component, its attributes, those it cannot do without. */
const COMPONENTS: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly required: readonly string[] }>
> = {
  Lab: { attributes: ['id'], required: ['id'] },
  Quiz: { attributes: [], required: [] },
  Pair: { attributes: ['badTitle', 'goodTitle', 'badNote', 'goodNote', 'caption'], required: [] },
  Bad: { attributes: ['title', 'note', 'caption'], required: [] },
  Good: { attributes: ['title', 'note', 'caption'], required: [] },
  Callout: { attributes: ['kind', 'title'], required: ['kind'] },
  Term: { attributes: ['id'], required: ['id'] },
  Figure: { attributes: ['src', 'alt', 'caption'], required: ['src', 'alt'] },
  kbd: { attributes: [], required: [] },
}

const CALLOUT_KINDS = ['rule', 'watch', 'never', 'production', 'notes']

/** The part of a Markdown or MDX node that is needed here. */
type MdxNode = {
  readonly type: string
  readonly name?: string | null
  readonly value?: string
  readonly attributes?: readonly Attribute[]
  readonly children?: readonly MdxNode[]
  readonly position?: { readonly start: Place; readonly end: Place }
}
type Attribute = { readonly type: string; readonly name?: string; readonly value?: unknown }

/** What a lesson can refer to; null: terms are not checked. */
export type Known = {
  readonly labs: readonly string[]
  readonly terms: readonly string[] | null
  readonly quiz: boolean
  /** The lesson may hold code. */
  readonly trusted: boolean
  /** Folders of labs, and the quiz, that cannot be read: what is wrong there is reported there. */
  readonly unread: readonly string[]
}

type Scene = {
  readonly file: string
  readonly known: Known
  readonly found: ContentProblem[]
  readonly shown: Set<string>
  /** Components that may be meant as a part of the lesson. */
  readonly doubtful: MdxNode[]
}

/** Reports code, unknown components and dead references in a lesson's syntax tree, and labs or a quiz that it never shows. */
export function lessonProblems(tree: unknown, file: string, known: Known): ContentProblem[] {
  const scene: Scene = { file, known, found: [], shown: new Set(), doubtful: [] }
  visit(scene, tree as MdxNode)
  const parts = [...known.labs.map((id) => `<Lab id="${id}" />`), ...(known.quiz ? ['<Quiz />'] : [])]
  // A part that is misspelt is not missing.
  const missing = scene.doubtful.length > 0 ? [] : parts.filter((each) => !scene.shown.has(each))
  for (const part of missing) {
    const suggestion = `Put ${part} where it belongs in the text.`
    const fix = part === '<Quiz />' ? atTheEnd(tree as MdxNode, part) : null
    scene.found.push(problem('LESSON007', file, `The lesson never shows ${part}.`, { suggestion, fix }))
  }
  return scene.found
}

/** Questions are the last thing of a lesson. */
function atTheEnd({ position }: MdxNode, part: string) {
  const end = position?.end
  return end ? { ...end, from: '', to: `${end.column === 1 ? '\n' : '\n\n'}${part}\n` } : null
}

function visit(scene: Scene, node: MdxNode, inLink = false): void {
  if (node.type === 'mdxjsEsm' && !scene.known.trusted)
    report(scene, 'LESSON003', node, 'Imports and exports are not used in lessons.', 'Remove this line.')
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') checkExpression(scene, node)
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') checkComponent(scene, node)
  if (inLink && node.name === 'Term') reportNested(scene, node)
  const isLink = node.type === 'link' || node.type === 'linkReference'
  for (const child of node.children ?? []) visit(scene, child, inLink || isLink)
}

/** HTML allows nothing inside a link that can be pressed: the browser would take the page apart. */
function reportNested(scene: Scene, node: MdxNode): void {
  const suggestion = 'Let the link or the <Term> go, or let one end before the other begins.'
  report(scene, 'LESSON008', node, 'A <Term> stands inside a link; neither could be pressed.', suggestion)
}

function checkExpression(scene: Scene, node: MdxNode): void {
  const value = (node.value ?? '').trim()
  if (scene.known.trusted || /^\/\*(?:(?!\*\/)[\s\S])*\*\/$/.test(value)) return
  const suggestion = 'For a brace in the text write \\{, or put the text in backticks.'
  report(scene, 'LESSON003', node, 'Braces hold code, and lessons hold none.', suggestion)
}

function checkComponent(scene: Scene, node: MdxNode): void {
  const name = node.name ?? ''
  const rules = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name]! : null
  if (!rules) return reportUnknown(scene, node, name)
  const values = readAttributes(scene, node, rules.attributes)
  const written = (node.attributes ?? []).map((each) => each.name)
  if (rules.required.some((each) => !values.has(each))) scene.doubtful.push(node)
  for (const key of rules.required.filter((each) => !written.includes(each))) {
    report(scene, 'LESSON005', node, `<${name}> has no ${key}.`, `Write <${name} ${key}="…">.`)
  }
  checkReference(scene, node, values)
}

function reportUnknown(scene: Scene, node: MdxNode, name: string): void {
  const known = Object.keys(COMPONENTS)
  scene.doubtful.push(node)
  if (/^[A-Z]/.test(name) || nearest(name, known) !== null) {
    // What has something inside has its name twice.
    const fix = (node.children ?? []).length === 0 ? respelt(name, known) : null
    return report(scene, 'LESSON004', node, `unknown component <${name}>`, meant(name, known), fix)
  }
  const suggestion = `Write it in Markdown, or with one of ${known.join(', ')}.`
  report(scene, 'LESSON004', node, `<${name}> is HTML, which lessons do not hold.`, suggestion)
}

/** The attributes that are known and plain text. */
function readAttributes(scene: Scene, node: MdxNode, known: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  for (const { type, name, value } of node.attributes ?? []) {
    // What an expression comes to is known when it runs.
    const isCode = type !== 'mdxJsxAttribute' || name === undefined || typeof value !== 'string'
    if (isCode && scene.known.trusted) continue
    if (isCode) {
      report(
        scene,
        'LESSON005',
        node,
        `<${node.name}>: attributes are plain text in quotes.`,
        'Write name="value".',
        unbraced(value),
      )
    } else if (known.includes(name)) values.set(name, value)
    else {
      const message = `<${node.name}> has no attribute "${name}".`
      report(scene, 'LESSON005', node, message, meant(name, known), respelt(name, known))
    }
  }
  return values
}

/** A text that stands in braces though it needs none. */
function unbraced(value: unknown): ReturnType<typeof respelt> {
  const code = typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : ''
  return /^"[^"\\]*"$/.test(code) ? { from: `{${code}}`, to: code } : null
}

function checkReference(scene: Scene, node: MdxNode, values: ReadonlyMap<string, string>): void {
  const { known, shown } = scene
  const id = values.get('id')
  const kind = values.get('kind')
  if (node.name === 'Quiz') shown.add('<Quiz />')
  if (node.name === 'Quiz' && !known.quiz && !known.unread.includes('quiz.yaml'))
    report(scene, 'LESSON006', node, 'The lesson has no quiz.yaml.', 'Write one, or remove <Quiz />.')
  if (node.name === 'Lab' && id !== undefined) {
    shown.add(`<Lab id="${id}" />`)
    const isUnread = known.unread.some((each) => each.startsWith('labs/'))
    if (!known.labs.includes(id)) scene.doubtful.push(node)
    if (!known.labs.includes(id) && !isUnread)
      report(
        scene,
        'LESSON006',
        node,
        `This lesson has no lab "${id}".`,
        meant(id, known.labs),
        respelt(id, known.labs),
      )
  }
  if (node.name === 'Term' && id !== undefined && known.terms?.includes(id) === false) {
    const terms = known.terms ?? []
    const message = `The glossary has no term "${id}".`
    report(scene, 'LESSON006', node, message, meant(id, terms), respelt(id, terms))
  }
  if (node.name === 'Callout' && kind !== undefined && !CALLOUT_KINDS.includes(kind)) {
    const message = `There is no callout of kind "${kind}".`
    report(scene, 'LESSON005', node, message, meant(kind, CALLOUT_KINDS), respelt(kind, CALLOUT_KINDS))
  }
}

function meant(word: string, candidates: readonly string[]): string {
  const guess = nearest(word, candidates)
  return guess === null ? `Known: ${candidates.join(', ') || 'none'}.` : `did you mean "${guess}"?`
}

function report(
  scene: Scene,
  code: Code,
  node: MdxNode,
  message: string,
  suggestion: string,
  fix: ReturnType<typeof respelt> = null,
): void {
  const at = node.position?.start ?? { line: 1, column: 1 }
  scene.found.push(problem(code, scene.file, message, { at, suggestion, fix }))
}
