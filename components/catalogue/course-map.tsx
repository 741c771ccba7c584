import { ChevronRight } from 'lucide-react'

import { CurrentMark } from '@/components/catalogue/current-mark'
import { ItemStateIcon, ItemWords } from '@/components/catalogue/item-state'
import { CourseProgress, ModuleProgress } from '@/components/catalogue/module-progress'
import { type Outline, type OutlineItem, type OutlineModule, itemName } from '@/components/catalogue/outline'
import { count, duration } from '@/components/catalogue/words'
import { Link } from '@/components/ui/link'

/** All modules with their lessons and labs, and how far the student is. */
export function CourseMap({ outline }: { outline: Outline }) {
  const items = outline.flatMap((module) => module.items)
  const total = [outline.length, countOf(items, 'lesson'), countOf(items, 'lab')] as const
  return (
    <section aria-labelledby="course" className="scroll-mt-16">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="course" className="text-24">
          Course
        </h2>
        <p className="text-ink-2">
          {`${count(total[0], 'module')}, ${count(total[1], 'lesson')}, ${count(total[2], 'lab')}. `}
          Take them in order or pick what you need.
        </p>
        <span className="needs-script md:ml-auto">
          <CourseProgress items={items} />
        </span>
      </div>
      <ol className="border-t border-ink">
        {outline.map((module) => (
          <ModuleRow key={module.number} module={module} />
        ))}
      </ol>
    </section>
  )
}

const grid =
  'grid grid-cols-[28px_minmax(0,1fr)_76px_276px] items-center gap-x-5 max-lg:grid-cols-[28px_minmax(0,1fr)_276px] ' +
  'max-md:grid-cols-[28px_minmax(0,1fr)] max-md:gap-x-3 max-md:gap-y-1.5'

function ModuleRow({ module: { number, title, href, summary, minutes, items } }: { module: OutlineModule }) {
  return (
    <li className={`relative isolate border-b border-line py-3.5 pr-2 pl-4 ${grid}`}>
      <CurrentMark items={items} />
      <span className="font-display text-20 leading-none font-title text-ink-3 tabular-nums">{number}</span>
      <div>
        <h3 className="text-17">
          <Link
            href={href}
            className="inline-flex min-h-6 items-center text-ink no-underline hover:underline max-md:min-h-11"
          >
            {title}
          </Link>
        </h3>
        <p className="text-ink-2">{summary}</p>
      </div>
      <span className="text-13 text-ink-2 max-lg:hidden">{duration(minutes)}</span>
      <ModuleProgress items={items} className="needs-script max-md:col-start-2" />
      <ModuleItems title={title} items={items} />
    </li>
  )
}

/** Closed at first, so that the map stays a map; it opens without a script, too. */
function ModuleItems({ title, items }: { title: string; items: readonly OutlineItem[] }) {
  return (
    <details className="col-start-2 -mx-2 max-w-[560px]">
      <summary className="inline-flex min-h-8 items-center gap-1 rounded-2 px-2 text-13 text-ink-2 hover:bg-hover hover:text-ink max-md:min-h-11">
        <ChevronRight aria-hidden className="chevron size-3.5" />
        {`${count(countOf(items, 'lesson'), 'lesson')}, ${count(countOf(items, 'lab'), 'lab')}`}
        <span className="sr-only">{` of ${title}`}</span>
      </summary>
      <ul>
        {items.map((item) => (
          <ItemRow key={item.id} item={item} />
        ))}
      </ul>
    </details>
  )
}

function ItemRow({ item }: { item: OutlineItem }) {
  return (
    <li>
      <Link
        href={item.href}
        className="flex min-h-9 items-center gap-2.5 rounded-2 px-2 py-1.5 text-ink no-underline hover:bg-hover max-md:min-h-11"
      >
        <ItemStateIcon kind={item.kind} id={item.id} />
        <span className="min-w-0 flex-1">{itemName(item)}</span>
        <span className="text-13 text-ink-3">
          <ItemWords kind={item.kind} id={item.id} otherwise={duration(item.minutes)} />
        </span>
      </Link>
    </li>
  )
}

const countOf = (items: readonly OutlineItem[], kind: OutlineItem['kind']) =>
  items.filter((item) => item.kind === kind).length
