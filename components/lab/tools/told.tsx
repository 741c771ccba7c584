'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** What a tool has to say that does not go away by itself. */
export type ToldText =
  | { readonly kind: 'link'; readonly link: string; readonly words: string }
  | { readonly kind: 'problems'; readonly title: string; readonly problems: readonly string[] }

export function Told({ told, onClose }: { told: ToldText; onClose: () => void }) {
  return (
    <Dialog title={told.kind === 'link' ? 'Copy this link' : told.title} onClose={onClose}>
      <div className="grid gap-3 px-5 py-4 text-14">
        {told.kind === 'link' ? (
          <CopyByHand {...told} />
        ) : (
          told.problems.map((problem) => <p key={problem}>{problem}</p>)
        )}
        <Button className="justify-self-end" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  )
}

function CopyByHand({ link, words }: { link: string; words: string }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  return (
    <>
      <p>This browser does not let the page copy. The link is selected: copy it from here. {words}</p>
      <input
        ref={field}
        aria-label="Link to your files"
        readOnly
        value={link}
        onFocus={({ currentTarget }) => currentTarget.select()}
        className="h-(--h-ctl-lg) w-full rounded-2 border border-line-strong bg-surface px-3 font-mono text-13 max-md:text-16"
      />
    </>
  )
}
