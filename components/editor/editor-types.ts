import type { Finding } from '@/lib/engine/index.ts'
import type { EngineClient } from '@/lib/worker/client.ts'
import type { LintReport } from '@/lib/worker/protocol.ts'

/** Whom the full editor asks: what can be written at a place, what stands there, how a file is laid out. */
export type Assist = EngineClient['assist']

/** What the plain and the full editor both take. */
export type EditorProps = {
  /** Id of the plain editor's text area. */
  readonly id: string
  /** Path of the file; also its name for screen readers. */
  readonly file: string
  readonly text: string
  readonly readOnly: boolean
  readonly describedBy: string
  readonly findings: readonly Finding[]
  readonly rules: LintReport['rules']
  readonly assist: Assist
  /** What lies in the build context, path to text; nothing is suggested for COPY without it. */
  readonly context?: Readonly<Record<string, string>>
  /** Lines to mark, first and last: what is pointed at beside the editor. */
  readonly lines: Lines | null
  readonly onChange: (text: string) => void
  readonly onCursor: (place: { line: number; column: number }) => void
}

export type Lines = { readonly from: number; readonly to: number }

/** What the page may ask of the editor that is shown. */
export type EditorHandle = {
  readonly focus: () => void
  readonly goTo: (line: number, column: number) => void
  /** Types text at the caret, as a key would. */
  readonly insert: (text: string) => void
  readonly undo: () => void
  /** Puts a whole text in place as one step that can be undone; caret and scroll stay where they are. */
  readonly replace: (text: string) => void
  /** Null where Tab always leaves the editor. */
  readonly toggleTab: (() => void) | null
}

/** Where the plain editor was when the full one takes over. */
export type Place = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly top: number
  readonly focused: boolean
}
