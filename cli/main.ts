import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { changesBelow } from '../lib/content/watch.ts'
import type { LintTask } from './lint-task.ts'
import type { PROVE } from './prove-threads.ts'
import { run } from './run.ts'

if (isMainThread) await main()
else await work()

/** A thread of this program is told at its start what it is for. */
async function work(): Promise<void> {
  const task = workerData as LintTask | typeof PROVE
  if ('kind' in task && task.kind === 'prove') (await import('./prove-threads.ts')).serveProofs(parentPort!)
  else (await import('./lint-threads.ts')).serve(parentPort!, task as LintTask)
}

async function main(): Promise<void> {
  // A reader such as `head` may close the pipe early; that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })

  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    stdin: readStandardInput,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    colour: Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'],
    interactive: Boolean(process.stderr.isTTY),
    drained: async () => void (process.stdout.writableNeedDrain && (await once(process.stdout, 'drain'))),
    // The bundle starts itself again.
    threads: {
      count: availableParallelism(),
      start: (data, youngMb) =>
        new Worker(fileURLToPath(import.meta.url), {
          workerData: data,
          resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: youngMb },
        }),
    },
    changes: changesBelow,
    content: fileURLToPath(new URL('../content', import.meta.url)),
  })
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
