import { isInside } from '../../dockerfile/paths.ts'
import { withoutVersion } from '../python.ts'
import { addPackage, type World } from '../world.ts'
import type { SourceStage } from './source.ts'

/** Packages and environments whose directory is copied come along. */
export function takePackages(from: SourceStage, path: string, target: string, world: World): void {
  const source = withoutVersion(path)
  for (const each of from.packages) {
    if (each.location === null || !isInside(source, each.location)) continue
    const location =
      (target === '/' ? '' : withoutVersion(target)) + each.location.slice(source === '/' ? 0 : source.length)
    addPackage(world, { ...each, location, made: world.made })
  }
  // An environment works only where it was made: its scripts name their interpreter by its full path.
  for (const venv of from.venvs)
    if (isInside(path, venv) && target + venv.slice(path === '/' ? 0 : path.length) === venv)
      world.venvs.add(venv)
}
