import type { Heading } from './types.ts'

/** A heading and the prose below it, up to the next one; what stands between fences is left out. */
type Section = { readonly heading: Heading; readonly prose: string }

/**
 * The headings of a lesson with the ids that rehype-slug gives them, read without a Markdown library,
 * because the command line needs them and must start quickly. A test compares the ids with rehype-slug's.
 */
export function readHeadings(markdown: string): Heading[] {
  return readSections(markdown).map(({ heading }) => heading)
}

/** The headings of a lesson, each with its prose. */
export function readSections(markdown: string): Section[] {
  const sections: { readonly heading: Heading; readonly lines: string[] }[] = []
  const slugger = createSlugger()
  let fence: string | null = null
  for (const line of markdown.split(/\r?\n/)) {
    const marker = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
    if (marker) fence = nextFence(fence, marker[1]!, marker[2]!)
    if (marker || fence !== null) continue
    const found = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)
    const text = found && plainText(found[2]!)
    const id = text === null ? '' : slugger(text)
    const depth = found?.[1]!.length
    if (text !== null && (depth === 2 || depth === 3))
      sections.push({ heading: { id, text, depth }, lines: [] })
    else sections.at(-1)?.lines.push(line)
  }
  return sections.map(({ heading, lines }) => ({ heading, prose: lines.join('\n') }))
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
