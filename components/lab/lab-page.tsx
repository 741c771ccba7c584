'use client'

import type { ReactNode } from 'react'
import { BriefPane } from '@/components/lab/brief-pane.tsx'
import type { LabPageProps } from '@/components/lab/lab-props.ts'
import { LiveRegion } from '@/components/lab/live-region.tsx'
import { DockBar, SheetFoot, SheetHead } from '@/components/lab/phone.tsx'
import { Rail } from '@/components/lab/rail.tsx'
import { useFoldedBrief } from '@/components/lab/use-folded-brief.ts'
import { useLab } from '@/components/lab/use-lab.ts'
import { useSheetFocus } from '@/components/lab/use-sheet-focus.ts'
import { WorkBar } from '@/components/lab/work-bar.tsx'
import { Workbench } from '@/components/lab/workbench.tsx'
import { SolutionHost } from '@/components/solution/solution-host.tsx'
import { SavedIndicator } from '@/components/progress/saved-indicator.tsx'
import { CorruptNotice, StorageNotice } from '@/components/progress/storage-notice.tsx'
import { Ring } from '@/components/ui/ring'
import { Toast } from '@/components/ui/toast'
import { cn } from '@/lib/cn'

type Props = LabPageProps & { mark: ReactNode; tools: ReactNode }

/** Brief on the left, the file on the right; on a phone the file is a sheet over the brief. */
export function LabPage({ mark, tools, ...props }: Props) {
  const page = useLab(props)
  const { workspace, checking, sheet, editor, panel, problems, score } = page
  const { ide, results } = useSheetFocus(sheet.view)
  const brief = useFoldedBrief(panel.docked, checking.verdict)
  const storage = page.saved.storage === 'ok' ? workspace.storage : page.saved.storage

  return (
    <div className="flex h-dvh flex-col overflow-hidden max-md:block max-md:h-auto max-md:min-h-dvh max-md:overflow-visible max-md:pb-[76px]">
      <NoScript />
      <LiveRegion said={checking.said} />
      <div inert={sheet.open}>
        <WorkBar
          {...props}
          mark={mark}
          tools={tools}
          saved={<SavedIndicator dirty={workspace.dirty} savedAt={workspace.savedAt} storage={storage} />}
          score={score}
          busy={checking.busy}
          onReset={workspace.reset}
          onCheck={checking.check}
        />
        <StorageNotice state={storage} />
        {page.saved.corrupt || workspace.corrupt ? <CorruptNotice /> : null}
      </div>
      <main
        id="main"
        data-docked={panel.docked || undefined}
        data-folded={(panel.docked && !brief.open) || undefined}
        className="lab-main grid min-h-0 flex-1 grid-cols-[var(--w-brief)_minmax(0,1fr)] max-lg:grid-cols-[320px_minmax(0,1fr)] max-md:block"
      >
        {panel.docked ? (
          <Rail
            title={props.lab.title}
            open={brief.open}
            met={score.met}
            of={score.of}
            hints={{
              shown: page.hints.rows.filter(({ state }) => state === 'open').length,
              of: page.hints.rows.length,
            }}
            onToggle={brief.toggle}
            onShow={brief.show}
          />
        ) : null}
        <BriefPane page={page} {...props} />
        <div
          ref={ide}
          tabIndex={-1}
          data-region
          data-view={sheet.view}
          data-dock={panel.selected === 'xray' ? panel.dock : undefined}
          role={sheet.open ? 'dialog' : 'region'}
          aria-modal={sheet.open || undefined}
          aria-label="Editor and problems"
          className={cn(
            'lab-ide flex min-h-0 min-w-0 flex-col bg-code focus-visible:outline-none',
            'max-md:fixed max-md:inset-0 max-md:z-40',
            sheet.open ? 'max-md:flex' : 'max-md:hidden',
          )}
        >
          <Workbench
            {...editor}
            lab={props.lab}
            workspace={workspace}
            active={page.active}
            report={page.report}
            checked={page.checked}
            problems={problems}
            build={page.build}
            assist={page.assist}
            panel={panel}
            panelRef={results}
            solution={
              <SolutionHost
                {...props}
                visible={workspace.hydrated && panel.visible && panel.selected === 'solution'}
                workspace={workspace}
                rows={page.rows}
                best={score.best}
                passed={score.passed}
                say={checking.say}
              />
            }
            onGoTo={page.goTo.goTo}
            onFix={page.fix}
            onReady={page.goTo.onReady}
            head={
              <SheetHead over={sheet.over} onClose={sheet.hide}>
                <Ring score={score.value} passMark={props.lab.passMark} size={34} />
              </SheetHead>
            }
            foot={(handle) => (
              <SheetFoot
                handle={handle}
                said={checking.said.text}
                busy={checking.busy}
                onCheck={checking.check}
              />
            )}
          />
        </div>
      </main>
      <div inert={sheet.open}>
        <DockBar
          problems={problems}
          onOpen={() => sheet.show('editor')}
          onResults={() => {
            panel.select('problems')
            sheet.show('results')
          }}
        />
      </div>
      {workspace.undo ? (
        <Toast onUndo={workspace.undoReset} onGone={workspace.forgetUndo}>
          Every file is back to the start.
        </Toast>
      ) : null}
    </div>
  )
}

/** Without scripts the page still shows the story, the objectives and the file. */
function NoScript() {
  return (
    <noscript>
      <style>{'.lab-ide{display:flex!important;position:static!important}'}</style>
      <p className="border-b border-line bg-sunken px-4 py-2 text-13">
        Checking a file needs JavaScript. The story, the objectives and the starting file are here to read.
      </p>
    </noscript>
  )
}
