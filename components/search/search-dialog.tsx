'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'

import { useSettled } from '@/components/rules/use-settled'
import { runCommand } from '@/components/search/commands'
import { nextAt } from '@/components/search/next-at'
import { SearchResults } from '@/components/search/search-results'
import { useSearch } from '@/components/search/use-search'
import type { SiteDialogProps } from '@/components/site/site-keys'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import type { SearchHit } from '@/lib/search/types.ts'

/** Find anything: a field with a list below it, by keyboard from the first key to the page. */
export function SearchDialog({ onClose, onOpen }: SiteDialogProps) {
  const router = useRouter()
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState({ text: '', at: 0 })
  const answer = useSearch(text)
  const hits = answer?.groups.flatMap((group) => group.hits) ?? []
  // What is chosen belongs to one answer: the next begins at its top.
  const at = chosen.text === answer?.text ? chosen.at : 0
  const move = (to: number) => setChosen({ text: answer?.text ?? '', at: to })
  const choose = ({ kind, href }: SearchHit) => {
    onClose()
    if (kind !== 'command') router.push(href)
    else runCommand(href, { go: (page) => router.push(page), showShortcuts: () => onOpen('shortcuts') })
  }
  // Enter may come before the answer to the last letters: it opens what they find, not what stood there before.
  const awaited = answer?.text !== text
  const [entered, setEntered] = useState<string | null>(null)
  const enter = useEffectEvent(() => hits[0] && choose(hits[0]))
  useEffect(() => {
    if (entered !== null && entered === answer?.text) enter()
  }, [entered, answer])
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextAt(event.key, at, hits.length)
    const hit = hits[at]
    const opens = event.key === 'Enter' && !event.nativeEvent.isComposing
    if (next !== null) move(next)
    else if (opens && awaited) setEntered(text)
    else if (opens && hit) choose(hit)
    else return
    event.preventDefault()
  }
  useEffect(() => input.current?.focus(), [])

  return (
    <Dialog title="Search" quiet onClose={onClose} className="mt-[9vh] max-md:mt-3">
      <div className="flex h-full max-h-[min(78dvh,640px)] flex-col">
        <div className="flex items-center gap-3 border-b border-line px-4">
          <Search aria-hidden className="size-5 shrink-0" />
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-label="Search lessons, labs, rules, glossary and commands"
            aria-expanded={hits.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={hits.length > 0 ? `${list}-${at}` : undefined}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="go"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setEntered(null)
            }}
            onKeyDown={onKeyDown}
            placeholder="Search lessons, labs and rules"
            className="h-14 min-w-0 flex-1 bg-transparent text-17 text-ink outline-none placeholder:text-ink-3"
          />
          <button
            type="button"
            aria-label="Close"
            onClick={onClose}
            className="grid min-h-8 min-w-8 place-items-center rounded-2 hover:bg-hover max-md:min-h-11 max-md:min-w-11"
          >
            <Kbd>Esc</Kbd>
          </button>
        </div>
        <SearchResults
          answer={answer}
          awaited={awaited}
          hits={hits}
          at={at}
          list={list}
          onPoint={move}
          onChoose={choose}
        />
        <SearchFoot count={answer === null ? null : hits.length} />
      </div>
    </Dialog>
  )
}

function SearchFoot({ count }: { count: number | null }) {
  const said = count === null ? '' : `${count} ${count === 1 ? 'result' : 'results'}`
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2 text-12 text-ink-3">
      <span className="flex items-center gap-1 max-md:hidden">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> Move
      </span>
      <span className="flex items-center gap-1 max-md:hidden">
        <Kbd>Enter</Kbd> Open
      </span>
      <span className="ml-auto">{said && `${said}, searched on this device`}</span>
      <span role="status" className="sr-only">
        {useSettled(said, 600)}
      </span>
    </p>
  )
}
