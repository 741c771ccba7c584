/** A case of another linter: a whole file, and whether its check speaks up there. */
export type PeerCase = {
  readonly source: string
  readonly id: string
  /** The peer's name of the check. */
  readonly code: string
  readonly text: string
  /** What the text is; absent: a Dockerfile. */
  readonly kind?: 'compose'
  readonly expect: 'catches' | 'passes'
  /** Lines (1-based, in `text`) that the peer names, each in one instruction or service; null when the case names none. */
  readonly lines: readonly number[] | null
  /** Why nothing here can be compared; null when it can. */
  readonly notApplicable: string | null
  /** The one line that the case is about; absent: the whole file. */
  readonly only?: number
  /** Codes that stand for the same check where `code` has no equivalent of its own. */
  readonly otherCodes?: readonly string[]
}

/** A case with the fields that most do not use. */
export function peerCase(given: Omit<PeerCase, 'lines' | 'notApplicable'> & Partial<PeerCase>): PeerCase {
  return { lines: null, notApplicable: null, ...given }
}

/** A base image of which nothing is known, for snippets without a FROM. */
const IMPLIED = 'FROM implied/base:1.0\n'
/** These have to stay in the first lines. */
const DIRECTIVE = /^#\s*(?:syntax|escape|check)\s*=.*\n/i

/** A snippet with a FROM before its first instruction and the comments that belong to it. */
export function withBase(text: string): string {
  let at = 0
  for (let found; (found = DIRECTIVE.exec(text.slice(at))) !== null;) at += found[0].length
  return text.slice(0, at) + IMPLIED + text.slice(at)
}
