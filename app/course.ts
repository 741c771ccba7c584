import 'server-only'

import { readFile } from 'node:fs/promises'
import { cache } from 'react'

import { saved } from '@/app/saved.ts'
import { loadCourse } from '@/lib/content/index.ts'
import type { LoadedCourse } from '@/lib/content/load.ts'
import { formatProblem } from '@/lib/content/problem.ts'
import type { ContentProblem } from '@/lib/content/types.ts'

const isBuild = process.env.NODE_ENV === 'production'

/** A build reads the course once for all of its pages. While one writes, each save makes this module anew. */
const remembered = isBuild || saved !== null ? once : cache

const read = async (): Promise<LoadedCourse> =>
  saved === null ? loadCourse() : JSON.parse(await readFile(saved.course, 'utf8'))

const loaded = remembered(async () => {
  const { course, glossary, problems } = await read()
  return { course, glossary, errors: problems.filter(({ severity }) => severity === 'error') }
})

/**
 * The course and the glossary. A build throws where content is broken: a page built from half of it would be worse than
 * none. While one writes, what is sound is there, and nothing at all only when course.yaml cannot be read.
 */
export const getContent = remembered(async () => {
  const { course, glossary, errors } = await loaded()
  const stops = isBuild ? errors.length > 0 : course.modules.length === 0
  if (stops) throw new Error(await inWords(errors))
  return { course, glossary }
})

/** While one writes: folders of lessons or labs with mistakes, by `content/MODULE/LESSON` or `…/labs/LAB`. */
export async function brokenFolders(depth: 'lesson' | 'lab'): Promise<string[]> {
  if (isBuild) return []
  const { errors } = await loaded()
  const pattern = depth === 'lesson' ? LESSON : LAB
  return [...new Set(errors.flatMap(({ file }) => pattern.exec(file)?.[0] ?? []))]
}

const LESSON = /^content\/[^/]+\/[^/]+(?=\/)/
const LAB = /^content\/[^/]+\/[^/]+\/labs\/[^/]+(?=\/)/

/** Its mistakes for `Broken`, null where there are none; a build has stopped at them before. */
export async function mistakesIn(folder: string): Promise<string | null> {
  if (isBuild) return null
  const { errors } = await loaded()
  const mine = errors.filter(({ file }) => file.startsWith(`${folder}/`))
  return mine.length === 0 ? null : inWords(mine)
}

/**
 * What keeps course.yaml from being read, null where nothing does. While one writes, the course of before stands until
 * it is mended.
 */
export async function mistakesInOutline(): Promise<string | null> {
  if (isBuild) return null
  const { errors } = await loaded()
  const mine = errors.filter(({ file, code }) => file === 'content/course.yaml' && !code.startsWith('COURSE'))
  return mine.length === 0 ? null : inWords(mine)
}

/** What `make` makes; while one writes, the words of its error where it throws. */
export async function madeOrSaid<T>(make: () => Promise<T>): Promise<{ made: T } | { said: string }> {
  try {
    return { made: await make() }
  } catch (error) {
    if (isBuild || !(error instanceof Error)) throw error
    return { said: error.message }
  }
}

async function inWords(errors: readonly ContentProblem[]): Promise<string> {
  const texts = errors.map(async (each) =>
    formatProblem(each, await readFile(each.file, 'utf8').catch(() => null)),
  )
  return (await Promise.all(texts)).join('\n')
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => (made ??= make())
}
