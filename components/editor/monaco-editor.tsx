'use client'

import { Editor } from '@monaco-editor/react'
import { TabFocus } from 'monaco-editor/editor/browser/config/tabFocus'
import { useEffect, useEffectEvent, useRef, useState } from 'react'

import type { EditorHandle, EditorProps, Place } from '@/components/editor/editor-types.ts'
import { glyph, markerData, options } from '@/components/editor/monaco-options.ts'
import { setReport } from '@/components/editor/monaco-report.ts'
import { type Monaco, setUp } from '@/components/editor/monaco-setup.ts'
import { useDark } from '@/components/editor/use-dark.ts'
import { worstByLine } from '@/components/editor/worst-by-line.ts'
import { toMarkers } from '@/lib/editor/adapters.ts'
import { languageOf } from '@/lib/editor/language.ts'
import type { Look } from '@/lib/editor/look.ts'
import { replacementFor } from '@/lib/editor/replacement.ts'
import { addressOf } from '@/lib/editor/suggestions.ts'
import { preferences } from '@/lib/store/browser.ts'
import './monaco.css'

const monaco: Monaco = setUp()
type Instance = ReturnType<Monaco['editor']['create']>
const NO_FILES = {}

type Props = EditorProps & {
  readonly look: Look
  /** Read once, at the moment the text is on screen: where the plain editor stands then. */
  readonly place: () => Place | null
  readonly onReady: (handle: EditorHandle) => void
  readonly onTabMode: (movesFocus: boolean) => void
}

/** The full editor. Mounted over the plain one, which stays until `onReady`. */
export function MonacoEditor({ file, text, readOnly, lines, look, place, ...on }: Props) {
  const [editor, setEditor] = useState<Instance | null>(null)
  const dark = useDark()
  useMarkers(editor, file, on)
  useMarkedLines(editor, file, lines)
  useListeners(editor, on)
  const told = useTextFrom(editor, file, text)
  useEffect(() => () => monaco.editor.getModels().forEach((model) => model.dispose()), [])

  function mounted(instance: Instance) {
    TabFocus.setTabFocusMode(preferences.getState().tabKey === 'leave')
    takeOver(instance, place())
    describe(instance, on.describedBy)
    setEditor(instance)
    on.onReady(handleOf(instance))
  }

  return (
    <Editor
      path={addressOf(file)}
      language={languageOf(file).id}
      defaultValue={text}
      theme={dark ? 'drydock-dark' : 'drydock-light'}
      options={{ ...options(look), readOnly, ariaLabel: readOnly ? `${file}, read only` : `${file} editor` }}
      loading={null}
      onMount={(instance) => mounted(instance as unknown as Instance)}
      onChange={(value = '') => {
        told.current.push(value)
        on.onChange(value)
      }}
    />
  )
}

function useMarkers(
  editor: Instance | null,
  file: string,
  { findings, rules, assist, context = NO_FILES }: Pick<Props, 'findings' | 'rules' | 'assist' | 'context'>,
) {
  useEffect(() => {
    const model = editor?.getModel()
    if (model) setReport(model, { findings, rules, assist, context })
  }, [editor, file, findings, rules, assist, context])
  useEffect(() => {
    const model = editor?.getModel()
    if (!editor || !model) return
    monaco.editor.setModelMarkers(model, 'drydock', toMarkers(findings).map(markerData))
    const icons = editor.createDecorationsCollection([...worstByLine(findings)].map(glyph))
    return () => icons.clear()
  }, [editor, file, findings])
}

/**
 * Puts a text into the editor that somebody else changed. What the editor told itself comes back a moment later, when more
 * may have been typed: that is no change, and taking it for one would lose the letters in between.
 */
function useTextFrom(editor: Instance | null, file: string, text: string) {
  const told = useRef<string[]>([])
  useEffect(() => {
    told.current = []
  }, [file])
  useEffect(() => {
    const at = told.current.indexOf(text)
    told.current = at === -1 ? [text] : told.current.slice(at)
    if (editor && at === -1) replaceWith(editor, text)
  }, [editor, file, text])
  return told
}

/** What is pointed at beside the editor; cursor and scroll stay where they are. */
function useMarkedLines(editor: Instance | null, file: string, lines: Props['lines']) {
  useEffect(() => {
    if (!editor || !lines) return
    const range = new monaco.Range(lines.from, 1, lines.to, 1)
    const marks = editor.createDecorationsCollection([
      { range, options: { isWholeLine: true, className: 'pointed-line' } },
    ])
    return () => marks.clear()
  }, [editor, file, lines])
}

function useListeners(
  editor: Instance | null,
  { onCursor, onTabMode }: Pick<Props, 'onCursor' | 'onTabMode'>,
) {
  const cursor = useEffectEvent(onCursor)
  const tabMode = useEffectEvent(onTabMode)
  useEffect(() => {
    if (!editor) return
    tabMode(TabFocus.getTabFocusMode())
    const listeners = [
      editor.onDidChangeCursorPosition(({ position }) =>
        cursor({ line: position.lineNumber, column: position.column }),
      ),
      // The editor's own options do not follow this switch, so their event would miss it.
      TabFocus.onDidChangeTabFocus((movesFocus) => {
        tabMode(movesFocus)
        preferences.getState().choose('tabKey', movesFocus ? 'leave' : 'indent')
      }),
    ]
    return () => listeners.forEach((listener) => listener.dispose())
  }, [editor])
}

/** Selection, scroll and focus go on where the plain editor had them. */
function takeOver(editor: Instance, place: Place | null) {
  // Widths are measured before the web font has come.
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts())
  editor.layout()
  const model = editor.getModel()
  if (!place || !model) return
  // Typed while this editor was being made.
  if (model.getValue() !== place.text) model.setValue(place.text)
  const [start, end] = [model.getPositionAt(place.start), model.getPositionAt(place.end)]
  editor.setSelection(monaco.Range.fromPositions(start, end))
  editor.setScrollTop(place.top)
  if (place.focused) editor.focus()
}

/** What says how to get out with the keyboard; Monaco has no option for it. */
function describe(editor: Instance, id: string) {
  editor.getDomNode()?.querySelector('[role=textbox]')?.setAttribute('aria-describedby', id)
}

/** The shortest edit that does it, so that caret and scroll stay. */
function replaceWith(editor: Instance, text: string) {
  const model = editor.getModel()
  const replacement = model && replacementFor(model.getValue(), text)
  if (!replacement) return
  const [start, end] = [model.getPositionAt(replacement.from), model.getPositionAt(replacement.to)]
  editor.pushUndoStop()
  editor.executeEdits('page', [{ range: monaco.Range.fromPositions(start, end), text: replacement.text }])
  editor.pushUndoStop()
}

function handleOf(editor: Instance): EditorHandle {
  return {
    focus: () => editor.focus(),
    goTo(line, column) {
      editor.setPosition({ lineNumber: line, column })
      editor.revealLineInCenterIfOutsideViewport(line)
      editor.focus()
    },
    insert: (text) => editor.trigger('keyboard', 'type', { text }),
    undo: () => editor.trigger('keyboard', 'undo', null),
    replace: (text) => replaceWith(editor, text),
    toggleTab: () => editor.trigger('keyboard', 'editor.action.toggleTabFocusMode', null),
  }
}
