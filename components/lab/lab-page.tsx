'use client'

import type { ReactNode } from 'react'
import { BriefPane } from '@/components/lab/brief-pane.tsx'
import type { LabPageProps } from '@/components/lab/lab-props.ts'
import { LiveRegion } from '@/components/lab/live-region.tsx'
import { MoreButton } from '@/components/lab/more-button.tsx'
import { DockBar, PhoneViews } from '@/components/lab/phone.tsx'
import { Rail } from '@/components/lab/rail.tsx'
import { BriefSplit, ResultsSplit } from '@/components/lab/splits.tsx'
import { useDrop } from '@/components/lab/use-drop.ts'
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
  const { workspace, checking, sheet, editor, panel, problems, score, late, tools: own } = page
  const { ide, results } = useSheetFocus(sheet.view)
  const brief = useFoldedBrief(panel.docked, checking.verdict)
  const drop = useDrop(own.take)
  const editable = Object.keys(props.lab.starter)
  const beside = panel.docked && (page.roomy || !brief.open)
  const questions = late ? (
    <>
      <late.TheirsBar {...workspace} />
      <late.SharedBar
        lab={props.lab}
        onShow={page.showCopy}
        onUse={(files) => own.put(files, 'The files of the link are yours now.')}
      />
    </>
  ) : null
  const toast = own.done ? (
    <Toast key={own.done} onGone={own.forget} {...(own.undo ? { onUndo: own.undo } : {})}>
      {own.done}
    </Toast>
  ) : null
  const storage = page.saved.storage === 'ok' ? workspace.storage : page.saved.storage

  return (
    <div className="flex h-dvh flex-col overflow-hidden max-md:block max-md:h-auto max-md:min-h-dvh max-md:overflow-visible max-md:pb-[76px]">
      <NoScript />
      <LiveRegion said={checking.said} />
      <div inert={sheet.open} className="lab-bars max-md:sticky max-md:top-0 max-md:z-20">
        <WorkBar
          {...props}
          mark={mark}
          tools={tools}
          saved={<SavedIndicator dirty={workspace.dirty} savedAt={workspace.savedAt} storage={storage} />}
          more={sheet.open ? null : <MoreButton page={page} files={editable} all={page.wide === false} />}
          score={score}
          busy={checking.busy}
          waits={checking.waits}
          onReset={own.reset}
          onShare={own.share}
          onCheck={checking.check}
        />
        <PhoneViews view="brief" onGo={sheet.go} />
      </div>
      <div inert={sheet.open}>
        <StorageNotice state={storage} />
        {page.saved.corrupt || workspace.corrupt ? <CorruptNotice /> : null}
      </div>
      {sheet.open ? null : questions}
      <main
        id="main"
        data-docked={panel.docked || undefined}
        data-folded={(panel.docked && !brief.open) || undefined}
        className="lab-main grid min-h-0 flex-1 max-md:block"
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
        {page.wide && !(panel.docked && !brief.open) ? <BriefSplit late={late} /> : null}
        {/* Files can be dropped here; the menu does the same. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          ref={ide}
          {...drop.on}
          data-drop={drop.over || undefined}
          tabIndex={-1}
          data-region
          data-view={sheet.view}
          data-dock={panel.selected === 'xray' ? (beside ? 'right' : 'bottom') : undefined}
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
            copied={page.copied}
            late={late}
            onRestore={(file) =>
              own.put({ [file]: props.lab.starter[file] ?? '' }, `${file} is back to the start.`)
            }
            split={page.wide ? <ResultsSplit late={late} beside={beside} /> : null}
            solution={
              <SolutionHost
                {...props}
                visible={workspace.hydrated && panel.visible && panel.selected === 'solution'}
                workspace={workspace}
                rows={page.rows}
                readOnly={page.copied}
                best={score.best}
                passed={score.passed}
                say={checking.say}
              />
            }
            onGoTo={page.goTo.goTo}
            onFix={page.fix}
            onReady={page.goTo.onReady}
            head={
              <>
                <PhoneViews view={sheet.view} onGo={sheet.go}>
                  <Ring score={score.value} passMark={props.lab.passMark} size={34} />
                  {sheet.open ? <MoreButton page={page} files={editable} all /> : null}
                </PhoneViews>
                {sheet.open ? questions : null}
              </>
            }
            foot={(foot) =>
              late && sheet.open ? (
                <late.SheetFoot
                  {...foot}
                  said={checking.said.text}
                  busy={checking.busy}
                  onCheck={checking.check}
                  onXray={page.builds ? () => panel.select('xray') : null}
                  onObjectives={checking.count > 0 ? () => sheet.go('brief') : null}
                />
              ) : null
            }
          />
          {sheet.open ? toast : null}
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
      {sheet.open ? null : toast}
      {own.told && late ? <late.Told told={own.told} onClose={own.closeTold} /> : null}
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
