import { baseName, isInside, resolvePath } from '../dockerfile/paths.ts'
import { packageFacts, packageOfProgram } from '../images/packages/packages.ts'
import type { Variable } from '../dockerfile/variables.ts'

/** `/usr/local/lib/python3.13/site-packages` → `…/python3/site-packages`: the minor version plays no part in finding things. */
export function withoutVersion(path: string): string {
  return path.replace(/\/python3\.\d+(?=\/|$)/, '/python3')
}

/** The same for one Python: in a directory named after another one it looks for nothing. */
export function withoutVersionOf(python: string | null, path: string): string {
  const named = /\/python(3\.\d+)(?=\/|$)/.exec(path)?.[1]
  return named !== undefined && python !== null && named !== python ? path : withoutVersion(path)
}

export function sitePackages(prefix: string): string {
  return `${prefix === '/' ? '' : prefix}/lib/python3/site-packages`
}

/** Where the official image's own interpreter keeps its packages. Source: docker-library/python, `/usr/local`. */
export const SYSTEM_PREFIX = '/usr/local'

type PythonWorld = { readonly venvs: ReadonlySet<string>; readonly lookup: (name: string) => Variable }

/** The virtual environment whose `bin` a program's path lies in; null for none. */
export function venvOfProgram(
  path: string | null,
  cwd: string | null,
  { venvs }: PythonWorld,
): string | null {
  if (path === null || !path.includes('/')) return null
  const absolute = resolvePath(cwd, path)
  if (absolute === null) return null
  return [...venvs].find((venv) => isInside(`${venv}/bin`, absolute)) ?? null
}

/** The virtual environment that a bare `python` or `pip` comes from: the first directory on PATH that is one's `bin`. */
export function venvOnPath(world: PythonWorld): string | null {
  const path = world.lookup('PATH')
  if (typeof path !== 'string') return null
  for (const directory of path.split(':')) {
    const venv = [...world.venvs].find((each) => `${each}/bin` === directory.replace(/\/$/, ''))
    if (venv) return venv
    // The base image's interpreter comes first.
    if (directory === `${SYSTEM_PREFIX}/bin`) return null
  }
  return null
}

/** Is a program name one of Python's: `python`, `python3`, `python3.13`? */
export function isPython(program: string | null): boolean {
  return program !== null && /^python(3(\.\d+)?)?$/.test(baseName(program))
}

/** Index of what follows `-m` among Python's words (`python -X dev -m pip`, `python -Im pip`); -1 when it runs no module. */
export function moduleIndex(words: readonly (string | null)[]): number {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word == null || !word.startsWith('-')) return -1
    if (/^-[A-Za-z]*m$/.test(word)) return at + 1
    if (/^-[A-Za-z]*[WX]$/.test(word)) at++
  }
  return -1
}

export type Requirement = { readonly name: string; readonly version: string | null }

export type Requirements = {
  readonly packages: readonly Requirement[]
  /** Files that `-r` names. */
  readonly nested: readonly string[]
  /** False: it asks for something without a name, such as a path, an address or an editable project. */
  readonly complete: boolean
}

/** The lines of a requirements file: names in the normal form of PyPI, `==` versions, nested `-r` files apart. Source: pip documentation, "Requirements File Format". */
export function readRequirements(text: string): Requirements {
  const packages: Requirement[] = []
  const nested: string[] = []
  let complete = true
  for (const line of text.replace(/\\\r?\n/g, '').split(/\r?\n/)) {
    const bare = line.replace(/(^|\s)#.*$/, '').trim()
    const include = /^(?:-r|--requirement)[\s=]*(\S+)/.exec(bare)
    if (include) nested.push(include[1]!)
    else if (/^(-e|--editable)\b/.test(bare)) complete = false
    else if (bare !== '' && !bare.startsWith('-')) {
      const requirement = readRequirement(bare)
      if (requirement) packages.push(requirement)
      else complete = false
    }
  }
  return { packages, nested, complete }
}

/** `Flask[async]==3.1.2` → flask 3.1.2; null for a path or an address. */
export function readRequirement(text: string): Requirement | null {
  const match = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(text)
  if (!match || /[/\\]/.test(text.split(/[@;]/)[0]!)) return null
  const version = /^\(?===?\s*([^\s,;)*]+)\)?/.exec(match[2]!)?.[1] ?? null
  return { name: match[1]!.toLowerCase().replace(/[-_.]+/g, '-'), version }
}

/** Commands that a package installs, by its name. Source: the packages' own entry points. */
export function scriptsOf(name: string): readonly string[] {
  return packageFacts('pip', name)?.programs ?? []
}

/** The package a command comes with; null for one that no listed package brings. */
export function packageOfScript(program: string): string | null {
  return packageOfProgram('pip', program)
}
