import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch'
import { textParts, wordsOf } from './text-parts.ts'
import type { EntryKind, GroupName, SearchEntry, SearchGroup, SearchHit } from './types.ts'

/** What some entries have to say to a query: groups, the best first; all commands when nothing is asked. */
export type SearchEngine = (text: string) => readonly SearchGroup[]

const PER_GROUP = 6
/** With fewer results than this, what has only some of the words is shown behind them. */
const FEW = 5
/** Words that say nothing; FROM and AS are instructions here, and stay. */
const EMPTY = new Set('a an and at be by for how in is it of on or that the this to what with'.split(' '))

const GROUPS: Readonly<Record<EntryKind, GroupName>> = {
  lesson: 'Lessons',
  heading: 'Lessons',
  lab: 'Labs',
  rule: 'Rules',
  term: 'Glossary',
  command: 'Commands',
}

/** What most people look for when a word is found in several kinds of things. */
const WEIGHTS: Readonly<Record<EntryKind, number>> = {
  lesson: 1.4,
  lab: 1.2,
  term: 1.2,
  rule: 1,
  heading: 1,
  command: 1,
}

/** Builds the index, tens of milliseconds for five hundred entries: call it where nobody waits for a frame. */
export function createSearchEngine(entries: readonly SearchEntry[]): SearchEngine {
  const index = new MiniSearch<SearchEntry & { id: number }>({
    fields: ['title', 'detail', 'words'],
    processTerm: (term) => (EMPTY.has(term.toLowerCase()) ? null : term.toLowerCase()),
  })
  index.addAll(entries.map((entry, id) => ({ words: '', ...entry, id })))
  const options: SearchOptions = {
    boost: { title: 4, detail: 1.5 },
    boostDocument: (id: number) => WEIGHTS[entries[id]?.kind ?? 'rule'],
    prefix: true,
    fuzzy: allowedTypos,
    combineWith: 'AND',
  }

  return (text) => {
    const typed = wordsOf(text)
    if (typed.length === 0) return grouped(entries.filter(({ kind }) => kind === 'command').map(plain))
    const found = index.search(text, options)
    const known = new Set(found.map(({ id }) => id))
    const some = found.length < FEW ? index.search(text, { ...options, combineWith: 'OR' }) : []
    const results = [...found, ...some.filter(({ id }) => !known.has(id))]
    return grouped(results.map((result) => toHit(entries[result.id as number]!, result, typed)))
  }
}

/** One letter in a word of four to seven, two in longer ones; an id such as DL3008 is exact. */
function allowedTypos(term: string): number | false {
  if (term.length < 4 || /\d/.test(term)) return false
  return term.length < 8 ? 1 : 2
}

function toHit(
  { kind, title, href, detail }: SearchEntry,
  { terms }: SearchResult,
  typed: string[],
): SearchHit {
  const found = new Set(terms)
  return { kind, href, title: textParts(title, found, typed), detail: textParts(detail, found, typed) }
}

function plain({ kind, title, href, detail }: SearchEntry): SearchHit {
  return { kind, href, title: [{ text: title, hit: false }], detail: [{ text: detail, hit: false }] }
}

/** Best first: a group stands where its best hit would. Of each no more than can be looked over. */
function grouped(hits: readonly SearchHit[]): SearchGroup[] {
  const groups = new Map<GroupName, SearchHit[]>()
  for (const hit of hits) {
    const name = GROUPS[hit.kind]
    const group = groups.get(name) ?? []
    groups.set(name, group)
    if (group.length < PER_GROUP || hit.kind === 'command') group.push(hit)
  }
  return Array.from(groups, ([name, own]) => ({ name, hits: own }))
}
