import { entriesOf } from '../document/lookup.ts'
import type { Entry, Node, ScalarNode } from '../document/types.ts'
import { interpolate } from './interpolate.ts'
import type { Reader } from './interpolate.ts'
import type { Command, Healthcheck, HealthTest, InitStep, Interpolated } from './model.ts'
import { booleanOf, durationOf, integerOf, isEmpty, scalarsOf, sectionOf, textOf } from './settings.ts'
import type { Entries } from './settings.ts'

/** `command` or `entrypoint`; null where the image's own counts. */
export function commandOf(reader: Reader, entries: Entries, key: string): Command | null {
  const entry = entries.get(key)
  if (entry === undefined || isEmpty(entry.value) || entry.value.kind === 'map') return null
  const { keyRange, value, range } = entry
  const place = { keyRange, range: value.via ?? value.range, entry: range }
  if (value.kind === 'scalar')
    return { form: 'string', words: shellWords(interpolate(reader, value)), written: value.text, ...place }
  const scalars = scalarsOf(value)
  const words = scalars.map((scalar) => interpolate(reader, scalar))
  return { form: 'list', words, written: scalars.map(({ text }) => text).join(' '), ...place }
}

/**
 * The words of a string as Compose splits it: blanks divide, quotes hold together, a backslash keeps what is behind it.
 * Null where a variable leaves them unknown or a quote stays open. Source: mattn/go-shellwords, as compose-go uses it.
 */
export function shellWords(whole: Interpolated): readonly Interpolated[] | null {
  if (whole.text === null) return null
  const words: Interpolated[] = []
  const pattern = /(?:[^\s"'\\]|\\[^]|"(?:[^"\\]|\\[^])*"|'[^']*')+|\S/g
  for (const { 0: word } of whole.text.matchAll(pattern)) {
    if (/^["'\\]$/.test(word)) return null
    const text = word.replace(/\\([^])|"((?:[^"\\]|\\[^])*)"|'([^']*)'/g, unquoted)
    words.push({ ...whole, raw: text, text })
  }
  return words
}

function unquoted(_: string, escaped?: string, double?: string, single?: string): string {
  return escaped ?? double?.replace(/\\([^])/g, '$1') ?? single ?? ''
}

/** `pre_start`. */
export function initStepsOf(reader: Reader, node: Node | null): readonly InitStep[] {
  if (node?.kind !== 'list') return []
  return node.items.flatMap((item) => {
    if (item.kind !== 'map') return []
    const entries = entriesOf(item)
    const range = item.via ?? item.range
    return [
      { range, image: textOf(reader, entries, 'image'), command: commandOf(reader, entries, 'command') },
    ]
  })
}

export function healthcheckOf(reader: Reader, entries: Entries): Healthcheck | null {
  const section = sectionOf(entries, 'healthcheck')
  if (section === null) return null
  const own = section.entries
  const test = testOf(reader, own.get('test'))
  const disable = booleanOf(reader, own, 'disable')
  return {
    ...section,
    disabled: test?.form === 'none' || (disable === null ? false : disable.value),
    test,
    interval: durationOf(reader, own, 'interval'),
    timeout: durationOf(reader, own, 'timeout'),
    startPeriod: durationOf(reader, own, 'start_period'),
    startInterval: durationOf(reader, own, 'start_interval'),
    retries: integerOf(reader, own, 'retries'),
  }
}

function testOf(reader: Reader, entry: Entry | undefined): HealthTest | null {
  if (entry === undefined || isEmpty(entry.value)) return null
  const { value } = entry
  const range = value.via ?? value.range
  if (value.kind === 'scalar') return { form: 'shell', script: interpolate(reader, value), range }
  const scalars = scalarsOf(value)
  const [kind, ...rest] = scalars
  if (value.kind === 'map' || kind === undefined) return { form: 'unknown', range }
  return listTest(reader, kind, rest, range)
}

function listTest(
  reader: Reader,
  kind: ScalarNode,
  rest: readonly ScalarNode[],
  range: HealthTest['range'],
): HealthTest {
  const words = rest.map((scalar) => interpolate(reader, scalar))
  const script = words[0]
  const name = interpolate(reader, kind).text
  if (name === 'NONE') return { form: 'none', range }
  if (name === 'CMD') return { form: 'exec', words, range }
  return name === 'CMD-SHELL' && script ? { form: 'shell', script, range } : { form: 'unknown', range }
}
