import { ChevronDown } from 'lucide-react'
import { type RefObject, useId } from 'react'
import { type Choice, choiceGroups } from '@/components/build-view/change-choice.ts'
import type { Shown } from '@/components/build-view/rows.ts'
import { Segments } from '@/components/build-view/segments.tsx'
import { ESTIMATED } from '@/lib/engine/build/report/words.ts'
import type { Change } from '@/lib/worker/protocol.ts'

export type View = 'layers' | 'log'
type Props = {
  readonly select: RefObject<HTMLSelectElement | null>
  readonly choices: Change
  readonly own: readonly string[]
  readonly choice: Choice
  readonly shown: Shown
  readonly view: View
  readonly onChoice: (choice: Choice) => void
  readonly onShown: (shown: Shown) => void
  readonly onView: (view: View) => void
}

/** The question, and how much of the answer is shown. */
export function Controls({ select, choices, own, choice, shown, view, ...on }: Props) {
  const id = useId()
  return (
    <div className="controls">
      <span className="ask">
        <label htmlFor={id}>If this file changes</label>
        <span className="field">
          <select
            ref={select}
            id={id}
            value={choice}
            onChange={(event) => on.onChoice(event.target.value as Choice)}
          >
            <option value="">nothing</option>
            {choiceGroups(choices, own, choice).map(({ label, options }) => (
              <optgroup key={label} label={label}>
                {options.map(({ value, text }) => (
                  <option key={value} value={value}>
                    {text}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <ChevronDown aria-hidden />
        </span>
      </span>
      {view === 'layers' ? (
        <Segments
          label="Layers shown"
          options={{ all: 'All layers', rebuilt: 'Rebuilt only' }}
          selected={shown}
          onSelect={on.onShown}
        />
      ) : null}
      <Segments
        label="View"
        options={{ layers: 'Layers', log: 'Log' }}
        selected={view}
        onSelect={on.onView}
      />
      <span className="estimated">{ESTIMATED}</span>
    </div>
  )
}
