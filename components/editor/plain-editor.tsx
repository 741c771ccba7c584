'use client'

import { type CSSProperties, type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { EditorHandle, EditorProps, Lines, Place } from '@/components/editor/editor-types.ts'
import { Highlighted, isColoured } from '@/components/editor/highlighted.tsx'
import { replaceIn } from '@/components/editor/plain-text.ts'
import { worstByLine } from '@/components/editor/worst-by-line.ts'
import { SeverityIcon } from '@/components/lab/severity-icon.tsx'
import { cn } from '@/lib/cn'
import { type Look, USUAL_LOOK } from '@/lib/editor/look.ts'
import { lineAndColumn, offsetOfLine } from '@/lib/editor/position.ts'

type Props = Omit<EditorProps, 'assist'> & {
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly look?: Look
  readonly onReady: (handle: EditorHandle) => void
}

/** Works at once and everywhere: a text area with line numbers. Tab leaves it, as in any form. */
export function PlainEditor({ file, text, area, lines, onReady, look = USUAL_LOOK, ...props }: Props) {
  const gutter = useRef<HTMLPreElement>(null)
  const colours = useRef<HTMLPreElement>(null)
  const ready = useEffectEvent(() => onReady(handleOf(area, look, props)))
  useEffect(() => ready(), [area, look])
  // Where lines wrap, no second text could stand line by line beside or beneath the first.
  const coloured = !look.wrap && isColoured(file, text)

  function follow({ scrollTop, scrollLeft }: HTMLTextAreaElement) {
    if (gutter.current) gutter.current.scrollTop = scrollTop
    if (colours.current) Object.assign(colours.current, { scrollTop, scrollLeft })
  }

  return (
    <div
      className="flex min-h-0 flex-1 overflow-hidden bg-code font-mono text-(length:--code-size) leading-(--code-line) max-md:text-[max(16px,var(--code-size))]"
      style={{ '--code-size': `${look.size}px`, '--code-line': `${look.line}px` } as CSSProperties}
    >
      {look.wrap ? (
        <span className="w-3.5 flex-none" />
      ) : (
        <pre
          ref={gutter}
          aria-hidden
          className="relative m-0 w-[60px] flex-none overflow-hidden py-2.5 pr-3.5 text-right text-(--mo-lineNumber) select-none max-md:w-12 max-md:pr-2.5"
        >
          <LineIcons findings={props.findings} line={look.line} />
          {lineNumbers(text)}
        </pre>
      )}
      <div className="relative min-w-0 flex-1">
        {coloured ? (
          <pre
            ref={colours}
            aria-hidden
            className="absolute inset-0 isolate m-0 overflow-hidden py-2.5 [tab-size:4] text-code-ink forced-colors:hidden"
          >
            {lines ? <Mark {...lines} line={look.line} /> : null}
            <Highlighted file={file} text={text} />
          </pre>
        ) : null}
        <TextArea
          {...props}
          file={file}
          text={text}
          area={area}
          look={look}
          coloured={coloured}
          onMoved={follow}
        />
      </div>
    </div>
  )
}

/** Behind the text, and scrolled with it. */
function Mark({ from, to, line }: Lines & { line: number }) {
  return (
    <span
      className="absolute inset-x-0 -z-1 bg-accent-soft"
      style={{ top: 10 + (from - 1) * line, height: (to - from + 1) * line }}
    />
  )
}

/** At the lines with problems: three shapes, scrolled with the numbers. */
function LineIcons({ findings, line }: { findings: EditorProps['findings']; line: number }) {
  return [...worstByLine(findings)].map(([at, severity]) => (
    <span
      key={at}
      className="absolute left-2 inline-grid place-items-center max-md:left-0.5 [&>svg]:size-[15px] max-md:[&>svg]:size-3"
      style={{ top: 10 + (at - 1) * line, height: line }}
    >
      <SeverityIcon severity={severity} />
    </span>
  ))
}

type TextAreaProps = Omit<Props, 'onReady' | 'lines' | 'look'> & {
  readonly look: Look
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
  look,
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
      wrap={look.wrap ? 'soft' : 'off'}
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
  const { value, selectionStart, selectionEnd, scrollTop } = area
  return {
    text: value,
    start: selectionStart,
    end: selectionEnd,
    top: scrollTop,
    focused: document.activeElement === area,
  }
}

function handleOf(
  area: RefObject<HTMLTextAreaElement | null>,
  { line: height }: Look,
  { onCursor, onChange }: Pick<EditorProps, 'onCursor' | 'onChange'>,
): EditorHandle {
  return {
    focus: () => area.current?.focus(),
    goTo(line, column) {
      const element = area.current
      if (!element) return
      const offset = offsetOfLine(element.value, line) + column - 1
      element.focus()
      element.setSelectionRange(offset, offset)
      element.scrollTop = Math.max(0, (line - 4) * height)
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
    replace: (text) => replaceIn(area.current, text, onChange),
    toggleTab: null,
  }
}
