import { pathWords } from '@/components/search/path-words'
import { browserSearch } from '@/lib/search/browser.ts'
import type { SearchHit } from '@/lib/search/types.ts'

const MOST = 5

/**
 * Puts links to pages whose names are near to this address into an empty element; leaves it empty where there are
 * none. By hand: the page for unknown addresses runs nothing of its own (see `BarePage`).
 */
export async function showNearest(place: HTMLElement): Promise<void> {
  const base = process.env.BASE_PATH ?? ''
  const pages = await nearest(pathWords(decoded(location.pathname), base))
  if (pages.length === 0) return
  const list = element('ul', 'mt-2 grid gap-2', ...pages.map((page) => element('li', '', linkTo(page, base))))
  place.replaceChildren(element('h2', 'mt-6 text-20', 'Perhaps you mean'), list)
}

async function nearest(words: string): Promise<readonly SearchHit[]> {
  if (words === '') return []
  const client = browserSearch([])
  const answer = await client.search(words)
  client.dispose()
  return answer?.groups.flatMap((group) => group.hits).slice(0, MOST) ?? []
}

function linkTo({ href, title }: SearchHit, base: string): HTMLAnchorElement {
  const link = element('a', 'link', title.map(({ text }) => text).join(''))
  link.href = `${base}${href}`
  return link
}

function element<T extends keyof HTMLElementTagNameMap>(tag: T, look: string, ...inside: (Node | string)[]) {
  const made = document.createElement(tag)
  made.className = look
  made.append(...inside)
  return made
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
