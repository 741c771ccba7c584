import { sitePages } from '../site/pages.ts'
import { baseOf } from './files.ts'
import { nearest, respelt } from './nearest.ts'
import { problem } from './problem.ts'
import type { Place } from './problem.ts'
import type { ContentProblem, Course, GlossaryEntry } from './types.ts'

/** What a lesson can lead to on this site. */
export type Site = {
  /** By address with its last slash; the ids that `#` can name there, or null where they are not known. */
  readonly pages: ReadonlyMap<string, readonly string[] | null>
  /** Files that pages show, by address: `/figures/run-line.svg`. */
  readonly files: readonly string[]
}

export function siteOf(
  course: Course,
  glossary: readonly GlossaryEntry[],
  rules: readonly string[],
  files: readonly string[],
): Site {
  const lessons = course.modules.flatMap((module) => module.lessons)
  const labs = lessons.flatMap((lesson) => lesson.labs)
  return {
    files,
    pages: new Map<string, readonly string[] | null>([
      ...sitePages.map(({ href }) => [href, null] as const),
      ['/glossary/', glossary.map(({ id }) => id)],
      ...rules.map((rule) => [`/rules/${rule}/`, null] as const),
      ...labs.map(
        ({ id, objectives }) => [`/labs/${id}/`, objectives.map((each) => `objective-${each.id}`)] as const,
      ),
      ...course.modules.map(({ slug }) => [`/learn/${slug}/`, null] as const),
      ...lessons.map(
        (lesson) => [`/learn/${lesson.module}/${lesson.slug}/`, lesson.headings.map(({ id }) => id)] as const,
      ),
    ]),
  }
}

type Node = {
  readonly type: string
  readonly name?: string | null
  readonly url?: string
  readonly alt?: string | null
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[]
  readonly children?: readonly Node[]
  readonly position?: { readonly start: Place }
}

/** Links to pages and headings of this site that are not there, and pictures that are missing or say nothing to those who cannot see them. */
export function linkProblems(tree: unknown, file: string, here: string, site: Site): ContentProblem[] {
  const visit = (node: Node): ContentProblem[] => [
    ...check(node, file, here, site),
    ...(node.children ?? []).flatMap(visit),
  ]
  return visit(tree as Node)
}

function check(node: Node, file: string, here: string, site: Site): ContentProblem[] {
  const { type, url = '', position } = node
  const at = position?.start ?? { line: 1, column: 1 }
  if (type === 'link' || type === 'definition') return checkLink(url, file, here, site, at)
  if (type === 'image') return checkPicture(url, node.alt ?? '', file, site, at)
  if (node.name !== 'Figure') return []
  const value = (name: string) => String(node.attributes?.find((each) => each.name === name)?.value ?? '')
  // Without alt it lacks an attribute, which is reported as such.
  const isSilent = !node.attributes?.some(({ name }) => name === 'alt')
  return checkPicture(value('src'), isSilent ? '-' : value('alt'), file, site, at)
}

function checkLink(url: string, file: string, here: string, site: Site, at: Place): ContentProblem[] {
  if (!/^[/#]/.test(url)) return checkForeign(url, file, at)
  const [path = '', id] = url.split('#')
  const page = path === '' ? here : path.endsWith('/') ? path : `${path}/`
  if (!site.pages.has(page) && !site.files.includes(path)) {
    const message = `There is no page ${path} on this site.`
    const guess = nearest(page, [...site.pages.keys()])
    const beside = guess === null ? namesBeside(page, site) : null
    if (beside !== null) return [problem('LESSON011', file, message, { at, suggestion: beside })]
    return [dead(file, at, message, guess, pageFix(path, page, site))]
  }
  if (path !== '' && page !== path && !site.files.includes(path))
    return [
      dead(file, at, `Addresses of this site end with a slash.`, page + (id ? `#${id}` : ''), {
        from: url,
        to: page + (id ? `#${id}` : ''),
      }),
    ]
  const ids = site.pages.get(page)
  if (!id || !ids || ids.includes(id)) return []
  return [dead(file, at, `${page} has no heading "#${id}".`, nearest(id, ids), respelt(id, ids))]
}

/** Whatever it leads to, it leads away from this site: only what can be trusted to be a page. */
function checkForeign(url: string, file: string, at: Place): ContentProblem[] {
  if (/^https:\/\/[\w.-]+\.\w+(\/|$)/.test(url)) return []
  const message = `"${url}" is no address of a page.`
  return [problem('LESSON011', file, message, { at, suggestion: howToWrite(url) })]
}

function howToWrite(url: string): string {
  if (url.startsWith('www.')) return `Write https://${url}.`
  if (url === '') return 'Write the address between the round brackets.'
  if (/\.mdx?$/.test(url))
    return 'The address of a lesson is /learn/MODULE/LESSON/, with the names of its folders.'
  return 'Addresses elsewhere begin with https://, those of this site with a slash.'
}

function checkPicture(src: string, alt: string, file: string, site: Site, at: Place): ContentProblem[] {
  const missing = src !== '' && !site.files.includes(src) && !site.files.includes(decoded(src))
  // A picture beside the lesson is looked for, as in other programs: it is known by its name.
  const named = site.files.filter((each) => each.endsWith(`/${baseOf(src)}`))
  const fix = named.length === 1 ? { from: src, to: named[0]! } : respelt(src, site.files)
  const isSilent = alt.trim() === '' || alt.trim() === baseOf(src)
  return [
    ...(missing
      ? [dead(file, at, `There is no picture ${src} in public/.`, fix?.to ?? nearest(src, site.files), fix)]
      : []),
    ...(isSilent
      ? [
          problem('LESSON012', file, 'The picture says nothing to somebody who cannot see it.', {
            at,
            suggestion: 'Say in alt what it shows, in a sentence or two.',
          }),
        ]
      : []),
  ]
}

/** A page that is called otherwise now is mostly still where it was. */
function namesBeside(page: string, { pages }: Site): string | null {
  const folder = /^\/learn\/[^/]+\/(?=[^/]+\/$)/.exec(page)?.[0]
  const names = [...pages.keys()].filter((each) => folder && each.startsWith(folder) && each !== folder)
  return names.length === 0 ? null : `There are: ${names.join(', ')}.`
}

type Respelt = ReturnType<typeof respelt>

/** `my%20pier.svg` is the file with the blank. */
function decoded(src: string): string {
  try {
    return decodeURI(src)
  } catch {
    return src
  }
}

/** The address as it is written, with or without its last slash. */
function pageFix(path: string, page: string, site: Site): Respelt {
  const found = respelt(page, site.pages.keys())
  return found && { from: path, to: found.to }
}

function dead(
  file: string,
  at: Place,
  message: string,
  guess: string | null,
  fix: Respelt = null,
): ContentProblem {
  const suggestion = guess === null ? null : `did you mean "${guess}"?`
  return problem('LESSON011', file, message, { at, suggestion, fix })
}
