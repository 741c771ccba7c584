/** One key, or keys pressed together: `Ctrl K`. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-block rounded-[4px] border border-b-2 border-line bg-surface px-[5px] py-[3px] text-11 leading-none whitespace-nowrap text-ink-2">
      {children}
    </kbd>
  )
}
