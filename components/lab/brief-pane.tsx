'use client'

import { BookOpen } from 'lucide-react'
import { Story } from '@/components/lab/brief.tsx'
import { Hints } from '@/components/lab/hints.tsx'
import type { LabPageProps } from '@/components/lab/lab-props.ts'
import { CannotGrade, CheckerFailed, Notice, Passed } from '@/components/lab/notices.tsx'
import { ObjectiveItem } from '@/components/lab/objective-item.tsx'
import { HINTS, OBJECTIVES } from '@/components/lab/rail.tsx'
import { SectionHead } from '@/components/lab/section-head.tsx'
import type { useLab } from '@/components/lab/use-lab.ts'
import { ChangedLab } from '@/components/solution/changed-lab.tsx'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { InlineText } from '@/components/ui/inline-text'

export const BRIEF = 'lab-brief'
/** Checks that did not pass, before help is offered. */
const ENOUGH = 3

type Page = ReturnType<typeof useLab>
type Props = LabPageProps & { page: Page }

/** The left side: what to do, how far it is, and help. */
export function BriefPane({ page, ...props }: Props) {
  const { rows, score, hints, open, checking, workspace } = page
  const { objective } = hints
  return (
    <section
      id={BRIEF}
      aria-label="Brief, objectives and hints"
      data-region
      tabIndex={-1}
      inert={page.sheet.open}
      className="lab-brief flex flex-col overflow-auto border-r border-line bg-page focus-visible:outline-none max-md:overflow-visible max-md:border-r-0"
    >
      <BriefNotices page={page} {...props} />
      <Story {...props} passed={score.passed} />
      <section id={OBJECTIVES} aria-label="Objectives">
        <SectionHead title="Objectives">
          {score.checked
            ? `${score.met} of ${score.of} met${checking.stale ? ' at the last check' : ''}`
            : 'not checked yet'}
        </SectionHead>
        <ul>
          {rows.map((row) => (
            <ObjectiveItem
              key={row.id}
              row={row}
              open={open.id === row.id}
              since={checking.changedSince(row.id)}
              lesson={props.lesson}
              onToggle={() => open.toggle(row.id)}
              onGoTo={page.goTo.goTo}
            />
          ))}
        </ul>
      </section>
      {objective ? (
        <Hints objective={objective.text} rows={hints.rows} onShow={() => workspace.showHint(objective.id)} />
      ) : (
        <Practised links={props.practised} />
      )}
      <div className="needs-script hidden p-4 max-md:block">
        <Button variant="ghost" onClick={page.tools.reset}>
          Reset every file
        </Button>
      </div>
    </section>
  )
}

/** In place of the hints, once there is nothing left to hint at. */
function Practised({ links }: { links: LabPageProps['practised'] }) {
  if (links.length === 0) return null
  return (
    <section aria-label="What you practised">
      <SectionHead title="What you practised">
        {links.length} {links.length === 1 ? 'rule' : 'rules'}
      </SectionHead>
      <ul>
        {links.map(({ href, label }) => (
          <li key={href} className="border-t border-line first:border-t-0">
            <Link
              href={href}
              className="flex items-center gap-2.5 px-4 py-2.5 font-medium text-ink no-underline hover:bg-hover"
            >
              <BookOpen aria-hidden className="text-ink-3" />
              <InlineText text={label} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** After some attempts that did not pass, until it was closed once. */
function Help({ page, lesson }: { page: Page; lesson: LabPageProps['lesson'] }) {
  const { late, saved, score, hints, workspace, rows, panel } = page
  if (!late || score.passed || saved.attempts < ENOUGH || workspace.helpClosed) return null
  const { objective } = hints
  const next = hints.rows.find(({ state }) => state === 'next')
  return (
    <late.HelpCard
      attempts={saved.attempts}
      lesson={lesson}
      learn={rows.find(({ id }) => id === objective?.id)?.learn ?? null}
      hint={next?.number ?? null}
      onHint={() => {
        if (objective) workspace.showHint(objective.id)
        document.getElementById(HINTS)?.scrollIntoView({ block: 'nearest' })
      }}
      onSolution={() => panel.selectByKey('solution')}
      onClose={workspace.closeHelp}
    />
  )
}

function BriefNotices({ page, lab, lesson, next }: Props) {
  const { checking, workspace, score, saved, hints } = page
  const { verdict } = checking
  return (
    <>
      {verdict.kind === 'blocked' ? <CannotGrade by={verdict.by} onGoTo={page.goTo.goTo} /> : null}
      {verdict.kind === 'failed' ? (
        <CheckerFailed message={verdict.message} onRetry={checking.check} />
      ) : null}
      {page.failure && verdict.kind !== 'failed' ? (
        <Notice title="Problems cannot be shown">{page.failure}</Notice>
      ) : null}
      {page.copied ? null : <ChangedLab workspace={workspace} starter={lab.starter} say={checking.say} />}
      {page.outdatedResult ? (
        <Notice title="Your last check was of an earlier version">
          <p className="mt-1">
            Its best score, {saved.best}, is kept. Check again to see where you stand now.
          </p>
        </Notice>
      ) : null}
      {score.passed ? (
        <Passed
          best={saved.best}
          attempts={saved.attempts}
          hints={hints.total}
          seen={workspace.solutionSeen}
          next={next}
        >
          {page.late && page.builds && verdict.kind === 'graded' && verdict.passed ? (
            <page.late.PassFacts
              ask={page.build}
              starter={lab.starter}
              files={checking.checkedFiles ?? workspace.files}
              context={lab.context}
              gained={verdict.gained}
            />
          ) : null}
        </Passed>
      ) : null}
      <Help page={page} lesson={lesson} />
    </>
  )
}
