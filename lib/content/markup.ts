import { respelt } from './nearest.ts'
import { problem } from './problem.ts'
import type { Code, Place } from './problem.ts'
import type { ContentFix, ContentProblem } from './types.ts'

type Node = {
  readonly type: string
  readonly name?: string | null
  readonly lang?: string | null
  readonly depth?: number
  readonly value?: string
  readonly children?: readonly Node[]
  readonly position?: {
    readonly start: Place & { readonly offset?: number }
    readonly end: { readonly offset?: number }
  }
}

type Scene = { readonly file: string; readonly source: string; readonly found: ContentProblem[] }

/** Markdown that becomes something else than its author meant: headings, links, examples and pairs. */
export function markupProblems(tree: unknown, source: string, file: string): ContentProblem[] {
  const scene: Scene = { file, source, found: [] }
  let depth = 1
  const visit = (node: Node): void => {
    if (node.type === 'heading') {
      checkHeading(scene, node, depth)
      depth = node.depth ?? depth
    }
    if (node.type === 'paragraph') checkParagraph(scene, node)
    if (node.type === 'code') checkLanguage(scene, node)
    if (SIDES.includes(node.name ?? '')) checkSides(scene, node)
    for (const child of node.children ?? []) visit(child)
  }
  visit(tree as Node)
  return scene.found
}

function report(
  { file, found }: Scene,
  code: Code,
  node: Node,
  message: string,
  suggestion: string,
  fix: Pick<ContentFix, 'from' | 'to'> | null = null,
): void {
  found.push(problem(code, file, message, { at: startOf(node), suggestion, fix }))
}

const startOf = ({ position }: Node): Place =>
  position ? { line: position.start.line, column: position.start.column } : { line: 1, column: 1 }

const sourceOf = ({ source }: Pick<Scene, 'source'>, { position }: Node): string =>
  source.slice(position?.start.offset, position?.end.offset)

function checkHeading(scene: Scene, node: Node, above: number): void {
  const depth = node.depth ?? 1
  if ((node.children ?? []).length === 0)
    report(
      scene,
      'LESSON018',
      node,
      'This heading says nothing.',
      'Write its words behind the signs, or remove it.',
    )
  else if (depth === 1)
    report(
      scene,
      'LESSON018',
      node,
      'This heading is a second title of the lesson.',
      'Begin it with ## in place of #; the title stands in the keys at the top.',
    )
  else if (depth > above + 1)
    report(
      scene,
      'LESSON018',
      node,
      `Between this heading and the one above, a level is left out.`,
      `Begin it with ${'#'.repeat(above + 1)}.`,
    )
}

/** What is taken for a paragraph although it begins or goes on like something else. */
function checkParagraph(scene: Scene, node: Node): void {
  const text = sourceOf(scene, node)
  const [, signs] = /^(#{2,6})[^\s#]/.exec(text) ?? []
  if (signs) {
    const suggestion = `Write a blank behind ${signs}.`
    const fix = { from: text.split('\n')[0]!, to: text.split('\n')[0]!.replace(signs, `${signs} `) }
    report(scene, 'LESSON015', node, 'Behind the signs of a heading a blank is missing.', suggestion, fix)
  }
  for (const child of node.children ?? []) {
    const link = /(\[[^\]\n]+\])\s+(\((?:https?:\/\/|\/|#)[^)\s]*\))/.exec(
      child.type === 'text' ? sourceOf(scene, child) : '',
    )
    if (!link) continue
    const [from, name, address] = link
    const fix = from.includes('\n') ? null : { from, to: `${name}${address}` }
    const message = 'This is no link: something stands between the brackets and its address.'
    report(scene, 'LESSON015', child, message, `Write ${name}${address}.`, fix)
  }
}

/** Languages of files that are checked, and what some call them. */
const CHECKED = ['dockerfile', 'dockerignore', 'yaml', 'json', 'bash', 'sh', 'text']
const KNOWN = [
  ...CHECKED,
  'yml',
  'shell',
  'js',
  'ts',
  'tsx',
  'toml',
  'diff',
  'css',
  'html',
  'xml',
  'ini',
  'sql',
]
const CALLED: Readonly<Record<string, string>> = { docker: 'dockerfile', compose: 'yaml', plain: 'text' }

function checkLanguage(scene: Scene, node: Node): void {
  const language = node.lang ?? ''
  if (language === '') {
    const suggestion = `Write it behind the backticks: ${CHECKED.join(', ')} or another.`
    return report(scene, 'LESSON017', node, 'The example does not say what it is written in.', suggestion)
  }
  if (KNOWN.includes(language.toLowerCase())) return
  const meant =
    CALLED[language.toLowerCase()] ?? (language.length > 3 ? respelt(language, CHECKED)?.to : null)
  if (!meant) return
  const message = `“${language}” is no language that is checked.`
  report(scene, 'LESSON017', node, message, `did you mean "${meant}"?`, { from: language, to: meant })
}

const examplesOf = (count: number): string => `${count} ${count === 1 ? 'example' : 'examples'}`

const SIDES = ['Pair', 'Bad', 'Good']

/** A pair is two examples, the bad one first, or a `<Bad>` and a `<Good>` with one each. */
function checkSides(scene: Scene, node: Node): void {
  const children = node.children ?? []
  const examples = children.filter(({ type }) => type === 'code').length
  const named = ['Bad', 'Good'].filter((name) => children.some((each) => each.name === name)).length
  if (node.name !== 'Pair' && examples !== 1)
    report(
      scene,
      'LESSON016',
      node,
      `<${node.name}> shows ${examplesOf(examples)}; it needs one.`,
      'Put one example between three backticks into it.',
    )
  if (node.name === 'Pair' && examples !== 2 && named !== 2)
    report(
      scene,
      'LESSON016',
      node,
      `<Pair> shows ${examplesOf(named > 0 ? named : examples)}; it needs two.`,
      'Put two examples into it, the bad one first, or a <Bad> and a <Good>.',
    )
}

/** The first example that goes on to the end of the lesson because nothing closes it; what else is wrong may follow from it. */
export function openFence(tree: unknown, source: string, file: string): ContentProblem | null {
  const visit = (node: Node): Node | null => {
    if (node.type === 'code' && isOpen(sourceOf({ source }, node))) return node
    for (const child of node.children ?? []) {
      const open = visit(child)
      if (open) return open
    }
    return null
  }
  const open = visit(tree as Node)
  const message = 'This example is opened here and not closed.'
  const suggestion = 'Write a line of three backticks where it ends.'
  return open && problem('LESSON002', file, message, { at: startOf(open), suggestion })
}

function isOpen(text: string): boolean {
  const [marks] = /^(?:`{3,}|~{3,})/.exec(text) ?? []
  const last =
    text
      .trimEnd()
      .split('\n')
      .slice(1)
      .at(-1)
      ?.replace(/^[\s>]+/, '') ?? ''
  return marks !== undefined && !(last.startsWith(marks) && /^(?:`+|~+)$/.test(last))
}
