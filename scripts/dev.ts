import { watch } from 'node:fs'
import { loadCourse } from '../lib/content/load.ts'
import type { LoadedCourse } from '../lib/content/load.ts'
import { generate, SAVED, savedModule } from './generate.ts'
import { bin, run } from './support/command.ts'
import { write } from './support/files.ts'

/** Where the development server finds the course: it would take a minute to read thousands of files under its own eyes. */
const COURSE = 'node_modules/.cache/drydock/course.json'
/** Milliseconds in which the files of one save arrive. */
const SETTLED = 100

let last: LoadedCourse | null = null

/** Reads the course again and has every page that is open show it; where course.yaml cannot be read, that of before. */
async function publish(): Promise<void> {
  const now = await loadCourse()
  const isReadable = now.course.modules.length > 0
  const shown: LoadedCourse = isReadable || last === null ? now : { ...last, problems: now.problems }
  last = shown
  await write(COURSE, JSON.stringify(shown))
  await write(SAVED, savedModule({ course: COURSE, at: Date.now() }))
}

/** Publishes whenever something in the folder was saved, one time after the other; returns the way to stop. */
function follow(folder: string): () => void {
  let timer: ReturnType<typeof setTimeout>
  let running = Promise.resolve()
  const again = () => void (running = running.then(publish).catch((error: unknown) => console.error(error)))
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(again, SETTLED)
  })
  return () => watcher.close()
}

/** The site while one writes: lessons and labs show as soon as they are saved. Arguments go to `next dev`. */
export async function main(args: readonly string[]): Promise<number> {
  await generate()
  await publish()
  const stop = follow('content')
  // The server ends by Ctrl+C as this script does, which then still has to tidy up.
  process.on('SIGINT', () => null)
  const code = await run(bin('next'), ['dev', ...args], { NEXT_TELEMETRY_DISABLED: '1' })
  stop()
  await write(SAVED, savedModule(null))
  return code
}
