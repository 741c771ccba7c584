import { join, resolve } from 'node:path'
import { loadCourse } from '../lib/content/load.ts'
import type { LoadedCourse } from '../lib/content/load.ts'
import { watchFolder } from '../lib/content/watch.ts'
import { generate, SAVED, savedModule } from './generate.ts'
import { bin, run } from './support/command.ts'
import { write } from './support/files.ts'

/** Where the development server finds the course: it would take a minute to read thousands of files under its own eyes. */
const COURSE = 'node_modules/.cache/drydock/course.json'
/** Milliseconds in which the files of one save arrive. */
const SETTLED = 100

/**
 * Hands over the course below `root` now, and whenever something in it was saved, one time after the other; every page that
 * is open then shows it. Where course.yaml cannot be read, that of before stands. Returns the way to stop.
 */
export async function keepPublished(root = '.'): Promise<() => void> {
  let last: LoadedCourse | null = null
  const publish = async (): Promise<void> => {
    const now = await loadCourse('content', { cwd: resolve(root) })
    const isReadable = now.course.modules.length > 0
    last = isReadable || last === null ? now : { ...last, problems: now.problems }
    await write(join(root, COURSE), JSON.stringify(last))
    await write(join(root, SAVED), savedModule({ course: COURSE, at: Date.now() }))
  }
  await publish()
  return follow(join(root, 'content'), publish)
}

/** Calls `publish` whenever something in the folder was saved; returns the way to stop. */
function follow(folder: string, publish: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout>
  let running = Promise.resolve()
  const again = () => void (running = running.then(publish).catch((error: unknown) => console.error(error)))
  const leave = watchFolder(folder, () => {
    clearTimeout(timer)
    timer = setTimeout(again, SETTLED)
  })
  return () => {
    clearTimeout(timer)
    leave()
  }
}

/** The site while one writes: lessons and labs show as soon as they are saved. Arguments go to `next dev`. */
export async function main(args: readonly string[]): Promise<number> {
  await generate()
  const stop = await keepPublished()
  // The server ends by Ctrl+C as this script does, which then still has to tidy up.
  process.on('SIGINT', () => null)
  const code = await run(bin('next'), ['dev', ...args], { NEXT_TELEMETRY_DISABLED: '1' })
  stop()
  await write(SAVED, savedModule(null))
  return code
}
