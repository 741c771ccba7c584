import type { Entry, MapNode, Node } from '../document/types.ts'
import { nearest } from '../source/nearest.ts'
import type { Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { KEYS, MATCHERS } from './keys.ts'
import type { PackageRule } from './model.ts'

export const CODE = 'renovate-invalid'

export function invalid(range: Range, message: string): Problem {
  return { code: CODE, message, severity: 'error', range }
}

const BOOLEANS = ['enabled', 'pinDigests', 'automerge', 'dependencyDashboard', 'platformAutomerge']
const LISTS = [
  'ignoreDeps',
  'ignorePaths',
  'includePaths',
  'enabledManagers',
  'packageRules',
  'ignorePresets',
]
/** A string stands for a list of one. Source: renovatebot/renovate, lib/config/options, allowString. */
const TEXTS = ['extends', 'schedule', 'labels', 'assignees', 'reviewers']

/** Keys of one object that are compared with every name that there is: nobody writes more. */
const MOST_KEYS = 1000

/** Keys with a typing error, and values that cannot be: Renovate makes an issue of them and stops. */
export function checkRoot(root: MapNode, rules: readonly PackageRule[]): Problem[] {
  return [
    ...root.entries.slice(0, MOST_KEYS).flatMap((entry) => checkEntry(entry, KEYS)),
    ...rules.flatMap(checkRule),
  ]
}

function checkRule({ node, matchers }: PackageRule): Problem[] {
  const managers = matchers.get('matchManagers') ?? []
  return [
    ...node.entries.slice(0, MOST_KEYS).flatMap((entry) => checkEntry(entry, [...KEYS, ...MATCHERS])),
    ...managers
      .filter(({ text }) => text === 'docker')
      .map(({ range }) =>
        invalid(range, 'There is no manager "docker": it is "dockerfile", or "docker" in matchDatasources.'),
      ),
  ]
}

function checkEntry(entry: Entry, keys: readonly string[]): Problem[] {
  const { key, keyRange, value } = entry
  if (!keys.includes(key)) {
    const meant = key.length < 5 ? null : nearest(key, keys)
    return meant === null
      ? []
      : [invalid(keyRange, `Renovate does not know the key "${key}". Did you mean "${meant}"?`)]
  }
  const wanted = wantedOf(key)
  return wanted === null || fits(value, wanted) ? [] : [invalid(value.range, `"${key}" must be ${wanted}.`)]
}

type Wanted = 'true or false' | 'a list' | 'a string or a list of strings'

function wantedOf(key: string): Wanted | null {
  if (BOOLEANS.includes(key)) return 'true or false'
  if (LISTS.includes(key)) return 'a list'
  return TEXTS.includes(key) ? 'a string or a list of strings' : null
}

function fits(value: Node, wanted: Wanted): boolean {
  if (value.kind === 'scalar' && value.value === null) return true
  if (wanted === 'true or false') return value.kind === 'scalar' && typeof value.value === 'boolean'
  if (wanted === 'a list') return value.kind === 'list'
  return value.kind === 'list' || (value.kind === 'scalar' && typeof value.value === 'string')
}
