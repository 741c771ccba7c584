import { proveShare } from './testing/course-labs.ts'

await proveShare(2, 3)
