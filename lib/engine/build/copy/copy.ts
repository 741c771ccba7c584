import type { CopyInstruction, Value } from '../../dockerfile/model.ts'
import { expandWord } from '../../dockerfile/expand.ts'
import { climbsOut, resolvePath } from '../../dockerfile/paths.ts'
import type { Heredoc } from '../../dockerfile/syntax.ts'
import { utf8Length } from '../context.ts'
import { emptyTree, ROOT } from '../tree.ts'
import type { WorldWritable } from '../types.ts'
import { newEntry, problem, type World } from '../world.ts'
import { excludeFilter, type Filter } from './filter.ts'
import { noDirectory, notFound } from './messages.ts'
import { find, readsOf, takesOf, type Found } from './find.ts'
import { chmodOf, chownOf, keptOwner } from './owner.ts'
import { takePackages } from './packages.ts'
import { assume, copyPath, type Placement } from './place.ts'
import { checkChecksum, clone, download, isGit, isUnpacked, isUrl, unpackInto } from './remote.ts'
import { sourceOf, type CopyFrom, type Source } from './source.ts'

export type CopyResult = {
  /** Context paths whose content is part of the cache key. */
  readonly reads: readonly string[]
  readonly takes: readonly { stage: number; path: string }[]
}

type Dependencies = { readonly reads: string[]; readonly takes: { stage: number; path: string }[] }

/**
 * COPY and ADD: puts what they bring into the tree, one source after the other, inline files last.
 * Sources: docs.docker.com/reference/dockerfile#copy, moby/buildkit frontend/dockerfile/dockerfile2llb, dispatchCopy.
 */
export function copy(instruction: CopyInstruction, from: CopyFrom, world: World): CopyResult {
  const { destination, before } = instruction
  const text = destination?.text ?? null
  const target = text === '' ? before.workdir : resolvePath(before.workdir, text)
  if (!destination) return { reads: [], takes: [] }
  return target === null
    ? copySomewhere(instruction, from, world)
    : copyTo({ target, text: text ?? '' }, instruction, from, world)
}

/** Where it lands is not known: it may be anywhere. What it depends on, and what is wrong with it, is the same. */
function copySomewhere(instruction: CopyInstruction, from: CopyFrom, world: World): CopyResult {
  const log = { ...world.log, worldWritable: [] as WorldWritable[] }
  const elsewhere = { ...world, log, tree: emptyTree(), installed: new Map(), places: new Set<string>() }
  const result = copyTo({ target: '/', text: '/' }, instruction, from, { ...elsewhere, venvs: new Set() })
  world.log.worldWritable.push(...log.worldWritable.map((each) => ({ ...each, path: null })))
  world.log.unknownSize = true
  world.tree.opaque.add('/')
  return result
}

/** Absolute, and as written. */
type Destination = { readonly target: string; readonly text: string }

function copyTo(
  destination: Destination,
  instruction: CopyInstruction,
  from: CopyFrom,
  world: World,
): CopyResult {
  const placement = placementOf(destination, instruction, from, world)
  checkChecksum(instruction, world)
  const job: Job = {
    instruction,
    from,
    source: sourceOf(from, world),
    placement,
    filter: excludeFilter(instruction, world),
    landed: new Map(),
    reads: [],
    takes: [],
  }
  for (const value of instruction.sources) copySource(value, job, world)
  for (const heredoc of instruction.inline) copyInline(heredoc, job, world)
  return { reads: [...new Set(job.reads)], takes: job.takes }
}

type Job = Dependencies & {
  readonly instruction: CopyInstruction
  readonly from: CopyFrom
  readonly source: Source
  readonly placement: Placement
  readonly filter: Filter
  /** Files that landed at the very destination, to the source they are of. */
  readonly landed: Map<string, string>
}

function placementOf(
  { target, text }: Destination,
  instruction: CopyInstruction,
  from: CopyFrom,
  world: World,
): Placement {
  const mode = chmodOf(instruction, target, world)
  return {
    target,
    slash: text === '' || text === '.' || /\/\.?$/.test(text),
    owner: chownOf(instruction, world),
    keep: (owner) => keptOwner(owner, from, world),
    mode,
    // Only where the mode stays as it is.
    link: instruction.link && mode === null,
    range: instruction.destination?.range ?? instruction.range,
  }
}

function copySource(value: Value, job: Job, world: World): void {
  const { instruction, from, placement } = job
  const { text } = value
  if (text === null) assume(placement, world)
  else if (isGit(text)) copyRepository(value, job, world)
  else if (isUrl(text)) {
    // COPY of an address is refused when the file is read.
    if (instruction.keyword === 'ADD') download(instruction, text, placement, world)
    else assume(placement, world)
  } else {
    const found = find(text, instruction.parents, job.filter, from, world)
    if (from.kind === 'stage') job.takes.push(...takesOf(text, from.stage))
    if (found.kind === 'missing') missing(found, value, job, world)
    else for (const each of found.matches) copyMatch(each, job, world)
    if (found.kind === 'found' && found.open) assume(placement, world)
  }
}

function copyRepository({ text, range }: Value, { instruction, placement }: Job, world: World): void {
  if (instruction.keyword === 'ADD') return clone(instruction, placement, world)
  // An address is refused where the file is read.
  if (text?.startsWith('http')) return
  const message = "source can't be a git ref for COPY. ADD can fetch one."
  world.log.problems.push(problem('copy-git', message, 'error', range))
}

/** What is certainly not there stops the build; one more guess at what it was to bring helps nobody. */
function missing(
  { at, pattern }: Extract<Found, { kind: 'missing' }>,
  { text, range }: Value,
  job: Job,
  world: World,
): void {
  const found = (pattern ? noDirectory : notFound)(at, job.from, range)
  const isOutside = job.instruction.from === null && climbsOut(text ?? '')
  world.log.problems.push(isOutside ? { ...found, code: 'copy-outside-context' } : found)
  assume(job.placement, world)
}

type Matched = Extract<Found, { kind: 'found' }>['matches'][number]

function copyMatch({ path, filter }: Matched, job: Job, world: World): void {
  const { instruction, from, source, placement, reads } = job
  const real = source.follow(path)
  const found = source.look(real)
  if (from.kind === 'context' && from.name === null) reads.push(...readsOf(from.context, real, filter))
  if (typeof found === 'object' && found.kind === 'file' && isUnpacked(instruction, path, false))
    return unpackInto(path.slice(path.lastIndexOf('/') + 1), placement, world)
  const landed = copyPath({ source, path, filter }, placement, world)
  if (from.kind === 'stage') takePackages(from.stage, real, landed, world)
  if (typeof found === 'object' && found.kind !== 'directory') noteLanding(landed, path, job, world)
}

/** Several files for one name: each replaces the one before. Source: moby/buildkit issue 1853. */
function noteLanding(
  landed: string,
  path: string,
  { instruction, placement, landed: all }: Job,
  world: World,
): void {
  const before = all.get(landed)
  all.set(landed, path)
  if (before === undefined || before === path || placement.slash || landed !== placement.target) return
  const message =
    `When using ${instruction.keyword} with more than one source file, the destination must be a directory and end with a /. ` +
    `As it stands, ${landed} is one file, and each source replaces the one before.`
  if (world.log.problems.some(({ code }) => code === 'copy-multi-source-destination')) return
  world.log.problems.push(problem('copy-multi-source-destination', message, 'warning', placement.range))
}

/** An inline file is named by its delimiter. */
function copyInline(heredoc: Heredoc, { placement }: Job, world: World): void {
  const content = heredocText(heredoc, world)
  const size = content === null ? null : utf8Length(content)
  const file = newEntry(world, 'file', { content, size, owner: ROOT, mode: 0o644 })
  const source: Source = { look: () => file, follow: (path) => path, below: () => [], open: () => [] }
  copyPath({ source, path: `/${heredoc.name}`, filter: null }, placement, world)
}

/** The text an inline file gets: expanded unless its name is quoted, without leading tabs under `<<-`. */
function heredocText({ content, expand, chomp }: Heredoc, world: World): string | null {
  const text = chomp ? content.replace(/^\t+/gm, '') : content
  return expand ? expandWord(text, world.lookup, { escape: '\\', quotes: false }).text : text
}
