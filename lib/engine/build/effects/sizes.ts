const UNITS: Readonly<Record<string, number>> = {
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
}

/**
 * `10M`, `1G`, `512`, `4kB`: bytes; null when it is none or relative. K, M, G are powers of 1024, with B behind powers of 1000.
 * Source: dd(1), truncate(1).
 */
export function parseSize(text: string | null): number | null {
  const match = text === null ? null : /^(\d{1,15})([cwbkmgt]?)(i?b?)$/i.exec(text)
  if (match === null) return null
  const [, digits = '', letter = '', suffix = ''] = match
  const unit = letter === '' ? 1 : UNITS[letter.toLowerCase()]!
  const decimal = /^b$/i.test(suffix) && unit >= 1024
  return Number(digits) * (decimal ? 1000 ** Math.round(Math.log2(unit) / 10) : unit)
}
