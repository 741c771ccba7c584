/** More than a course with every lab done holds, and little enough to look through at once. */
const MAX_DEPTH = 8
const MAX_VALUES = 200_000
const MAX_KEY = 300

/** True when parsed JSON is neither deep nor large; only then is it looked at more closely. */
export function withinLimits(data: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: data, depth: 0 }]
  let seen = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (++seen > MAX_VALUES || depth > MAX_DEPTH) return false
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (key.length > MAX_KEY) return false
      waiting.push({ value: inner, depth: depth + 1 })
    }
  }
  return true
}
