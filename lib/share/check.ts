import { isFileName } from './file-name.ts'
import type { Decoded, Shared, SharedFiles } from './types.ts'

/** Most files of one link. */
export const FILES_LIMIT = 200
/** Most bytes of what a link holds once it is inflated: names and texts as JSON in UTF-8. */
export const INFLATED_LIMIT = 1024 * 1024

export const NOT_OURS = 'This link does not hold files as Drydock writes them. Ask for the link again.'
export const TOO_LARGE = 'These files are more than 1 MB together, which is more than one link may hold.'
const TOO_MANY = `These are more than ${FILES_LIMIT} files, which is more than one link may hold.`

/** Names of labs as the course has them. */
const LAB = /^[a-z0-9][a-z0-9-]{0,79}$/

/** Any data at all to what is shared, made anew from what is known: nothing else comes along. */
export function checkShared(data: unknown): Decoded {
  if (!isRecord(data) || !isRecord(data['files'])) return refuse(NOT_OURS)
  const entries = Object.entries(data['files'])
  if (entries.length > FILES_LIMIT) return refuse(TOO_MANY)
  const known = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  if (known.length < entries.length || known.length === 0) return refuse(NOT_OURS)
  const odd = known.find(([name]) => !isFileName(name))
  if (odd) return refuse(`A file name cannot be used in a link: ${readable(odd[0])}.`)
  return ofKind(data, Object.fromEntries(known))
}

function ofKind({ kind, lab }: Record<string, unknown>, files: SharedFiles): Decoded {
  if (kind === 'files') return accept({ kind, files })
  if (kind === 'lab' && typeof lab === 'string' && LAB.test(lab)) return accept({ kind, lab, files })
  return refuse(NOT_OURS)
}

const accept = (value: Shared): Decoded => ({ ok: true, value })
export const refuse = (problem: string): Decoded => ({ ok: false, problem })

/** JSON shows what cannot be seen; the beginning is enough to find the file. */
function readable(name: string): string {
  const shown = JSON.stringify(name.slice(0, 60)).replace(/[^\x20-\x7e]/g, (one) => {
    return `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return name.length > 60 ? `${shown} …` : shown
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
