'use client'

import { ScanLine, Undo2 } from 'lucide-react'
import { type PointerEvent, useEffect } from 'react'
import type { EditorHandle } from '@/components/editor/editor-types.ts'
import { phoneKeys, typedBy } from '@/components/lab/phone-keys.ts'
import { CheckButton } from '@/components/lab/work-bar.tsx'
import { Button } from '@/components/ui/button'

type Props = {
  file: string
  /** The line of the caret up to it. */
  before: string
  readOnly: boolean
  handle: EditorHandle | null
  said: string
  busy: boolean
  onCheck: () => void
  /** Null for a lab without a Dockerfile. */
  onXray: (() => void) | null
  /** Leads to the objectives; null before the first check. */
  onObjectives: (() => void) | null
}

/** Bottom of the editor's sheet on a phone: the result of the last check, keys for this kind of file, Check. */
export function SheetFoot({
  file,
  before,
  readOnly,
  handle,
  said,
  busy,
  onCheck,
  onXray,
  onObjectives,
}: Props) {
  useKeyboardHeight()
  return (
    <div className="lab-foot hidden max-md:block">
      {said ? (
        <div className="lab-said flex items-center gap-3 border-t border-line bg-surface py-1.5 pr-3 pl-3.5 text-14">
          <p aria-hidden className="min-w-0 flex-1 py-1">
            {said}
          </p>
          {onObjectives ? (
            <Button className="h-11" onClick={onObjectives}>
              Objectives
            </Button>
          ) : null}
        </div>
      ) : null}
      {readOnly ? null : <Keys file={file} before={before} handle={handle} />}
      <div className="flex gap-2 border-t border-line bg-page px-3 py-2.5">
        {onXray ? (
          <Button className="h-12 text-15" onClick={onXray}>
            <ScanLine aria-hidden />
            X-ray
          </Button>
        ) : null}
        <CheckButton busy={busy} onCheck={onCheck} className="h-12 flex-1 text-15" />
      </div>
    </div>
  )
}

/** Instructions, and the symbols that a phone's keyboard hides behind two taps. */
function Keys({ file, before, handle }: Pick<Props, 'file' | 'before' | 'handle'>) {
  const look =
    'h-9 min-w-10 flex-none rounded-2 border border-line bg-surface px-[9px] font-mono text-14 leading-none font-medium'
  // The keyboard would close if the key took the focus.
  const keep = { onPointerDown: (event: PointerEvent) => event.preventDefault() }
  return (
    <div
      role="group"
      aria-label="Keys for this file"
      className="flex h-[46px] items-center gap-1.5 overflow-x-auto border-t border-line bg-sunken px-2"
    >
      <button
        type="button"
        aria-label="Undo"
        className={`${look} grid place-items-center`}
        onClick={() => handle?.undo()}
        {...keep}
      >
        <Undo2 aria-hidden />
      </button>
      {phoneKeys(file).map((key) => (
        <button
          key={key.label}
          type="button"
          className={look}
          onClick={() => handle?.insert(typedBy(key, plainBefore() ?? before))}
          {...keep}
        >
          {key.label}
        </button>
      ))}
    </div>
  )
}

/** In the plain editor, as it stands at this moment: text that a key has put in tells nobody where the caret went. */
function plainBefore(): string | null {
  const area = document.querySelector<HTMLTextAreaElement>('.lab-ide textarea[id^="editor-"]')
  return area && (area.value.slice(0, area.selectionStart).split('\n').at(-1) ?? '')
}

/** Less than this is the browser's own bar, which comes and goes. */
const KEYBOARD = 120

/** A phone's keyboard lies over the page: tells the style how much of it, so that Check stands above. */
function useKeyboardHeight() {
  useEffect(() => {
    const view = window.visualViewport
    const { style, dataset } = document.documentElement
    if (!view) return
    const follow = () => {
      const covered = Math.round(innerHeight - view.height - view.offsetTop)
      style.setProperty('--keyboard', `${covered > KEYBOARD ? covered : 0}px`)
      if (covered > KEYBOARD) dataset['keyboard'] = 'open'
      else delete dataset['keyboard']
    }
    follow()
    view.addEventListener('resize', follow)
    view.addEventListener('scroll', follow)
    return () => {
      view.removeEventListener('resize', follow)
      view.removeEventListener('scroll', follow)
      style.removeProperty('--keyboard')
      delete dataset['keyboard']
    }
  }, [])
}
