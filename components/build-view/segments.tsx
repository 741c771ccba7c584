type Props<T extends string> = {
  readonly label: string
  readonly options: Readonly<Record<T, string>>
  readonly selected: T
  readonly onSelect: (option: T) => void
}

/** A few ways to look at one thing, of which one is on. */
export function Segments<T extends string>({ label, options, selected, onSelect }: Props<T>) {
  return (
    <div role="group" aria-label={label} className="segments">
      {Object.entries<string>(options).map(([option, text]) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === selected}
          onClick={() => onSelect(option as T)}
        >
          {text}
        </button>
      ))}
    </div>
  )
}
