'use client'

import { Editor } from '@monaco-editor/react'
import { useEffect, useRef, useState } from 'react'
import type { EditorHandle, EditorProps, Place } from '@/components/editor/editor-types.ts'
import { glyph, markerData, options } from '@/components/editor/monaco-options.ts'
import { type Monaco, setReport, setUp } from '@/components/editor/monaco-setup.ts'
import { useDark } from '@/components/editor/use-dark.ts'
import { toMarkers } from '@/lib/editor/adapters.ts'
import { languageOf } from '@/lib/editor/language.ts'
import './monaco.css'

const monaco: Monaco = setUp()
type Instance = ReturnType<Monaco['editor']['create']>

type Props = EditorProps & {
  /** Read once, at the moment the text is on screen: where the plain editor stands then. */
  readonly place: () => Place | null
  readonly onReady: (handle: EditorHandle) => void
  readonly onTabMode: (movesFocus: boolean) => void
}

/** The full editor. Mounted over the plain one, which stays until `onReady`. */
export default function MonacoEditor({ file, text, readOnly, report, rules, place, ...props }: Props) {
  const [editor, setEditor] = useState<Instance | null>(null)
  const latest = useRef(props)
  latest.current = props
  const dark = useDark()

  useMarkers(editor, file, report, rules)
  useEffect(() => () => monaco.editor.getModels().forEach((model) => model.dispose()), [])

  function mounted(instance: Instance) {
    takeOver(instance, place())
    listen(instance, latest)
    setEditor(instance)
    latest.current.onReady(handleOf(instance))
  }

  return (
    <Editor
      path={`file:///lab/${file}`}
      language={languageOf(file).id}
      value={text}
      theme={dark ? 'drydock-dark' : 'drydock-light'}
      options={{ ...options(), readOnly, ariaLabel: readOnly ? `${file}, read only` : `${file} editor` }}
      loading={null}
      onMount={(instance) => mounted(instance as unknown as Instance)}
      onChange={(value) => latest.current.onChange(value ?? '')}
    />
  )
}

function useMarkers(editor: Instance | null, file: string, report: Props['report'], rules: Props['rules']) {
  useEffect(() => {
    const model = editor?.getModel()
    if (!editor || !model) return
    const markers = toMarkers(report)
    setReport(model, report, rules)
    monaco.editor.setModelMarkers(model, 'drydock', markers.map(markerData))
    const icons = editor.createDecorationsCollection(markers.map(glyph))
    return () => icons.clear()
  }, [editor, file, report, rules])
}

/** Selection, scroll and focus go on where the plain editor had them. */
function takeOver(editor: Instance, place: Place | null) {
  const model = editor.getModel()
  editor.layout()
  if (!place || !model) return
  const [start, end] = [model.getPositionAt(place.start), model.getPositionAt(place.end)]
  editor.setSelection(monaco.Range.fromPositions(start, end))
  editor.setScrollTop(place.top)
  if (place.focused) editor.focus()
}

function listen(editor: Instance, latest: { current: Pick<Props, 'onCursor' | 'onTabMode'> }) {
  const { tabFocusMode } = monaco.editor.EditorOption
  const tab = () => latest.current.onTabMode(editor.getOption(tabFocusMode))
  editor.onDidChangeCursorPosition(({ position }) =>
    latest.current.onCursor({ line: position.lineNumber, column: position.column }),
  )
  editor.onDidChangeConfiguration((event) => event.hasChanged(tabFocusMode) && tab())
  tab()
  // Widths are measured before the web font has come.
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts())
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
    toggleTab: () => editor.trigger('keyboard', 'editor.action.toggleTabFocusMode', null),
  }
}
