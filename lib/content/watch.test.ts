import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from './testing/content-folder.ts'
import { changesBelow, watchFolder } from './watch.ts'

const PIER = 'piers/first/lesson.mdx'

/** Does each step in turn, and waits for each until it was noticed. */
async function noticed(steps: readonly ((path: string) => Promise<unknown>)[]): Promise<void> {
  await withFolder({ [PIER]: 'one' }, async (root) => {
    let count = 0
    const stop = watchFolder(root, () => void count++)
    try {
      for (const step of steps) {
        count = 0
        await step(root)
        await expect.poll(() => count, { timeout: 10_000, interval: 10 }).toBeGreaterThan(0)
      }
    } finally {
      stop()
    }
  })
}

const save = (path: string) => (root: string) => writeFile(join(root, path), 'more')
/** Writes another file and gives it the name, so that a reader never finds half of one. */
const replace = (path: string) => async (root: string) => {
  await writeFile(join(root, `${path}.new`), 'more')
  await rename(join(root, `${path}.new`), join(root, path))
}
const make = (path: string) => (root: string) => mkdir(join(root, path), { recursive: true })
const remove = (path: string) => (root: string) => rm(join(root, path), { recursive: true })

test.each([
  ['a file that is written again and again', [save(PIER), save(PIER)]],
  ['a file that is replaced again and again', [replace(PIER), replace(PIER), save(PIER)]],
  ['a file in a new folder', [make('piers/second/labs'), save('piers/second/labs/lab.yaml')]],
  [
    'a folder that goes and comes back',
    [remove('piers/first'), make('piers/first'), save(PIER), remove(PIER)],
  ],
])('%s', (_, steps) => noticed(steps))

test('a change that comes while another is being looked at is not lost', async () => {
  await withFolder({ [PIER]: 'one' }, async (root) => {
    const changes = changesBelow(root)
    const first = changes.next()
    await save(PIER)(root)
    await first
    await save('course.yaml')(root)
    expect((await changes.next()).done).toBe(false)
    await changes.return(undefined)
  })
})
