import { FILE_KINDS } from '../engine/file-kind.ts'
import type { FileKind } from '../engine/file-kind.ts'
import { isFileName } from '../share/file-name.ts'
import { decodeRecord, isRecord } from '../store/saved.ts'
import { CONTEXTS, type Folder, type Playground } from './types.ts'

export const PLAYGROUND_KEY = 'drydock:playground'

/** Browsers hold about five million characters for all of a site: the progress has to fit beside this. */
const LARGEST = 2_000_000

export type SavedPlayground = { readonly playground: Playground; readonly active: string }

/** Null when it is more than this browser should hold. */
export function toSaved({ playground, active }: SavedPlayground): string | null {
  const text = JSON.stringify({ version: 1, active, ...playground })
  return text.length > LARGEST ? null : text
}

/** Null for anything that is not what `toSaved` writes. */
export function decodeSaved(data: unknown): SavedPlayground | null {
  if (!isRecord(data) || data['version'] !== 1 || typeof data['active'] !== 'string') return null
  const files = named(data['files'], asText)
  const kinds = named(data['kinds'], asKind)
  const folder = data['folder'] === null ? null : decodeFolder(data['folder'])
  if (!files || !kinds || folder === undefined) return null
  const active = Object.hasOwn(files, data['active']) ? data['active'] : (Object.keys(files)[0] ?? '')
  return { playground: { files, kinds, folder }, active }
}

function decodeFolder(data: unknown): Folder | undefined {
  if (!isRecord(data) || typeof data['name'] !== 'string' || !Array.isArray(data['skipped'])) return undefined
  const sizes = named(data['sizes'], asSize)
  const texts = named(data['texts'], asText)
  const context = CONTEXTS.find((choice) => choice === data['context'])
  if (!sizes || !texts || !context) return undefined
  const skipped = data['skipped'].filter((path): path is string => typeof path === 'string')
  return { name: data['name'], sizes, texts, skipped, context }
}

function named<T>(data: unknown, decode: (item: unknown) => T | null): Record<string, T> | null {
  const all = decodeRecord(data, decode)
  return all && Object.fromEntries(Object.entries(all).filter(([path]) => isFileName(path)))
}

const asText = (item: unknown): string | null => (typeof item === 'string' ? item : null)
const asSize = (item: unknown): number | null => (typeof item === 'number' && item >= 0 ? item : null)
const asKind = (item: unknown): FileKind | null => FILE_KINDS.find((kind) => kind === item) ?? null
