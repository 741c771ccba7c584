'use client'

import { Search } from 'lucide-react'
import type { ReactNode } from 'react'

import { type RuleGroup, fileKinds, severityNames } from '@/components/rules/rule-info'
import { NO_FILTER, type RuleFilter, isFiltered, severities } from '@/components/rules/rule-search'
import { Button } from '@/components/ui/button'
import type { Category, Severity } from '@/lib/engine/index.ts'

type Props = {
  groups: readonly RuleGroup[]
  filter: RuleFilter
  onChange: (filter: RuleFilter) => void
  /** Somebody is about to search. */
  onSearch: () => void
}

const field =
  'h-(--h-ctl) rounded-2 border border-line-strong bg-surface text-14 text-ink focus-visible:rounded-2 max-md:h-11 max-md:text-16'

/** A search field and three filters; together they narrow the list. */
export function RuleFilters({ groups, filter, onChange, onSearch }: Props) {
  const set = (part: Partial<RuleFilter>) => onChange({ ...filter, ...part })
  return (
    <search
      aria-label="Rules"
      className="needs-script mb-4 flex flex-wrap items-center gap-x-3 gap-y-2.5 border-b border-line pb-4"
    >
      <label className="relative block w-[360px] max-md:w-full">
        <span className="sr-only">Search rules</span>
        <Search aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
        <input
          type="search"
          value={filter.text}
          onFocus={onSearch}
          onChange={(event) => set({ text: event.target.value })}
          placeholder="Search, or an id such as DL3008"
          className={`${field} w-full pr-2.5 pl-9 placeholder:text-ink-3`}
        />
      </label>
      <Choice
        label="File"
        value={filter.files}
        onChange={(id) => set({ files: fileKinds.find((each) => each.id === id)?.id ?? null })}
      >
        <option value="">All files</option>
        {fileKinds.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[0]?.toUpperCase() + name.slice(1)}
          </option>
        ))}
      </Choice>
      <Choice
        label="Category"
        value={filter.category}
        onChange={(id) => set({ category: groups.find((group) => group.id === id)?.id ?? null })}
      >
        <option value="">All categories</option>
        {groups.map(({ id, name, rules }) => (
          <option key={id} value={id satisfies Category}>{`${name} (${rules.length})`}</option>
        ))}
      </Choice>
      <Choice
        label="Severity"
        value={filter.severity}
        onChange={(id) => set({ severity: severities.find((each) => each === id) ?? null })}
      >
        <option value="">All severities</option>
        {severities.map((severity: Severity) => (
          <option key={severity} value={severity}>
            {severityNames[severity]}
          </option>
        ))}
      </Choice>
      <label className="inline-flex min-h-(--h-ctl) items-center gap-2 text-14 max-md:min-h-11 max-md:grow">
        <input
          type="checkbox"
          checked={filter.fixable}
          onChange={(event) => set({ fixable: event.target.checked })}
          className="size-4 accent-accent"
        />
        Has a quick fix
      </label>
      {isFiltered(filter) ? (
        <Button variant="ghost" className="max-md:h-11" onClick={() => onChange(NO_FILTER)}>
          Clear
        </Button>
      ) : null}
    </search>
  )
}

type ChoiceProps = {
  label: string
  value: string | null
  onChange: (value: string) => void
  children: ReactNode
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label className="max-md:min-w-[140px] max-md:flex-1">
      <span className="sr-only">{label}</span>
      <select
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
        className={`${field} max-w-full px-2 max-md:w-full`}
      >
        {children}
      </select>
    </label>
  )
}
