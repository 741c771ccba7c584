import {
  type RuleEntry,
  type RuleGroup,
  type RuleLink,
  categories,
  fileKinds,
} from '@/components/rules/rule-info'
import type { Category, RuleKind, Severity } from '@/lib/engine/index.ts'

/** What the list of rules is narrowed to; null: any. */
export type RuleFilter = {
  readonly text: string
  readonly files: RuleKind | null
  readonly category: Category | null
  readonly severity: Severity | null
  readonly fixable: boolean
}
export const NO_FILTER: RuleFilter = { text: '', files: null, category: null, severity: null, fixable: false }

export const isFiltered = ({ text, files, category, severity, fixable }: RuleFilter): boolean =>
  text.trim() !== '' || files !== null || category !== null || severity !== null || fixable

export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** From a page's address, `?q=user&severity=error&fix=1`; a value that does not exist counts as none. */
export function readFilter(search: string): RuleFilter {
  const query = new URLSearchParams(search)
  return {
    text: query.get('q') ?? '',
    files: fileKinds.find(({ id }) => id === query.get('files'))?.id ?? null,
    category: categories.find(({ id }) => id === query.get('category'))?.id ?? null,
    severity: severities.find((severity) => severity === query.get('severity')) ?? null,
    fixable: query.get('fix') === '1',
  }
}

/** The query for an address, with its question mark; empty when nothing is filtered. */
export function writeFilter({ text, files, category, severity, fixable }: RuleFilter): string {
  const query = new URLSearchParams({
    ...(text.trim() && { q: text.trim() }),
    ...(files && { files }),
    ...(category && { category }),
    ...(severity && { severity }),
    ...(fixable && { fix: '1' }),
  }).toString()
  return query && `?${query}`
}

/** Messages of the rules, by name; what has not been loaded yet is not searched. */
export type RuleMessages = Readonly<Record<string, readonly string[]>>

/** A rule that was found, and what in it that a list does not show by itself. */
export type Hit = RuleEntry & {
  /** Names in other tools that hold a word of the search. */
  readonly foundIds: readonly string[]
  /** The message that holds what title and name do not. */
  readonly foundMessage: string | null
}

/** The groups with the rules that fit the filter and hold every word of its text. Empty groups are left out. */
export function searchRules(
  groups: readonly RuleGroup<RuleEntry>[],
  filter: RuleFilter,
  messages: RuleMessages = {},
): RuleGroup<Hit>[] {
  const words = wordsOf(filter.text)
  return groups
    .filter(({ id }) => filter.category === null || filter.category === id)
    .map((group) => ({
      ...group,
      rules: group.rules
        .filter((rule) => fits(rule, filter))
        .flatMap((rule) => hitOf(rule, group.name, words, messages[rule.name] ?? [])),
    }))
    .filter(({ rules }) => rules.length > 0)
}

const fits = (rule: RuleEntry, { files, severity, fixable }: RuleFilter): boolean =>
  (files === null || rule.files.includes(files)) &&
  (severity === null || rule.severity === severity) &&
  (!fixable || rule.fixable)

function hitOf(
  rule: RuleEntry,
  group: string,
  words: readonly string[],
  messages: readonly string[],
): readonly Hit[] {
  const shown = `${rule.title} ${rule.name} ${group}`.toLowerCase()
  const tools = Object.entries(rule.ids).flat(2)
  const all = [shown, ...tools, ...messages].join('\n').toLowerCase()
  if (!words.every((word) => all.includes(word))) return []
  const hidden = words.filter((word) => !shown.includes(word))
  const holds = (text: string) => hidden.some((word) => text.toLowerCase().includes(word))
  const foundIds = [...new Set(Object.values(rule.ids).flat().filter(holds))]
  // An id explains the find better than a sentence in which the same letters occur.
  const foundMessage = foundIds.length > 0 ? null : (messages.find(holds) ?? null)
  return [{ ...rule, foundIds, foundMessage }]
}

/** The groups with only the rules whose title, name or category holds every word. */
export function filterLinks(groups: readonly RuleGroup[], text: string): RuleGroup[] {
  const words = wordsOf(text)
  const holds = (rule: RuleLink, group: string) => {
    const shown = `${rule.title} ${rule.name} ${group}`.toLowerCase()
    return words.every((word) => shown.includes(word))
  }
  return groups
    .map((group) => ({ ...group, rules: group.rules.filter((rule) => holds(rule, group.name)) }))
    .filter(({ rules }) => rules.length > 0)
}

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)
