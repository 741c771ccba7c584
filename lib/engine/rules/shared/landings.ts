import type { CopyInstruction, RunInstruction } from '../../dockerfile/model.ts'
import { baseName, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { perFile } from './facts.ts'
import { sourceKind } from './manifests.ts'

/** A step that brought files nobody can list: a COPY of an unknown context, a RUN that cloned a repository. */
export type Landing = {
  readonly instruction: CopyInstruction | RunInstruction
  readonly stage: number
  readonly step: number
  /** The entry of the tree that stands for what it brought. */
  readonly bulk: string
}

export type Landings = {
  /** The one that brought a file under its own name: `COPY a.tgz /tmp/` and /tmp/a.tgz. Before a step, in the same stage. */
  readonly file: (path: string, stage: number, before: number) => Landing | null
  /** The one of a folder that may have brought a path below it. */
  readonly folder: (path: string, stage: number, before: number) => Landing | null
}

/** Looks every step of the file up once; then a question costs as much as its path is deep. */
export const landingsOf = perFile(({ build }): Landings => {
  const files = new Map<string, Landing[]>()
  const folders = new Map<string, Landing[]>()
  for (const { index: stage, steps } of build.stages) {
    for (const [step, { instruction, added, changed }] of steps.entries()) {
      if (instruction.keyword === 'RUN')
        for (const bulk of added.filter((path) => /\/…git [^/]*$/.test(path)))
          push(folders, parentPath(bulk), { instruction, stage, step, bulk })
      if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') continue
      for (const bulk of [...added, ...changed].filter((path) => path.endsWith('/…copied'))) {
        const landing = { instruction, stage, step, bulk }
        for (const { text } of instruction.sources) {
          if (text === null) continue
          const kind = sourceKind(text)
          if (kind === 'folder' || kind === 'everything') push(folders, parentPath(bulk), landing)
          push(files, resolvePath(parentPath(bulk), baseName(text)) ?? '', landing)
        }
      }
    }
  }
  const last = (found: readonly Landing[] | undefined, stage: number, before: number): Landing | null =>
    found?.findLast((each) => each.stage === stage && each.step < before) ?? null
  return {
    file: (path, stage, before) => last(files.get(path), stage, before),
    folder: (path, stage, before) => {
      for (let at = parentPath(path); at !== '/'; at = parentPath(at)) {
        const found = last(folders.get(at), stage, before)
        if (found) return found
      }
      return null
    },
  }
})

function push(map: Map<string, Landing[]>, key: string, landing: Landing): void {
  const known = map.get(key)
  if (known) known.push(landing)
  else map.set(key, [landing])
}
