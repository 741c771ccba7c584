import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'

import { ItemStateIcon } from '@/components/catalogue/item-state'
import { type OutlineItem, itemName } from '@/components/catalogue/outline'
import { duration } from '@/components/catalogue/words'
import { categoryName, severityNames } from '@/components/rules/rule-info'
import type { RuleMeta } from '@/lib/engine/index.ts'

type RuleAsideProps = {
  meta: RuleMeta
  /** What the quick fix does; null: there is none. */
  fix: string | null
  labs: readonly OutlineItem[]
  lessons: readonly OutlineItem[]
}

export function RuleAside({ meta, fix, labs, lessons }: RuleAsideProps) {
  return (
    <>
      <Part title="Practise it" items={labs} />
      <Part title="Learn it" items={lessons} />
      <section>
        <Heading>At a glance</Heading>
        <dl className="grid grid-cols-[auto_1fr] text-13 [&>dt]:pr-4">
          <Row name="Category">{categoryName(meta.category)}</Row>
          <Row name="Severity">{severityNames[meta.severity]}</Row>
          <Row name="Rule id">
            <code className="text-12 [overflow-wrap:anywhere]">{meta.name}</code>
          </Row>
          <Row name="Quick fix">{fix ?? 'None'}</Row>
        </dl>
      </section>
    </>
  )
}

function Part({ title, items }: { title: string; items: readonly OutlineItem[] }) {
  if (items.length === 0) return null
  return (
    <section className="mb-7">
      <Heading>{title}</Heading>
      {items.map((item) => (
        <Link
          key={item.id}
          href={item.href}
          className="grid grid-cols-[18px_1fr_auto] items-center gap-2.5 border-t border-line py-[9px] font-medium text-ink no-underline hover:bg-hover"
        >
          <ItemStateIcon kind={item.kind} id={item.id} />
          <span>{itemName(item)}</span>
          <span className="text-12 font-regular text-ink-3">{duration(item.minutes)}</span>
        </Link>
      ))}
    </section>
  )
}

function Heading({ children }: { children: string }) {
  return <h2 className="mb-2 font-ui text-14 tracking-normal">{children}</h2>
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="border-t border-line py-1.5 text-ink-3">{name}</dt>
      <dd className="border-t border-line py-1.5 text-right">{children}</dd>
    </>
  )
}
