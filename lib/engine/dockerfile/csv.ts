/** One record of comma-separated values as Go's `encoding/csv` reads it, which is how BuildKit reads `--mount`. Null when malformed. */
export function readCsvRecord(text: string): string[] | null {
  if (text === '') return null
  const fields: string[] = []
  for (let at = 0; at <= text.length;) {
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at)
    if (field === null) return null
    fields.push(field.value)
    at = field.next
  }
  return fields
}

type Field = { readonly value: string; readonly next: number }

/** A quote inside a field that does not begin with one is an error. */
function plainField(text: string, from: number): Field | null {
  const comma = text.indexOf(',', from)
  const to = comma === -1 ? text.length : comma
  const value = text.slice(from, to)
  return value.includes('"') ? null : { value, next: to + 1 }
}

/** A doubled quote stands for one; behind the closing quote only a comma may follow. */
function quotedField(text: string, from: number): Field | null {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return null
    value += text.slice(at, quote)
    const next = text[quote + 1]
    if (next === undefined || next === ',') return { value, next: quote + 2 }
    if (next !== '"') return null
    value += '"'
    at = quote + 2
  }
}
