import { StateIcon } from '@/components/catalogue/state-icon'
import type { ProgressModule } from '@/components/progress/course-data.ts'
import { Cell, HeadCell, TableFrame } from '@/components/progress/table.tsx'
import { type Totals, totals } from '@/components/progress/totals.ts'
import { Link } from '@/components/ui/link'
import { ProgressBar } from '@/components/ui/progress-bar'
import { cn } from '@/lib/cn'
import type { Progress } from '@/lib/store/use-progress.ts'

type Saved = Pick<Progress, 'labs' | 'lessons'>

/** How far each module is. */
export function ModuleTable({ modules, saved }: { modules: readonly ProgressModule[]; saved: Saved }) {
  return (
    // On a phone without the number and the bar, which say nothing that the name and the points do not.
    <TableFrame label="Progress by module" className="table-fixed max-sm:min-w-0">
      <thead>
        <tr className="border-b border-ink">
          <HeadCell className="w-9 max-sm:hidden">
            <span className="sr-only">Number</span>
          </HeadCell>
          <HeadCell>Module</HeadCell>
          <HeadCell className="w-18 text-right max-sm:w-15">Lessons</HeadCell>
          <HeadCell className="w-16 text-right max-sm:w-12">Labs</HeadCell>
          <HeadCell className="w-[132px] pl-4 max-sm:hidden">Score</HeadCell>
          <HeadCell className="w-[104px] text-right max-sm:w-21">Points</HeadCell>
          <HeadCell className="w-[104px] pr-0 text-right max-sm:w-6">
            <span className="max-sm:sr-only">State</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {modules.map((module) => (
          <Row key={module.number} module={module} is={totals([module], saved)} />
        ))}
      </tbody>
    </TableFrame>
  )
}

const looks = {
  open: { words: 'Not started', tone: 'text-ink-3' },
  started: { words: 'In progress', tone: 'text-accent' },
  done: { words: 'Done', tone: 'text-ok' },
}

function Row({ module: { number, title, href }, is }: { module: ProgressModule; is: Totals }) {
  const { words, tone } = looks[is.state]
  return (
    <tr className="border-b border-line">
      <Cell className="text-right text-ink-3 max-sm:hidden">{number}</Cell>
      <th scope="row" className="py-2.5 pr-3 text-left font-medium">
        <Link href={href} className="inline-flex min-h-6 items-center text-ink no-underline hover:underline">
          {title}
        </Link>
      </th>
      <Cell className="text-right whitespace-nowrap text-ink-2">{`${is.lessonsDone} / ${is.lessons}`}</Cell>
      <Cell className="text-right whitespace-nowrap text-ink-2">{`${is.labsPassed} / ${is.labs}`}</Cell>
      <Cell className="pl-4 max-sm:hidden">
        <ProgressBar done={is.points} total={is.ofPoints} />
      </Cell>
      <Cell className="text-right whitespace-nowrap">
        {is.points} <span className="text-ink-3">/ {is.ofPoints}</span>
      </Cell>
      <Cell className="pr-0">
        <span className={cn('flex items-center justify-end gap-1.5 text-13 whitespace-nowrap', tone)}>
          <span aria-hidden className="contents">
            <StateIcon state={is.state} className="size-3.5" />
          </span>
          <span className="max-sm:sr-only">{words}</span>
        </span>
      </Cell>
    </tr>
  )
}
