import type { Completion, Completions } from '@/lib/engine/completion/complete.ts'

/** What is offered at a caret, as the editor takes it. */
export type Suggestion = Completion & {
  /** What the text at the caret is compared with: with the quotes that JSON asks for. */
  readonly filterText: string
  /** Keeps the order: what a file is checked with knows best what comes first. */
  readonly sortText: string
}

export function toSuggestions({ items }: Completions): Suggestion[] {
  return items.map((item, index) => ({
    ...item,
    filterText: item.insertText.startsWith('"') ? JSON.stringify(item.label) : item.label,
    sortText: String(index).padStart(4, '0'),
  }))
}

const FOLDER = '/lab/'

/** The address that a file has in the editor. */
export function addressOf(file: string): string {
  return `file://${FOLDER}${file}`
}

/** The file's path, from the path of its address. */
export function fileOf(path: string): string {
  return path.startsWith(FOLDER) ? path.slice(FOLDER.length) : path
}
