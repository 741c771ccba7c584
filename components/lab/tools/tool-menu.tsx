'use client'

import { Archive, FileDown, FileUp, RotateCcw, Share2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react'

export type ToolMenuProps = {
  /** Id of the button that opens it. */
  opener: string
  /** What the student edits. */
  files: readonly string[]
  /** Also what has a button of its own where there is room. */
  all: boolean
  onDownload: (file: string) => void
  onDownloadAll: () => void
  onUpload: () => void
  onShare: () => void
  onReset: () => void
  onClose: () => void
}

/** What is done with the files as a whole. Arrows move, Esc closes. */
export function ToolMenu({ opener, files, all, onClose, ...on }: ToolMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(onClose)
  useEffect(() => {
    items(menu.current)[0]?.focus()
    const outside = ({ target }: Event) => {
      const button = document.getElementById(opener)
      if (target instanceof Node && !menu.current?.contains(target) && !button?.contains(target)) close()
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [opener])

  const onKeyDown = (event: KeyboardEvent) => {
    const list = items(menu.current)
    const at = list.findIndex((item) => item === document.activeElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      list.at(next % list.length)?.focus()
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault()
      document.getElementById(opener)?.focus()
      onClose()
    }
  }
  const item = (icon: ReactNode, words: string, act: () => void) => (
    <button
      key={words}
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="flex min-h-9 w-full items-center gap-2.5 rounded-2 px-2.5 text-left whitespace-nowrap hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 max-md:min-h-11"
      onClick={() => {
        document.getElementById(opener)?.focus()
        onClose()
        act()
      }}
    >
      {icon}
      {words}
    </button>
  )
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-labelledby={opener}
      onKeyDown={onKeyDown}
      className="absolute top-full right-0 z-50 mt-1 max-h-[60dvh] min-w-56 overflow-auto rounded-3 border border-line bg-raised p-1 text-14 text-ink shadow-3"
    >
      {all ? item(<Share2 aria-hidden />, 'Share', on.onShare) : null}
      {files.map((file) => item(<FileDown aria-hidden />, `Download ${file}`, () => on.onDownload(file)))}
      {item(<Archive aria-hidden />, 'Download all as .zip', on.onDownloadAll)}
      {item(<FileUp aria-hidden />, 'Upload a file', on.onUpload)}
      {all ? item(<RotateCcw aria-hidden />, 'Reset', on.onReset) : null}
    </div>
  )
}

const items = (menu: HTMLElement | null) => [
  ...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
]
