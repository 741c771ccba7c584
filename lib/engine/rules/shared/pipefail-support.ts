import type { ImageFacts } from '../../images/types.ts'
import type { RuleInput } from '../rule.ts'

/**
 * Releases whose /bin/sh is a dash that knows no pipefail: it came with dash 0.5.12-7, so with Debian 13 and Ubuntu 25.04.
 * Source: the changelog of dash in Debian, bugs.debian.org 1071238.
 */
const WITHOUT: readonly string[] = `
  bookworm bullseye buster stretch jessie wheezy squeeze oldstable oldoldstable
  noble mantic lunar kinetic jammy impish hirsute groovy focal eoan disco cosmic bionic artful zesty yakkety xenial
  trusty precise
`
  .trim()
  .split(/\s+/)

/** Does a shell of that name know `set -o pipefail` in a stage? Null when that cannot be known. */
export function knowsPipefail(shell: string, stage: number, { build }: RuleInput): boolean | null {
  if (shell === 'bash' || shell === 'zsh' || shell === 'ash' || shell === 'ksh' || shell === 'mksh')
    return true
  if (shell !== 'sh' && shell !== 'dash') return null
  const image = build.stages[stage]?.image
  const facts = image?.base?.facts
  if (!image || !facts) return null
  const replaced = ['/bin/sh', '/usr/bin/sh', '/bin/dash', '/usr/bin/dash'].some((path) =>
    image.files.entries.has(path),
  )
  return replaced ? null : ofImage(facts, shell)
}

function ofImage({ shell, family, release }: ImageFacts, name: string): boolean | null {
  if (name === 'sh' && (shell === 'bash' || shell === 'busybox')) return true
  if (shell !== 'dash' || release === null || (family !== 'debian' && family !== 'ubuntu')) return null
  const number = /^\d+(?:\.\d+)?$/.test(release) ? Number(release) : null
  // Ubuntu 24.10 came out between the two, and nobody should use it any more.
  if (number === 24.1 || release === 'oracular') return null
  if (number !== null) return family === 'debian' ? number >= 13 : number > 24.04
  return !WITHOUT.includes(release)
}
