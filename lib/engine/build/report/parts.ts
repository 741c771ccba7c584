import { isInside } from '../../dockerfile/paths.ts'
import { addSizes, type Size } from '../../source/size.ts'
import type { Build, FileEntry, Image, Step } from '../types.ts'
import type { ImagePart } from './types.ts'

type Kind = ImagePart['kind']

const KINDS: readonly Kind[] = ['base', 'wasted', 'system', 'dependencies', 'app']

/** Managers of a distribution; the others install what an application depends on. */
const SYSTEM_MANAGERS = ['apt', 'apk', 'dnf', 'yum', 'microdnf', 'zypper', 'pacman']

/**
 * What the image's bytes are, from the bottom up. Decided by what brought them: the base image, the build context, a package
 * manager; what a RUN leaves beside these is counted as system, except below the working directory of the image.
 */
export function imageParts(build: Build, image: Image): readonly ImagePart[] {
  const sizes: Record<Kind, Size[]> = { base: [], wasted: [], system: [], dependencies: [], app: [] }
  const kept = keptByLayer(build, image)
  for (const stage of image.chain) {
    for (const [at, step] of build.stages[stage]!.steps.entries()) {
      // FROM of a stage holds what ONBUILD of that stage brings.
      if (at === 0 && stage === image.chain[0]) {
        sizes.base.push(step.size)
        continue
      }
      const known: [Kind, Size][] = [
        ...step.wasted
          .filter((waste) => image.chain.includes(waste.stage))
          .map((waste): [Kind, Size] => ['wasted', waste.size]),
        ...(kept.get(layerKey(stage, at)) ?? []).map(([path, entry]): [Kind, Size] => [
          kindOf(path, entry, step, image),
          sizeOf(entry),
        ]),
      ]
      for (const [kind, size] of splitLayer(step, known)) sizes[kind].push(size)
    }
  }
  return KINDS.map((kind) => ({ kind, size: addSizes(sizes[kind]) })).filter(
    ({ size }) => size.bytes > 0 || size.basis === 'unknown',
  )
}

function layerKey(stage: number, step: number): string {
  return `${stage}/${step}`
}

/** The entries of the image by the layer that holds their bytes: the last one that added or changed them. */
function keptByLayer(build: Build, { chain, files }: Image): ReadonlyMap<string, [string, FileEntry][]> {
  const layers = new Map<string, string>()
  for (const stage of chain) {
    for (const [at, { added, changed, removed }] of build.stages[stage]!.steps.entries()) {
      for (const path of removed) layers.delete(path)
      for (const path of added) layers.set(path, layerKey(stage, at))
      for (const path of changed) layers.set(path, layerKey(stage, at))
    }
  }
  const kept = new Map<string, [string, FileEntry][]>()
  for (const [path, layer] of layers) {
    const entry = files.entries.get(path)
    if (!entry || entry.kind === 'directory' || entry.kind === 'symlink') continue
    const list = kept.get(layer)
    if (list) list.push([path, entry])
    else kept.set(layer, [[path, entry]])
  }
  return kept
}

function sizeOf({ size, estimated }: FileEntry): Size {
  return size === null
    ? { bytes: 0, basis: 'unknown' }
    : { bytes: size, basis: estimated ? 'estimated' : 'measured' }
}

function kindOf(path: string, { context, package: owner }: FileEntry, step: Step, image: Image): Kind {
  if (context !== null) return 'app'
  if (owner !== null) return SYSTEM_MANAGERS.includes(owner.split(' ')[0]!) ? 'system' : 'dependencies'
  return isAppPath(path, image) ? 'app' : restOf(step)
}

/** Compiled or bundled in place. */
function isAppPath(path: string, { workdir }: Image): boolean {
  return workdir !== null && workdir !== '/' && isInside(workdir, path)
}

function restOf({ instruction }: Step): Kind {
  return instruction.keyword === 'RUN' ? 'system' : 'app'
}

/** The known pieces of a layer and what is left of it, which together are the layer. */
function splitLayer(step: Step, known: readonly [Kind, Size][]): [Kind, Size][] {
  let left = step.size.bytes
  const pieces: [Kind, Size][] = []
  for (const [kind, { bytes, basis }] of known) {
    const taken = Math.min(bytes, left)
    left -= taken
    pieces.push([kind, { bytes: taken, basis }])
  }
  const explained = known.some(([, { basis }]) => basis === 'unknown')
  const basis = step.size.basis === 'unknown' && explained ? 'estimated' : step.size.basis
  if (left > 0 || basis === 'unknown') pieces.push([restOf(step), { bytes: left, basis }])
  return pieces
}
