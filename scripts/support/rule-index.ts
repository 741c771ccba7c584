import { readFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import type { CatalogueEntry } from '../../lib/engine/rules/catalogue.ts'
import type { RuleKind } from '../../lib/engine/rules/rule.ts'
import { walk } from './files.ts'

/** A rule is a file under lib/engine/rules with a default export; files without one are helpers. */
const isRule = (file: string): boolean =>
  file.endsWith('.ts') &&
  !/\.test\.ts$|[/\\]index\.ts$|[/\\]shared[/\\]/.test(file) &&
  /^export default /m.test(readFileSync(file, 'utf8'))

/** The kinds of files that rules speak about: each has a folder of rules, and what they read under this name. */
export const RULE_KINDS = [
  'dockerfile',
  'compose',
  'gitlab-ci',
  'daemon',
  'shell',
] as const satisfies RuleKind[]

/** The files of a kind's rules, sorted by the rules' names. */
export function ruleFiles(folder: string): string[] {
  return walk(folder)
    .filter(isRule)
    .sort((a, b) => (basename(a, '.ts') < basename(b, '.ts') ? -1 : 1))
}

const camelCase = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const identifiers = (files: readonly string[]): string[] =>
  files.map((file) => camelCase(basename(file, '.ts')))

const HEAD = '// Made by `npm run generate`: change the rules, not this file.'

/** The text of a kind's docs.ts: what is written about each rule, by its name. A rule without docs shares those of another kind. */
export function ruleDocsIndex(folder: string, files: readonly string[]): string {
  const documented = files.filter((file) => /^export const docs\b/m.test(readFileSync(file, 'utf8')))
  const names = identifiers(documented)
  const imports = documented.map(
    (file, at) => `import { docs as ${names[at]} } from './${relative(folder, file)}'`,
  )
  const entries = documented.map((file, at) => `\n  '${basename(file, '.ts')}': ${names[at]},`)
  return [
    HEAD,
    `import type { RuleDocs } from '../rule.ts'`,
    ...imports,
    '',
    '/** What is written about these rules, by name; kept apart, so that checking loads none of it. */',
    `export const ruleDocs: Readonly<Record<string, RuleDocs>> = {${entries.join('')}${documented.length ? '\n' : ''}}`,
    '',
  ].join('\n')
}

/** The text of a kind's index.ts. */
export function ruleIndex(folder: string, kind: RuleKind, files: readonly string[]): string {
  const names = identifiers(files)
  const imports = files.map((file, at) => `import ${names[at]} from './${relative(folder, file)}'`)
  return [
    HEAD,
    `import type { Rule } from '../rule.ts'`,
    ...imports,
    '',
    '/** Every rule for this kind of file, sorted by name. */',
    `export const rules: readonly Rule<string, '${kind}'>[] = [${names.map((name) => `\n  ${name},`).join('')}${names.length ? '\n' : ''}]`,
    '',
  ].join('\n')
}

/** The text of a kind's why.ts. */
export function ruleReasons(entries: readonly CatalogueEntry[]): string {
  const rows = entries.map(({ meta, docs }) => `\n  '${meta.name}':\n    ${JSON.stringify(docs.why)},`)
  return [
    HEAD,
    '',
    '/** Why each of these rules is there, by its name. */',
    `export const why: Readonly<Record<string, string>> = {${rows.join('')}${rows.length ? '\n' : ''}}`,
    '',
  ].join('\n')
}

const TOOLS = ['hadolint', 'buildkit'] as const
type Tool = (typeof TOOLS)[number]

/** The ids that a rule's `equivalents` name for a tool, read from its text: nothing has to be loaded before the index is there. */
function equivalentsIn(file: string, tool: Tool): string[] {
  const [, block = ''] = /^ {2}equivalents: \{([^}]*)\}/m.exec(readFileSync(file, 'utf8')) ?? []
  const [, list = ''] = new RegExp(`\\b${tool}: \\[([^\\]]*)\\]`).exec(block) ?? []
  return [...list.matchAll(/'([^']+)'/g)].map(([, id = '']) => id)
}

function codesOf(files: readonly string[], tool: Tool): string {
  const codes = new Map<string, string[]>()
  for (const file of files)
    for (const id of equivalentsIn(file, tool))
      codes.set(id, [...(codes.get(id) ?? []), basename(file, '.ts')])
  const rows = [...codes].sort(([a], [b]) => (a < b ? -1 : 1))
  return rows.map(([id, names]) => `\n    ${id}: [${names.map((name) => `'${name}'`).join(', ')}],`).join('')
}

/** The text of lib/engine/rules/codes.ts: our rules by the ids that comments for other tools name. */
export function ruleCodes(files: readonly string[]): string {
  const maps = TOOLS.map((tool) => `\n  ${tool}: {${codesOf(files, tool)}\n  },`)
  return [
    HEAD,
    '',
    '/** Our rules by their ids in other tools, for the comments that name those: all that checking needs of the texts. */',
    'export const codes: Readonly<',
    `  Record<'hadolint' | 'buildkit', Readonly<Record<string, readonly string[]>>>`,
    `> = {${maps.join('')}\n}`,
    '',
  ].join('\n')
}
