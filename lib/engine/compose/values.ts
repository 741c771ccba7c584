import { parseDuration } from '../dockerfile/durations.ts'

/** Source: compose-go, loader/interpolate.go (toBoolean), the words of YAML 1.1. */
export function toBoolean(text: string): boolean | null {
  if (/^(?:y|yes|true|on|1|t)$/i.test(text)) return true
  return /^(?:n|no|false|off|0|f)$/i.test(text) ? false : null
}

export function toInteger(text: string): number | null {
  return /^[-+]?\d+$/.test(text) ? Number(text) : null
}

export function toNumber(text: string): number | null {
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : null
}

const UNITS = 'kmgtp'

/** Bytes of `512m`, `1.5G`, `64 MiB`, `1024`: each unit is 1024 times the one before. Source: docker/go-units, RAMInBytes. */
export function toBytes(text: string): number | null {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?(?:([kmgtp])i?)?b?$/i.exec(text) ?? []
  if (number === undefined) return null
  return Math.trunc(Number(number) * 1024 ** (unit === '' ? 0 : UNITS.indexOf(unit.toLowerCase()) + 1))
}

const HOURS: Readonly<Record<string, number>> = { w: 168, d: 24 }

/** Milliseconds of `1m30s`, `500ms`, and of days and weeks, too. Source: compose-go, types.Duration (xhit/go-str2duration). */
export function toMilliseconds(text: string): number | null {
  const hours = text.replace(
    /(?<![\d.])(\d+(?:\.\d+)?)([wd])/g,
    (_, count: string, unit: string) => `${Number(count) * (HOURS[unit] ?? 0)}h`,
  )
  const seconds = parseDuration(hours)
  return seconds === null ? null : Math.round(seconds * 1e6) / 1e3
}

/** `0440`, `0o440` and quoted numbers are octal, a bare number is not. Source: compose-go, types.FileMode. */
export function toFileMode(text: string, quoted: boolean): number | null {
  if (/^0o?[0-7]+$/.test(text)) return Number.parseInt(text.replace('o', ''), 8)
  if (quoted) return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : null
  return toInteger(text)
}
