'use client'

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { EditorHandle, EditorProps, Lines, Place } from '@/components/editor/editor-types.ts'
import { Highlighted, isColoured } from '@/components/editor/highlighted.tsx'
import { cn } from '@/lib/cn'
import { lineAndColumn, offsetOfLine } from '@/lib/editor/position.ts'

type Props = Omit<EditorProps, 'assist'> & {
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly onReady: (handle: EditorHandle) => void
}

/** Height of a line of text in pixels. */
const LINE = 22

/** Works at once and everywhere: a text area with line numbers. Tab leaves it, as in any form. */
export function PlainEditor({ file, text, area, lines, onReady, ...props }: Props) {
  const gutter = useRef<HTMLPreElement>(null)
  const colours = useRef<HTMLPreElement>(null)
  const ready = useEffectEvent(() => onReady(handleOf(area, props.onCursor)))
  useEffect(() => ready(), [area])
  const coloured = isColoured(file, text)

  function follow({ scrollTop, scrollLeft }: HTMLTextAreaElement) {
    if (gutter.current) gutter.current.scrollTop = scrollTop
    if (colours.current) Object.assign(colours.current, { scrollTop, scrollLeft })
  }

  return (
    <div className="flex min-h-0 flex-1 overflow-hidden bg-code font-mono text-13h leading-[22px] max-md:text-16">
      <pre
        ref={gutter}
        aria-hidden
        className="m-0 w-[60px] flex-none overflow-hidden py-2.5 pr-3.5 text-right text-(--mo-lineNumber) select-none max-md:w-12 max-md:pr-2.5"
      >
        {lineNumbers(text)}
      </pre>
      <div className="relative min-w-0 flex-1">
        {coloured ? (
          <pre
            ref={colours}
            aria-hidden
            className="absolute inset-0 isolate m-0 overflow-hidden py-2.5 [tab-size:4] text-code-ink forced-colors:hidden"
          >
            {lines ? <Mark {...lines} /> : null}
            <Highlighted file={file} text={text} />
          </pre>
        ) : null}
        <TextArea {...props} file={file} text={text} area={area} coloured={coloured} onMoved={follow} />
      </div>
    </div>
  )
}

/** Behind the text, and scrolled with it. */
function Mark({ from, to }: Lines) {
  return (
    <span
      className="absolute inset-x-0 -z-1 bg-accent-soft"
      style={{ top: 10 + (from - 1) * LINE, height: (to - from + 1) * LINE }}
    />
  )
}

type TextAreaProps = Omit<Props, 'onReady' | 'lines'> & {
  /** The text is drawn in colour beneath, so its own is clear. */
  readonly coloured: boolean
  readonly onMoved: (area: HTMLTextAreaElement) => void
}

function TextArea({
  id,
  file,
  text,
  readOnly,
  describedBy,
  area,
  coloured,
  onMoved,
  onChange,
  onCursor,
}: TextAreaProps) {
  return (
    <textarea
      ref={area}
      id={id}
      aria-label={readOnly ? `${file}, read only` : `${file} editor`}
      aria-describedby={describedBy}
      value={text}
      readOnly={readOnly}
      wrap="off"
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
      onSelect={({ currentTarget }) =>
        onCursor(lineAndColumn(currentTarget.value, currentTarget.selectionEnd))
      }
      onScroll={({ currentTarget }) => onMoved(currentTarget)}
      className={cn(
        'absolute inset-0 size-full resize-none border-0 bg-transparent py-2.5 pr-4 pl-0 [tab-size:4] caret-(--mo-cursor) focus-visible:-outline-offset-2',
        coloured ? 'text-transparent forced-colors:text-[CanvasText]' : 'text-code-ink',
      )}
    />
  )
}

/** Beyond ten thousand lines nobody reads numbers, and drawing them costs more than the text. */
function lineNumbers(text: string): string {
  const lines = Math.min(text.split('\n').length, 10_000)
  return Array.from({ length: lines }, (_, index) => index + 1).join('\n')
}

export function placeOf(area: HTMLTextAreaElement | null): Place | null {
  if (!area) return null
  const { selectionStart, selectionEnd, scrollTop } = area
  return {
    start: selectionStart,
    end: selectionEnd,
    top: scrollTop,
    focused: document.activeElement === area,
  }
}

function handleOf(
  area: RefObject<HTMLTextAreaElement | null>,
  onCursor: EditorProps['onCursor'],
): EditorHandle {
  return {
    focus: () => area.current?.focus(),
    goTo(line, column) {
      const element = area.current
      if (!element) return
      const offset = offsetOfLine(element.value, line) + column - 1
      element.focus()
      element.setSelectionRange(offset, offset)
      element.scrollTop = Math.max(0, (line - 4) * LINE)
      // A cursor that is set from here is no event in every browser.
      onCursor({ line, column })
    },
    // The only way to type that the browser's own undo knows.
    insert(text) {
      area.current?.focus()
      document.execCommand('insertText', false, text)
    },
    undo() {
      area.current?.focus()
      document.execCommand('undo')
    },
    toggleTab: null,
  }
}
