import { highlightFence } from './highlight.ts'
import type { Token } from './highlight.ts'

/** The part of an HTML tree that is needed here. */
type HtmlNode = {
  readonly type: string
  readonly tagName?: string
  readonly value?: string
  readonly properties?: Record<string, unknown>
  readonly data?: { readonly meta?: string | null }
  children?: HtmlNode[]
}

/**
 * Colours fences of Dockerfiles, YAML, JSON and shell: every line becomes `<span class="ln">`, every piece `<span class="tk-…">`.
 * The words behind the language go to the `pre` as `data-meta`; `added=2,4-5` and `removed=3` mark lines.
 */
export function rehypeFences(): (tree: unknown) => void {
  return (tree) => visit(tree as HtmlNode)
}

function visit(node: HtmlNode): void {
  const [code] = node.children ?? []
  if (node.tagName === 'pre' && code?.tagName === 'code') decorate(node, code)
  else node.children?.forEach(visit)
}

function decorate(pre: HtmlNode, code: HtmlNode): void {
  const language = languageOf(code)
  const meta = code.data?.meta ?? ''
  Object.assign((pre as { properties: object }).properties, {
    ...(language && { dataLanguage: language }),
    ...(meta && { dataMeta: meta }),
  })
  const text = (code.children ?? []).map(({ value }) => value ?? '').join('')
  const lines = language === null ? null : highlightFence(language, text.replace(/\n$/, ''))
  if (lines === null) return
  const added = markedLines(meta, 'added')
  const removed = markedLines(meta, 'removed')
  code.children = lines.map((line, index) => {
    const mark = added.has(index + 1) ? ' added' : removed.has(index + 1) ? ' removed' : ''
    return span(`ln${mark}`, [...line.map(toNode), { type: 'text', value: '\n' }])
  })
}

function languageOf({ properties }: HtmlNode): string | null {
  const names = properties?.['className']
  const name = Array.isArray(names)
    ? names.map(String).find((each) => each.startsWith('language-'))
    : undefined
  return name?.slice('language-'.length).toLowerCase() ?? null
}

/** `added=2,4-5` → 2, 4, 5 */
function markedLines(meta: string, name: string): ReadonlySet<number> {
  const list = new RegExp(`(?:^|\\s)${name}=([\\d,-]+)`).exec(meta)?.[1] ?? ''
  const lines = new Set<number>()
  for (const part of list.split(',').filter(Boolean)) {
    const [first = 0, last = first] = part.split('-').map(Number)
    for (let line = first; line <= Math.min(last, first + 1000); line += 1) lines.add(line)
  }
  return lines
}

function toNode({ text, kind }: Token): HtmlNode {
  const node = { type: 'text', value: text }
  return kind === 'text' ? node : span(`tk-${kind}`, [node])
}

function span(className: string, children: HtmlNode[]): HtmlNode {
  return { type: 'element', tagName: 'span', properties: { className: className.split(' ') }, children }
}
