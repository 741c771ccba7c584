/** What jobs do with images, for those who ask about both. */
export { buildsOf } from './builds.ts'
export { pushesOf } from './pushes.ts'
