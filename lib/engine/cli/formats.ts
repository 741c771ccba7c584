/** What the readers of options share with the reader of Dockerfiles. */
export { readCsvRecord } from '../dockerfile/csv.ts'
export { parseImageReference } from '../dockerfile/image-reference.ts'
