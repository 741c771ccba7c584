import type { Lab } from '@/lib/engine/index.ts'

const UNITS: Readonly<Record<string, number>> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 }

/**
 * The bytes that a lab's objectives allow the image: the lowest upper bound that has to hold. Null where there is none; one
 * in relation to the starter or among alternatives is none that a line could show.
 */
export function sizeGoal({ objectives }: Pick<Lab, 'objectives'>): number | null {
  const bounds = objectives.flatMap(({ check }) => boundsOf(check))
  return bounds.length === 0 ? null : Math.min(...bounds)
}

function boundsOf(check: unknown): number[] {
  const all = fieldOf(check, 'all')
  const inner = Array.isArray(all) ? all.flatMap(boundsOf) : []
  const text = fieldOf(fieldOf(fieldOf(check, 'image'), 'size'), 'atMost')
  const own = typeof text === 'string' ? bytesOf(text) : null
  return own === null ? inner : [own, ...inner]
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** `200 MB`, in units of a thousand. */
function bytesOf(text: string): number | null {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([KMG]?B)$/.exec(text) ?? []
  return number === '' ? null : Number(number) * (UNITS[unit] ?? 1)
}
