'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Announcement } from '@/components/lab/use-check.ts'
import { useWide } from '@/components/lab/use-sheet.ts'
import { EditorSide } from '@/components/playground/editor-side.tsx'
import { findingRows, type FindingRow, spokenCount } from '@/components/playground/finding-rows.ts'
import { NewFileDialog, ReportDialog, ShareDialog, Xray } from '@/components/playground/lazy.tsx'
import { Late } from '@/components/playground/late.tsx'
import { LiveRegion } from '@/components/playground/live-region.tsx'
import { LinkNotice, Notes, Working } from '@/components/playground/notices.tsx'
import { Results } from '@/components/playground/results.tsx'
import { useBring } from '@/components/playground/use-bring.ts'
import { useChecks } from '@/components/playground/use-checks.ts'
import { useInputs } from '@/components/playground/use-inputs.tsx'
import { useMend } from '@/components/playground/use-mend.ts'
import { usePlayground } from '@/components/playground/use-playground.ts'
import { usePlace } from '@/components/playground/use-place.ts'
import { useXrayAsk } from '@/components/playground/use-xray-ask.ts'
import { Toast } from '@/components/ui/toast'
import { applyFix } from '@/lib/editor/apply-fix.ts'
import { EXAMPLE } from '@/lib/playground/example.ts'
import { kindIn } from '@/lib/playground/kind.ts'
import { EMPTY, type Playground } from '@/lib/playground/types.ts'
import { browserEngine } from '@/lib/worker/browser.ts'

type Open = 'share' | 'report' | 'new' | null

const NO_FILES = {}
const NO_ADVICE: [] = []

/** Files of the student's own: the editor on one side, what is said about them on the other. */
export function PlaygroundPage() {
  const page = usePlayground()
  const { playground, active, example } = page
  const [engine] = useState(browserEngine)
  useEffect(() => () => engine.dispose(), [engine])
  const wide = useWide()
  const place = usePlace(page.open)
  const checks = useChecks(engine, playground, active, page.hydrated)
  const [said, setSaid] = useState<Announcement>({ id: 0, text: '' })
  const say = useCallback((text: string) => setSaid(({ id }) => ({ id: id + 1, text })), [])
  const bring = useBring(page, say, place.focus)
  const [open, setOpen] = useState<Open>(null)
  const [all, setAll] = useState(true)
  const [view, setView] = useState<'findings' | 'xray'>('findings')
  const close = () => setOpen(null)

  const paths = Object.keys(playground.files)
  const scope = all ? paths : paths.filter((path) => path === active)
  const rows = useMemo(
    () => findingRows(checks, scope),
    // oxlint-disable-next-line react/exhaustive-deps -- made of these
    [checks.files, checks.rules, all, active],
  )
  const mend = useMend({ engine, page, paths: scope, say })
  const dockerfile = kindIn(playground, active) === 'dockerfile' ? active : null
  const asks = useXrayAsk(engine, playground, dockerfile)
  const one = useMemo(
    () => (dockerfile === null ? NO_FILES : { [dockerfile]: playground.files[dockerfile] ?? '' }),
    // A change around the Dockerfile is another question, too.
    [dockerfile, playground],
  )
  const fix = (row: FindingRow) => {
    if (!row.fix) return
    page.setText(row.file, applyFix(playground.files[row.file] ?? '', row.fix))
    say(`Changed: ${row.fix.title}.`)
  }
  const inputs = useInputs(bring)
  const ways = {
    onFile: inputs.file,
    onFolder: inputs.folder,
    onPaste: () => void bring.paste(),
    onNew: () => setOpen('new'),
  }
  const showXray = view === 'xray' && dockerfile !== null
  const secrets = rows.filter(({ group }) => group === 'secrets').length

  return (
    <>
      <LiveRegion count={page.hydrated && paths.length > 0 ? spokenCount(rows) : ''} said={said} />
      {inputs.elements}
      <main id="main" className="flex min-h-0 flex-1 flex-col">
        <div>
          <LinkNotice
            link={page.link}
            onKeep={() => {
              page.keepShared()
              page.forgetLink()
            }}
            onLeave={() => {
              page.leaveShared()
              page.forgetLink()
            }}
            onForget={page.forgetLink}
          />
          <Notes notes={bring.notes} onClose={bring.clearNotes} />
          {bring.busy ? <Working {...bring.busy} onCancel={bring.cancel} /> : null}
          {!bring.busy && checks.progress && !checks.progress.stopped && checks.progress.of > 8 ? (
            <Working
              {...checks.progress}
              words={`Checked ${checks.progress.done} of ${checks.progress.of} files`}
              onCancel={checks.cancel}
            />
          ) : null}
          {checks.progress?.stopped ? (
            <p
              role="status"
              className="flex items-center gap-3 border-b border-line bg-sunken px-4 py-1.5 text-13"
            >
              {checks.progress.done} of {checks.progress.of} files are checked.
              <button type="button" className="link min-h-6" onClick={checks.resume}>
                Check the others
              </button>
            </p>
          ) : null}
        </div>
        <div className="grid min-h-0 flex-1 grid-cols-2 grid-rows-1 max-md:flex max-md:flex-col">
          <EditorSide
            page={page}
            checks={checks}
            engine={engine}
            place={place}
            wide={wide}
            ways={ways}
            onClear={
              paths.length > 0
                ? () => {
                    page.replace(EMPTY, 'Everything was cleared.')
                    bring.clearNotes()
                  }
                : null
            }
            onExample={() => page.replace(EXAMPLE, 'The example was opened.')}
            mini={
              dockerfile !== null && !showXray && page.hydrated
                ? { ask: asks, files: one, onOpen: () => setView('xray') }
                : null
            }
          />
          <section
            aria-label="Results"
            data-region
            tabIndex={-1}
            className="min-w-0 overflow-auto border-l border-line bg-page focus-visible:outline-none max-md:border-t max-md:border-l-0 max-md:pb-10"
          >
            <Results
              rows={rows}
              checks={checks}
              paths={scope}
              scope={paths.length > 1 ? { all, onAll: setAll } : null}
              busy={mend.busy}
              isCurrent={checks.isCurrent}
              onGoTo={place.goTo}
              onFix={fix}
              onFixAll={mend.run}
              onShare={() => setOpen('share')}
              onReport={() => setOpen('report')}
              onXray={dockerfile === null ? null : () => setView(view === 'xray' ? 'findings' : 'xray')}
              xray={
                showXray ? (
                  <Late>
                    <Xray
                      ask={asks}
                      files={one}
                      context={NO_FILES}
                      visible
                      line={place.line}
                      advice={NO_ADVICE}
                      goal={null}
                      onGoTo={(line, column) => place.goTo(dockerfile, line, column)}
                      onPoint={place.point}
                    />
                  </Late>
                ) : null
              }
            />
            {example ? (
              <p className="px-6 pb-6 text-13 text-ink-2 max-md:px-4">
                This Dockerfile is an example. Paste your own, or drop files or a folder anywhere on this
                page.
              </p>
            ) : null}
          </section>
        </div>
      </main>
      {open === null ? null : (
        <Late>
          {open === 'share' ? (
            <ShareDialog
              files={playground.files}
              secrets={secrets}
              onClose={close}
              onCopied={() => say('Link copied.')}
            />
          ) : null}
          {open === 'report' ? (
            <ReportDialog
              playground={playground}
              said={{ files: checks.files, rules: checks.rules }}
              engine={engine}
              onClose={close}
            />
          ) : null}
          {open === 'new' ? (
            <NewFileDialog
              taken={(name) => !example && Object.hasOwn(playground.files, name)}
              onAdd={(name) => {
                page.add({ [name]: '' })
                close()
                place.focus()
              }}
              onClose={close}
            />
          ) : null}
        </Late>
      )}
      {page.undo ? (
        <Toast lasting={holdsMore(page.undo, playground)} onUndo={page.takeBack} onGone={page.forgetUndo}>
          {page.undo.said}
        </Toast>
      ) : null}
    </>
  )
}

/** Files of the student's own that are not here any more: what brings them back does not go away by itself. */
function holdsMore(before: { playground: Playground; example: boolean }, { files }: Playground): boolean {
  return !before.example && Object.keys(before.playground.files).some((path) => !Object.hasOwn(files, path))
}
