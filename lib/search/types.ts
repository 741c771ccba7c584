/** `heading` is a place inside a lesson; `command` is something the page can do. */
export type EntryKind = 'lesson' | 'heading' | 'lab' | 'rule' | 'term' | 'command'

/** One thing that can be found. Plain data: it is fetched as JSON and crosses to a worker. */
export type SearchEntry = {
  readonly kind: EntryKind
  readonly title: string
  /** Address inside the site, such as `/rules/user-missing/`; of a command its name. */
  readonly href: string
  /** Shown below the title, and searched. */
  readonly detail: string
  /** Searched, never shown. */
  readonly words?: string
}

/** Consecutive parts of a text; what was searched for is `hit`. */
export type TextPart = { readonly text: string; readonly hit: boolean }

export type SearchHit = Omit<SearchEntry, 'words' | 'title' | 'detail'> & {
  readonly title: readonly TextPart[]
  readonly detail: readonly TextPart[]
}

/** Lessons and their headings stand together. */
export type GroupName = 'Lessons' | 'Labs' | 'Rules' | 'Glossary' | 'Commands'
export type SearchGroup = { readonly name: GroupName; readonly hits: readonly SearchHit[] }

export type SearchAnswer = {
  readonly groups: readonly SearchGroup[]
  /** False when the index could not be had: then only commands were searched. */
  readonly complete: boolean
}

export type ToSearchWorker = {
  readonly id: number
  readonly text: string
  /** Where the index is. */
  readonly index: string
  readonly commands: readonly SearchEntry[]
}
export type FromSearchWorker = { readonly id: number; readonly answer: SearchAnswer }
