import { useId } from 'react'
import type { Setting } from '@/components/settings/settings-data.ts'

type ChoiceProps<V extends string> = { setting: Setting<V>; value: V; onChoose: (value: V) => void }

/** Radio buttons that look like one control. They say what is chosen before the scripts have come, too. */
export function Choice<V extends string>({ setting, value, onChoose }: ChoiceProps<V>) {
  const id = useId()
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-8 gap-y-2.5 border-b border-line py-4 max-md:grid-cols-1">
      <div>
        <legend className="float-left w-full text-15 font-semi">{setting.title}</legend>
        <p id={id} className="text-13 leading-text text-ink-2">
          {setting.words}
        </p>
      </div>
      <div className="flex flex-wrap rounded-2 border border-line-strong bg-surface max-md:w-fit">
        {setting.options.map((option) => (
          <label
            key={option.value}
            className="relative inline-flex h-8.5 items-center border-r border-line px-3 font-medium text-ink-2 first:rounded-l-2 last:rounded-r-2 last:border-r-0 hover:bg-hover has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus max-md:h-11 forced-colors:has-checked:outline-2"
          >
            <input
              type="radio"
              name={id}
              aria-describedby={id}
              checked={value === option.value}
              onChange={() => onChoose(option.value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {option.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
