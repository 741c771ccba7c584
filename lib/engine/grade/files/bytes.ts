import type { BytesCheck } from '../schema.ts'

const UNITS: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
}

/** `2 GiB` in bytes; the schema has made sure that it is one. */
export function bytesIn(text: string): number {
  const [, number = '0', unit = 'B'] = /^(\d+(?:\.\d+)?) ?([A-Za-z]+)$/.exec(text) ?? []
  return Number(number) * (UNITS[unit] ?? 1)
}

/** Why an amount does not keep to its bounds, as what is needed; null when it does. */
export function outOfBounds(bytes: number, { atLeast, atMost }: BytesCheck): string | null {
  if (atMost !== undefined && bytes > bytesIn(atMost)) return `At most ${atMost} are allowed.`
  if (atLeast !== undefined && bytes < bytesIn(atLeast)) return `At least ${atLeast} have to be allowed.`
  return null
}
