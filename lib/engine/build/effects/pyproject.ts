import { readRequirement, type Requirement } from '../python.ts'

/** What pyproject.toml asks for. */
export type PythonProject = {
  readonly packages: readonly Requirement[]
  /** Those for development, which installers take unless told not to. */
  readonly development: readonly Requirement[]
}

/**
 * Reads the dependencies of a project: `[project]`, `[dependency-groups]`, `[tool.uv]` and `[tool.poetry…]`. Null where they
 * come from elsewhere too: other members of a workspace, other groups, what a build backend works out.
 * Source: packaging.python.org, "pyproject.toml specification" and "Dependency Groups"; python-poetry.org/docs/pyproject.
 */
export function readPyproject(text: string): PythonProject | null {
  const packages: Requirement[] = []
  const development: Requirement[] = []
  for (const { section, key, value } of assignments(text)) {
    if (section === 'project' && key === 'dynamic' && value.includes('dependencies')) return null
    if (section === 'tool.uv.workspace' || key === 'default-groups') return null
    if (section === 'project' && key === 'dependencies') packages.push(...requirementsIn(value))
    if (section === 'dependency-groups' && key === 'dev') {
      if (value.includes('include-group')) return null
      development.push(...requirementsIn(value))
    }
    if (section === 'tool.uv' && key === 'dev-dependencies') development.push(...requirementsIn(value))
    if (section === 'tool.poetry.dependencies' && key !== 'python') packages.push(...named(key))
    if (/^tool\.poetry\.(group\.[\w-]+\.|dev-)dependencies$/.test(section)) development.push(...named(key))
  }
  return { packages, development }
}

function requirementsIn(array: string): Requirement[] {
  const texts = [...array.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? '')
  return texts.flatMap((each) => readRequirement(each) ?? [])
}

function named(key: string): Requirement[] {
  const requirement = readRequirement(key)
  return requirement ? [requirement] : []
}

type Assignment = { readonly section: string; readonly key: string; readonly value: string }

/** `key = value` with its section; an array may go on over several lines. */
function assignments(text: string): readonly Assignment[] {
  const found: Assignment[] = []
  let section = ''
  let open: { key: string; lines: string[] } | null = null
  for (const line of text.split('\n').map(withoutComment)) {
    if (open) {
      open.lines.push(line)
      if (!closesArray(line)) continue
      found.push({ section, key: open.key, value: open.lines.join('\n') })
      open = null
      continue
    }
    const header = /^\s*\[{1,2}([^[\]]+)\]{1,2}\s*$/.exec(line)
    if (header) section = header[1]!.trim()
    const equals = line.indexOf('=')
    if (header || equals === -1) continue
    const key = line
      .slice(0, equals)
      .trim()
      .replace(/^["']|["']$/g, '')
    const value = line.slice(equals + 1).trim()
    if (value.startsWith('[') && !closesArray(value)) open = { key, lines: [value] }
    else found.push({ section, key, value })
  }
  return found
}

/** What stands outside of quotes. */
function bare(line: string): string {
  return line.replace(/"[^"]*"|'[^']*'/g, '')
}

function closesArray(line: string): boolean {
  return bare(line).includes(']')
}

/** A `#` inside quotes begins no comment. */
function withoutComment(line: string): string {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '#') return line.slice(0, at)
  }
  return line
}
