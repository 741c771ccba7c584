/** What is needed only once files are brought: one piece of code, which no first load waits for. */
export { foundOf, listingOf, walk } from '@/lib/playground/browse.ts'
export { readFiles, readFolder } from '@/lib/playground/read.ts'
