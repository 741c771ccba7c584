export type Duration = { readonly seconds: number } | { readonly error: string }

/** Seconds in each unit of Go's `time.ParseDuration`. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-9],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['μs', 1e-6],
  ['ms', 1e-3],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
])

/** Go counts nanoseconds in 63 bits. */
const MAX_SECONDS = 2 ** 63 / 1e9

/** Seconds of a duration as Go writes it (`30s`, `1m30s`, `1.5h`, `0`), null when it is none. */
export function parseDuration(text: string): number | null {
  const duration = readDuration(text)
  return 'error' in duration ? null : duration.seconds
}

/** The same with Go's wording of what is wrong: every number but 0 needs a unit. */
export function readDuration(text: string): Duration {
  const body = text.replace(/^[-+]/, '')
  if (body === '0') return { seconds: 0 }
  if (body === '') return invalid(text)
  let seconds = 0
  for (let at = 0; at < body.length;) {
    const part = PART.exec(body.slice(at, at + MAX_PART))
    const [whole = '', digits = '', fraction = '', unit = ''] = part ?? []
    if (digits + fraction === '' || digits + fraction === '.') return invalid(text)
    if (unit === '') return { error: `time: missing unit in duration ${JSON.stringify(text)}` }
    const factor = UNITS.get(unit)
    if (factor === undefined) {
      return { error: `time: unknown unit ${JSON.stringify(unit)} in duration ${JSON.stringify(text)}` }
    }
    seconds += Number(digits + fraction) * factor
    at += whole.length
  }
  if (seconds > MAX_SECONDS) return invalid(text)
  return { seconds: text.startsWith('-') && seconds !== 0 ? -seconds : seconds }
}

/** A number, then everything up to the next number. */
const PART = /^(\d*)(\.\d*)?([^\d.]*)/
/** No duration in range has a longer part; it keeps the loop linear. */
const MAX_PART = 64

function invalid(text: string): Duration {
  return { error: `time: invalid duration ${JSON.stringify(text)}` }
}
