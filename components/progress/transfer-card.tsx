'use client'

import { Download, Upload } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { SideCard } from '@/components/progress/side-card.tsx'
import { useBackup } from '@/components/progress/use-backup.ts'
import { day } from '@/components/progress/words.ts'
import { Button } from '@/components/ui/button'
import type { Entries } from '@/lib/store/entries.ts'

const ImportDialog = lazy(async () => {
  const { ImportDialog: Component } = await import('@/components/progress/import-dialog.tsx')
  return { default: Component }
})

type TransferCardProps = {
  /** Names of labs, by id. */
  names: Readonly<Record<string, string>>
  onDone: (text: string, before: Entries | null) => void
}

/** Out as a file, in from a file. Both are loaded when they are used. */
export function TransferCard({ names, onDone }: TransferCardProps) {
  const { exportedAt, exportNow } = useBackup()
  const [file, setFile] = useState<File | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const over = useDrop(setFile)
  return (
    <SideCard
      title="Move to another device"
      words="One file with your progress, your lab files and your settings. Importing merges: the better score stays, and you see what would change first."
    >
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" className="max-md:h-11" onClick={() => void exportNow()}>
          <Download aria-hidden className="size-3.5" />
          Export
        </Button>
        <Button size="sm" className="max-md:h-11" onClick={() => input.current?.click()}>
          <Upload aria-hidden className="size-3.5" />
          Import
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="Progress file to import"
          className="hidden"
          onChange={({ currentTarget }) => {
            setFile(currentTarget.files?.[0] ?? null)
            // The same file can be chosen again.
            currentTarget.value = ''
          }}
        />
        <span className="ml-auto text-12 text-ink-3">
          {exportedAt === null ? 'Never exported' : `Last export ${day(exportedAt)}`}
        </span>
      </div>
      <p className="mt-2.5 text-12 text-ink-3 max-md:hidden">
        A file can also be dropped anywhere on this page.
      </p>
      {over ? <DropHere /> : null}
      {file ? (
        <Suspense>
          <ImportDialog file={file} names={names} onDone={onDone} onClose={() => setFile(null)} />
        </Suspense>
      ) : null}
    </SideCard>
  )
}

/** True while a file is held over the page. */
function useDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    // Leaving an element for one inside it is no leaving: only that of the window names no next one.
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (!file) return
      event.preventDefault()
      setOver(false)
      onFile(file)
    }
    addEventListener('dragover', drag)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', drag)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [onFile])
  return over
}

function DropHere() {
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-4 border-2 border-dashed border-accent bg-page/90 text-20 font-semi"
    >
      Drop the progress file to see what it would change
    </div>
  )
}
