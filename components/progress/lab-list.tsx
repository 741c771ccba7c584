'use client'

import { CircleCheck, CircleDashed } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { useProgress } from '@/lib/store/use-progress.ts'

type Entry = { readonly id: string; readonly title: string; readonly story: string; readonly minutes: number }

/** Labs as rows, each with what this browser knows about it. */
export function LabList({ labs }: { labs: readonly Entry[] }) {
  return (
    <ul className="border-t border-ink">
      {labs.map((lab) => (
        <Row key={lab.id} {...lab} />
      ))}
    </ul>
  )
}

function Row({ id, title, story, minutes }: Entry) {
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-5 gap-y-1 border-b border-line px-2 py-3.5 hover:bg-hover">
      <h3 className="text-17">
        <Link href={`/labs/${id}/`} className="text-inherit no-underline after:absolute after:inset-0">
          {title}
        </Link>
      </h3>
      <Status id={id} minutes={minutes} />
      <p className="max-w-(--measure) text-ink-2 max-md:col-span-2">{story.replaceAll('`', '')}</p>
    </li>
  )
}

function Status({ id, minutes }: Pick<Entry, 'id' | 'minutes'>) {
  const lab = useProgress().labs[id]
  if (!lab) return <span className="text-13 text-ink-3">about {minutes} min</span>
  const Icon = lab.passed ? CircleCheck : CircleDashed
  return (
    <span className={`flex items-center gap-1.5 text-13 ${lab.passed ? 'text-ok' : 'text-ink-2'}`}>
      <Icon aria-hidden />
      {lab.passed ? `passed, ${lab.best} points` : `begun, best ${lab.best}`}
    </span>
  )
}
