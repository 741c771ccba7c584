import { problem } from './problem.ts'
import type { Place } from './problem.ts'
import type { ContentFix, ContentProblem } from './types.ts'

type Node = {
  readonly type: string
  readonly children?: readonly Node[]
  readonly position?: {
    readonly start: Place & { readonly offset?: number }
    readonly end: { readonly offset?: number }
  }
}

type Said = {
  readonly message: string
  readonly suggestion: string
  readonly fix?: Pick<ContentFix, 'from' | 'to'>
}
type Sign = readonly [RegExp, (match: RegExpExecArray) => Said]

/** What is shown as it is written, or not at all, although its author meant Markdown. */
export function lookalikes(tree: unknown, source: string, file: string): ContentProblem[] {
  const found: ContentProblem[] = []
  const report = (at: Place, { message, suggestion, fix }: Said): void =>
    void found.push(problem('LESSON015', file, message, { at, suggestion, fix: fix ?? null }))
  const visit = (node: Node, parent: Node | null): void => {
    const start = node.position?.start ?? { line: 1, column: 1 }
    const text = source.slice(node.position?.start.offset, node.position?.end.offset)
    for (const said of saidOfNode(node, parent, text)) report(start, said)
    const extra = node.type === 'tableRow' ? extraCells(node, parent) : null
    // What stands in its cells is not what it was meant to be.
    if (extra) return report(start, extra)
    for (const [pattern, say] of node.type === 'text' ? IN_TEXT : []) {
      const match = pattern.exec(text)
      if (match) report(placeIn(text, match.index, start), say(match))
    }
    for (const child of node.children ?? []) visit(child, node)
  }
  visit(tree as Node, null)
  return found
}

/** Where a sign stands that is `index` characters behind the start of its text. */
function placeIn(text: string, index: number, { line, column }: Place): Place {
  const before = text.slice(0, index).split('\n')
  const last = before.at(-1)!.length
  return { line: line + before.length - 1, column: before.length === 1 ? column + last : last + 1 }
}

/** In text alone: what stands in backticks, and what became Markdown, is none. The first of its kind says enough. */
const IN_TEXT: readonly Sign[] = [
  [
    /!\[[^\]\n]*\]\((\S+ [^)\n]*)\)/,
    ([, address]) => ({
      message: 'This is no picture: its address has a blank in it.',
      suggestion: `Give the file a name without blanks, such as ${address!.replaceAll(' ', '-')}.`,
    }),
  ],
  [
    /\(([^()[\]\n]+)\)\[((?:https?:\/\/|\/|#)[^\]\s]*)\]/,
    ([from, words, address]) => ({
      message: 'The brackets of this link are the other way round.',
      suggestion: `Write [${words}](${address}).`,
      fix: { from, to: `[${words}](${address})` },
    }),
  ],
  [
    /(?<![\\\]])\[([^[\]\n]+)\]\[([^[\]\n]+)\]/,
    ([, words, name]) => ({
      message: `Nothing says where [${name}] leads.`,
      suggestion: `Write [${words}](…) with the address between the round brackets.`,
    }),
  ],
  [
    /(?<!\\)\*\*/,
    () => ({
      message: 'Two stars stand here as they are.',
      suggestion: 'Bold words are closed by two stars as well, and no blank stands inside of them: **so**.',
    }),
  ],
  [
    /(?<!\\)`/,
    () => ({
      message: 'A backtick is opened here and not closed.',
      suggestion: 'Write one where the command ends, too.',
    }),
  ],
  [
    /´([^´\n]+)´/,
    ([from, words]) => ({
      message: 'The sign ´ is no backtick.',
      suggestion: `Write \`${words}\`.`,
      fix: { from, to: `\`${words}\`` },
    }),
  ],
  [
    /^[ \t]*(?:'{3}|‘’‘|’{3}|"{3}|“”“|”{3})/m,
    () => ({
      message: 'These quotes begin no example.',
      suggestion: 'Write a line of three backticks before and behind it.',
    }),
  ],
  [
    /<[ \t]+(Lab|Quiz|Pair|Bad|Good|Callout|Term|Figure)\b/,
    ([from, name]) => ({
      message: `Behind < stands a blank, so this is no <${name}>.`,
      suggestion: `Write <${name}.`,
      fix: { from, to: `<${name}` },
    }),
  ],
  [
    /^[ \t]*([•▪‣·])[ \t]/m,
    ([, sign]) => ({
      message: `The sign ${sign} begins no list.`,
      suggestion: 'Begin every item with "- ", and leave an empty line before the first.',
    }),
  ],
]

function saidOfNode(node: Node, parent: Node | null, text: string): readonly Said[] {
  if (node.type === 'link' && (node.children ?? []).length === 0) return [WORDLESS]
  if (node.type === 'inlineCode' && /^``(?!`).*\n/.test(text)) return [TWO_BACKTICKS]
  if (node.type !== 'paragraph') return []
  const isIndented = parent?.type === 'root' && (node.position?.start.column ?? 1) > 4
  return [...(isIndented ? [INDENTED] : []), ...saidOfLines(text.split('\n'))]
}

const WORDLESS: Said = {
  message: 'This link has no words that could be pressed.',
  suggestion: 'Write between its brackets what it leads to.',
}
const TWO_BACKTICKS: Said = {
  message: 'An example begins with three backticks; here are two.',
  suggestion: 'Write a line of three backticks before and behind it.',
}
const INDENTED: Said = {
  message: 'These lines are indented, and shown as text all the same.',
  suggestion: 'Put an example between two lines of three backticks; begin text at the start of its line.',
}

/** Lines of one paragraph that look like a list, or like a table. */
function saidOfLines(lines: readonly string[]): readonly Said[] {
  const [head = '', second] = lines
  if (second === undefined) return []
  const [, sign] = /^\s*(-|\d{1,2}[.)])[\p{L}`*]/u.exec(head) ?? []
  if (sign && lines.every((line) => /^\s*(?:-|\d{1,2}[.)])[\p{L}`*]/u.test(line)))
    return [
      {
        message: 'This is no list: behind the sign of an item a blank is missing.',
        suggestion: `Write "${sign} " before every item.`,
      },
    ]
  return lines.every((line) => /^\s*\|.*\|\s*$/.test(line)) ? [noTable(head, second)] : []
}

const cellsOf = (line: string): number => line.trim().replaceAll('\\|', '').split('|').length - 2

function noTable(head: string, second: string): Said {
  const rule = `|${' --- |'.repeat(cellsOf(head))}`
  if (!/^[\s|:-]+$/.test(second))
    return {
      message: 'This is no table: its second line is no rule.',
      suggestion: `Write ${rule} below its head.`,
    }
  const [columns, wanted] = [cellsOf(second), cellsOf(head)]
  const message = `This is no table: its head has ${wanted} cells, and the rule below it ${columns}.`
  return { message, suggestion: `Write ${rule} below its head.` }
}

/** What a row has more than the head of its table is left out of the page. */
function extraCells({ children: cells = [] }: Node, table: Node | null): Said | null {
  const wanted = table?.children?.[0]?.children?.length ?? cells.length
  if (cells.length <= wanted) return null
  return {
    message: `This row has ${cells.length} cells, and the head of its table ${wanted}: the last are not shown.`,
    suggestion: 'A | inside of a cell is written \\|, in backticks too; every other one begins a cell.',
  }
}
