import { proveShare } from './testing/course-labs.ts'

await proveShare(1, 3)
