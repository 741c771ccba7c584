'use client'

import { Button } from '@/components/ui/button'

/** In place of a list of problems that all say the same. */
export function EmptyFile({ file, onRestore }: { file: string; onRestore: () => void }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-sunken px-3.5 py-2 text-13"
    >
      <p className="min-w-0 flex-1 basis-56">
        {file} is empty, so there is nothing to check in it. Write it anew, or begin from where the lab began.
      </p>
      <Button size="sm" onClick={onRestore}>
        Put the start back
      </Button>
    </div>
  )
}
