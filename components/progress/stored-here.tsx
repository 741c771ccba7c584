'use client'

import { size } from '@/components/progress/words.ts'
import { storage } from '@/lib/store/browser.ts'
import { ownKeys, setAside, usedBytes } from '@/lib/store/entries.ts'
import { count } from '@/components/catalogue/words'

/** What of this browser's storage is used, and for what. Only where there is a browser. */
export function StoredHere() {
  const keys = ownKeys(storage)
  const drafts = keys.filter((key) => key.startsWith('drydock:draft:') && !key.endsWith(':backup')).length
  const aside = Object.keys(setAside(storage)).length
  return (
    <div className="mt-4 text-13 text-ink-3">
      <p>
        Stored in this browser: {size(usedBytes(storage))} of about 5&nbsp;MB that browsers allow, with the
        files of {count(drafts, 'lab')}.
      </p>
      {aside > 0 ? (
        <p className="mt-1">
          {aside === 1 ? 'One entry' : `${aside} entries`} could not be read and{' '}
          {aside === 1 ? 'was' : 'were'} put aside.{' '}
          <button
            type="button"
            className="link min-h-6"
            onClick={() => void import('./download.ts').then(({ downloadSetAside }) => downloadSetAside())}
          >
            Download what was saved
          </button>
        </p>
      ) : null}
    </div>
  )
}
