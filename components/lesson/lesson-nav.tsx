import { ChevronRight, List } from '@/components/ui/page-icons'
import { Link } from '@/components/ui/link'

import { BestScore, ItemStateIcon } from '@/components/catalogue/item-state'
import { CourseProgress, ModuleCount } from '@/components/catalogue/module-progress'
import { type Outline, type OutlineItem, type OutlineModule, itemName } from '@/components/catalogue/outline'

/**
 * The lessons and labs of the module; the others lead to their overview: a page that listed the whole course would hold little
 * else. `current` is the id of the lesson on the page, or the address of the module.
 */
export function LessonNav({ outline, current }: { outline: Outline; current: string }) {
  return (
    <>
      <div className="mb-2.5 grid grid-cols-[1fr_auto] items-baseline border-b border-line px-2 pb-3.5">
        <span className="text-13 text-ink-2">Your course</span>
        <CourseProgress items={outline.flatMap(marksOf)} bar />
      </div>
      {outline.map((module) =>
        module.href === current || module.items.some((item) => item.id === current) ? (
          <OwnModule key={module.number} module={module} current={current} />
        ) : (
          <OtherModule key={module.number} module={module} />
        ),
      )}
    </>
  )
}

/** What counting needs of a module: all of the course's titles and addresses would go to the browser with each page. */
const marksOf = ({ items }: OutlineModule) => items.map(({ kind, id }) => ({ kind, id }))

const head = 'flex items-center gap-2 rounded-2 px-2 py-[7px] font-medium text-ink-2 hover:bg-hover'

function OtherModule({ module }: { module: OutlineModule }) {
  return (
    <Link href={module.href} className={`${head} mb-0.5 no-underline hover:text-ink max-md:min-h-11`}>
      <ChevronRight aria-hidden className="size-3.5 text-ink-3" />
      <span className="min-w-0 flex-1">{`${module.number}. ${module.title}`}</span>
      <ModuleCount items={marksOf(module)} />
    </Link>
  )
}

function OwnModule({ module, current }: { module: OutlineModule; current: string }) {
  return (
    <details open className="group mb-0.5">
      <summary className={`${head} group-open:font-semi group-open:text-ink max-md:min-h-11`}>
        <ChevronRight
          aria-hidden
          className="chevron size-3.5 text-ink-3 transition-transform duration-(--t-fast)"
        />
        <span className="min-w-0 flex-1">{`${module.number}. ${module.title}`}</span>
        <ModuleCount items={marksOf(module)} />
      </summary>
      <ul className="mt-0.5 mb-2.5">
        <li>
          <Link
            href={module.href}
            aria-current={module.href === current ? 'page' : undefined}
            className={row}
          >
            <List aria-hidden className="mt-0.5 text-ink-3" />
            Overview
          </Link>
        </li>
        {module.items.map((item) => (
          <li key={item.id}>
            <NavItem item={item} isHere={item.id === current} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const row =
  'relative grid grid-cols-[16px_1fr_auto] gap-[9px] rounded-2 py-1.5 pr-2 pl-3.5 leading-[1.4] text-ink-2 no-underline hover:bg-hover hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:inset-y-[5px] aria-[current]:before:left-0 aria-[current]:before:w-[3px] aria-[current]:before:rounded-[2px] aria-[current]:before:bg-accent max-md:min-h-11 max-md:items-center'

function NavItem({ item, isHere }: { item: OutlineItem; isHere: boolean }) {
  return (
    <Link href={item.href} aria-current={isHere ? 'page' : undefined} className={row}>
      <ItemStateIcon kind={item.kind} id={item.id} current={isHere} className="mt-0.5" />
      <span>{itemName(item)}</span>
      {item.kind === 'lab' ? <BestScore id={item.id} /> : null}
    </Link>
  )
}
