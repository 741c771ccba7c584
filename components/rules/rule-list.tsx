'use client'

import { Wrench } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { useMemo, useState } from 'react'

import { RuleFilters } from '@/components/rules/rule-filters'
import { type RuleEntry, type RuleGroup, countRules } from '@/components/rules/rule-info'
import { type Hit, NO_FILTER, isFiltered, searchRules } from '@/components/rules/rule-search'
import { SeverityMark } from '@/components/rules/severity'
import { useRuleFilter } from '@/components/rules/use-rule-filter'
import { useRuleMessages } from '@/components/rules/use-rule-messages'
import { useSettled } from '@/components/rules/use-settled'
import { Button } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'

/** Every rule by category; search and filters narrow the list. Without scripts it is the whole list. */
export function RuleList({ groups }: { groups: readonly RuleGroup<RuleEntry>[] }) {
  const [filter, setFilter] = useRuleFilter()
  const [searching, setSearching] = useState(false)
  const messages = useRuleMessages(searching || filter.text !== '')
  const found = useMemo(() => searchRules(groups, filter, messages), [groups, filter, messages])
  const total = countRules(groups)
  const count = isFiltered(filter) ? `${countRules(found)} of ${total} rules` : `${total} rules`
  return (
    <>
      <RuleFilters groups={groups} filter={filter} onChange={setFilter} onSearch={() => setSearching(true)} />
      <p className="mb-6 text-13 text-ink-3">{count}</p>
      <p role="status" className="sr-only">
        {useSettled(isFiltered(filter) ? count : '', 600)}
      </p>
      {found.map((group) => (
        <Group key={group.id} group={group} />
      ))}
      {found.length === 0 ? <Nothing onClear={() => setFilter(NO_FILTER)} /> : null}
    </>
  )
}

function Group({ group }: { group: RuleGroup<Hit> }) {
  return (
    <section aria-labelledby={`rules-${group.id}`} className="mb-8">
      <h2
        id={`rules-${group.id}`}
        className="flex items-baseline justify-between border-b border-ink pb-2 text-20"
      >
        {group.name}
        <span aria-hidden className="font-ui text-13 font-regular text-ink-3 tabular-nums">
          {group.rules.length}
        </span>
      </h2>
      <ul>
        {group.rules.map((rule) => (
          <li key={rule.name} className="border-b border-line">
            <Row rule={rule} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ rule }: { rule: Hit }) {
  const { name, title, severity, fixable, foundIds, foundMessage } = rule
  return (
    <Link
      href={`/rules/${name}/`}
      className="grid min-h-11 grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-0.5 px-2 py-2.5 text-ink no-underline hover:bg-hover max-sm:grid-cols-[18px_minmax(0,1fr)]"
    >
      <SeverityMark severity={severity} />
      <span className="text-15 font-medium">
        {title}
        {fixable ? (
          <span className="ml-2 inline-flex align-[-2px] text-ink-3" title="Has a quick fix">
            <Wrench aria-hidden className="size-3.5" />
            <span className="sr-only">, has a quick fix</span>
          </span>
        ) : null}
      </span>
      <code className="text-12 [overflow-wrap:anywhere] text-ink-3 max-sm:col-start-2">{name}</code>
      {foundIds.length > 0 ? (
        <span className="col-start-2 text-13 text-ink-2">{`Elsewhere: ${foundIds.join(', ')}`}</span>
      ) : null}
      {foundMessage ? (
        <span className="col-start-2 text-13 text-ink-2">
          <InlineText text={foundMessage} />
        </span>
      ) : null}
    </Link>
  )
}

function Nothing({ onClear }: { onClear: () => void }) {
  return (
    <div className="grid justify-items-start gap-3 py-4 text-ink-2">
      <p>No rule fits this search and these filters.</p>
      <Button onClick={onClear}>Show all rules</Button>
    </div>
  )
}
