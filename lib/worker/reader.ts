import { build, parse, withoutIgnored } from '@/lib/engine/index.ts'
import type { Build, Context, Dockerfile } from '@/lib/engine/index.ts'
import type { LintRequest } from './protocol.ts'
import { wholeContext } from './whole-context.ts'

/** A Dockerfile with what it builds, over the context that the builder sees. */
export type Read = { readonly dockerfile: Dockerfile; readonly context: Context; readonly built: Build }

/** Reads and builds each text once, as long as nothing else is asked about: advice, X-ray and editor ask about the same. */
export type Reader = {
  readonly parse: (text: string) => Dockerfile
  readonly build: (path: string, project: Project) => Read
}
type Project = Pick<LintRequest, 'files' | 'context'>

/** So many texts are kept: those of the files of a lab, and the one before the last key. */
const MOST = 4

export function createReader(): Reader {
  const parsed: { readonly text: string; readonly value: Dockerfile }[] = []
  const built: { readonly path: string; readonly project: Project; readonly value: Read }[] = []

  function parseOnce(text: string): Dockerfile {
    const known = parsed.find((entry) => entry.text === text)
    if (known) return known.value
    const value = parse(text)
    keep(parsed, { text, value })
    return value
  }
  function buildOnce(path: string, project: Project): Read {
    const known = built.find((entry) => entry.path === path && isSame(entry.project, project))
    if (known) return known.value
    const dockerfile = parseOnce(project.files[path] ?? '')
    const context = withoutIgnored(wholeContext(project), path)
    const value = { dockerfile, context, built: build(dockerfile, context) }
    keep(built, { path, project, value })
    return value
  }
  return { parse: parseOnce, build: buildOnce }
}

function keep<Entry>(entries: Entry[], entry: Entry): void {
  entries.unshift(entry)
  entries.length = Math.min(entries.length, MOST)
}

function isSame(one: Project, other: Project): boolean {
  return haveSameTexts(one.files, other.files) && haveSameTexts(one.context, other.context)
}

function haveSameTexts(one: Project['files'], other: Project['files']): boolean {
  const paths = Object.keys(one)
  return paths.length === Object.keys(other).length && paths.every((path) => one[path] === other[path])
}
