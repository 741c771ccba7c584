/**
 * Applies a chmod argument to permission bits: `755`, `u=rwX,go=rX`, `a+w`, `+x`. Null when it is no mode or the old bits
 * are needed and unknown. Source: POSIX chmod; an absent "who" means all (the umask 022 then keeps `w` from group and others).
 */
export function applyMode(argument: string, old: number | null, directory: boolean): number | null {
  if (/^[0-7]{1,5}$/.test(argument)) return Number.parseInt(argument, 8)
  let mode = old
  for (const clause of argument.split(',')) {
    mode = applyClause(clause, mode, directory)
    if (mode === null) return null
  }
  return mode
}

const SHIFTS: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 }

function applyClause(clause: string, old: number | null, directory: boolean): number | null {
  const match = /^([ugoa]*)((?:[-+=][rwxXstugo]*)+)$/.exec(clause)
  if (!match) return null
  const [, who = '', actions = ''] = match
  const targets = who === '' || who.includes('a') ? ['u', 'g', 'o'] : [...who]
  let mode = old
  for (const [, operator = '', letters = ''] of actions.matchAll(/([-+=])([rwxXstugo]*)/g)) {
    if (mode === null && !(operator === '=' && targets.length === 3)) return null
    mode = applyAction({ operator, letters, targets, masked: who === '' }, mode ?? 0, directory)
  }
  return mode
}

type Action = {
  readonly operator: string
  readonly letters: string
  readonly targets: readonly string[]
  readonly masked: boolean
}

function applyAction(
  { operator, letters, targets, masked }: Action,
  mode: number,
  directory: boolean,
): number {
  let result = mode
  for (const target of targets) {
    const shift = SHIFTS[target]!
    let bits = bitsOf(letters, mode, directory)
    if (masked && target !== 'u') bits &= ~2
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
export function grantsWorldWrite(argument: string | null): boolean | null {
  if (argument === null) return null
  if (/^[0-7]{1,5}$/.test(argument)) return (Number.parseInt(argument, 8) & 2) !== 0
  const result = applyMode(argument, 0o600, true)
  return result === null ? null : (result & 2) !== 0
}
