import type { Heading } from './types.ts'

/**
 * The headings of a lesson with the ids that rehype-slug gives them, read without a Markdown library,
 * because the command line needs them and must start quickly. A test compares the ids with rehype-slug's.
 */
export function readHeadings(markdown: string): Heading[] {
  const headings: Heading[] = []
  const slugger = createSlugger()
  let fence: string | null = null
  for (const line of markdown.split(/\r?\n/)) {
    const marker = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
    if (marker) fence = nextFence(fence, marker[1]!, marker[2]!)
    const heading =
      fence === null && !marker ? /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line) : null
    if (!heading) continue
    const text = plainText(heading[2]!)
    const id = slugger(text)
    const depth = heading[1]!.length
    if (depth === 2 || depth === 3) headings.push({ id, text, depth })
  }
  return headings
}

/** A fence closes at the same character, at least as long, with nothing behind it. */
function nextFence(open: string | null, marker: string, rest: string): string | null {
  if (open === null) return marker
  const closes = marker[0] === open[0] && marker.length >= open.length && rest.trim() === ''
  return closes ? null : open
}

/** Inline Markdown and tags taken off; what stands in backticks stays as it is. */
function plainText(source: string): string {
  return source
    .split(/(`+[^`]*`+)/)
    .map((part) => (part.startsWith('`') ? part.replaceAll('`', '').trim() : plainProse(part)))
    .join('')
    .trim()
}

function plainProse(text: string): string {
  return text
    .replaceAll(/<\/?[A-Za-z][^>]*>/g, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__)(.+?)\1/g, '$2')
    .replaceAll(/(?<![\w\\])([*_])(.+?)\1(?!\w)/g, '$2')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** GitHub's rule: lower case; letters, digits, marks, `_`, `-` stay, blanks become `-`; repeats are numbered. */
function createSlugger(): (text: string) => string {
  const used = new Map<string, number>()
  return (text) => {
    const base = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    let slug = base
    while (used.has(slug)) {
      used.set(base, used.get(base)! + 1)
      slug = `${base}-${used.get(base)}`
    }
    used.set(slug, 0)
    return slug
  }
}
