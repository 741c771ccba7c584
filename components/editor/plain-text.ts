import { moved, replacementFor } from '@/lib/editor/replacement.ts'

/**
 * Puts a whole text into a text area in one step that its own undo knows; selection and scroll stay. Where the browser will
 * not do that, `onChange` takes the text.
 */
export function replaceIn(
  area: HTMLTextAreaElement | null,
  text: string,
  onChange: (text: string) => void,
): void {
  const replacement = area ? replacementFor(area.value, text) : null
  if (!area || !replacement) return
  const { selectionStart, selectionEnd, scrollTop, scrollLeft } = area
  area.focus()
  area.setSelectionRange(replacement.from, replacement.to)
  const command = replacement.text === '' ? 'delete' : 'insertText'
  if (!document.execCommand(command, false, replacement.text)) return onChange(text)
  area.setSelectionRange(moved(selectionStart, replacement), moved(selectionEnd, replacement))
  Object.assign(area, { scrollTop, scrollLeft })
}
