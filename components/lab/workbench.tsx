'use client'

import { type ReactNode, type Ref, useCallback, useMemo, useState } from 'react'
import { CodeEditor } from '@/components/editor/code-editor.tsx'
import type { Assist, EditorHandle, Lines } from '@/components/editor/editor-types.ts'
import { adviceOf } from '@/components/lab/advice.ts'
import { FileTabs } from '@/components/lab/file-tabs.tsx'
import { Panel, type PanelState } from '@/components/lab/panel.tsx'
import type { ProblemActions } from '@/components/lab/problem-list.tsx'
import { heldBackRows, type ProblemRow } from '@/components/lab/problem-rows.ts'
import { sizeGoal } from '@/components/lab/size-goal.ts'
import { StatusBar, TAB_HELP } from '@/components/lab/status-bar.tsx'
import type { Late } from '@/components/lab/use-late.ts'
import { editorId } from '@/components/lab/use-workspace.ts'
import { XrayHost } from '@/components/lab/xray-host.tsx'
import { TabPanel } from '@/components/ui/tabs'
import type { Lab } from '@/lib/engine/index.ts'
import type { WorkspaceState } from '@/lib/store/workspace.ts'
import type { EngineClient } from '@/lib/worker/client.ts'
import { dockerfileOf, hasDockerfile } from '@/lib/worker/file-kind.ts'
import type { LintReport } from '@/lib/worker/protocol.ts'

type Props = ProblemActions & {
  lab: Lab
  workspace: WorkspaceState
  active: string
  report: LintReport
  checked: boolean
  problems: readonly ProblemRow[]
  build: EngineClient['build']
  assist: Assist
  panel: PanelState
  panelRef: Ref<HTMLElement>
  solution: ReactNode
  choice: 'full' | 'plain' | null
  full: boolean
  failed: boolean
  onPlain: (plain: boolean) => void
  onReady: (handle: EditorHandle) => void
  onFailed: () => void
  /** What is on screen came with a link: to read only. */
  copied: boolean
  late: Late | null
  /** Puts a file back to the start. */
  onRestore: (file: string) => void
  /** Above, on a phone. */
  head: ReactNode
  /** Between the editor and what is said about the files. */
  split: ReactNode
  /** Below, on a phone. */
  foot: (editor: FootProps) => ReactNode
}

export type FootProps = {
  readonly file: string
  readonly readOnly: boolean
  readonly handle: EditorHandle | null
  /** The line of the caret up to it. */
  readonly before: string
}

const NONE: LintReport['files'][string] = []

/** The files, the editor and what is said about them. */
export function Workbench({ lab, workspace, active, report, problems, full, failed, late, ...props }: Props) {
  const [place, setPlace] = useState({ line: 1, column: 1 })
  const [movesFocus, setMovesFocus] = useState(false)
  const [handle, setHandle] = useState<EditorHandle | null>(null)
  const [lines, setLines] = useState<Lines | null>(null)
  const ready = (next: EditorHandle) => {
    setHandle(next)
    props.onReady(next)
  }
  const context = useMemo(() => ({ ...lab.context, ...workspace.files }), [lab.context, workspace.files])
  const readOnly = props.copied || !Object.hasOwn(lab.starter, active)
  const heldBack = useMemo(() => heldBackRows(report), [report])
  const text = workspace.files[active] ?? lab.context[active] ?? ''
  const tab = handle?.toggleTab ? { movesFocus, toggle: handle.toggleTab } : null
  const dockerfile = dockerfileOf(lab.starter)
  const builds = hasDockerfile(lab)
  const advice = useMemo(() => adviceOf(report, dockerfile), [report, dockerfile])
  const { onGoTo } = props
  const goTo = useCallback(
    (line: number, column: number) => onGoTo(dockerfile, line, column),
    [onGoTo, dockerfile],
  )

  return (
    <>
      {props.head}
      <FileTabs lab={lab} active={active} problems={problems} onSelect={workspace.open} />
      <TabPanel name="file" tab={active} selected={active} className="flex min-h-0 flex-1 flex-col bg-code">
        <CodeEditor
          id={editorId(lab.id)}
          file={active}
          text={text}
          readOnly={readOnly}
          describedBy={TAB_HELP}
          findings={report.files[active] ?? NONE}
          rules={report.rules}
          assist={props.assist}
          context={context}
          lines={active === dockerfile ? lines : null}
          full={full}
          onChange={(next) => workspace.setText(active, next)}
          onCursor={setPlace}
          onReady={ready}
          onTabMode={setMovesFocus}
          onFailed={props.onFailed}
        />
        {failed ? (
          <p role="status" className="border-t border-line px-3.5 py-1.5 text-12 text-ink-2">
            The full editor could not be loaded. This plain one does everything it needs to.
          </p>
        ) : null}
        <StatusBar
          file={active}
          readOnly={readOnly}
          place={place}
          tab={tab}
          choice={props.choice}
          onPlain={props.onPlain}
        />
      </TabPanel>
      {late && !readOnly && text.trim() === '' && lab.starter[active]?.trim() ? (
        <late.EmptyFile file={active} onRestore={() => props.onRestore(active)} />
      ) : null}
      {props.split}
      <Panel
        ref={props.panelRef}
        panel={props.panel}
        problems={problems}
        heldBack={heldBack}
        checked={props.checked}
        secrets={report.secrets}
        solution={props.solution}
        onGoTo={onGoTo}
        onFix={props.onFix}
        xray={
          builds ? (
            <XrayHost
              ask={props.build}
              files={workspace.files}
              context={lab.context}
              visible={workspace.hydrated && props.panel.visible && props.panel.selected === 'xray'}
              line={active === dockerfile ? place.line : null}
              advice={advice}
              goal={sizeGoal(lab)}
              onGoTo={goTo}
              onPoint={setLines}
            />
          ) : null
        }
      />
      {props.foot({ file: active, readOnly, handle, before: lineBefore(text, place) })}
    </>
  )
}

const lineBefore = (text: string, { line, column }: { line: number; column: number }) =>
  (text.split('\n')[line - 1] ?? '').slice(0, column - 1)
