import type { Executed } from '../../build/types.ts'
import { cleanPath, isInside, resolvePath } from '../../dockerfile/paths.ts'
import { packageCall, runsOthers } from './packages.ts'
import type { Run } from './runs.ts'

/** Where apt keeps the lists of all packages. */
export const LISTS = '/var/lib/apt/lists'

/** `apt-get update` and the like. */
export function isUpdate(command: Executed): boolean {
  const call = packageCall(command)
  return call?.system === 'apt' && call.action === 'refresh'
}

/** The lists go into a mount, not into the layer. */
export function isMounted({ run }: Run): boolean {
  return run.mounts.some(
    ({ type, target }) =>
      (type === 'cache' || type === 'tmpfs') && target !== null && isInside(target, LISTS),
  )
}

/** Any spelling of rm and find, and apt's own command. */
export function removesLists(command: Executed): boolean {
  const { program, cwd } = command
  const argv = program === 'rm' || program === 'find' ? withBraces(command) : command.argv
  if (program === 'rm')
    return isRecursive(argv) && argv.slice(1).some((word) => word !== null && holdsLists(word, cwd))
  if (program === 'find')
    return (
      (argv.includes('-delete') || argv.includes('rm')) &&
      argv.slice(1, 3).some((word) => word !== null && holdsLists(word, cwd))
    )
  // apt 3 (Debian 13, Ubuntu 25.04 and later) removes the lists itself. Source: apt-get(8), distclean.
  return packageCall(command)?.system === 'apt' && /^dist-?clean$/.test(packageCall(command)?.verb ?? '')
}

/** Braces are not expanded in `argv`; without a variable in it the word as written tells what it is. */
function withBraces({ argv, words }: Executed): Executed['argv'] {
  return argv.map(
    (word, index) => word ?? (/[$`]/.test(words[index]?.raw ?? '$') ? null : (words[index]?.raw ?? null)),
  )
}

function isRecursive(argv: Executed['argv']): boolean {
  return (
    argv.some((word) => word !== null && (/^-[a-z]*[rR]/.test(word) || word === '--recursive')) ||
    argv.some((word) => word?.includes(`${LISTS}/*`))
  )
}

/** `/var/lib/apt/lists/*`, `lists` from within /var/lib/apt, `/var/lib/apt`, `/var/lib/{apt,dpkg}/`. */
function holdsLists(word: string, cwd: string | null): boolean {
  return expandBraces(word).some((path) => {
    const full = resolvePath(cwd, path.replace(/\/(?:\*{1,2}|\*\.\*|\*_\*)?$/, '') || '/')
    return full !== null && full !== '/' && isInside(cleanPath(full), LISTS)
  })
}

function expandBraces(word: string): readonly string[] {
  const match = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(word)
  return match ? (match[2] ?? '').split(',').map((part) => `${match[1]}${part}${match[3]}`) : [word]
}

/** A script, or rm with a word that is not known. */
export function mayRemove(command: Executed): boolean {
  if (command.program === 'rm') return withBraces(command).includes(null)
  return packageCall(command) === null && runsOthers(command)
}
