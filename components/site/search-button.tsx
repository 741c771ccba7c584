import { Keyboard, Search } from '@/components/ui/page-icons'
import type { ReactNode } from 'react'

import type { SiteDialogName } from '@/components/site/site-keys'
import { buttonClass } from '@/components/ui/button-class'
import { Kbd } from '@/components/ui/kbd'

const search: SiteDialogName = 'search'
const shortcuts: SiteDialogName = 'shortcuts'

/** Opens the search: looks like the field that it brings. `SiteKeys` listens. */
export function SearchField() {
  return (
    <button
      type="button"
      data-opens={search}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      className="needs-script flex h-(--h-ctl) w-[304px] min-w-9 shrink items-center gap-2.5 rounded-2 border border-line-strong bg-surface px-2.5 text-13 text-ink-3 hover:bg-hover max-lg:hidden"
    >
      <Search aria-hidden className="size-4" />
      <span className="min-w-0 flex-1 truncate text-left">Search lessons, labs and rules</span>
      <span aria-hidden>
        <Kbd>Ctrl K</Kbd>
      </span>
    </button>
  )
}

/** The same where there is no room for a field. */
export function SearchButton({ className }: { className?: string }) {
  return (
    <IconButton opens={search} label="Search" className={className}>
      <Search aria-hidden className="size-4.5" />
    </IconButton>
  )
}

export function ShortcutsButton({ className }: { className?: string }) {
  return (
    <IconButton opens={shortcuts} label="Shortcuts" className={className}>
      <Keyboard aria-hidden className="size-4.5" />
    </IconButton>
  )
}

type IconButtonProps = {
  opens: SiteDialogName
  label: string
  className?: string | undefined
  children: ReactNode
}

function IconButton({ opens, label, className, children }: IconButtonProps) {
  return (
    <button
      type="button"
      data-opens={opens}
      aria-haspopup="dialog"
      aria-label={label}
      title={label}
      className={buttonClass({ variant: 'ghost', size: 'icon' }, `needs-script ${className ?? ''}`)}
    >
      {children}
    </button>
  )
}
