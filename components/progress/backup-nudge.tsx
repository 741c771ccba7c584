'use client'

import { Download } from 'lucide-react'
import { useBackup } from '@/components/progress/use-backup.ts'
import { Button } from '@/components/ui/button'

/** A quiet line at the foot of the screen. It stands after everything else, so that nothing moves when it comes. */
export function BackupNudge() {
  const { waiting, exportNow, later } = useBackup()
  if (waiting === 0) return null
  return (
    <section
      aria-label="Back up your progress"
      className="nudge sticky bottom-0 z-10 border-t border-line bg-surface"
    >
      <div className="mx-auto flex max-w-(--w-page) flex-wrap items-center gap-x-4 gap-y-2 px-6 py-2.5 max-md:px-4">
        <p className="flex-1 basis-[260px] text-13 text-ink-2">
          {waiting} labs have a result that is only in this browser. A file keeps them safe, and takes them to
          another device.
        </p>
        <div className="flex gap-2">
          <Button size="sm" className="max-md:h-11" onClick={() => void exportNow()}>
            <Download aria-hidden className="size-3.5" />
            Export
          </Button>
          <Button size="sm" variant="ghost" className="max-md:h-11" onClick={later}>
            Not now
          </Button>
        </div>
      </div>
    </section>
  )
}
