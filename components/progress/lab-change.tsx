import type { ReactNode } from 'react'
import { count } from '@/components/catalogue/words'
import { helpWords, moment } from '@/components/progress/words.ts'
import type { LabProgress } from '@/lib/store/progress-data.ts'
import type { DraftPreview, LabPreview, Side } from '@/lib/store/transfer/preview.ts'

type LabChangeProps = { lab: LabPreview; name: string; side: Side; onSide: (side: Side) => void }

/** One lab of an import: what is here, what is in the file, and what would be kept. */
export function LabChange({ lab, name, side, onSide }: LabChangeProps) {
  return (
    <li className="border-b border-line py-3">
      <h3 className="font-ui text-14 font-semi tracking-normal">{name}</h3>
      <dl className="mt-1 grid grid-cols-3 gap-x-4 gap-y-1 text-13 max-sm:grid-cols-[80px_1fr]">
        <Result name="Here" record={lab.mine} />
        <Result name="In the file" record={lab.theirs} />
        <Result name="Kept" record={lab.kept} />
      </dl>
      {lab.draft ? <Files id={lab.id} name={name} draft={lab.draft} side={side} onSide={onSide} /> : null}
    </li>
  )
}

function Result({ name, record }: { name: string; record: LabProgress | null }) {
  return (
    <div className="max-sm:contents">
      <dt className="text-ink-3">{name}</dt>
      <dd className="text-ink-2">{record ? resultWords(record) : 'no result'}</dd>
    </div>
  )
}

function resultWords(record: LabProgress): string {
  const { best, passed, attempts, hints, solutionSeen } = record
  const help = hints > 0 || solutionSeen ? `, ${helpWords(record)}` : ''
  return `${best} points${passed ? ', passed' : ''}, ${count(attempts, 'check')}${help}`
}

type FilesProps = Omit<LabChangeProps, 'lab'> & { id: string; draft: DraftPreview }

function Files({ id, name, draft: { mine, theirs, suggested }, side, onSide }: FilesProps) {
  const newer = (of: Side) => (mine && suggested === of ? ', newer' : '')
  return (
    <fieldset className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-13">
      <legend className="sr-only">Files of {name}</legend>
      <SideOption of="mine" id={id} side={side} onSide={onSide}>
        {mine ? `Keep my files, saved ${moment(mine.savedAt)}${newer('mine')}` : 'Leave the files out'}
      </SideOption>
      <SideOption of="theirs" id={id} side={side} onSide={onSide}>
        {`Take those of the file, saved ${moment(theirs.savedAt)}${newer('theirs')}`}
      </SideOption>
    </fieldset>
  )
}

type SideOptionProps = Pick<LabChangeProps, 'side' | 'onSide'> & { of: Side; id: string; children: ReactNode }

function SideOption({ of, id, side, onSide, children }: SideOptionProps) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input
        className="accent-(--accent)"
        type="radio"
        name={`files-${id}`}
        checked={side === of}
        onChange={() => onSide(of)}
      />
      {children}
    </label>
  )
}
