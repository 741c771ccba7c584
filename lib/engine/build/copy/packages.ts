import { isInside } from '../../dockerfile/paths.ts'
import { withoutVersionOf } from '../python.ts'
import { addPackage, type World } from '../world.ts'
import type { SourceStage } from './source.ts'

/** What is installed in an image: packages, and Python's virtual environments. */
type Holds = Pick<SourceStage, 'packages' | 'venvs'>

/** Packages and environments whose directory is copied come along, from another stage or within the same one. */
export function takePackages(from: Holds, path: string, target: string, world: World): void {
  for (const each of from.packages) {
    const source = withoutVersionOf(each.python, path)
    if (each.location === null || !isInside(source, each.location)) continue
    const location =
      (target === '/' ? '' : withoutVersionOf(each.python, target)) +
      each.location.slice(source === '/' ? 0 : source.length)
    addPackage(world, { ...each, location, made: world.made })
  }
  // An environment works only where it was made: its scripts name their interpreter by its full path.
  for (const venv of from.venvs)
    if (isInside(path, venv) && target + venv.slice(path === '/' ? 0 : path.length) === venv)
      world.venvs.add(venv)
}
