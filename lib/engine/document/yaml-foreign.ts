import { positionAt, rangeAt } from '../source/position.ts'
import { lineAbove } from './yaml-mistake.ts'
import type { Mistake, Told } from './yaml-mistake.ts'
import type { YamlSource } from './yaml-source.ts'

/** What came into a text from elsewhere: marks of Git, signs of JSON; null for anything else. */
export function foreignText(mistake: Mistake): Told | null {
  return mergeConflict(mistake) ?? json(mistake)
}

function mergeConflict({ line, from, starts, text }: Mistake): Told | null {
  const marked = [line, lineAbove(text, from)].find((each) => /^(?:<{7}|={7}|>{7})(?:\s|$)/.test(each))
  if (marked === undefined) return null
  const at = text.lastIndexOf(marked, from)
  return {
    message: `${marked.slice(0, 7)} is a mark that Git leaves where two changes meet: keep one of both and remove the marks`,
    range: rangeAt(starts, at, at + marked.length),
  }
}

/** Commas and closing braces out of JSON, of which each would give a mistake of its own. */
function json({ code, message, text, from, starts, source }: Mistake): Told | null {
  const sign = text[from]
  if (code !== 'UNEXPECTED_TOKEN' || sign === undefined || !',}]'.includes(sign)) return null
  if (sign !== ',' && !message.startsWith('Unexpected flow-')) return null
  const lines = closersBehind(source, text, from).map((at) => positionAt(starts, at).line)
  const also =
    lines.length === 0
      ? ''
      : `, and the closing ${lines.length === 1 ? 'brace' : 'braces'} in ${linesText(lines)}`
  const what =
    sign === ','
      ? 'no comma ends a line of YAML: each key stands on a line of its own. Remove the comma'
      : `nothing opens this ${sign}: blanks at the beginning of the lines say what belongs together. Remove it`
  return { message: what + also, range: rangeAt(starts, from, from + 1) }
}

function closersBehind({ documents }: YamlSource, text: string, from: number): readonly number[] {
  return documents
    .flatMap(({ errors }) => errors)
    .filter(
      ({ message, pos: [at] }) => at > from && message.startsWith('Unexpected flow-') && text[at] !== ',',
    )
    .map(({ pos: [at] }) => at)
}

function linesText(lines: readonly number[]): string {
  const different = [...new Set(lines)]
  const last = different.at(-1)
  if (different.length === 1) return `line ${last}`
  return `lines ${different.slice(0, -1).join(', ')} and ${last}`
}
