import {
  Children,
  Fragment,
  type ReactElement,
  type ReactNode,
  cloneElement,
  createElement,
  isValidElement,
} from 'react'

import type { Token } from '@/lib/content/highlight.ts'

export type LineMark = 'added' | 'removed'
export type CodeLine = {
  readonly text: string
  readonly nodes: readonly ReactNode[]
  readonly mark: LineMark | null
}

type Parent = ReactElement<{ className?: string; children?: ReactNode }>

/** What stands in a fenced block, line by line: either highlighted lines (`<span class="ln">`) or text. */
export function codeLines(code: ReactNode): CodeLine[] {
  const children = Children.toArray(code)
  if (children.some(isLine)) return children.filter(isLine).map(readLine)
  const lines = split(code).map((nodes) => ({ text: textOf(nodes), nodes, mark: null }))
  return lines.length > 1 && lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines
}

/** The lines of a Dockerfile that comes as tokens. */
export function tokenLines(lines: readonly (readonly Token[])[]): CodeLine[] {
  return lines.map((tokens) => ({
    text: tokens.map(({ text }) => text).join(''),
    nodes: tokens.map(({ text, kind }, index) =>
      createElement(
        kind === 'text' ? Fragment : 'span',
        { key: index, ...(kind !== 'text' && { className: `tk-${kind}` }) },
        text,
      ),
    ),
    mark: null,
  }))
}

/** The plain text of anything React can draw without calling a component. */
export function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (isParent(node)) return textOf(node.props.children)
  return Array.isArray(node) ? node.map(textOf).join('') : ''
}

function readLine({ props: { className = '', children } }: Parent): CodeLine {
  const nodes = Children.toArray(children).filter((node) => node !== '\n')
  const names = className.split(' ')
  return {
    text: textOf(nodes),
    nodes,
    mark: names.includes('added') ? 'added' : names.includes('removed') ? 'removed' : null,
  }
}

function isLine(node: ReactNode): node is Parent {
  return isParent(node) && (node.props.className ?? '').split(' ').includes('ln')
}

function isParent(node: ReactNode): node is Parent {
  return isValidElement(node)
}

function split(node: ReactNode): ReactNode[][] {
  if (typeof node === 'string') return node.split('\n').map((text) => (text ? [text] : []))
  if (isParent(node)) return splitElement(node)
  return Children.toArray(node).reduce<ReactNode[][]>(
    (lines, child) => {
      const [first = [], ...rest] = split(child)
      return [...lines.slice(0, -1), [...(lines.at(-1) ?? []), ...first], ...rest]
    },
    [[]],
  )
}

/** An element over several lines is repeated on each. */
function splitElement(element: Parent): ReactNode[][] {
  return split(element.props.children).map((nodes, index) =>
    nodes.length > 0 ? [cloneElement(element, { key: `${element.key}-${index}` }, ...nodes)] : [],
  )
}
