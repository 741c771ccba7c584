import { globTest } from './glob.ts'
import type { Context } from './types.ts'

/** A context nothing is known of: every source is assumed to be there. */
export const UNKNOWN_CONTEXT: Context = { files: {}, complete: false }

/** A context that holds these texts and nothing else. */
export function contextOf(files: Readonly<Record<string, string>>): Context {
  const entries = Object.entries(files).map(
    ([path, content]) => [path, { content, size: utf8Length(content) }] as const,
  )
  return { files: Object.fromEntries(entries), complete: true }
}

/** Bytes of a text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}

export type Match = {
  /** Name of the matched file or directory, from the context's root; empty for the root itself. */
  readonly path: string
  readonly directory: boolean
  /** Context paths of the files: one, or all below the directory. */
  readonly files: readonly string[]
}

/** What a COPY source stands for. Sources cannot leave the context: `..` and a leading `/` mean its root. */
export function matchSource(context: Context, source: string): readonly Match[] {
  const parts = source.split('/').filter((part) => part !== '' && part !== '.')
  const clean: string[] = []
  for (const part of parts) {
    if (part === '..') clean.pop()
    else clean.push(part)
  }
  const paths = Object.keys(context.files)
  if (clean.length === 0) return [{ path: '', directory: true, files: paths }]
  if (!clean.some((part) => /[*?[\\]/.test(part))) return exact(paths, clean.join('/'))
  const tests = clean.map(globTest)
  const found = new Map<string, Match>()
  for (const path of paths) {
    const segments = path.split('/')
    if (segments.length < tests.length || !tests.every((test, index) => test(segments[index]!))) continue
    const name = segments.slice(0, tests.length).join('/')
    if (!found.has(name)) found.set(name, exact(paths, name)[0]!)
  }
  return [...found.values()]
}

function exact(paths: readonly string[], name: string): readonly Match[] {
  if (paths.includes(name)) return [{ path: name, directory: false, files: [name] }]
  const files = paths.filter((path) => path.startsWith(`${name}/`))
  return files.length > 0 ? [{ path: name, directory: true, files }] : []
}

export function isGlob(source: string): boolean {
  return /[*?[]/.test(source)
}
