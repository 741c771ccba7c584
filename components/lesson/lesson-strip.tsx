import { ChevronDown } from '@/components/ui/page-icons'

import { type TocEntry, Toc } from '@/components/lesson/toc'
import { StripProgress } from '@/components/catalogue/module-progress'
import type { OutlineItem } from '@/components/catalogue/outline'

type LessonStripProps = { number: string; items: readonly OutlineItem[]; entries: readonly TocEntry[] }

/** Small screens: which lesson this is, how far the module is, and the headings. */
export function LessonStrip({ number, items, entries }: LessonStripProps) {
  return (
    <nav
      aria-label="This lesson"
      className="sticky top-(--h-topbar) z-10 border-b border-line bg-page text-13 md:hidden"
    >
      <details>
        <summary className="flex h-11 items-center gap-2.5 px-4 text-ink-2">
          <span>{number}</span>
          <StripProgress items={items} />
          <span className="font-medium">On this page</span>
          <ChevronDown aria-hidden className="size-3.5" />
        </summary>
        <div className="max-h-[50dvh] overflow-auto px-4 pb-3">
          <Toc entries={entries} />
        </div>
      </details>
    </nav>
  )
}
