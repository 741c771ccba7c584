import { BookOpen, BookText, Hash, type LucideIcon, ScanLine, SquareChevronRight, Wrench } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'

import { Kbd } from '@/components/ui/kbd'
import type { EntryKind, SearchAnswer, SearchGroup, SearchHit, TextPart } from '@/lib/search/types.ts'

type ResultsProps = {
  /** Null until the first one is there. */
  answer: (SearchAnswer & { readonly text: string }) | null
  /** The answer to what was typed last is still on its way. */
  awaited: boolean
  /** Of all groups, in order. */
  hits: readonly SearchHit[]
  at: number
  /** Id of the list; `${list}-3` is its fourth option. */
  list: string
  onPoint: (at: number) => void
  onChoose: (hit: SearchHit) => void
}

export function SearchResults({ answer, awaited, hits, at, list, onPoint, onChoose }: ResultsProps) {
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, at, answer])
  return (
    <>
      <div
        id={list}
        role="listbox"
        aria-label="Results"
        aria-busy={awaited}
        hidden={hits.length === 0}
        className="min-h-0 flex-1 overflow-auto overscroll-contain pb-1.5"
      >
        {answer?.groups.map((group) => (
          <Group key={group.name} group={group} list={list}>
            {(hit) => {
              const place = hits.indexOf(hit)
              return (
                <Option
                  key={hit.href}
                  id={`${list}-${place}`}
                  hit={hit}
                  isActive={place === at}
                  onPoint={() => onPoint(place)}
                  onChoose={() => onChoose(hit)}
                />
              )
            }}
          </Group>
        ))}
      </div>
      {answer ? <Notice {...answer} found={hits.length > 0} /> : <Say>Looking into the index …</Say>}
    </>
  )
}

/** What is missing, and what to do about it. */
function Notice({ text, complete, found }: { text: string; complete: boolean; found: boolean }) {
  if (!complete)
    return (
      <Say>
        Lessons, labs and rules cannot be searched: the index is not on this device yet. Connect once to get
        it. Commands work without it.
      </Say>
    )
  if (found) return null
  return (
    <Say>
      No result for “{text.trim()}”. Try one word, such as cache or secret, or the id of a rule, such as
      DL3008.
    </Say>
  )
}

function Say({ children }: { children: ReactNode }) {
  return <p className="px-4 py-5 text-14 text-ink-2 [overflow-wrap:anywhere]">{children}</p>
}

type GroupProps = { group: SearchGroup; list: string; children: (hit: SearchHit) => ReactNode }

function Group({ group: { name, hits }, list, children }: GroupProps) {
  const label = `${list}-${name}`
  return (
    <div role="group" aria-labelledby={label} className="pt-2.5">
      <div id={label} role="presentation" className="px-4 pb-1 text-12 font-semi text-ink-3">
        {name}
      </div>
      {hits.map(children)}
    </div>
  )
}

const icons: Readonly<Record<EntryKind, LucideIcon>> = {
  lesson: BookOpen,
  heading: Hash,
  lab: Wrench,
  rule: ScanLine,
  term: BookText,
  command: SquareChevronRight,
}

type OptionProps = {
  id: string
  hit: SearchHit
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
}

function Option({ id, hit: { kind, title, detail }, isActive, onPoint, onChoose }: OptionProps) {
  const Icon = icons[kind]
  return (
    // The field has the focus and the keys; the list only follows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onPointerMove={() => isActive || onPoint()}
      onClick={onChoose}
      className="relative grid min-h-11 cursor-pointer grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1.5 text-14 aria-selected:bg-accent-soft aria-selected:before:absolute aria-selected:before:inset-y-0 aria-selected:before:left-0 aria-selected:before:w-[3px] aria-selected:before:bg-accent forced-colors:aria-selected:outline forced-colors:aria-selected:-outline-offset-2"
    >
      <Icon aria-hidden className="size-4 text-ink-3" />
      <span className="min-w-0">
        <span className="block [overflow-wrap:anywhere]">
          <Marked parts={title} />
        </span>
        {detail.some(({ text }) => text !== '') ? (
          <span className="line-clamp-2 text-13 text-ink-2">
            <Marked parts={detail} />
          </span>
        ) : null}
      </span>
      {isActive ? (
        <span aria-hidden className="max-md:hidden">
          <Kbd>Enter</Kbd>
        </span>
      ) : null}
    </div>
  )
}

function Marked({ parts }: { parts: readonly TextPart[] }) {
  return parts.map(({ text, hit }, index) =>
    hit ? (
      <mark
        key={index}
        className="bg-transparent font-semi text-current underline decoration-accent decoration-2 underline-offset-3"
      >
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
