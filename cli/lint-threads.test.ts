import { EventEmitter } from 'node:events'
import type { MessagePort, Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { withFolder } from '../lib/content/testing/content-folder.ts'
import type { Threads } from './io.ts'
import type { LintJob, LintTask } from './lint-task.ts'
import { lintAll, serve } from './lint-threads.ts'

const NAMES = Array.from({ length: 50 }, (_, at) => `${String(at).padStart(2, '0')}.Dockerfile`)
const FILES = Object.fromEntries(NAMES.map((name, at) => [name, `FROM harbour:${at}\nUSER 1000\n`]))

const taskIn = (cwd: string): LintTask => ({
  settings: { cwd, as: null, context: null, only: ['base-image-untagged'], skip: [], fix: 'no' },
  format: 'json',
  threshold: 'error',
  colour: false,
})

/** Threads that are none: they answer over the same messages, late and out of turn, and die of a certain file. */
function fakeThreads(
  count: number,
  deadly?: string,
): { threads: Threads; started: () => number; open: () => number } {
  let [started, open] = [0, 0]
  const start = (data: unknown): Worker => {
    started += 1
    open += 1
    const mine = new EventEmitter()
    const theirs = new EventEmitter()
    const late = started % 2 === 0 ? 15 : 1
    const port = {
      on: theirs.on.bind(theirs),
      postMessage: (reports: unknown) => setTimeout(() => mine.emit('message', reports), late),
    }
    serve(port as unknown as MessagePort, data as LintTask)
    const die = () => void (open -= 1)
    return Object.assign(mine, {
      postMessage: (message: { jobs: LintJob[] }) => {
        if (message.jobs.some(({ path }) => path === deadly))
          setTimeout(() => mine.emit('error', new Error('out of memory')), 1)
        else theirs.emit('message', message)
      },
      terminate: async () => die(),
    }) as unknown as Worker
  }
  return { threads: { count, start }, started: () => started, open: () => open }
}

async function pathsOf(cwd: string, threads: Threads | null, names = NAMES): Promise<string[]> {
  const paths: string[] = []
  for await (const { out, failure } of lintAll(
    names.map((path) => ({ path, given: null })),
    taskIn(cwd),
    threads,
  ))
    paths.push(failure ?? (JSON.parse(out) as { path: string }).path)
  return paths
}

test('answers come in the order of the files, whichever thread is done first', async () => {
  await withFolder(FILES, async (cwd) => {
    const fake = fakeThreads(3)
    expect(await pathsOf(cwd, fake.threads)).toEqual(NAMES)
    expect([fake.started(), fake.open()]).toEqual([3, 0])
  })
})

test('few files, or one core, need no threads', async () => {
  await withFolder(FILES, async (cwd) => {
    const [many, one] = [fakeThreads(3), fakeThreads(1)]
    await pathsOf(cwd, many.threads, NAMES.slice(0, 10))
    await pathsOf(cwd, one.threads)
    expect(await pathsOf(cwd, null)).toEqual(NAMES)
    expect([many.started(), one.started()]).toEqual([0, 0])
  })
})

test('a thread that dies takes one file with it, and that file is named', async () => {
  await withFolder(FILES, async (cwd) => {
    const fake = fakeThreads(2, '13.Dockerfile')
    expect(await pathsOf(cwd, fake.threads)).toEqual(
      NAMES.with(13, '13.Dockerfile made Drydock fail (out of memory); please report it with the file.'),
    )
    expect(fake.open()).toBe(0)
  })
})

test('whoever stops reading ends the threads', async () => {
  await withFolder(FILES, async (cwd) => {
    const fake = fakeThreads(2)
    for await (const report of lintAll(
      NAMES.map((path) => ({ path, given: null })),
      taskIn(cwd),
      fake.threads,
    )) {
      expect(report.status).toBe(0)
      break
    }
    await expect.poll(fake.open).toBe(0)
  })
})
