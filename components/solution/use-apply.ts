import { type RefObject, useState } from 'react'
import { applyChange, standingOf } from '@/lib/solution/apply.ts'
import type { Change } from '@/lib/solution/compare.ts'
import { changeInWords } from '@/lib/solution/words.ts'
import type { WorkspaceState } from '@/lib/store/workspace.ts'

type Applied = {
  readonly id: number
  readonly file: string
  readonly before: string
  readonly after: string
  /** Which of the buttons on the page it was. */
  readonly button: number
}

/**
 * Puts changes into the student's files, says so, and takes the last one back while the file is as the change left it.
 * The button goes with its change: the focus moves on to the next one, or to the element marked `data-apply-end`.
 */
export function useApply(
  { files, setText, open }: Pick<WorkspaceState, 'files' | 'setText' | 'open'>,
  root: RefObject<HTMLElement | null>,
  say: (text: string) => void,
) {
  const [last, setLast] = useState<Applied | null>(null)

  function apply(file: string, change: Change) {
    const before = files[file] ?? ''
    const after = applyChange(before, change)
    if (after === null) return
    const button = buttonsIn(root).findIndex((one) => one === document.activeElement)
    setText(file, after)
    open(file)
    setLast({ id: (last?.id ?? 0) + 1, file, before, after, button })
    say(`Applied to ${file}: ${lower(changeInWords(change))}.`)
    focusNext(root, button)
  }

  function undo() {
    if (!last) return
    setText(last.file, last.before)
    setLast(null)
    say(`Taken back. ${last.file} is as it was.`)
    focusNext(root, last.button)
  }

  return {
    apply,
    undo,
    standing: (file: string, change: Change) => standingOf(files[file] ?? '', change),
    /** The change that can be taken back. */
    last: last && files[last.file] === last.after ? last : null,
    forget: () => setLast(null),
  }
}

const buttonsIn = (root: RefObject<HTMLElement | null>) => [
  ...(root.current?.querySelectorAll<HTMLElement>('[data-apply]') ?? []),
]

function focusNext(root: RefObject<HTMLElement | null>, button: number) {
  // The buttons are those of the text as it stands after the next draw.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const next = buttonsIn(root)[button] ?? root.current?.querySelector<HTMLElement>('[data-apply-end]')
      next?.focus()
    }),
  )
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
