/** Longer ones are refused, in characters. */
export const NAME_LIMIT = 200

/** Control characters, invisible ones and those that turn the direction of text: a name shows what it is. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/**
 * Is it the path of a file below the folder it is told from? A name out of a link is somebody else's text: it never
 * leads elsewhere, and is no name that every object has (`constructor`), so that it may be a key anywhere.
 */
export function isFileName(path: string): boolean {
  if (path.length === 0 || path.length > NAME_LIMIT || HIDDEN.test(path)) return false
  if (path.includes('\\') || /^[a-z]:/i.test(path) || path in {}) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}
