'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { Bar } from '@/components/lab/tools/bar.tsx'
import { type Brought, sharedWith } from '@/components/lab/tools/shared-with.ts'
import { Button, ButtonLink } from '@/components/ui/button'
import { isShare } from '@/lib/share/index.ts'

type Files = Readonly<Record<string, string>>
type Props = {
  lab: { id: string; starter: Files }
  /** Files to look at in place of one's own; null: one's own again. */
  onShow: (files: Files | null) => void
  onUse: (files: Files) => void
}

/** Files that came with a link are shown as a copy, until the student says what becomes of them. */
export function SharedBar({ lab, onShow, onUse }: Props) {
  const [brought, setBrought] = useState<Brought | null>(null)
  const open = useEffectEvent(async () => {
    if (!isShare(location.hash)) return
    const next = await sharedWith(lab, location.hash)
    setBrought(next)
    onShow(next.kind === 'files' ? next.files : null)
  })
  useEffect(() => {
    const follow = () => void open()
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  if (!brought) return null

  const done = (files: Files | null) => {
    // A reload asks no second time.
    history.replaceState(history.state, '', location.pathname + location.search)
    setBrought(null)
    onShow(null)
    if (files) onUse(files)
  }
  if (brought.kind === 'files') {
    return (
      <Bar
        label="Files from a link"
        actions={
          <>
            <Button size="sm" variant="primary" onClick={() => done(brought.files)}>
              Use them
            </Button>
            <Button size="sm" onClick={() => done(null)}>
              Keep mine
            </Button>
          </>
        }
      >
        These files came with a link. You see a copy of them; your own are as you left them.
      </Bar>
    )
  }
  return (
    <Bar
      label="Files from a link"
      actions={
        <>
          {brought.kind === 'elsewhere' ? (
            <ButtonLink size="sm" variant="primary" href={brought.href}>
              Open them there
            </ButtonLink>
          ) : null}
          <Button size="sm" onClick={() => done(null)}>
            Keep mine
          </Button>
        </>
      }
    >
      {brought.words} Your own files are as you left them.
    </Bar>
  )
}
