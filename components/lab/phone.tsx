'use client'

import { ChevronDown, Undo2 } from 'lucide-react'
import type { PointerEvent, ReactNode } from 'react'
import type { EditorHandle } from '@/components/editor/editor-types.ts'
import type { ProblemRow } from '@/components/lab/problem-rows.ts'
import { SeverityIcon } from '@/components/lab/severity-icon.tsx'
import type { PhoneView } from '@/components/lab/use-sheet.ts'
import { CheckButton } from '@/components/lab/work-bar.tsx'
import { Button } from '@/components/ui/button'

const KEYS = ['"', '[', ']', '\\', '&&', '--', '$', '/', ':']

type DockBarProps = { problems: readonly ProblemRow[]; onOpen: () => void; onResults: () => void }

/** The bar at the bottom of the brief on a phone. */
export function DockBar({ problems, onOpen, onResults }: DockBarProps) {
  const first = problems[0]
  return (
    <div
      role="region"
      aria-label="Editor"
      className="needs-script fixed inset-x-0 bottom-0 z-30 hidden gap-2 border-t border-line-strong bg-raised px-3 pt-2.5 pb-[calc(10px+env(safe-area-inset-bottom))] max-md:flex"
    >
      <Button id="open-editor" variant="primary" size="lg" className="flex-1" onClick={onOpen}>
        Open editor
      </Button>
      {first ? (
        <Button size="lg" onClick={onResults}>
          <SeverityIcon severity={first.severity} />
          {problems.length} {problems.length === 1 ? 'problem' : 'problems'}
        </Button>
      ) : null}
    </div>
  )
}

const BACK_TO = { brief: 'Brief', editor: 'Editor', results: 'Results' } as const
type SheetHeadProps = { over: PhoneView; onClose: () => void; children: ReactNode }

/** Top of a sheet: the way back to what it lies over. */
export function SheetHead({ over, onClose, children }: SheetHeadProps) {
  return (
    <div className="lab-head hidden h-[52px] items-center gap-2 border-b border-line bg-page px-3 pr-1.5 max-md:flex">
      <Button variant="ghost" onClick={onClose}>
        <ChevronDown aria-hidden />
        {BACK_TO[over]}
      </Button>
      <span className="ml-auto flex items-center gap-2">{children}</span>
    </div>
  )
}

type SheetFootProps = { handle: EditorHandle | null; said: string; busy: boolean; onCheck: () => void }

/** Bottom of the editor's sheet: the result of the last check, the symbols, Check. */
export function SheetFoot({ handle, said, busy, onCheck }: SheetFootProps) {
  return (
    <div className="lab-foot hidden max-md:block">
      {said ? (
        <p aria-hidden className="border-t border-line bg-surface px-3.5 py-2.5 text-14">
          {said}
        </p>
      ) : null}
      <SymbolKeys onInsert={(text) => handle?.insert(text)} onUndo={() => handle?.undo()} />
      <div className="border-t border-line bg-page px-3 py-2.5">
        <CheckButton busy={busy} onCheck={onCheck} className="h-12 w-full text-15" />
      </div>
    </div>
  )
}

type SymbolKeysProps = { onInsert: (text: string) => void; onUndo: () => void }

/** What a phone's keyboard hides behind two taps. */
function SymbolKeys({ onInsert, onUndo }: SymbolKeysProps) {
  const key =
    'h-9 min-w-10 flex-none rounded-2 border border-line bg-surface px-[9px] font-mono text-14 leading-none font-medium'
  // The keyboard would close if the key took the focus.
  const keep = { onPointerDown: (event: PointerEvent) => event.preventDefault() }
  return (
    <div
      role="group"
      aria-label="Symbols"
      className="flex h-[46px] items-center gap-1.5 overflow-x-auto border-t border-line bg-sunken px-2"
    >
      <button
        type="button"
        aria-label="Undo"
        className={`${key} grid place-items-center`}
        onClick={onUndo}
        {...keep}
      >
        <Undo2 aria-hidden />
      </button>
      {KEYS.map((text) => (
        <button key={text} type="button" className={key} onClick={() => onInsert(text)} {...keep}>
          {text}
        </button>
      ))}
    </div>
  )
}
