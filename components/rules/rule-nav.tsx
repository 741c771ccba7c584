'use client'

import { ChevronRight, Search } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { useEffect, useRef, useState } from 'react'

import { type RuleGroup, type RuleLink, countRules } from '@/components/rules/rule-info'
import { filterLinks } from '@/components/rules/rule-search'
import { useFetched } from '@/components/rules/use-fetched'
import { useSettled } from '@/components/rules/use-settled'

/** A category and how many rules it has. */
export type Category = { readonly id: string; readonly name: string; readonly count: number }

type Props = {
  /** All of them, in order. */
  readonly categories: readonly Category[]
  /** The one of the rule on the page: a page that held all rules would hold little else. */
  readonly own: RuleGroup
  readonly current: string
}

/** The rules of the category; the others lead to the list. Whatever is searched for is searched in all rules. */
export function RuleNav({ categories, own, current }: Props) {
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState(false)
  const all = useFetched<readonly RuleGroup[]>('/rules/links.json', wanted)
  const searching = text.trim() !== ''
  const found = searching ? filterLinks(all ?? [own], text) : [own]
  const count = `${countRules(found)} rules found`
  return (
    <>
      <label className="needs-script relative mb-3 block">
        <span className="sr-only">Filter rules</span>
        <Search aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
        <input
          type="search"
          value={text}
          onFocus={() => setWanted(true)}
          onChange={(event) => setText(event.target.value)}
          placeholder={`Filter ${categories.reduce((sum, each) => sum + each.count, 0)} rules`}
          className="h-(--h-ctl) w-full rounded-2 border border-line-strong bg-surface pr-2.5 pl-9 text-13 placeholder:text-ink-3 focus-visible:rounded-2 max-md:h-11 max-md:text-16"
        />
      </label>
      <p role="status" className="sr-only">
        {useSettled(searching ? count : '', 600)}
      </p>
      {searching
        ? found.map((group) => <Group key={group.id} group={group} current={current} />)
        : categories.map((each) =>
            each.id === own.id ? (
              <Group key={each.id} group={own} current={current} />
            ) : (
              <OtherCategory key={each.id} category={each} />
            ),
          )}
      {found.length === 0 ? <p className="px-2 py-1.5 text-ink-2">No rule is called that.</p> : null}
      <Link
        href="/rules/"
        className="mt-2 flex min-h-8 items-center px-2 text-13 text-accent underline underline-offset-3 max-md:min-h-11"
      >
        All rules, with search by message and id
      </Link>
    </>
  )
}

function OtherCategory({ category: { id, name, count } }: { category: Category }) {
  return (
    <Link
      href={`/rules/?category=${id}`}
      className="mb-0.5 flex items-center gap-2 rounded-2 px-2 py-[7px] font-medium text-ink-2 no-underline hover:bg-hover hover:text-ink max-md:min-h-11"
    >
      <ChevronRight aria-hidden className="size-3.5 text-ink-3" />
      <span className="min-w-0 flex-1">{name}</span>
      <span className="text-12 font-regular text-ink-3 tabular-nums">
        {count}
        <span className="sr-only"> rules</span>
      </span>
    </Link>
  )
}

function Group({ group, current }: { group: RuleGroup; current: string }) {
  return (
    <details open className="group mb-0.5">
      <summary className="flex items-center gap-2 rounded-2 px-2 py-[7px] font-medium text-ink-2 group-open:font-semi group-open:text-ink hover:bg-hover max-md:min-h-11">
        <ChevronRight
          aria-hidden
          className="chevron size-3.5 text-ink-3 transition-transform duration-(--t-fast)"
        />
        <span className="min-w-0 flex-1">{group.name}</span>
        <span className="text-12 font-regular text-ink-3 tabular-nums">
          {group.rules.length}
          <span className="sr-only"> rules</span>
        </span>
      </summary>
      <ul className="mt-0.5 mb-2.5">
        {group.rules.map((rule) => (
          <li key={rule.name}>
            <Item rule={rule} isHere={rule.name === current} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Item({ rule, isHere }: { rule: RuleLink; isHere: boolean }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    const side = link.current?.closest<HTMLElement>('.side')
    if (!isHere || !link.current || !side) return
    // Not scrollIntoView: that would move the page, too.
    const below = link.current.getBoundingClientRect().bottom - side.getBoundingClientRect().bottom
    if (below > 0) side.scrollTop += below + side.clientHeight / 3
  }, [isHere])
  return (
    <Link
      ref={link}
      href={`/rules/${rule.name}/`}
      aria-current={isHere ? 'page' : undefined}
      className="relative block rounded-2 py-1.5 pr-2 pl-3.5 leading-[1.4] text-ink-2 no-underline hover:bg-hover hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:inset-y-[5px] aria-[current]:before:left-0 aria-[current]:before:w-[3px] aria-[current]:before:rounded-[2px] aria-[current]:before:bg-accent max-md:flex max-md:min-h-11 max-md:items-center"
    >
      {rule.title}
    </Link>
  )
}
