import type { Dockerfile, StageInstruction } from '../../dockerfile/model.ts'
import { isInside } from '../../dockerfile/paths.ts'
import { put, setEntry } from '../tree.ts'
import type { Executed, FileEntry, SecretTrail } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import type { SecretVariables } from './flow.ts'
import { madeKeys } from './keys.ts'
import { leaksIn, type Leak } from './leaks.ts'
import { isCredentialText, mayHoldCredentials, setsCredential } from './literals.ts'
import { maskUrl } from './urls.ts'

/** A credential that a step put into its layer. */
export type SecretFile = {
  readonly path: string
  readonly stage: number
  readonly step: number
  readonly by: SecretTrail['by']
  /** What the trail names, where that is not the path. */
  readonly what: string | null
  readonly certain: boolean
}

type Mark = Pick<SecretFile, 'by' | 'what' | 'certain'>

/** Files of the layer in the making that turn out to be credentials, which the tree then says too. Called before the layer is closed. */
export function secretFilesOf(
  instruction: StageInstruction,
  world: World,
  dockerfile: Dockerfile,
  variables: SecretVariables,
): readonly SecretFile[] {
  const marks = new Map<string, Mark>()
  if (instruction.keyword === 'RUN') {
    const { commands } = world.log
    for (const leak of leaksIn(dockerfile, variables, instruction, commands)) {
      const by = instruction.mounts.some(({ type }) => type === 'secret') ? 'mount' : 'written'
      markLeak(leak, by, world, marks)
    }
    commands.forEach((command, at) => markKeys(command, commands.slice(at + 1), world, marks))
  }
  markTexts(world, marks)
  return collected(instruction, world, marks)
}

function markLeak(leak: Leak, by: 'mount' | 'written', world: World, marks: Map<string, Mark>): void {
  const { kind, path, flat, executed } = leak
  if (kind === 'printed' || kind === 'traced' || path === null) return
  const address = kind === 'cloned' ? addressOf(executed) : null
  mark(path, { by: kind === 'cloned' ? 'url' : by, what: address, certain: flat.certain }, world, marks)
}

function addressOf(executed: Executed | null): string | null {
  const word = executed?.words.find(({ raw }) => raw.includes('://'))
  return word ? maskUrl(word.raw.replace(/^["']|["']$/g, '')) : null
}

function markKeys(
  command: Executed,
  after: readonly Executed[],
  world: World,
  marks: Map<string, Mark>,
): void {
  for (const path of madeKeys(command)) {
    const mounted = path !== null && world.mounts.some((mount) => isInside(mount, path))
    if (path === null || mounted || after.some((each) => takesAway(each, path))) continue
    mark(path, { by: 'written', what: null, certain: command.certain }, world, marks)
  }
}

/** Removed or moved within the same RUN; what a command does that is not known is left out. */
function takesAway({ program, argv }: Executed, path: string): boolean {
  if (program === null || !['rm', 'shred', 'mv'].includes(program)) return false
  return argv
    .slice(1)
    .some((word) => word !== null && word.startsWith('/') && isInside(word.replace(/\/\*?$/, ''), path))
}

/** Texts that the Dockerfile itself spells out, and files whose name leaves open what they hold. */
function markTexts(world: World, marks: Map<string, Mark>): void {
  for (const path of world.tree.journal.keys()) {
    const entry = world.tree.entries.get(path)
    if (!entry || entry.secret || entry.kind !== 'file' || entry.content === null || entry.size === 0)
      continue
    if (entry.context !== null && !mayHoldCredentials(entry.context)) continue
    const isOwn = entry.context === null && setsCredential(path, entry.content)
    if (!isOwn && !isCredentialText(entry.context ?? path, entry.content)) continue
    mark(path, { by: entry.context === null ? 'written' : 'copied', what: null, certain: true }, world, marks)
  }
}

function mark(path: string, as: Mark, world: World, marks: Map<string, Mark>): void {
  const { tree } = world
  const entry = tree.entries.get(path)
  if (entry) setEntry(tree, path, { ...entry, secret: true })
  else put(tree, path, newEntry(world, 'file', { secret: true, size: 0, estimated: true }))
  marks.set(path, as)
}

function collected(
  instruction: StageInstruction,
  { tree, made }: World,
  marks: ReadonlyMap<string, Mark>,
): readonly SecretFile[] {
  const files: SecretFile[] = []
  for (const [path, before] of tree.journal) {
    const entry = tree.entries.get(path)
    // A new owner, mode or place in line brings nothing in that was not there.
    if (!entry?.secret || before?.secret) continue
    const as = marks.get(path) ?? { by: wayOf(instruction, entry), what: null, certain: true }
    files.push({ path, ...made, ...as })
  }
  return files
}

/** How a file came in that was a credential before: from the context, another stage, a mount, or by a command. */
function wayOf(instruction: StageInstruction, { context }: FileEntry): SecretTrail['by'] {
  if (context !== null || instruction.keyword === 'COPY' || instruction.keyword === 'ADD') return 'copied'
  const mounted = instruction.keyword === 'RUN' && instruction.mounts.some(({ type }) => type === 'secret')
  return mounted ? 'mount' : 'written'
}
