import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gradesOfAny } from '../../engine/grade/files/index.ts'
import { checkCoverage } from '../coverage.ts'
import { loadCourse } from '../load.ts'
import { checkLessons } from '../mdx-check.ts'
import { sortProblems } from '../problem.ts'
import { proveLab } from '../proof.ts'
import type { ContentProblem } from '../types.ts'
import { ruleNames, wholeOf } from '../whole.ts'
import { goodCourse, harbour, withFolder } from './content-folder.ts'

type Files = Readonly<Record<string, string | Uint8Array>>
/** What an author does to a course; a file that is null is removed. */
export type Change = Readonly<
  Record<string, string | Uint8Array | null | readonly [from: string, to: string]>
>

/** `goodCourse` with what its proof lacks, and a picture: nothing is wrong with it. */
export const soundCourse: Readonly<Record<string, string>> = {
  ...goodCourse,
  [`${harbour}/reject/closed/Dockerfile`]: 'FROM python:3.14-slim\nCMD ["sleep", "1"]\n',
  [`${harbour}/reject/closed/expect.yaml`]: 'fails: [user, start]\n',
  'public/figures/pier.svg': '<svg xmlns="http://www.w3.org/2000/svg" />\n',
}

const LESSON = 'content/piers/first-pier'

/** `lab.yaml`, `lesson.mdx`, `../course.yaml`: how the paths of a table are written short. */
function whole(short: string): string {
  if (short.startsWith('/')) return short.slice(1)
  if (/^(course|glossary|coverage)\.yaml$/.test(short)) return `content/${short}`
  return /^(lesson|quiz|labs)\b/.test(short) ? `${LESSON}/${short}` : `${harbour}/${short}`
}

function short(path: string): string {
  for (const folder of [harbour, LESSON, 'content'])
    if (path.startsWith(`${folder}/`)) return path.slice(folder.length + 1)
  return path
}

export function changed(change: Change): Files {
  const files: Record<string, string | Uint8Array> = { ...soundCourse }
  for (const [name, what] of Object.entries(change)) {
    const path = whole(name)
    if (what === null) delete files[path]
    else if (!Array.isArray(what)) files[path] = what as string | Uint8Array
    else {
      const before = String(files[path])
      const [from, to] = what as readonly [string, string]
      if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`)
      files[path] = before.replace(from, () => to)
    }
  }
  return files
}

/** Everything that `content check` says of a course below `cwd`. */
export async function problemsBelow(cwd: string): Promise<ContentProblem[]> {
  const { course, glossary, problems } = await loadCourse('content', {
    cwd,
    rules: ruleNames(),
    drafts: true,
  })
  const labs = course.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.labs))
  const found = [
    ...(await checkLessons(course, glossary, await wholeOf(cwd))),
    ...(await checkCoverage(course, 'content', cwd)),
  ]
  return sortProblems([...problems, ...found, ...labs.flatMap((lab) => proveLab(lab, gradesOfAny))])
}

/** One line for each problem of the changed course: place, code, sentence, suggestion. */
export function saidOf(change: Change): Promise<string[]> {
  return withFolder(changed(change), async (cwd) =>
    (await problemsBelow(join(cwd))).map(
      ({ file, line, column, code, message, suggestion }) =>
        `${short(file)}:${line}:${column} ${code} ${message}${suggestion === null ? '' : ` → ${suggestion}`}`,
    ),
  )
}

/**
 * What authors get wrong, and every word they are told: place, code, sentence → suggestion. Paths are short: those
 * without a folder of the course lie in its lab.
 */
export type Mistake = readonly [name: string, change: Change, said: Said | readonly Said[]]
/** The whole line, or a matcher such as `expect.stringContaining`. */
type Said = string | { readonly asymmetricMatch: (other: unknown) => boolean }

export function mistakes(rows: readonly Mistake[]): void {
  test.each(rows)('%s', async (_, change, said) => {
    expect(await saidOf(change)).toEqual([said].flat())
  })
}
