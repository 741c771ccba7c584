import { fromBase64url, toBase64url } from './base64url.ts'
import { checkShared, INFLATED_LIMIT, NOT_OURS, refuse, TOO_LARGE } from './check.ts'
import { deflate, inflate } from './deflate.ts'
import type { Decoded, Shared } from './types.ts'

export type { Decoded, Shared } from './types.ts'

/** Links beyond this many characters are cut by some chat and mail programs: whoever copies one is told. */
export const LONG_LINK = 30_000
/** No link that can be opened is longer: base64 of as many bytes as it may hold, with room for what deflate adds. */
const FRAGMENT_LIMIT = 1_500_000

const VERSION = 'v1.'
const CUT = 'This link is damaged: part of it may be missing. Ask for it again.'
const NEWER = 'This link was made by another version of Drydock. Reload the page, then open the link again.'

/** Does a fragment say that it holds files? Others name a place on the page. */
export function isShare(fragment: string): boolean {
  return /^#?v\d+\./.test(fragment)
}

/**
 * Files as the fragment of a link, `#` included: JSON, deflated, in base64url. A fragment is not sent to any server.
 * A value that `shareProblem` objects to gives a link that nobody can open.
 */
export async function encodeShare(shared: Shared): Promise<string> {
  return `#${VERSION}${toBase64url(await deflate(bytesOf(shared)))}`
}

/** Why a link cannot hold this, as a sentence; null when it can. */
export function shareProblem(shared: Shared): string | null {
  const checked = checkShared(shared)
  if (!checked.ok) return checked.problem
  return bytesOf(shared).length > INFLATED_LIMIT ? TOO_LARGE : null
}

/**
 * What a fragment holds, with or without `#`. Whoever wrote it is not known: sizes, names and types are checked while
 * it is read, and it never throws.
 */
export async function decodeShare(fragment: string): Promise<Decoded> {
  const text = fragment.replace(/^#/, '')
  if (!isShare(text)) return refuse(NOT_OURS)
  if (!text.startsWith(VERSION)) return refuse(NEWER)
  if (text.length > FRAGMENT_LIMIT) return refuse(TOO_LARGE)
  const packed = fromBase64url(text.slice(VERSION.length))
  if (packed === null) return refuse(CUT)
  const inflated = await inflate(packed, INFLATED_LIMIT)
  if (inflated.kind === 'too-large') return refuse(TOO_LARGE)
  return inflated.kind === 'bytes' ? decodeJson(inflated.bytes) : refuse(CUT)
}

function decodeJson(bytes: Uint8Array): Decoded {
  try {
    return checkShared(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return refuse(CUT)
  }
}

const bytesOf = (shared: Shared) => new TextEncoder().encode(JSON.stringify(shared))
