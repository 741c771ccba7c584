'use client'

import { useEffect, useReducer } from 'react'
import { useStore } from 'zustand'
import { applyEntries } from '@/components/progress/apply.ts'
import { BackupNudge } from '@/components/progress/backup-nudge.tsx'
import type { ProgressCourse } from '@/components/progress/course-data.ts'
import { EraseCard } from '@/components/progress/erase-card.tsx'
import { LabTable } from '@/components/progress/lab-table.tsx'
import { ModuleTable } from '@/components/progress/module-table.tsx'
import { RecordCard } from '@/components/progress/record-card.tsx'
import { CorruptNotice, StorageNotice } from '@/components/progress/storage-notice.tsx'
import { StoredHere } from '@/components/progress/stored-here.tsx'
import { totals } from '@/components/progress/totals.ts'
import { TotalsBar } from '@/components/progress/totals-bar.tsx'
import { TransferCard } from '@/components/progress/transfer-card.tsx'
import { useBackup } from '@/components/progress/use-backup.ts'
import { useUndo } from '@/components/progress/use-undo.tsx'
import { progressStore, storage } from '@/lib/store/browser.ts'
import { forgetEntries } from '@/lib/store/forget.ts'
import { progressOf } from '@/lib/store/progress.ts'
import { useProgress } from '@/lib/store/use-progress.ts'

/** All a student has done here, and all that can be done with it. */
export function ProgressPage({ course }: { course: ProgressCourse }) {
  const saved = useProgress()
  const { refresh } = useBackup()
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const { tell, toast } = useUndo(() => {
    refresh()
    drawAgain()
  })
  useEffect(() => void storage.probe(), [])
  const forget = (id: string, title: string) => {
    const before = applyEntries(forgetEntries(progressOf(progressStore.getState()), id))
    tell(
      before ? `The record and files of “${title}” are gone.` : 'This browser would not save that.',
      before,
    )
  }
  const all = totals(course.modules, saved)
  return (
    <div className="needs-script">
      <Notices />
      <TotalsBar all={all} known={saved.hydrated} />
      <div className="grid grid-cols-[minmax(0,1fr)_376px] items-start gap-12 max-lg:grid-cols-[minmax(0,1fr)] max-lg:gap-8">
        <div>
          <h2 className="mb-3 text-20">By module</h2>
          <ModuleTable modules={course.modules} saved={saved} />
          <h2 className="mt-9 mb-3 text-20">Labs</h2>
          <LabTable modules={course.modules} labs={saved.labs} onForget={forget} />
          {saved.hydrated ? <StoredHere /> : null}
        </div>
        <aside aria-label="Record, export and import">
          <RecordCard course={course} all={all} />
          <TransferCard names={namesOf(course)} onDone={tell} />
          <EraseCard onDone={tell} />
        </aside>
      </div>
      <BackupNudge />
      {toast}
    </div>
  )
}

function Notices() {
  const state = useStore(progressStore, ({ storage }) => storage)
  const corrupt = useStore(progressStore, (store) => store.corrupt)
  return (
    <>
      <StorageNotice state={state} />
      {corrupt ? <CorruptNotice /> : null}
    </>
  )
}

const namesOf = ({ modules }: ProgressCourse): Record<string, string> =>
  Object.fromEntries(modules.flatMap(({ labs }) => labs.map(({ id, title }) => [id, title])))
