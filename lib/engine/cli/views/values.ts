import type { EnvSetting, FieldList, Given, ImageWord, Option, Word } from '../model.ts'
import { parseImageReference, readCsvRecord } from '../formats.ts'

/** The options of a command as far as they were read. */
export type Seen = { readonly options: readonly Option[]; readonly open: boolean }

/** Of an option that may stand once the last counts. */
export function lastOf({ options }: Seen, name: string): Given<string | null> | null {
  const option = options.findLast((each) => each.name === name)
  return option === undefined ? null : { value: option.value, range: option.range }
}

export function allOf({ options }: Seen, ...names: readonly string[]): readonly Given<string | null>[] {
  return options.filter(({ name }) => names.includes(name)).map(({ value, range }) => ({ value, range }))
}

/** Source: Go, strconv.ParseBool. */
const TRUE = /^(?:1|t|T|true|TRUE|True)$/
const FALSE = /^(?:0|f|F|false|FALSE|False)$/

export function isOn(value: string | null): boolean | null {
  if (value === null) return null
  return TRUE.test(value) ? true : FALSE.test(value) ? false : null
}

/** A switch: false when it is not there, null when nobody can tell. */
export function flagOf({ options, open }: Seen, name: string): boolean | null {
  const option = options.findLast((each) => each.name === name)
  if (option === undefined) return open ? null : false
  return isOn(option.value)
}

/** What of a text is known: null where a variable stands in it. */
export function knownText(shown: string, whole: string | null): string | null {
  return whole === null && /\$[{(]/.test(shown) ? null : shown
}

/** `-e NAME=value`, `-e NAME`, `--label name=value`, `--build-arg`. */
export function settingsOf({ options }: Seen, ...names: readonly string[]): readonly EnvSetting[] {
  return options.filter(({ name }) => names.includes(name)).map(settingOf)
}

export function settingOf({ value, shown, variables, range }: Option): EnvSetting {
  const equals = shown.indexOf('=')
  const name = knownText(equals === -1 ? shown : shown.slice(0, equals), value)
  if (equals === -1) return { name, value: null, passed: value !== null, variables, range }
  return { name, value: knownText(shown.slice(equals + 1), value), passed: false, variables, range }
}

/** `type=registry,ref=…`; a lone word is given the name `plain`. */
export function fieldsOf({ value, range }: Option, plain: string): FieldList {
  const record = value === null ? null : readCsvRecord(value)
  if (record === null) return { fields: null, range }
  const [only = ''] = record
  if (record.length === 1 && !only.includes('=')) return { fields: { [plain]: only }, range }
  return { fields: Object.fromEntries(record.map(pairOf)), range }
}

export function pairOf(field: string): readonly [string, string] {
  const equals = field.indexOf('=')
  return equals === -1
    ? [field.toLowerCase(), 'true']
    : [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)]
}

export function fieldListsOf({ options }: Seen, name: string, plain: string): readonly FieldList[] {
  return options.filter((each) => each.name === name).map((option) => fieldsOf(option, plain))
}

export function imageOf(word: Word): ImageWord {
  return { word, reference: word.text === null ? null : parseImageReference(word.text) }
}

export function imageOfOption({ value, shown, variables, valueRange }: Option): ImageWord {
  const word = { text: value, shown, variables, range: valueRange }
  return { word, reference: value === null ? null : parseImageReference(value) }
}

/** Bytes of `512m`, `1g`, `2.5GiB`, `1048576`. Source: docker/go-units, RAMInBytes. Null when it is no amount. */
export function bytesOf(text: string): number | null {
  const [, amount, unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?([kmgtp]?)i?b?$/i.exec(text.trim()) ?? []
  if (amount === undefined) return /^-1$/.test(text) ? -1 : null
  return Math.floor(Number(amount) * 1024 ** 'bkmgtp'.indexOf(unit.toLowerCase() || 'b'))
}
