import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { basename, join } from 'node:path'
import { compare } from '../lib/content/problem.ts'
import { withoutIgnored } from '../lib/engine/index.ts'
import type { Context, ContextFile } from '../lib/engine/index.ts'

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
      last?.key === key ? last : { key, context: readContext(folder, name, { skipped, mostFiles, guessed }) }
    return last.context
  }
}

export type ProjectReader = (folder: string, options: { readonly guessed: boolean }) => Context

/** Reads whole folders, as far as `mostFiles`, ignored files included; neighbours share one. */
export function createProjectReader(mostFiles = 20_000): ProjectReader {
  let last: { readonly key: string; readonly context: Context } | null = null
  return (folder, { guessed }) => {
    const key = JSON.stringify([folder, guessed])
    last =
      last?.key === key ? last : { key, context: readFolder(folder, { skipped: HEAVY, mostFiles, guessed }) }
    return last.context
  }
}

/** `Dockerfile.prod.dockerignore` replaces `.dockerignore`; null when there is neither. */
function ignoreFileOf(folder: string, name: string): string | null {
  const candidates = [`${basename(name)}.dockerignore`, '.dockerignore']
  return candidates.find((each) => lstatSync(join(folder, each), { throwIfNoEntry: false })?.isFile()) ?? null
}

type Found = {
  readonly path: string
  readonly size: number
  readonly regular: boolean
  readonly link: string | null
  readonly mode: number
}

type Limits = { readonly skipped: readonly string[]; readonly mostFiles: number; readonly guessed: boolean }

function readContext(folder: string, name: string, limits: Limits): Context {
  const context = withoutIgnored(listFolder(folder, limits), basename(name))
  return { ...context, files: withinBudget(context.files) }
}

function readFolder(folder: string, limits: Limits): Context {
  const context = listFolder(folder, limits)
  return { ...context, files: withinBudget(context.files) }
}

/** Everything in a folder, texts still unread. */
function listFolder(folder: string, limits: Limits): Context {
  const { found, complete, ...rest } = listFiles(folder, limits)
  const files = found
    .toSorted((a, b) => compare(a.path, b.path))
    .map((each) => [each.path, fileOf(folder, each)] as const)
  return { ...rest, files: Object.fromEntries(files), complete: complete && !limits.guessed }
}

function fileOf(folder: string, { path, size, regular, link, mode }: Found): ContextFile {
  if (link !== null) return { content: null, size, link }
  const readable = regular && size <= LARGEST_TEXT && !isHeavy(path)
  return readable ? lazyFile(join(folder, path), size, mode) : { content: null, size, mode }
}

/** The texts that come first are enough to hold; what comes later keeps its size only. */
function withinBudget(files: Context['files']): Context['files'] {
  let texts = 0
  const entries = Object.entries(files).map(([path, file]) => {
    // A look at the property would read the file.
    const lazy = Object.getOwnPropertyDescriptor(file, 'content')?.get !== undefined
    if (!lazy) return [path, file] as const
    const fits = texts + file.size <= ALL_TEXTS
    if (fits) texts += file.size
    return [path, fits ? file : { content: null, size: file.size, mode: file.mode ?? 0o644 }] as const
  })
  return Object.fromEntries(entries)
}

function isHeavy(path: string): boolean {
  return path.split('/').some((part) => (HEAVY as readonly string[]).includes(part))
}

function lazyFile(path: string, size: number, mode: number): ContextFile {
  let content: string | null | undefined
  return {
    size,
    mode,
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

type Listing = {
  readonly found: readonly Found[]
  /** Directories with nothing in them. */
  readonly directories: readonly string[]
  /** Directories that are not listed whole. */
  readonly open: readonly string[]
  readonly complete: boolean
}

/** Level by level, so that a cut list holds what is near the Dockerfile. */
function listFiles(folder: string, { skipped, mostFiles }: Limits): Listing {
  const found: Found[] = []
  const directories: string[] = []
  const open = new Set<string>()
  let complete = true
  for (let level = ['']; level.length > 0;) {
    const next: string[] = []
    for (const at of level) {
      const entries = entriesOf(join(folder, at))
      complete &&= entries !== null
      if (entries?.length === 0 && at !== '') directories.push(at)
      for (const entry of entries ?? []) {
        const path = at === '' ? entry.name : `${at}/${entry.name}`
        if (!entry.isDirectory()) found.push({ path, ...factsOf(join(folder, path)) })
        else if (skipped.includes(basename(at))) open.add(at)
        else next.push(path)
      }
      if (found.length > mostFiles)
        return { found: found.slice(0, mostFiles), directories, open: [...open], complete: false }
    }
    level = next
  }
  return { found, directories, open: [...open], complete }
}

function entriesOf(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => compare(a.name, b.name))
  } catch {
    return null
  }
}

/** What has gone in the meantime is empty. */
function factsOf(path: string): Omit<Found, 'path'> {
  try {
    const stats = lstatSync(path)
    const link = stats.isSymbolicLink() ? readlinkSync(path) : null
    return { size: stats.size, regular: stats.isFile(), link, mode: stats.mode & 0o777 }
  } catch {
    return { size: 0, regular: false, link: null, mode: 0o644 }
  }
}
