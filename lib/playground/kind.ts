import { FILE_KINDS, kindOf } from '../engine/file-kind.ts'
import type { FileKind } from '../engine/file-kind.ts'
import type { Playground } from './types.ts'

/** By its name, in the words of a sentence; the name that such a file usually has. */
const KINDS: Readonly<Record<FileKind, { readonly words: string; readonly name: string }>> = {
  dockerfile: { words: 'Dockerfile', name: 'Dockerfile' },
  dockerignore: { words: '.dockerignore', name: '.dockerignore' },
  compose: { words: 'Compose file', name: 'compose.yaml' },
  'gitlab-ci': { words: 'GitLab pipeline', name: '.gitlab-ci.yml' },
  daemon: { words: 'daemon.json', name: 'daemon.json' },
  shell: { words: 'Shell script', name: 'script.sh' },
  makefile: { words: 'Makefile', name: 'Makefile' },
  renovate: { words: 'Renovate settings', name: 'renovate.json' },
  gitignore: { words: '.gitignore', name: '.gitignore' },
}

/** Kinds in the order in which they are offered. */
export const OFFERED: readonly FileKind[] = FILE_KINDS.toSorted(
  (a, b) => Object.keys(KINDS).indexOf(a) - Object.keys(KINDS).indexOf(b),
)

export const kindWords = (kind: FileKind): string => KINDS[kind].words
export const usualName = (kind: FileKind): string => KINDS[kind].name

/** What a file is: what the student said, what its name says, what its text looks like. Null: nobody knows. */
export function kindIn({ files, kinds }: Pick<Playground, 'files' | 'kinds'>, path: string): FileKind | null {
  const said = Object.hasOwn(kinds, path) ? kinds[path] : undefined
  return said ?? kindOf(path) ?? guessKind(files[path] ?? '')
}

/** A name by which everything that goes by names knows what the file is. */
export function tellingName(path: string, kind: FileKind | null): string {
  return kind === null || kindOf(path) === kind ? path : `${path}/${KINDS[kind].name}`
}

/** Enough to tell; a longer text is not looked through. */
const LOOKED_AT = 20_000

/** Keys that daemon.json has, and hardly any other JSON. */
const DAEMON =
  /"(?:log-driver|registry-mirrors|insecure-registries|data-root|live-restore|userns-remap|storage-driver)"[ \t]*:/

/** The first that fits. Each asks for what other files rarely have: a wrong guess hides the question. */
const SIGNS: readonly (readonly [FileKind, (text: string, first: string) => boolean])[] = [
  ['shell', (text) => /^#!.*\b(?:ba|da|k|z)?sh\b/.test(text)],
  ['dockerfile', (_, first) => /^FROM[ \t]+\S/i.test(first)],
  ['compose', (text) => /^services:[ \t]*(?:#.*)?$/m.test(text)],
  ['gitlab-ci', (text) => /^(?:[ \t]{1,8}(?:before_|after_)?script:|stages:[ \t]*(?:\[|$))/m.test(text)],
  ['daemon', (text, first) => first.startsWith('{') && DAEMON.test(text)],
  ['renovate', (text, first) => first.startsWith('{') && text.includes('docs.renovatebot.com')],
  ['makefile', (text) => /^[\w./-]{1,100}:[^=\n]{0,200}\n\t/m.test(text)],
  ['shell', (_, first) => /^(?:sudo +)?docker[ -]/.test(first)],
]

/** What a text looks like; null when it could be anything. */
export function guessKind(text: string): FileKind | null {
  const beginning = text.slice(0, LOOKED_AT)
  const first = firstLine(beginning)
  return SIGNS.find(([, fits]) => fits(beginning, first))?.[0] ?? null
}

/** The first line that says something; a Dockerfile may begin with arguments. */
function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.find((line) => line !== '' && !/^(?:#|ARG[ \t])/i.test(line)) ?? ''
}
