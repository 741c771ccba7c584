import { readJson } from '../document/json.ts'
import { asList, asMap, asScalar, get } from '../document/lookup.ts'
import type { MapNode, Node } from '../document/types.ts'
import type { Problem } from '../source/problem.ts'
import { CODE, checkRoot, invalid } from './check.ts'
import type { PackageRule, RenovateConfig, Text } from './model.ts'

/**
 * Text → what Renovate is told about a repository. Never throws. Comments and commas behind the last entry are taken with a
 * warning, as by Renovate, which reads what is no JSON as JSON5. Sources: docs.renovatebot.com/configuration-options;
 * renovatebot/renovate, lib/util/common.ts, parseJsonWithFallback.
 */
export function parseRenovate(source: string): RenovateConfig {
  const document = readJson(source)
  const root = asMap(document.root)
  const packageRules = asList(get(root, 'packageRules')).flatMap((node) => packageRule(node) ?? [])
  const ignored = textsOf(get(root, 'ignorePresets')).map(({ text }) => text)
  return {
    source,
    unreadable: [...document.unreadable.map(withCode), ...notAnObject(document.root)],
    problems: [...document.problems.map(withCode), ...(root ? checkRoot(root, packageRules) : [])],
    loose: document.problems.filter(({ code }) => TAKEN.has(code)).map(({ range }) => range),
    comments: document.comments,
    blocks: [],
    root,
    presets: textsOf(get(root, 'extends')).filter(({ text }) => !ignored.includes(text)),
    ignoreDeps: textsOf(get(root, 'ignoreDeps')),
    ignorePaths: textsOf(get(root, 'ignorePaths')),
    includePaths: textsOf(get(root, 'includePaths')),
    enabledManagers: get(root, 'enabledManagers') ? textsOf(get(root, 'enabledManagers')) : null,
    packageRules,
  }
}

const TAKEN = new Set(['json-comment', 'trailing-comma', 'duplicate-key'])

function withCode(problem: Problem): Problem {
  return { ...problem, code: CODE, severity: TAKEN.has(problem.code) ? 'warning' : problem.severity }
}

function notAnObject(root: Node | null): Problem[] {
  if (root === null || root.kind === 'map') return []
  return [invalid(root.range, 'The file must hold one JSON object: its settings stand between { and }.')]
}

function packageRule(node: Node): PackageRule | null {
  const map = asMap(node)
  if (map === null) return null
  const found = map.entries.filter(({ key }) => /^(?:match|exclude)[A-Z]/.test(key))
  const readable = found.filter(({ value }) => isTexts(value))
  return {
    node: map,
    matchers: new Map(readable.map(({ key, value }) => [key, textsOf(value)])),
    unclear: readable.length < found.length,
  }
}

function isTexts(value: Node): boolean {
  const items = value.kind === 'list' ? value.items : [value]
  return items.every((item) => typeof asScalar(item)?.value === 'string')
}

/** A string or a list of them; empty for anything else. */
function textsOf(value: Node | null): Text[] {
  const items = value?.kind === 'list' ? value.items : [value]
  return items.flatMap((item) => {
    const scalar = asScalar(item)
    return typeof scalar?.value === 'string' ? [{ text: scalar.value, range: scalar.range }] : []
  })
}

/** A setting of a package rule or of the file that is true or false; null where it is neither. */
export function flagOf(map: MapNode | null, ...path: readonly string[]): boolean | null {
  const value = asScalar(get(map, ...path))?.value
  return typeof value === 'boolean' ? value : null
}
