import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { basename, join } from 'node:path'
import { compare } from '../lib/content/problem.ts'
import type { Context, ContextFile } from '../lib/engine/index.ts'
import { readDockerignore } from './ignore.ts'

/** Larger texts are listed with their size only. */
const LARGEST_TEXT = 256 * 1024
/** Together, in the order of the paths; what comes later is listed with its size only. */
const ALL_TEXTS = 32 * 1024 * 1024

/** Large folders that few Dockerfiles copy from by name: only what lies directly in them is listed, unless the Dockerfile names them. */
const HEAVY = ['.git', 'node_modules'] as const

export type ContextReader = (
  folder: string,
  dockerfile: { readonly name: string; readonly text: string; readonly guessed: boolean },
) => Context

/**
 * Reads build contexts as `docker build` would get them, .dockerignore applied. Neighbouring Dockerfiles share
 * a context; texts are read when a rule asks for one. With more than `mostFiles` files the rest is unknown.
 * A guessed folder is never complete: `docker build -f docker/Dockerfile .` takes another one, and a source
 * that is not beside the Dockerfile is then no mistake.
 */
export function createContextReader(mostFiles = 20_000): ContextReader {
  let last: { readonly key: string; readonly context: Context } | null = null
  return (folder, { name, text, guessed }) => {
    const skipped = HEAVY.filter((each) => !text.includes(each))
    const ignoreFile = ignoreFileOf(folder, name)
    const key = JSON.stringify([folder, ignoreFile, skipped, guessed])
    last =
      last?.key === key
        ? last
        : { key, context: readContext(folder, ignoreFile, { skipped, mostFiles, guessed }) }
    return last.context
  }
}

/** `Dockerfile.prod.dockerignore` replaces `.dockerignore`; null when there is neither. */
function ignoreFileOf(folder: string, name: string): string | null {
  const candidates = [`${basename(name)}.dockerignore`, '.dockerignore']
  return candidates.find((each) => lstatSync(join(folder, each), { throwIfNoEntry: false })?.isFile()) ?? null
}

type Found = { readonly path: string; readonly size: number; readonly regular: boolean }

type Limits = { readonly skipped: readonly string[]; readonly mostFiles: number; readonly guessed: boolean }

function readContext(folder: string, ignoreFile: string | null, limits: Limits): Context {
  const ignored =
    ignoreFile === null ? () => false : readDockerignore(readFileSync(join(folder, ignoreFile), 'utf8'))
  const { found, complete } = listFiles(folder, limits)
  const files: Record<string, ContextFile> = {}
  let texts = 0
  for (const each of found.filter(({ path }) => !ignored(path)).toSorted((a, b) => compare(a.path, b.path))) {
    const readable =
      each.regular && each.size <= LARGEST_TEXT && texts + each.size <= ALL_TEXTS && !isHeavy(each.path)
    if (readable) texts += each.size
    files[each.path] = readable
      ? lazyFile(join(folder, each.path), each.size)
      : { content: null, size: each.size }
  }
  return { files, complete: complete && !limits.guessed }
}

function isHeavy(path: string): boolean {
  return path.split('/').some((part) => (HEAVY as readonly string[]).includes(part))
}

function lazyFile(path: string, size: number): ContextFile {
  let content: string | null | undefined
  return {
    size,
    get content() {
      return (content ??= content === null ? null : textOf(path))
    },
  }
}

/** Null for a binary file, and for one that has gone or may not be read. */
function textOf(path: string): string | null {
  try {
    const bytes = readFileSync(path)
    return bytes.includes(0) ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Level by level, so that a cut list holds what is near the Dockerfile. */
function listFiles(folder: string, { skipped, mostFiles }: Limits): { found: Found[]; complete: boolean } {
  const found: Found[] = []
  let complete = true
  for (let level = ['']; level.length > 0;) {
    const next: string[] = []
    for (const at of level) {
      const entries = entriesOf(join(folder, at))
      complete &&= entries !== null
      for (const entry of entries ?? []) {
        const path = at === '' ? entry.name : `${at}/${entry.name}`
        if (!entry.isDirectory()) found.push({ path, ...sizeOf(join(folder, path)) })
        else if (!skipped.includes(basename(at))) next.push(path)
      }
      if (found.length > mostFiles) return { found: found.slice(0, mostFiles), complete: false }
    }
    level = next
  }
  return { found, complete }
}

function entriesOf(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => compare(a.name, b.name))
  } catch {
    return null
  }
}

function sizeOf(path: string): Pick<Found, 'size' | 'regular'> {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return { size: stats?.size ?? 0, regular: stats?.isFile() ?? false }
}
