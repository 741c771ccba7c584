import { readFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { walk } from './files.ts'

/** A rule is a file under lib/engine/rules with a default export; files without one are helpers. */
const isRule = (file: string): boolean =>
  file.endsWith('.ts') &&
  !/\.test\.ts$|[/\\]index\.ts$|[/\\]shared[/\\]/.test(file) &&
  /^export default /m.test(readFileSync(file, 'utf8'))

/** The files of all rules, sorted by the rules' names. */
export function ruleFiles(folder: string): string[] {
  return walk(folder)
    .filter(isRule)
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
}

const camelCase = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const identifiers = (files: readonly string[]): string[] =>
  files.map((file) => camelCase(basename(file, '.ts')))

/** The text of lib/engine/rules/docs.ts for these files: what is written about each rule, by its name. */
export function ruleDocsIndex(folder: string, files: readonly string[]): string {
  const names = identifiers(files)
  const imports = files.map(
    (file, at) => `import { docs as ${names[at]} } from './${relative(folder, file)}'`,
  )
  const entries = files.map((file, at) => `\n  '${basename(file, '.ts')}': ${names[at]},`)
  return [
    '// Made by `npm run generate`: change the rules, not this file.',
    `import type { RuleDocs } from './rule.ts'`,
    ...imports,
    '',
    '/** What is written about every rule, by its name; kept apart, so that checking loads none of it. */',
    `export const ruleDocs: Readonly<Record<string, RuleDocs>> = {${entries.join('')}${files.length ? '\n' : ''}}`,
    '',
  ].join('\n')
}

/** The text of lib/engine/rules/index.ts for these files. */
export function ruleIndex(folder: string, files: readonly string[]): string {
  const names = identifiers(files)
  const imports = files.map((file, at) => `import ${names[at]} from './${relative(folder, file)}'`)
  return [
    '// Made by `npm run generate`: change the rules, not this file.',
    `import type { Rule } from './rule.ts'`,
    ...imports,
    '',
    '/** Every rule, sorted by name. */',
    `export const rules: readonly Rule[] = [${names.map((name) => `\n  ${name},`).join('')}${names.length ? '\n' : ''}]`,
    '',
  ].join('\n')
}
