'use client'

import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { count } from '@/components/catalogue/words'
import { applyEntries } from '@/components/progress/apply.ts'
import { LabChange } from '@/components/progress/lab-change.tsx'
import { type Read, useImport } from '@/components/progress/use-import.ts'
import { day } from '@/components/progress/words.ts'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Entries } from '@/lib/store/entries.ts'
import { type Choice, importEntries, type Preview } from '@/lib/store/transfer/preview.ts'

type ImportDialogProps = {
  file: File
  names: Readonly<Record<string, string>>
  onDone: (text: string, before: Entries | null) => void
  onClose: () => void
}

/** What a file would change, before anything does. */
export function ImportDialog({ file, names, onDone, onClose }: ImportDialogProps) {
  const read = useImport(file)
  return (
    <Dialog title="Import progress" onClose={onClose} className="w-[min(760px,calc(100vw-24px))]">
      <div className="px-5 py-4">
        {read.kind === 'reading' ? <p role="status">Reading {file.name}</p> : null}
        {read.kind === 'refused' ? (
          <Refused name={file.name} message={read.message} onClose={onClose} />
        ) : null}
        {read.kind === 'read' ? (
          <Change name={file.name} read={read} names={names} onDone={onDone} onClose={onClose} />
        ) : null}
      </div>
    </Dialog>
  )
}

function Refused({ name, message, onClose }: { name: string; message: string; onClose: () => void }) {
  return (
    <>
      <p role="alert" className="flex gap-2.5 text-15 leading-text">
        <TriangleAlert aria-hidden className="mt-1 size-4.5 text-warn" />
        <span>
          <b className="break-all">{name}</b> was not imported. {message} Nothing was changed.
        </span>
      </p>
      <div className="mt-4 flex justify-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </>
  )
}

type ChangeProps = Omit<ImportDialogProps, 'file'> & { name: string; read: Read & { kind: 'read' } }

function Change({ name, read, names, onDone, onClose }: ChangeProps) {
  const [choice, setChoice] = useState(read.suggested)
  const [failed, setFailed] = useState(false)
  const { preview, file, mine } = read
  const apply = () => {
    const before = applyEntries(importEntries(mine, file, choice))
    if (!before) return setFailed(true)
    onDone(`Imported ${name}.`, before)
    onClose()
  }
  const nothing = isNothing(preview)
  return (
    <>
      <p className="text-ink-2">
        <b className="break-all text-ink">{name}</b>
        {file.exportedAt ? `, exported on ${day(Date.parse(file.exportedAt))}` : ''}.{' '}
        {nothing ? 'All that it holds is already here.' : 'Nothing is changed before you press Import.'}
      </p>
      <Labs preview={preview} names={names} choice={choice} onChoice={setChoice} />
      <Rest preview={preview} choice={choice} onChoice={setChoice} />
      <LeftOut places={read.leftOut} />
      {failed ? (
        <p role="alert" className="mt-3 text-err">
          This browser would not save that, so nothing was changed. It may have no room left.
        </p>
      ) : null}
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>{nothing ? 'Close' : 'Cancel'}</Button>
        {nothing ? null : (
          <Button variant="primary" onClick={apply}>
            Import
          </Button>
        )}
      </div>
    </>
  )
}

const isNothing = ({ labs, lessons, preferences }: Preview) =>
  labs.length + lessons + preferences.length === 0

type PartProps = { preview: Preview; choice: Choice; onChoice: (choice: Choice) => void }

function Labs({ preview, names, choice, onChoice }: PartProps & Pick<ImportDialogProps, 'names'>) {
  if (preview.labs.length === 0) return null
  return (
    <ul className="mt-4 border-t border-ink" aria-label="Labs that would change">
      {preview.labs.map((lab) => (
        <LabChange
          key={lab.id}
          lab={lab}
          name={Object.hasOwn(names, lab.id) ? (names[lab.id] ?? lab.id) : lab.id}
          side={choice.drafts[lab.id] ?? 'mine'}
          onSide={(side) => onChoice({ ...choice, drafts: { ...choice.drafts, [lab.id]: side } })}
        />
      ))}
    </ul>
  )
}

function Rest({ preview: { same, lessons, preferences }, choice, onChoice }: PartProps) {
  return (
    <div className="mt-3 grid gap-2 text-ink-2">
      {same > 0 ? (
        <p>{`${count(same, 'lab')} of the file ${same === 1 ? 'is' : 'are'} here just so.`}</p>
      ) : null}
      {lessons > 0 ? <p>{`The mark of ${count(lessons, 'lesson')} changes.`}</p> : null}
      {preferences.length > 0 ? (
        <label className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="accent-(--accent)"
            checked={choice.preferences === 'theirs'}
            onChange={({ currentTarget }) =>
              onChoice({ ...choice, preferences: currentTarget.checked ? 'theirs' : 'mine' })
            }
          />
          Take the settings of the file too. {count(preferences.length, 'setting')} would change.
        </label>
      ) : null}
    </div>
  )
}

function LeftOut({ places }: { places: readonly string[] }) {
  if (places.length === 0) return null
  return (
    <details className="mt-3 text-13 text-ink-2">
      <summary className="min-h-6">
        {places.length === 1
          ? 'One entry of the file could not be read and stays out.'
          : `${places.length} entries of the file could not be read and stay out.`}
      </summary>
      <ul className="mt-1 ml-4.5 list-disc font-mono text-12 break-all">
        {places.slice(0, 50).map((place) => (
          <li key={place}>{place}</li>
        ))}
        {places.length > 50 ? <li>and {places.length - 50} more</li> : null}
      </ul>
    </details>
  )
}
