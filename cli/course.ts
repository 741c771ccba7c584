import { resolve } from 'node:path'
import { loadCourse } from '../lib/content/load.ts'
import type { LoadedCourse } from '../lib/content/load.ts'
import type { LessonLab } from '../lib/content/types.ts'
import { UsageError } from './io.ts'
import type { Io } from './io.ts'
import { oneOf } from './options.ts'
import type { Arguments, OptionSpecs } from './options.ts'

export const contentOption: OptionSpecs = {
  content: { value: 'DIR', about: 'The course to use (default: the one beside this program).' },
}

/** The course that the command line names, or the one that comes with the program. */
export async function openCourse(args: Arguments, io: Io): Promise<LoadedCourse> {
  const root = args.get('content')
  const loaded = await loadCourse(root === null ? io.content : resolve(io.cwd, root), { cwd: io.cwd })
  if (loaded.course.modules.length > 0) return loaded
  throw new UsageError(
    `${root ?? 'The content folder'} holds no course; "drydock content check" tells what is missing.`,
  )
}

export function labsOf({ course }: LoadedCourse): readonly LessonLab[] {
  return course.modules.flatMap(({ lessons }) => lessons.flatMap(({ labs }) => labs))
}

export function findLab(labs: readonly LessonLab[], id: string): LessonLab {
  const known = oneOf(
    id,
    labs.map((lab) => lab.id),
    'grade',
  )
  return labs.find((lab) => lab.id === known)!
}
