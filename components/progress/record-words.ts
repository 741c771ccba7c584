import { count } from '@/components/catalogue/words'
import type { ProgressCourse } from '@/components/progress/course-data.ts'
import type { Totals } from '@/components/progress/totals.ts'

/** `5 modules, 3 of 12 labs passed, 260 of 1200 points`. */
export function recordWords({ modules }: ProgressCourse, { labsPassed, labs, points, ofPoints }: Totals) {
  return `${count(modules.length, 'module')}, ${labsPassed} of ${count(labs, 'lab')} passed, ${points} of ${ofPoints} points`
}
