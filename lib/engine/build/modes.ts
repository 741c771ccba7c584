/**
 * Applies a chmod argument to permission bits: `755`, `u=rwX,go=rX`, `a+w`, `+x`. Null when it is no mode or the old bits
 * are needed and unknown. Source: POSIX chmod; an absent "who" means all, but for the bits that the umask takes away.
 */
export function applyMode(
  argument: string,
  old: number | null,
  directory: boolean,
  umask = UMASK,
): number | null {
  if (/^[0-7]{1,5}$/.test(argument)) return Number.parseInt(argument, 8)
  let mode = old
  for (const clause of argument.split(',')) {
    mode = applyClause(clause, mode, directory, umask)
    if (mode === null) return null
  }
  return mode
}

/** What shells start with in containers. */
const UMASK = 0o022

const SHIFTS: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 }

function applyClause(clause: string, old: number | null, directory: boolean, umask: number): number | null {
  const match = /^([ugoa]*)((?:[-+=][rwxXstugo]*)+)$/.exec(clause)
  if (!match) return null
  const [, who = '', actions = ''] = match
  const targets = who === '' || who.includes('a') ? ['u', 'g', 'o'] : [...who]
  let mode = old
  for (const [, operator = '', letters = ''] of actions.matchAll(/([-+=])([rwxXstugo]*)/g)) {
    if (mode === null && !(operator === '=' && targets.length === 3)) return null
    const mask = who === '' ? umask : 0
    mode = applyAction({ operator, letters, targets, mask }, mode ?? 0, directory)
  }
  return mode
}

type Action = {
  readonly operator: string
  readonly letters: string
  readonly targets: readonly string[]
  /** Bits that stay as they are. */
  readonly mask: number
}

function applyAction({ operator, letters, targets, mask }: Action, mode: number, directory: boolean): number {
  let result = mode
  for (const target of targets) {
    const shift = SHIFTS[target]!
    const bits = bitsOf(letters, mode, directory) & ~(mask >> shift)
    if (operator === '+') result |= bits << shift
    else if (operator === '-') result &= ~(bits << shift)
    else result = (result & ~(7 << shift)) | (bits << shift)
  }
  if (letters.includes('s')) {
    const bits = (targets.includes('u') ? 0o4000 : 0) | (targets.includes('g') ? 0o2000 : 0)
    result = operator === '-' ? result & ~bits : result | bits
  }
  if (letters.includes('t')) result = operator === '-' ? result & ~0o1000 : result | 0o1000
  return result
}

function bitsOf(letters: string, mode: number, directory: boolean): number {
  let bits = 0
  for (const letter of letters) {
    if (letter === 'r') bits |= 4
    else if (letter === 'w') bits |= 2
    else if (letter === 'x') bits |= 1
    else if (letter === 'X') bits |= directory || (mode & 0o111) !== 0 ? 1 : 0
    else if (letter in SHIFTS) bits |= (mode >> SHIFTS[letter]!) & 7
  }
  return bits
}

/** Does applying this chmod argument let everyone write? Null when it cannot be known. */
export function grantsWorldWrite(argument: string | null, umask = UMASK): boolean | null {
  if (argument === null) return null
  if (/^[0-7]{1,5}$/.test(argument)) return (Number.parseInt(argument, 8) & 2) !== 0
  const result = applyMode(argument, 0o600, true, umask)
  return result === null ? null : (result & 2) !== 0
}
