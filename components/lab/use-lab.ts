import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { EditorHandle } from '@/components/editor/editor-types.ts'
import { useEditorChoice } from '@/components/editor/use-editor-choice.ts'
import { fileNames } from '@/components/lab/file-tabs.tsx'
import { hintRows } from '@/components/lab/hint-rows.ts'
import type { LabPageProps } from '@/components/lab/lab-props.ts'
import { firstUnmet, metCount, objectiveRows } from '@/components/lab/objective-rows.ts'
import { type ProblemRow, problemRows } from '@/components/lab/problem-rows.ts'
import { useCheck } from '@/components/lab/use-check.ts'
import { useEngine } from '@/components/lab/use-engine.ts'
import { useLate } from '@/components/lab/use-late.ts'
import { usePanel } from '@/components/lab/use-panel.ts'
import { hasDockerfile } from '@/lib/worker/file-kind.ts'
import { type Sheet, useRoomy, useSheet, useWide } from '@/components/lab/use-sheet.ts'
import { focusRegion, useShortcuts } from '@/components/lab/use-shortcuts.ts'
import { useTools } from '@/components/lab/use-tools.ts'
import { useWorkspace } from '@/components/lab/use-workspace.ts'
import { applyFix } from '@/lib/editor/apply-fix.ts'
import { progressStore } from '@/lib/store/browser.ts'
import type { WorkspaceState } from '@/lib/store/workspace.ts'
import { useProgress } from '@/lib/store/use-progress.ts'

/** Everything the page of a lab shows and does, put together from its parts. */
export function useLab(props: LabPageProps) {
  const { lab, hash } = props
  const { late, load } = useLate()
  const own = useWorkspace(props)
  const [copy, showCopy] = useState<Readonly<Record<string, string>> | null>(null)
  const workspace = useShown(own, copy)
  const { engine, report, checked, current, failure } = useEngine(
    workspace.files,
    lab.context,
    workspace.hydrated,
  )
  const checking = useCheck(props, engine, own, { ready: checked, copy: copy !== null })
  const wide = useWide()
  const sheet = useSheet(wide)
  const panel = usePanel(wide, sheet, hasDockerfile(lab))
  const editor = useEditorChoice(wide)
  const saved = useSaved(props)
  const rows = objectiveRows(lab, saved.result, saved.met)
  const open = useOpenObjective(checking.count, firstUnmet(rows)?.id ?? null)
  const hints = useHints(props, workspace, open.id, rows)
  const goTo = useGoTo(workspace.open, sheet)
  const active = Object.hasOwn({ ...lab.context, ...workspace.files }, workspace.active)
    ? workspace.active
    : Object.keys(lab.starter)[0]!
  const tools = useTools(props, own, active, load)

  useShortcuts({
    check: checking.check,
    save: () => {
      own.flush()
      checking.say(
        own.storage === 'ok' ? 'Saved on this device.' : 'This browser does not let the page save.',
      )
    },
    file: (index) => {
      const file = fileNames(lab)[index]
      if (file !== undefined) goTo.openFile(file)
    },
    problems: () => panel.selectByKey('problems'),
    xray: () => panel.selectByKey('xray'),
    solution: () => panel.selectByKey('solution'),
    'next-region': () => focusRegion(1),
    'last-region': () => focusRegion(-1),
  })

  const fix = (row: ProblemRow) => {
    if (!row.fix || !current) return
    const text = applyFix(workspace.files[row.file] ?? '', row.fix)
    // In the editor that shows the file it is one step to undo, and the caret stays.
    if (row.file === workspace.active && goTo.handle.current) goTo.handle.current.replace(text)
    else workspace.setText(row.file, text)
    checking.say(`Changed: ${row.fix.title}.`)
  }

  return {
    workspace,
    late,
    tools,
    /** Files of a link are on screen, to look at. */
    copied: copy !== null,
    showCopy,
    active,
    report,
    checked,
    problems: problemRows(report),
    rows,
    score: {
      value: saved.result?.score ?? 0,
      best: saved.best,
      met: metCount(rows),
      of: rows.length,
      checked: saved.result !== null,
      passed: saved.passed,
    },
    /** The result belongs to an older version of the lab. */
    outdatedResult: saved.record !== undefined && saved.record.hash !== hash,
    saved,
    checking,
    failure,
    sheet,
    wide,
    /** Room for the brief, the editor and the X-ray side by side. */
    roomy: useRoomy(),
    panel,
    build: engine.build,
    /** There is something to build in this lab. */
    builds: hasDockerfile(lab),
    assist: engine.assist,
    editor,
    open,
    hints,
    goTo,
    fix,
  }
}

/** Files of a link stand in place of the student's own, which nobody can write meanwhile. */
function useShown(own: WorkspaceState, copy: Readonly<Record<string, string>> | null): WorkspaceState {
  const files = useMemo(() => (copy ? { ...own.files, ...copy } : own.files), [own.files, copy])
  return copy ? { ...own, files, setText: () => {} } : own
}

/** The record of this lab. A result of another version of it is not shown; its best score is kept. */
function useSaved({ lab, hash }: LabPageProps) {
  const { labs } = useProgress()
  const corrupt = useStore(progressStore, (state) => state.corrupt)
  const storage = useStore(progressStore, (state) => state.storage)
  const record = labs[lab.id]
  const current = record?.hash === hash
  return {
    record,
    result: record && current ? record.last : null,
    met: record && current ? record.met : [],
    best: record?.best ?? 0,
    passed: record?.passed ?? false,
    attempts: record?.attempts ?? 0,
    corrupt,
    storage,
  }
}

/** Which objective shows its details: the first unmet one after each check, until the student opens another. */
function useOpenObjective(check: number, suggested: string | null) {
  const [chosen, setChosen] = useState<{ check: number; id: string | null }>({ check: 0, id: null })
  const id = chosen.check === check ? chosen.id : suggested
  const show = useEffectEvent(() => {
    if (suggested) document.getElementById(`objective-${suggested}`)?.scrollIntoView({ block: 'nearest' })
  })
  useEffect(() => {
    if (check > 0) show()
  }, [check])
  return { id, toggle: (next: string) => setChosen({ check, id: id === next ? null : next }) }
}

/** The hints of the objective that is open, or of the first one that is not met. */
function useHints(
  { lab }: LabPageProps,
  workspace: ReturnType<typeof useWorkspace>,
  open: string | null,
  rows: ReturnType<typeof objectiveRows>,
) {
  const withHints = lab.objectives.filter(({ hints }) => hints.length > 0)
  const find = (id: string | null | undefined) => withHints.find((objective) => objective.id === id)
  const done = rows.every(({ state }) => state === 'met')
  const objective = done ? undefined : (find(open) ?? find(firstUnmet(rows)?.id) ?? withHints[0])
  return {
    objective,
    rows: objective ? hintRows(objective.hints, workspace.hints[objective.id] ?? 0) : [],
    total: Object.values(workspace.hints).reduce((sum, count) => sum + count, 0),
  }
}

/** Opens a file at a place, with the focus in the editor: at once, or when the editor has come. */
function useGoTo(openFile: (file: string) => void, { show }: Sheet) {
  const handle = useRef<EditorHandle | null>(null)
  const onReady = useCallback((next: EditorHandle) => void (handle.current = next), [])
  const goTo = useCallback(
    (file: string, line: number, column = 1) => {
      openFile(file)
      show('editor')
      // The tab's text is in the editor after the next draw.
      requestAnimationFrame(() => requestAnimationFrame(() => handle.current?.goTo(line, column)))
    },
    [openFile, show],
  )
  const openAt = (file: string) => {
    openFile(file)
    show('editor')
    requestAnimationFrame(() => requestAnimationFrame(() => handle.current?.focus()))
  }
  return { goTo, onReady, handle, openFile: openAt }
}
