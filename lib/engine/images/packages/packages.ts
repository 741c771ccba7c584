import apk from './apk.json'
import apt from './apt.json'
import dnf from './dnf.json'
import npm from './npm.json'
import pip from './pip.json'

export type FactsManager = 'apt' | 'apk' | 'dnf' | 'pip' | 'npm'

/** What a data file says of one package. `rec` is what a plain `apt-get install` brings on top, by way of Recommends. */
export type PackageEntry = {
  /** Its own files and what it pulls in that has no entry of its own, in kB of 1024 bytes. */
  readonly kB: number
  /** Entries it pulls in, separated by blanks. */
  readonly needs?: string
  /** Programs it brings, separated by blanks. */
  readonly bin?: string
  /** It creates accounts: these, or an empty text for some that are not listed. */
  readonly users?: string
  /** All of it in kB as its makers' own repository has it, where that is the usual place to get it from. */
  readonly elsewhere?: number
  readonly rec?: { readonly kB?: number; readonly needs?: string; readonly users?: string }
}

export type PackageFile = {
  readonly manager: FactsManager
  readonly date: string
  /** How the sizes were found. */
  readonly basis: string
  readonly packages: Readonly<Record<string, PackageEntry>>
}

export type PackageFacts = {
  readonly name: string
  /** Bytes of its own and of what it pulls in that has no facts of its own. An estimate, whatever the release. */
  readonly bytes: number
  readonly needs: readonly string[]
  /** Names of programs it brings. */
  readonly programs: readonly string[]
  /** Accounts it creates; null: none, an empty list: some that are not listed. */
  readonly users: readonly string[] | null
}

/** How a package is installed: with what apt takes as recommended, and with repositories set up besides the distribution's. */
export type Circumstances = { readonly recommends?: boolean; readonly foreign?: boolean }

const PLAIN: Circumstances = {}

/** Facts about a package by its name; null when it is not in the data. */
export function packageFacts(
  manager: FactsManager,
  name: string,
  { recommends = false, foreign = false }: Circumstances = PLAIN,
): PackageFacts | null {
  const known = KNOWN[manager].get(name)
  if (known === undefined) return null
  return (foreign ? known.elsewhere : null) ?? (recommends ? known.recommended : known.plain)
}

/** The facts of one package in all circumstances, read once: one install asks for hundreds. */
type Known = {
  readonly plain: PackageFacts
  readonly recommended: PackageFacts
  readonly elsewhere: PackageFacts | null
}

const KNOWN: Readonly<Record<FactsManager, ReadonlyMap<string, Known>>> = {
  apt: knownOf(apt),
  apk: knownOf(apk),
  dnf: knownOf(dnf),
  pip: knownOf(pip),
  npm: knownOf(npm),
}

function knownOf({ packages }: Pick<PackageFile, 'packages'>): ReadonlyMap<string, Known> {
  return new Map(Object.entries(packages).map(([name, entry]) => [name, inAll(name, entry)]))
}

function inAll(name: string, entry: PackageEntry): Known {
  const plain = factsOf(name, entry, {})
  const { elsewhere, rec } = entry
  return {
    plain,
    recommended: rec === undefined ? plain : factsOf(name, entry, rec),
    elsewhere: elsewhere === undefined ? null : { ...plain, bytes: elsewhere * 1024, needs: [], users: null },
  }
}

function factsOf(name: string, entry: PackageEntry, more: NonNullable<PackageEntry['rec']>): PackageFacts {
  const users = entry.users ?? more.users
  return {
    name,
    bytes: (entry.kB + (more.kB ?? 0)) * 1024,
    needs: [...words(entry.needs), ...words(more.needs)],
    programs: words(entry.bin),
    users: users === undefined ? null : words(users),
  }
}

/** A package, or several, and all they pull in, each once, a single one first; empty for what is not in the data. */
export function withNeeds(
  manager: FactsManager,
  names: string | readonly string[],
  circumstances: Circumstances = PLAIN,
): readonly PackageFacts[] {
  const found = new Map<string, PackageFacts>()
  const open = typeof names === 'string' ? [names] : [...names]
  while (open.length > 0) {
    const next = open.pop()!
    const facts = found.has(next) ? null : packageFacts(manager, next, circumstances)
    if (!facts) continue
    found.set(next, facts)
    open.push(...facts.needs)
  }
  return [...found.values()]
}

/** The package that brings a program; null when no listed one does. */
export function packageOfProgram(manager: FactsManager, program: string): string | null {
  for (const [name, { plain }] of KNOWN[manager]) if (plain.programs.includes(program)) return name
  return null
}

function words(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(' ')
}
