'use client'

import { type ComponentProps, type KeyboardEvent, type ReactNode, useRef } from 'react'

import { tabForKey } from '@/components/ui/tab-keys'
import { cn } from '@/lib/cn'

export type Tab = {
  id: string
  label: ReactNode
  className?: string
  /** Keys that lead to it from anywhere on the page, such as `Alt+P`. */
  shortcut?: string
}

type TabListProps = Omit<ComponentProps<'div'>, 'onSelect'> & {
  /** What the tabs choose between, for screen readers. */
  label: string
  /** Makes the ids of tabs and panels unique on the page. */
  name: string
  tabs: readonly Tab[]
  selected: string
  onSelect: (id: string) => void
}

const look =
  'relative inline-flex h-full items-center gap-[7px] border-r border-line px-3.5 text-13 font-medium ' +
  'whitespace-nowrap text-ink-2 hover:text-ink aria-selected:bg-code aria-selected:text-ink ' +
  'aria-selected:shadow-[inset_0_2px_0_var(--accent)] focus-visible:-outline-offset-2'

export function TabList({ label, name, tabs, selected, onSelect, className, ...props }: TabListProps) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const index = tabs.findIndex((tab) => tab.id === selected)
    const target = tabs[tabForKey(event.key, index, tabs.length) ?? -1]
    if (!target) return
    event.preventDefault()
    onSelect(target.id)
    list.current?.querySelector<HTMLElement>(`#${tabId(name, target.id)}`)?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={cn('flex h-(--h-tabs) min-w-0 overflow-x-auto', className)}
      {...props}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(name, tab.id)}
          aria-selected={tab.id === selected}
          aria-controls={panelId(name, tab.id)}
          aria-keyshortcuts={tab.shortcut}
          title={tab.shortcut}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
          className={cn(look, tab.className)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}

type TabPanelProps = ComponentProps<'div'> & { name: string; tab: string; selected: string }

/** Stays in the document while hidden, so that an editor in it keeps its state. */
export function TabPanel({ name, tab, selected, ...props }: TabPanelProps) {
  return (
    <div
      role="tabpanel"
      id={panelId(name, tab)}
      aria-labelledby={tabId(name, tab)}
      hidden={tab !== selected}
      {...props}
    />
  )
}

/** A tab's id may be a path: only what is safe in a selector stays. */
const safe = (id: string) => id.replace(/[^\w-]/g, '_')
const tabId = (name: string, id: string) => `${name}-tab-${safe(id)}`
const panelId = (name: string, id: string) => `${name}-panel-${safe(id)}`
