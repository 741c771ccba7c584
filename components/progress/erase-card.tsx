'use client'

import { Trash2 } from 'lucide-react'
import { eraseEverything } from '@/components/progress/apply.ts'
import { SideCard } from '@/components/progress/side-card.tsx'
import { Button } from '@/components/ui/button'
import type { Entries } from '@/lib/store/entries.ts'

/** No question before, but a way back. */
export function EraseCard({ onDone }: { onDone: (text: string, before: Entries | null) => void }) {
  const erase = () => {
    const before = eraseEverything()
    if (before) onDone('Everything was erased from this browser.', before)
    else onDone('This browser does not let the page erase anything.', null)
  }
  return (
    <SideCard
      title="Start over"
      words="Removes progress, lab files and settings from this browser. Export first if you may want them. Undo stays until you close it or leave this page."
    >
      <Button size="sm" className="text-err! max-md:h-11" onClick={erase}>
        <Trash2 aria-hidden className="size-3.5" />
        Erase everything
      </Button>
    </SideCard>
  )
}
