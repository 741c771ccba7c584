import { ChevronRight, RotateCcw } from 'lucide-react'
import type { ProgressLab, ProgressModule } from '@/components/progress/course-data.ts'
import { Cell, HeadCell, TableFrame } from '@/components/progress/table.tsx'
import { day, helpWords } from '@/components/progress/words.ts'
import { Button, ButtonLink } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'
import { Link } from '@/components/ui/link'
import type { LabProgress } from '@/lib/store/progress-data.ts'

type LabTableProps = {
  modules: readonly ProgressModule[]
  labs: Readonly<Record<string, LabProgress>>
  onForget: (id: string, title: string) => void
}

/** Every lab that was tried, by module: the best result, how often, with what help, and what is still open. */
export function LabTable({ modules, labs, onForget }: LabTableProps) {
  const groups = groupsOf(modules, labs)
  if (groups.length === 0) return <NoLabs first={modules.flatMap((module) => module.labs)[0]} />
  return (
    <TableFrame label="Labs with a result">
      <thead>
        <tr className="border-b border-ink">
          <HeadCell>Lab</HeadCell>
          <HeadCell className="text-right">Best</HeadCell>
          <HeadCell className="text-right">Checks</HeadCell>
          <HeadCell>Help used</HeadCell>
          <HeadCell>Objectives open</HeadCell>
          <HeadCell className="text-right">Last</HeadCell>
          <HeadCell className="pr-0">
            <span className="sr-only">Actions</span>
          </HeadCell>
        </tr>
      </thead>
      {groups.map(({ name, rows }) => (
        <tbody key={name}>
          <tr>
            <th scope="rowgroup" colSpan={7} className="pt-4 pb-1 text-left text-13 font-semi text-ink-3">
              {name}
            </th>
          </tr>
          {rows.map(({ lab, record }) => (
            <Row key={lab.id} lab={lab} record={record} onForget={() => onForget(lab.id, lab.title)} />
          ))}
        </tbody>
      ))}
    </TableFrame>
  )
}

type Group = {
  readonly name: string
  readonly rows: readonly { readonly lab: ProgressLab; readonly record: LabProgress }[]
}

function groupsOf(modules: readonly ProgressModule[], labs: LabTableProps['labs']): Group[] {
  const known = modules.flatMap((module) => module.labs)
  const gone = Object.keys(labs).filter((id) => !known.some((lab) => lab.id === id))
  const all = [
    ...modules.map(({ number, title, labs: own }) => ({ name: `${number} ${title}`, own })),
    { name: 'Not in this course any more', own: gone.map(labThatIsGone) },
  ]
  return all
    .map(({ name, own }) => ({
      name,
      rows: own.flatMap((lab) => {
        const record = labs[lab.id]
        return record ? [{ lab, record }] : []
      }),
    }))
    .filter(({ rows }) => rows.length > 0)
}

/** A result stays even where the course has lost its lab. */
const labThatIsGone = (id: string): ProgressLab => ({
  id,
  title: id,
  href: '',
  lesson: '',
  hash: '',
  objectives: {},
})

function Row({ lab, record, onForget }: { lab: ProgressLab; record: LabProgress; onForget: () => void }) {
  const name = lab.lesson ? `${lab.lesson} ${lab.title}` : lab.title
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2.5 pr-3 text-left font-medium">
        {lab.href ? (
          <Link
            href={lab.href}
            className="inline-flex min-h-6 items-center text-ink no-underline hover:underline"
          >
            {name}
          </Link>
        ) : (
          name
        )}
      </th>
      <Cell className="text-right">
        {record.best}
        <span className="sr-only">{record.passed ? ' points, passed' : ' points, not passed'}</span>
      </Cell>
      <Cell className="text-right">{record.attempts}</Cell>
      <Cell className="text-ink-2">{helpWords(record)}</Cell>
      <Cell className="text-ink-2">
        <OpenObjectives lab={lab} record={record} />
      </Cell>
      <Cell className="text-right whitespace-nowrap text-ink-2">{day(record.updatedAt)}</Cell>
      <Cell className="w-9 pr-0">
        <Button
          size="icon-sm"
          variant="ghost"
          className="-my-1"
          aria-label={`Forget the record of ${lab.title}`}
          title="Forget this record"
          onClick={onForget}
        >
          <RotateCcw aria-hidden className="size-3.5" />
        </Button>
      </Cell>
    </tr>
  )
}

/** Of the last check: how many were not met, and which. */
function OpenObjectives({ lab, record }: { lab: ProgressLab; record: LabProgress }) {
  const { objectives } = record.last
  const open = objectives.filter(({ passed }) => !passed)
  const older = lab.hash !== '' && lab.hash !== record.hash ? ', in an older version of this lab' : ''
  if (open.length === 0) return `none of ${objectives.length}${older}`
  return (
    <details>
      <summary className="flex min-h-6 items-center gap-1">
        <ChevronRight aria-hidden className="chevron size-3.5" />
        {`${open.length} of ${objectives.length}${older}`}
      </summary>
      <ul className="mt-1 ml-4.5 grid list-disc gap-1 text-13">
        {open.map(({ id }) => (
          <li key={id}>
            <InlineText text={Object.hasOwn(lab.objectives, id) ? (lab.objectives[id] ?? id) : id} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function NoLabs({ first }: { first: ProgressLab | undefined }) {
  return (
    <div className="border-t border-ink py-5">
      <p className="max-w-(--measure) text-ink-2">
        No lab has a result yet. After the first Check, its best score, the help used and what is still open
        stand here.
      </p>
      {first ? (
        <ButtonLink href={first.href} className="mt-3">
          Open the first lab
        </ButtonLink>
      ) : null}
    </div>
  )
}
