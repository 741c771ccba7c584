import { CircleAlert, Link2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FromLink } from '@/components/playground/use-playground.ts'
import { Button, ButtonLink } from '@/components/ui/button'

type Props = { readonly icon: ReactNode; readonly children: ReactNode; readonly actions: ReactNode }

export function Strip({ icon, children, actions }: Props) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-accent-soft px-4 py-2 text-13"
    >
      {icon}
      <div className="min-w-0 flex-1 basis-[220px]">{children}</div>
      <span className="flex flex-wrap gap-2">{actions}</span>
    </div>
  )
}

type LinkProps = {
  readonly link: FromLink
  readonly onKeep: () => void
  readonly onLeave: () => void
  readonly onForget: () => void
}

/** Files of somebody else: who opens them is told, and asked before they take the place of their own. */
export function LinkNotice({ link, onKeep, onLeave, onForget }: LinkProps) {
  if (link.kind === 'none') return null
  if (link.kind === 'broken') {
    return (
      <Strip
        icon={<CircleAlert aria-hidden className="size-4.5 flex-none text-warn" />}
        actions={
          <Button size="sm" className="max-md:h-11" onClick={onForget}>
            Close
          </Button>
        }
      >
        <b>The link could not be opened.</b> {link.problem} Your own files are below.
      </Strip>
    )
  }
  return (
    <Strip
      icon={<Link2 aria-hidden className="size-4.5 flex-none text-accent" />}
      actions={
        <>
          {link.lab === null ? null : (
            <ButtonLink size="sm" className="max-md:h-11" href={`/labs/${link.lab}/${location.hash}`}>
              Open the lab
            </ButtonLink>
          )}
          <Button size="sm" className="max-md:h-11" onClick={onKeep}>
            Keep these files
          </Button>
          <Button size="sm" className="max-md:h-11" onClick={onLeave}>
            Back to my files
          </Button>
        </>
      }
    >
      <b>These files came with a link.</b> They are somebody else’s text: the checker reads them, and nothing
      in them runs.
    </Strip>
  )
}

/** What was not read, and why. */
export function Notes({
  notes,
  onClose,
}: {
  readonly notes: readonly string[]
  readonly onClose: () => void
}) {
  if (notes.length === 0) return null
  return (
    <Strip
      icon={<CircleAlert aria-hidden className="size-4.5 flex-none text-ink-2" />}
      actions={
        <Button variant="ghost" size="icon-sm" aria-label="Close the note" onClick={onClose}>
          <X aria-hidden />
        </Button>
      }
    >
      {notes.map((note) => (
        <p key={note} className="break-words">
          {note}
        </p>
      ))}
    </Strip>
  )
}

type WorkingProps = {
  readonly words: string
  readonly done: number
  readonly of: number
  readonly onCancel: () => void
}

export function Working({ words, done, of, onCancel }: WorkingProps) {
  return (
    <div className="flex items-center gap-3 border-b border-line bg-sunken px-4 py-1.5 text-13">
      <label className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
        <span className="tabular-nums">{words}</span>
        <progress className="h-1.5 min-w-20 flex-1 accent-(--accent)" value={done} max={Math.max(1, of)} />
      </label>
      <Button size="sm" className="max-md:h-11" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
