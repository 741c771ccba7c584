import { cn } from '@/lib/cn'

/** The modules as marks on a hull, those that are done in red lead. The words stand beside it. */
export function DraughtScale({
  marks,
  className,
}: {
  marks: readonly { readonly number: number; readonly done: boolean }[]
  className?: string
}) {
  return (
    <ol
      aria-hidden
      className={cn(
        'grid content-between justify-items-end font-display text-11 leading-none font-semi text-ink-3 tabular-nums',
        className,
      )}
    >
      {marks.toReversed().map(({ number, done }) => (
        <li
          key={number}
          className={cn('draught flex items-center gap-1.5', done && 'font-bold text-lead-text')}
          data-done={done}
        >
          {number}
        </li>
      ))}
    </ol>
  )
}
