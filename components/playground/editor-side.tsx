import { Suspense, useState } from 'react'
import { CodeEditor } from '@/components/editor/code-editor.tsx'
import { EditorBoundary } from '@/components/editor/editor-boundary.tsx'
import { useEditorChoice } from '@/components/editor/use-editor-choice.ts'
import { StatusBar, TAB_HELP } from '@/components/lab/status-bar.tsx'
import { FileColumn, FileRow, MANY } from '@/components/playground/file-list.tsx'
import { MiniXray } from '@/components/playground/lazy.tsx'
import { PlaceBar } from '@/components/playground/place-bar.tsx'
import { Start } from '@/components/playground/start.tsx'
import { type Bring, Toolbar } from '@/components/playground/toolbar.tsx'
import type { Checks } from '@/components/playground/use-checks.ts'
import type { PlaceInEditor } from '@/components/playground/use-place.ts'
import type { PlaygroundPage } from '@/components/playground/use-playground.ts'
import { kindIn, tellingName } from '@/lib/playground/kind.ts'
import type { EngineClient } from '@/lib/worker/client.ts'

type Props = {
  readonly page: PlaygroundPage
  readonly checks: Checks
  readonly engine: EngineClient
  readonly place: PlaceInEditor
  readonly wide: boolean | null
  readonly ways: Bring
  readonly onClear: (() => void) | null
  readonly onExample: () => void
  /** Null: there is no Dockerfile to look into, or the whole X-ray is open. */
  readonly mini: {
    readonly ask: EngineClient['build']
    readonly files: Readonly<Record<string, string>>
    readonly onOpen: () => void
  } | null
}

const NONE: [] = []

/** The files and the editor. */
export function EditorSide({ page, checks, engine, place, wide, ways, onClear, onExample, mini }: Props) {
  const { playground, active } = page
  const paths = Object.keys(playground.files)
  const list = { paths, active, checks, onSelect: page.open, onClose: page.close }
  const many = paths.length > MANY
  return (
    <section
      aria-label="Files and editor"
      data-region
      tabIndex={-1}
      className="flex min-h-0 min-w-0 flex-col bg-code focus-visible:outline-none max-md:min-h-[62dvh]"
    >
      <div className="flex min-h-(--h-tabs) items-center border-b border-line bg-sunken text-13 max-md:flex-wrap">
        {many ? (
          <p className="min-w-0 flex-1 truncate px-3.5 font-medium max-md:basis-full max-md:py-2.5">
            {playground.folder ? `${playground.folder.name}, ` : ''}
            {paths.length} files
          </p>
        ) : (
          <FileRow {...list} />
        )}
        <Toolbar {...ways} onClear={onClear} />
      </div>
      {paths.length === 0 ? (
        <Start {...ways} onExample={onExample} />
      ) : (
        <div className="flex min-h-0 flex-1 max-lg:flex-col">
          {many ? <FileColumn {...list} /> : null}
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <Editor page={page} checks={checks} engine={engine} place={place} wide={wide} />
            <PlaceBar page={page} />
            {mini ? (
              <EditorBoundary onFailed={() => undefined}>
                <Suspense fallback={null}>
                  <MiniXray key={active} {...mini} visible />
                </Suspense>
              </EditorBoundary>
            ) : null}
          </div>
        </div>
      )}
    </section>
  )
}

type EditorProps = Pick<Props, 'page' | 'checks' | 'engine' | 'place' | 'wide'>

function Editor({ page, checks, engine, place, wide }: EditorProps) {
  const { playground, active } = page
  const { choice, full, failed, onFailed, onPlain } = useEditorChoice(wide)
  const [movesFocus, setMovesFocus] = useState(false)
  const [toggle, setToggle] = useState<{ run: () => void } | null>(null)
  const file = tellingName(active, kindIn(playground, active))
  const current = checks.isCurrent(active)
  return (
    <div className="flex min-h-0 flex-1 flex-col max-md:min-h-[44dvh] [&_.lab-status]:h-auto [&_.lab-status]:min-h-[26px] [&_.lab-status]:flex-wrap [&_.lab-status]:gap-y-0">
      <CodeEditor
        id="editor-playground"
        file={file}
        text={playground.files[active] ?? ''}
        readOnly={false}
        describedBy={TAB_HELP}
        findings={current ? (checks.files[active]?.findings ?? NONE) : NONE}
        rules={checks.rules}
        assist={engine.assist}
        context={playground.files}
        lines={place.lines}
        full={full}
        onChange={(text) => page.setText(active, text)}
        onCursor={place.onCursor}
        onReady={(handle) => {
          place.onReady(handle)
          setToggle(handle.toggleTab ? { run: handle.toggleTab } : null)
        }}
        onTabMode={setMovesFocus}
        onFailed={onFailed}
      />
      {failed ? (
        <p role="status" className="border-t border-line px-3.5 py-1.5 text-12 text-ink-2">
          The full editor could not be loaded. This plain one does everything it needs to.
        </p>
      ) : null}
      <StatusBar
        file={file}
        readOnly={false}
        place={place.at}
        tab={toggle ? { movesFocus, toggle: toggle.run } : null}
        choice={choice}
        onPlain={onPlain}
      />
    </div>
  )
}
