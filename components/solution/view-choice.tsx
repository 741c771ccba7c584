import { useStore } from 'zustand'
import { cn } from '@/lib/cn'
import { preferences } from '@/lib/store/browser.ts'

export type DiffLook = 'inline' | 'beside'
const LOOKS = { inline: 'Inline', beside: 'Side by side' } as const

/** How differences stand. Remembered; where there is no room for two columns they are inline whatever was chosen. */
export function useDiffLook(): DiffLook {
  return useStore(preferences, ({ diff }) => diff)
}

export function ViewChoice() {
  const selected = useDiffLook()
  const choose = useStore(preferences, (state) => state.choose)
  return (
    <Choice
      label="Differences"
      options={LOOKS}
      selected={selected}
      onSelect={(look) => choose('diff', look)}
    />
  )
}

type ChoiceProps<T extends string> = {
  label: string
  options: Readonly<Record<T, string>>
  selected: T
  onSelect: (option: T) => void
}

/** A few ways to look at one thing, of which one is on. */
export function Choice<T extends string>({ label, options, selected, onSelect }: ChoiceProps<T>) {
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex flex-none rounded-2 border border-line bg-sunken"
    >
      {Object.entries<string>(options).map(([option, words]) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === selected}
          onClick={() => onSelect(option as T)}
          className={cn(
            '-m-px h-(--h-ctl-sm) rounded-2 border px-2.5 text-13 font-medium whitespace-nowrap',
            option === selected
              ? 'border-line-strong bg-raised text-ink forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none'
              : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          {words}
        </button>
      ))}
    </div>
  )
}
