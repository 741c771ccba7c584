import type { Judged } from './judge.ts'
import { lineStarts, rangeAt } from '../engine/index.ts'
import type { Finding } from '../engine/index.ts'

/** What is checked of a file at most, in bytes. A longer file is most often generated, or no Dockerfile. */
export const LARGEST_CHECKED = 256 * 1024

export type Source = {
  readonly text: string
  /** Size of the whole file in bytes when only its beginning was read, else null. */
  readonly cutFrom: number | null
  /** Written back, the text gives the same bytes. */
  readonly exact: boolean
}

/** The beginning of a file and the size of the whole. */
export type Bytes = { readonly bytes: Uint8Array; readonly size: number }

/**
 * Bytes as text, cut at the last line end below the limit. Null for a binary file: a NUL byte in what is not UTF-8.
 * UTF-16 is let through, for the parser says how to mend that.
 */
export function toSource({ bytes, size }: Bytes): Source | null {
  const cut = bytes.length > LARGEST_CHECKED
  const kept = cut ? bytes.subarray(0, endOfLine(bytes)) : bytes
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(kept)
  const exact = !text.includes('\uFFFD') || isUtf8(kept)
  if (!exact && kept.includes(0) && !isUtf16(kept)) return null
  return { text, cutFrom: cut ? size : null, exact: exact && !cut }
}

function endOfLine(bytes: Uint8Array): number {
  const newline = bytes.lastIndexOf(0x0a, LARGEST_CHECKED - 1)
  return newline === -1 ? LARGEST_CHECKED : newline + 1
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

/**
 * Of a file that is too long the beginning is judged. What comes later may change any verdict, so none is certain,
 * nothing is said about the piece that may be cut in two, and the file is told about. `text` is what was judged.
 */
export function withCut(judged: Judged, { cutFrom }: Source, text: string): Judged {
  if (cutFrom === null) return judged
  const findings = judged.findings
    .filter(({ range }) => range.start.offset < judged.last)
    .map((finding): Finding =>
      finding.confidence === 'certain' ? { ...finding, confidence: 'likely' } : finding,
    )
  return { ...judged, findings: [...findings, cutFinding(text, cutFrom)] }
}

function cutFinding(text: string, size: number): Finding {
  const starts = lineStarts(text)
  const end = text.replace(/\n$/, '').length
  return {
    rule: 'file-too-long',
    severity: 'warning',
    confidence: 'certain',
    messageId: 'cut',
    message: `The file has ${Math.ceil(size / 1024).toLocaleString('en')} KB; only its first ${LARGEST_CHECKED / 1024} KB, up to here, are checked.`,
    range: rangeAt(starts, starts.findLast((start) => start < end) ?? 0, end),
    fix: null,
  }
}
