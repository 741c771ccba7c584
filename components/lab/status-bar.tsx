'use client'

import { languageOf } from '@/lib/editor/language.ts'

type Props = {
  file: string
  readOnly: boolean
  place: { line: number; column: number }
  /** How Tab behaves now; null: the plain editor, which Tab always leaves. */
  tab: { movesFocus: boolean; toggle: () => void } | null
  /** Null until it is known; nothing can be chosen before. */
  choice: 'full' | 'plain' | null
  onPlain: (plain: boolean) => void
}

export const TAB_HELP = 'tab-help'

/** Under the editor. Its last item is the way out of the editor by keyboard. */
export function StatusBar({ file, readOnly, place, tab, choice, onPlain }: Props) {
  return (
    <div className="lab-status flex h-[26px] items-center gap-[18px] overflow-hidden border-t border-line bg-code px-3.5 text-12 whitespace-nowrap text-ink-3 max-md:hidden">
      <span>
        Line {place.line}, column {place.column}
      </span>
      <span>{languageOf(file).name}</span>
      {readOnly ? <span>Read only</span> : null}
      <label className="needs-script ml-auto inline-flex min-h-6 items-center gap-1.5">
        <input
          type="checkbox"
          checked={choice === 'plain'}
          disabled={choice === null}
          onChange={(event) => onPlain(event.target.checked)}
          className="accent-(--accent)"
        />
        Plain editor
      </label>
      {tab ? (
        <button
          type="button"
          id={TAB_HELP}
          aria-pressed={tab.movesFocus}
          onClick={tab.toggle}
          className="min-h-6 hover:text-ink focus-visible:-outline-offset-2"
        >
          Tab key moves focus: {tab.movesFocus ? 'on' : 'off'} ({isMac() ? 'Ctrl Shift M' : 'Ctrl M'})
        </button>
      ) : (
        <span id={TAB_HELP}>Tab leaves the editor</span>
      )}
    </div>
  )
}

const isMac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
