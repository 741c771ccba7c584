import type { editor } from 'monaco-editor/editor'
import type { Marker } from '@/lib/editor/adapters.ts'
import type { Look } from '@/lib/editor/look.ts'

/** The same type and spacing as the plain editor, so that nothing moves when the full one takes over. */
export function options({ size, line, wrap }: Look): editor.IStandaloneEditorConstructionOptions {
  const style = getComputedStyle(document.documentElement)
  return {
    fontFamily: style.getPropertyValue('--font-mono') || 'monospace',
    fontLigatures: false,
    fontSize: size,
    lineHeight: line,
    padding: { top: 10, bottom: 10 },
    accessibilitySupport: 'auto',
    guides: { indentation: false },
    renderFinalNewline: 'on',
    automaticLayout: true,
    fixedOverflowWidgets: true,
    folding: true,
    showFoldingControls: 'mouseover',
    glyphMargin: true,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 14,
    links: false,
    matchBrackets: 'near',
    minimap: { enabled: false },
    occurrencesHighlight: 'singleFile',
    overviewRulerLanes: 0,
    quickSuggestions: { other: true, comments: false, strings: true },
    hideCursorInOverviewRuler: true,
    overviewRulerBorder: false,
    renderLineHighlight: 'all',
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    selectionHighlight: false,
    tabSize: 4,
    wordBasedSuggestions: 'off',
    'semanticHighlighting.enabled': true,
    wordWrap: wrap ? 'on' : 'off',
  }
}

const SEVERITY = { error: 8, warning: 4, info: 2 } as const
const WORD = { error: 'Error', warning: 'Warning', info: 'Note' } as const

export function markerData({ severity, code, ...marker }: Marker): editor.IMarkerData {
  return { ...marker, severity: SEVERITY[severity], code, source: 'Drydock' }
}

/** The icon left of the line number: three shapes, so that the colour never speaks alone. */
export function glyph([line, severity]: readonly [number, Marker['severity']]): editor.IModelDeltaDecoration {
  return {
    range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
    options: {
      glyphMarginClassName: `glyph glyph-${severity}`,
      glyphMarginHoverMessage: { value: WORD[severity] },
    },
  }
}
