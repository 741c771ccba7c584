'use client'

import { useEffect, useState } from 'react'
import { progressStore, storage } from '@/lib/store/browser.ts'
import { progressOf } from '@/lib/store/progress.ts'
import { decodeFile, MAX_LENGTH } from '@/lib/store/transfer/decode-file.ts'
import { type Belongings, collect, type ProgressFile } from '@/lib/store/transfer/file.ts'
import { type Choice, type Preview, preview, suggestion } from '@/lib/store/transfer/preview.ts'

export type Read =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly message: string }
  | {
      readonly kind: 'read'
      readonly file: ProgressFile
      readonly leftOut: readonly string[]
      readonly mine: Belongings
      readonly preview: Preview
      readonly suggested: Choice
    }

/** Reads a file that a student chose; nothing is written. */
export function useImport(file: File): Read {
  const [read, setRead] = useState<Read>({ kind: 'reading' })
  useEffect(() => {
    let asked = true
    void readFile(file).then((result) => asked && setRead(result))
    return () => void (asked = false)
  }, [file])
  return read
}

async function readFile(file: File): Promise<Read> {
  if (progressStore.getState().newer)
    return refused(
      'The progress in this browser was saved by a newer version of Drydock. Reload the page first.',
    )
  // UTF-8 takes up to four bytes for what counts as at least one character.
  if (file.size > MAX_LENGTH * 4) return refused('This file is larger than any progress file.')
  const text = await file.text().catch(() => null)
  if (text === null) return refused('This file cannot be opened. It may have been moved since you chose it.')
  const decoded = decodeFile(text, Date.now())
  if (decoded.kind === 'refused') return decoded
  const mine = collect(storage, progressOf(progressStore.getState()))
  const found = preview(mine, decoded.file)
  const { leftOut } = decoded
  return {
    kind: 'read',
    file: decoded.file,
    leftOut,
    mine,
    preview: found,
    suggested: suggestion(found, mine),
  }
}

const refused = (message: string): Read => ({ kind: 'refused', message })
