'use client'

import { Search } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'

import { type RuleGroup, filterRules } from '@/components/rules/rule-info'
import { SeverityMark } from '@/components/rules/severity'

/** Every rule by category; the field narrows the list while one types. */
export function RuleList({ groups }: { groups: readonly RuleGroup[] }) {
  const [query, setQuery] = useState('')
  const found = filterRules(groups, query)
  const total = countRules(groups)
  return (
    <>
      <label className="needs-script relative mb-8 block max-w-[360px]">
        <span className="sr-only">Filter rules</span>
        <Search aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
        <input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          placeholder={`Filter ${total} rules`}
          className="h-(--h-ctl) w-full rounded-2 border border-line-strong bg-surface pr-2.5 pl-9 placeholder:text-ink-3 focus-visible:rounded-2"
        />
      </label>
      <p role="status" className="sr-only">
        {query ? `${countRules(found)} of ${total} rules` : ''}
      </p>
      {found.map((group) => (
        <section key={group.id} aria-labelledby={`rules-${group.id}`} className="mb-8">
          <h2 id={`rules-${group.id}`} className="border-b border-ink pb-2 text-20">
            {group.name}
          </h2>
          <ul>
            {group.rules.map((rule) => (
              <li key={rule.name} className="border-b border-line">
                <Link
                  href={`/rules/${rule.name}/`}
                  className="grid min-h-11 grid-cols-[18px_1fr_auto] items-center gap-x-2.5 px-2 py-2.5 text-ink no-underline hover:bg-hover max-sm:grid-cols-[18px_1fr]"
                >
                  <SeverityMark severity={rule.severity} />
                  <span className="text-15 font-medium">{rule.title}</span>
                  <code className="text-12 text-ink-3 max-sm:col-start-2">{rule.name}</code>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 ? (
        <p className="text-ink-2">{`No rule has “${query}” in its title, name or category.`}</p>
      ) : null}
    </>
  )
}

const countRules = (groups: readonly RuleGroup[]) =>
  groups.reduce((sum, group) => sum + group.rules.length, 0)
