import { problem } from './problem.ts'
import type { Place } from './problem.ts'
import type { ContentProblem, GlossaryEntry } from './types.ts'

/** One place where a lesson explains a term or uses it as if it were known. */
type Use = {
  readonly entry: GlossaryEntry
  /** Marked with `<Term>`, or told in the sentence itself. */
  readonly explained: boolean
  /** As it is written there. */
  readonly text: string
  readonly at: Place
}

/** The terms of one lesson, in the order of its text. */
export type TermsOfLesson = { readonly file: string; readonly uses: readonly Use[] }

type Node = {
  readonly type: string
  readonly name?: string | null
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[]
  readonly children?: readonly Node[]
  readonly position?: {
    readonly start: Place & { readonly offset?: number }
    readonly end: { readonly offset?: number }
  }
}

/** Where a term may not be marked, or need not be: it could not be pressed there, or stands for itself. */
const APART = new Set(['heading', 'link', 'linkReference', 'inlineCode', 'code', 'emphasis', 'strong'])

/** `source` is the text that the tree was made of. */
export function termsOf(tree: unknown, source: string, file: string, terms: Terms): TermsOfLesson {
  const uses: Use[] = []
  const visit = (node: Node): void => {
    if (node.name === 'Term') return void uses.push(...marked(node, terms))
    if (APART.has(node.type)) return
    if (node.type === 'text') uses.push(...plain(node, source, terms))
    for (const child of node.children ?? []) visit(child)
  }
  visit(tree as Node)
  return { file, uses }
}

/**
 * Terms of the glossary that a reader of the whole course meets before anything has said what they mean: advice, at the
 * first such place.
 */
export function unexplainedTerms(lessons: readonly TermsOfLesson[]): ContentProblem[] {
  const known = new Set<string>()
  return lessons.flatMap(({ file, uses }) =>
    uses.flatMap((use) => {
      if (known.has(use.entry.id)) return []
      known.add(use.entry.id)
      return use.explained ? [] : [unexplained(file, use)]
    }),
  )
}

function unexplained(file: string, { entry, text, at }: Use): ContentProblem {
  const to = `<Term id="${entry.id}">${text}</Term>`
  return problem('LESSON014', file, `“${text}” is used here for the first time, and nothing explains it.`, {
    at,
    severity: 'warning',
    suggestion: `Write ${to}, or say in the sentence what it is.`,
    fix: text.includes('\n') ? null : { from: text, to },
  })
}

/** The glossary, ready to be looked for in a text. */
export type Terms = {
  readonly entries: readonly GlossaryEntry[]
  /** Finds any term, also in its plural; its groups are the entries in their order. */
  readonly pattern: RegExp
}

export function termsIn(glossary: readonly GlossaryEntry[]): Terms {
  // Of “stage” and “stage of a pipeline” the longer one is meant where both fit.
  const entries = glossary.toSorted((a, b) => b.term.length - a.term.length)
  const any = entries.map(({ term }) => `(${formsOf(term)})`).join('|')
  return { entries, pattern: new RegExp(`(?<![\\w/.-])(?:${any})(?![\\w/-]|\\.\\w)`, 'g') }
}

/** A term as it may be written: with a capital at the beginning of a sentence, in its plural, over two lines. */
function formsOf(term: string): string {
  const plain = term.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+')
  const many = /[^aeiou]y$/.test(plain) ? `${plain.slice(0, -1)}(?:y|ies)` : `${plain}(?:e?s)?`
  const [first = ''] = many
  return /^[a-z]/.test(first) ? `[${first}${first.toUpperCase()}]${many.slice(1)}` : many
}

function marked({ attributes = [], position }: Node, { entries }: Terms): Use[] {
  const id = attributes.find(({ name }) => name === 'id')?.value
  const entry = entries.find((each) => each.id === id)
  return entry && position ? [{ entry, explained: true, text: '', at: position.start }] : []
}

function plain({ position }: Node, source: string, { entries, pattern }: Terms): Use[] {
  const [from, to] = [position?.start.offset, position?.end.offset]
  if (from === undefined || to === undefined) return []
  return [...source.slice(from, to).matchAll(pattern)].flatMap((match) => {
    const entry = entries[match.slice(1).findIndex((each) => each !== undefined)]
    if (!entry || entry.ordinary) return []
    const start = from + match.index
    const explained = isTold(source.slice(0, start), match[0], source.slice(start + match[0].length))
    return [{ entry, explained, text: match[0], at: placeOf(source, start) }]
  })
}

/** “A pier is …”, “called a pier”, “a pier, which …”, “a pier (…)”: the sentence says it. */
function isTold(before: string, text: string, after: string): boolean {
  return (
    /\b(?:called|named|means?)\s+(?:an?\s+|the\s+)?$/.test(before) ||
    /^(?:\s+(?:is|are|means?)\s+(?:an?|the|what|one|how|whatever|nothing but)\b|,\s+(?:an?|the|which|that is|or)\s|\s*[(:–])/.test(
      after,
    )
  )
}

function placeOf(source: string, offset: number): Place {
  const above = source.slice(0, offset).split('\n')
  return { line: above.length, column: above.at(-1)!.length + 1 }
}
