import { kindOf, type FileKind } from '../file-kind.ts'
import { composeForm } from './compose-form.ts'
import { DAEMON_FORM } from './daemon-form.ts'
import { jsonPlace } from './json-place.ts'
import { pipelineForm } from './pipeline-form.ts'
import { RENOVATE_FORM } from './renovate-form.ts'
import {
  formAt,
  type Completion,
  type Completions,
  type Description,
  type Form,
  type Key,
  type Path,
  type Place,
} from './types.ts'
import { yamlKeyAt, yamlPlace } from './yaml-place.ts'

export type { Completion, Completions, Description } from './types.ts'

/** A text and a caret in it, as an offset in UTF-16 code units. */
export type Caret = { readonly path: string; readonly text: string; readonly offset: number }

/** A longer text is looked at by nobody with an editor. */
const LONGEST = 256 * 1024

/** What can be written at a caret of a compose file, a pipeline, daemon.json or renovate.json; null where nothing is known. */
export function complete({ path, text, offset }: Caret): Completions | null {
  const kind = kindOf(path)
  if (text.length > LONGEST || !isKnown(kind)) return null
  const place = isJson(kind) ? jsonPlace(text, offset) : yamlPlace(text, offset)
  if (place === null) return null
  const form = formAt(formOf(kind, text, place.path), place.path)
  const hasColon = /^[ \t]*:/.test(text.slice(place.to, place.to + 100))
  const items = [...keysOf(form, place, isJson(kind), hasColon), ...valuesOf(form, place, isJson(kind))]
  return items.length === 0 ? null : { from: place.from, to: place.to, items }
}

/** What the key under a caret is for, in Markdown, and where it stands; null where that is not known. */
export function describe({ path, text, offset }: Caret): Description | null {
  const kind = kindOf(path)
  if (text.length > LONGEST || !isKnown(kind)) return null
  const at = isJson(kind) ? jsonKeyAt(text, offset) : yamlKeyAt(text, offset)
  if (at === null) return null
  const name = at.path.at(-1)
  const key = formAt(formOf(kind, text, at.path), at.path.slice(0, -1)).keys.find(
    (each) => each.name === name,
  )
  if (!key || key.about === '') return null
  const { takes } = key.form()
  return {
    text: `**${key.name}**${takes === '' ? '' : ` · ${takes}`}\n\n${key.about}`,
    from: at.from,
    to: at.to,
  }
}

type Known = Extract<FileKind, 'compose' | 'gitlab-ci' | 'daemon' | 'renovate'>

function isKnown(kind: FileKind | null): kind is Known {
  return kind === 'compose' || kind === 'gitlab-ci' || kind === 'daemon' || kind === 'renovate'
}

function isJson(kind: Known): boolean {
  return kind === 'daemon' || kind === 'renovate'
}

function formOf(kind: Known, text: string, path: Path): Form {
  if (kind === 'compose') return composeForm(text, path)
  if (kind === 'gitlab-ci') return pipelineForm(text, path)
  return kind === 'daemon' ? DAEMON_FORM : RENOVATE_FORM
}

function jsonKeyAt(text: string, offset: number): { path: Path; from: number; to: number } | null {
  const place = jsonPlace(text, offset)
  if (!place?.key) return null
  const written = /^"((?:[^"\\]|\\.)*)"$/.exec(text.slice(place.from, place.to))?.[1]
  return written !== undefined ? { path: [...place.path, written], from: place.from, to: place.to } : null
}

/** Where a colon stands already, the name alone is written. */
function keysOf({ keys }: Form, { key, siblings }: Place, json: boolean, hasColon: boolean): Completion[] {
  if (!key) return []
  return keys
    .filter(({ name }) => !siblings.includes(name))
    .map((each): Completion => ({
      kind: 'key',
      label: each.name,
      detail: each.form().takes,
      documentation: each.about,
      insertText: hasColon ? nameOf(each, json) : json ? jsonEntry(each) : yamlEntry(each),
    }))
}

function nameOf({ name }: Key, json: boolean): string {
  return json ? JSON.stringify(name) : name
}

/** What is written on one line begins on it. */
function yamlEntry({ name, form }: Key): string {
  const { takes, values } = form()
  const isBlock = /^(?:map|list)/.test(takes) && values.length === 0
  return isBlock ? `${name}:` : `${name}: `
}

function jsonEntry({ name, form }: Key): string {
  const empty = { string: '""', list: '[]', object: '{}' }[form().takes]
  return `"${name}": ${empty ?? ''}`
}

function valuesOf({ values, takes }: Form, { value }: Place, json: boolean): Completion[] {
  if (!value) return []
  return values.map((label): Completion => ({
    kind: 'value',
    label,
    detail: '',
    documentation: '',
    insertText:
      json && takes !== 'true or false' && !/^(?:true|false)$/.test(label) ? JSON.stringify(label) : label,
  }))
}
