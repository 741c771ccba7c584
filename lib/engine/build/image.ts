import { chainOf } from '../dockerfile/chain.ts'
import type { CommandInstruction, Dockerfile, Stage } from '../dockerfile/model.ts'
import { parseExposedPort } from '../dockerfile/expose-port.ts'
import type { Script } from '../dockerfile/shell/types.ts'
import { lookupIn, type Scope, type Variable } from '../dockerfile/variables.ts'
import type { ImageFacts } from '../images/types.ts'
import { isRoot, ownerOf, splitOwner, type Accounts } from './accounts.ts'
import { shOf } from './pid1.ts'
import { processOf } from './process.ts'
import { signalName } from './signals.ts'
import { sitePackages, SYSTEM_PREFIX, venvOfProgram, venvOnPath, withoutVersionOf } from './python.ts'
import type { Size } from '../source/size.ts'
import type { Tree } from './tree.ts'
import type { CommandSetting, Image, ImageBase, ImageUser, InstalledPackage, Process } from './types.ts'

/** A stage when all its steps are done. */
export type FinishedStage = {
  readonly stage: Stage
  readonly tree: Tree
  readonly accounts: Accounts
  readonly packages: readonly InstalledPackage[]
  readonly venvs: ReadonlySet<string>
  readonly scope: Scope
  /** Facts about the external image; null when it is unknown or scratch. */
  readonly facts: ImageFacts | null
  readonly layers: number
  readonly size: Size
  readonly python: string | null
}

/** Configuration and content of the image a stage gives. */
export function imageOf(dockerfile: Dockerfile, finished: FinishedStage): Image {
  const { stage, tree, facts, scope } = finished
  const chain = chainOf(dockerfile, stage.index)
  const lookup = (name: string): Variable => envLookup(dockerfile, chain, scope, name)
  const entrypoint = settingOf(stage.end.entrypoint, facts?.config.entrypoint)
  const cmd = cmdOf(stage, facts)
  const process = processOf({
    entrypoint,
    cmd,
    workdir: stage.end.workdir,
    lookup,
    tree,
    packages: finished.packages,
    passThrough: (facts?.config.entrypoint ?? []).slice(0, 1).filter(isScript),
    sh: shOf(facts, tree),
    signal: stopSignalOf(finished, chain[0]),
    hidden: hidesEntrypoint(entrypoint, facts, chain[0]),
    range: (stage.end.entrypoint ?? stage.end.cmd ?? stage.from).range,
  })
  return {
    base: baseOfChain(chain, facts),
    user: userOf(finished),
    workdir: stage.end.workdir,
    env: envOf(chain, facts),
    labels: labelsOf(chain),
    exposed: exposedOf(chain, facts),
    volumes: volumesOf(chain),
    entrypoint,
    cmd,
    healthcheck: stage.end.healthcheck,
    stopSignal: stage.end.stopSignal?.signal.text ?? facts?.config.stopSignal ?? null,
    process,
    files: tree,
    packages: reachablePackages(finished, process, lookup),
    chain: chain.map(({ index }) => index),
    size: finished.size,
    layers: finished.layers,
  }
}

/** An official image's own script prepares something and hands over to the command. Source: github.com/docker-library/official-images#consistency */
function isScript(word: string): boolean {
  return /\.sh$|entrypoint/.test(word)
}

/** CMD alone is only the arguments where the base image has an ENTRYPOINT. */
function hidesEntrypoint(
  entrypoint: CommandSetting | null,
  facts: ImageFacts | null,
  first: Stage | undefined,
): boolean {
  return entrypoint === null && facts === null && first?.base.kind !== 'scratch'
}

/** Docker sends SIGTERM unless told otherwise. Null: the base image may say so and is unknown. */
function stopSignalOf({ stage, facts }: FinishedStage, first: Stage | undefined): string | null {
  const { stopSignal } = stage.end
  if (stopSignal) return stopSignal.signal.text === null ? null : signalName(stopSignal.signal.text)
  if (facts) return facts.config.stopSignal === null ? 'SIGTERM' : signalName(facts.config.stopSignal)
  return first?.base.kind === 'scratch' ? 'SIGTERM' : null
}

/** At run time only ENV counts, build arguments are gone. */
function envLookup(dockerfile: Dockerfile, chain: readonly Stage[], scope: Scope, name: string): Variable {
  for (const stage of chain.toReversed()) {
    const value = stage.env.get(name)
    if (value) return value.text
  }
  return lookupIn({ own: new Map(), parent: null, base: scope.base }, name)
}

function baseOfChain(chain: readonly Stage[], facts: ImageFacts | null): ImageBase | null {
  const instruction = chain[0]?.from
  const base = chain[0]?.base
  if (!instruction || !base) return null
  if (base.kind === 'scratch')
    return { text: 'scratch', name: 'scratch', tag: null, digest: null, instruction, facts: null }
  if (base.kind !== 'image') return null
  const { text, name, tag, digest } = base.reference
  return { text, name, tag, digest, instruction, facts }
}

function userOf({ stage, accounts, facts, scope }: FinishedStage): ImageUser {
  const instruction = stage.end.user
  // Only of scratch everything is known without facts.
  const scratch = facts === null && scope.base !== null
  const text = instruction ? instruction.user.text : scratch ? '' : baseUser(facts)
  if (text === null)
    return {
      name: null,
      uid: null,
      group: null,
      gid: null,
      root: null,
      exists: null,
      fixedUid: false,
      created: null,
      instruction,
    }
  const { user, group } = splitOwner(text === '' ? 'root' : text)
  const owner = ownerOf(accounts, user)
  const account = accounts.users.get(user)
  const numeric = /^\d+$/.test(user)
  return {
    name: numeric ? owner.name : user,
    // Number 0 needs no entry in /etc/passwd.
    uid: text === '' ? 0 : owner.uid,
    group,
    gid: group !== null && /^\d+$/.test(group) ? Number(group) : null,
    root: text === '' || user === '' ? true : isRoot(owner),
    exists: groupKnown(accounts, group) === false ? false : numeric || text === '' ? true : owner.known,
    fixedUid: numeric || (account?.fixed ?? false),
    created: numeric ? null : (account?.created ?? null),
    instruction,
  }
}

/** `USER app:staff` needs both. Null: unknown. */
function groupKnown(accounts: Accounts, group: string | null): boolean | null {
  if (group === null || /^\d+$/.test(group)) return true
  const account = accounts.groups.get(group)
  if (account) return account.certain ? true : null
  return accounts.complete ? false : null
}

/** Without USER an image that nothing is known of may run as anyone. */
function baseUser(facts: ImageFacts | null): string | null {
  return facts ? facts.config.user : null
}

function envOf(chain: readonly Stage[], facts: ImageFacts | null): Record<string, string | null> {
  const env: Record<string, string | null> = { ...facts?.config.env }
  for (const stage of chain) for (const [name, value] of stage.env) env[name] = value.text
  return env
}

function labelsOf(chain: readonly Stage[]): Record<string, string | null> {
  const labels: Record<string, string | null> = {}
  for (const { triggers, instructions } of chain) {
    for (const instruction of [...triggers, ...instructions]) {
      if (instruction.keyword !== 'LABEL') continue
      for (const { key, value } of instruction.pairs) if (key.text) labels[key.text] = value.text
    }
  }
  return labels
}

/** Ports as `8000/tcp`, ranges written out up to a hundred. */
function exposedOf(chain: readonly Stage[], facts: ImageFacts | null): string[] {
  const ports = new Set(facts?.config.exposed ?? [])
  for (const { triggers, instructions } of chain) {
    for (const instruction of [...triggers, ...instructions]) {
      if (instruction.keyword !== 'EXPOSE') continue
      for (const { text } of instruction.ports) portsOf(text).forEach((port) => ports.add(port))
    }
  }
  return [...ports]
}

function portsOf(text: string | null): string[] {
  const parsed = text === null ? null : parseExposedPort(text)
  if (!parsed || 'error' in parsed) return []
  const { first, last, protocol } = parsed
  const ports: string[] = []
  for (let port = first; port <= last && ports.length < 100; port++) ports.push(`${port}/${protocol}`)
  return ports
}

function volumesOf(chain: readonly Stage[]): string[] {
  const instructions = chain.flatMap((stage) => [...stage.triggers, ...stage.instructions])
  const paths = instructions.flatMap((each) => (each.keyword === 'VOLUME' ? each.paths : []))
  return [...new Set(paths.flatMap(({ text }) => text ?? []))]
}

function settingOf(
  instruction: CommandInstruction | null,
  inherited: readonly string[] | null | undefined,
): CommandSetting | null {
  if (instruction) return commandSetting(instruction)
  return inherited && inherited.length > 0 ? { form: 'exec', argv: inherited, instruction: null } : null
}

function commandSetting(instruction: CommandInstruction): CommandSetting {
  const { argv, before, text } = instruction
  if (argv) return { form: 'exec', argv: argv.map(({ value }) => value), instruction }
  return {
    form: 'shell',
    argv: text === '' ? [] : [...before.shell.argv, textOf(instruction.script, text)],
    instruction,
  }
}

function textOf(script: Script | null, text: string): string {
  return script?.text ?? text
}

/** An ENTRYPOINT of the file drops the base image's CMD. */
function cmdOf(stage: Stage, facts: ImageFacts | null): CommandSetting | null {
  return settingOf(stage.end.cmd, stage.end.entrypoint ? null : facts?.config.cmd)
}

/** Which packages the image's process can import. Source: docs.python.org, "sys.path" and "venv". */
function reachablePackages(
  finished: FinishedStage,
  process: Process,
  lookup: (name: string) => Variable,
): InstalledPackage[] {
  const path = searchPath(finished, process, lookup)
  return finished.packages.map((each) => {
    if (each.manager !== 'pip') return each
    // Compiled and version-bound files of one Python are not found by another.
    const other = each.python !== null && finished.python !== null && each.python !== finished.python
    const importable =
      other || isClosed(each.location, finished)
        ? false
        : each.location === null || path === null
          ? null
          : path.includes(each.location)
    return { ...each, importable }
  })
}

/** /root is root's alone (mode 0700 in every official image). */
function isClosed(location: string | null, finished: FinishedStage): boolean {
  return location !== null && location.startsWith('/root/') && userOf(finished).root === false
}

/** Directories Python looks in, its version taken out; null when that cannot be known. */
function searchPath(
  finished: FinishedStage,
  process: Process,
  lookup: (name: string) => Variable,
): readonly string[] | null {
  const added = lookup('PYTHONPATH')
  if (added === null) return null
  const listed = (added ?? '')
    .split(':')
    .filter((path) => path !== '')
    .map((path) => withoutVersionOf(finished.python, path.replace(/\/$/, '')))
  const own = process.server?.importPath ?? (process.cwd === null ? [] : [process.cwd])
  const world = { venvs: finished.venvs, lookup }
  const venv =
    venvOfProgram(process.path, process.cwd, world) ?? venvOnPath(world) ?? uvProject(process, finished)
  const site =
    venv === null ? [sitePackages(SYSTEM_PREFIX), ...userSites(finished, lookup)] : [sitePackages(venv)]
  return [...listed, ...own, ...site]
}

/** `uv run` uses the project's own environment. */
function uvProject(process: Process, { venvs }: FinishedStage): string | null {
  const local = `${process.cwd === '/' ? '' : process.cwd}/.venv`
  return process.argv[0] === 'uv' && venvs.has(local) ? local : null
}

function userSites({ stage, accounts }: FinishedStage, lookup: (name: string) => Variable): string[] {
  const base = lookup('PYTHONUSERBASE')
  if (typeof base === 'string' && base.startsWith('/')) return [sitePackages(base)]
  // From passwd only where it is not set. Source: opencontainers/runc, libcontainer/init_linux.go.
  const moved = lookup('HOME')
  if (typeof moved === 'string' && moved.startsWith('/')) return [sitePackages(`${moved}/.local`)]
  const text = stage.end.user?.user.text ?? 'root'
  const { user } = splitOwner(text || 'root')
  const home = user === 'root' || user === '0' ? '/root' : (accounts.users.get(user)?.home ?? null)
  return home === null ? [] : [sitePackages(`${home}/.local`)]
}
