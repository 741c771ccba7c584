/** Between a number and its unit, so that a line never breaks there. */
const space = '\u00a0'

/** `45 min`, `1 h`, `1 h 10 min`. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest}${space}min`
  return rest === 0 ? `${hours}${space}h` : `${hours}${space}h${space}${rest}${space}min`
}

/** `1 lab`, `3 labs`. */
export function count(number: number, noun: string): string {
  return `${number}${space}${noun}${number === 1 ? '' : 's'}`
}
