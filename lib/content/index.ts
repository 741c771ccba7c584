import 'server-only'

/** What pages read: the course as data, and a lesson as code. The command line takes `load.ts`, which runs without React. */
export { loadCourse } from './load.ts'
export type * from './types.ts'
