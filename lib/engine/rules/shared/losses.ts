import { credentialFile } from '../../build/secrets/files.ts'
import type { Waste } from '../../build/types.ts'
import { baseName, parentPath } from '../../dockerfile/paths.ts'
import { UNKNOWN_SIZE } from '../../source/size.ts'
import type { RuleInput } from '../rule.ts'

/** What one layer holds although a later step deletes it; `line` is that of the layer's step. */
export type Loss = Pick<Waste, 'paths' | 'size'> & { readonly line: number; readonly certain: boolean }

/** What shipped layers hold for nothing, by the stage and step that deletes it. */
export function lossesOf({ build }: RuleInput): ReadonlyMap<string, readonly Loss[]> {
  const losses = new Map<string, Loss[]>()
  const secrets = new Set(build.secrets.map(({ what }) => what))
  for (const { steps } of build.stages.filter(({ shipped }) => shipped)) {
    for (const { wasted, instruction, commands } of steps) {
      for (const { by, paths, size, stage, step } of wasted) {
        const told = paths.filter((path) => !secrets.has(path) && !isToldElsewhere(path))
        if (by !== 'removed' || told.length === 0) continue
        const key = `${stage} ${step}`
        const certain = commands.every((command) => command.certain)
        const loss = {
          paths: told,
          // The size is that of all of them together.
          size: told.length === paths.length ? size : UNKNOWN_SIZE,
          line: instruction.range.start.line,
          certain,
        }
        losses.set(key, [...(losses.get(key) ?? []), loss])
      }
    }
  }
  return losses
}

/** Caches that a rule of their own reports at the install, and credentials. */
function isToldElsewhere(path: string): boolean {
  const name = baseName(path)
  if (/^…(?:lists|index|metadata|pip)$/.test(name)) return true
  if (name === '…npm') return !/\/(?:node_modules|\.npm)$/.test(parentPath(path))
  return credentialFile(path) !== null
}
