import type { MessagePort, Worker } from 'node:worker_threads'
import type { Threads } from './io.ts'
import { createLinter, crashMessage, failureReport } from './lint-task.ts'
import type { FileReport, LintJob, LintTask } from './lint-task.ts'

/** What one file leaves behind is collected before the next ones add to it. */
const YOUNG_MB = 8

/** Neighbours share what was read of their build context, so a thread takes a few of them at once. */
const BATCH = 8
/** How far the threads may be ahead of what is printed, in batches for each: this keeps the memory flat. */
const AHEAD = 4
/** Below, starting threads takes longer than they save. */
const FEWEST = 24

/** Reports of all jobs in their order, worked out here or, when they are many, on all cores. */
export async function* lintAll(
  jobs: readonly LintJob[],
  task: LintTask,
  threads: Threads | null,
): AsyncGenerator<FileReport> {
  if (threads && threads.count > 1 && jobs.length >= FEWEST) return yield* inThreads(jobs, task, threads)
  const lint = createLinter(task)
  for (const job of jobs) yield await lint(job)
}

type Message = { readonly jobs: readonly LintJob[] }

/** The thread's side: answers each batch with its reports. */
export function serve(port: MessagePort, task: LintTask): void {
  const lint = createLinter(task)
  port.on('message', ({ jobs }: Message) => void answer(port, jobs, lint))
}

async function answer(port: MessagePort, jobs: readonly LintJob[], lint: ReturnType<typeof createLinter>) {
  const reports: FileReport[] = []
  for (const job of jobs) reports.push(await lint(job))
  port.postMessage(reports)
}

async function* inThreads(
  jobs: readonly LintJob[],
  task: LintTask,
  threads: Threads,
): AsyncGenerator<FileReport> {
  const batches = Math.ceil(jobs.length / BATCH)
  const lanes = Math.min(threads.count, batches)
  const results = new Map<number, Promise<readonly FileReport[]>>()
  const batchAt = (at: number) => jobs.slice(at * BATCH, (at + 1) * BATCH)
  const lane = createLanes(lanes, task, threads)
  let next = 0
  const fill = (printed: number): void => {
    for (; next < batches && next < printed + lanes * AHEAD; next++)
      results.set(next, lane.run(batchAt(next)))
  }
  try {
    for (let at = 0; at < batches; at++) {
      fill(at)
      const reports = await results.get(at)!
      results.delete(at)
      yield* reports
    }
  } finally {
    await lane.stop()
  }
}

type Lanes = {
  readonly run: (jobs: readonly LintJob[]) => Promise<readonly FileReport[]>
  readonly stop: () => Promise<void>
}

/** A few threads; a batch goes to the one that is free first. Never rejects. */
function createLanes(count: number, task: LintTask, threads: Threads): Lanes {
  const all = new Set<Worker>()
  let stopped = false
  const start = (): Worker => {
    const worker = threads.start(task, YOUNG_MB)
    all.add(worker)
    return worker
  }
  const free: Worker[] = Array.from({ length: count }, start)
  const waiting: ((worker: Worker) => void)[] = []
  const release = (worker: Worker): void => {
    const next = waiting.shift()
    if (next) next(worker)
    else free.push(worker)
  }
  const acquire = (): Worker | Promise<Worker> =>
    free.pop() ?? new Promise<Worker>((resolve) => void waiting.push(resolve))
  return {
    run: async (jobs) => {
      const worker = await acquire()
      try {
        const reports = await ask(worker, jobs)
        release(worker)
        return reports
      } catch {
        if (stopped) return []
        all.delete(worker)
        await worker.terminate()
        const reports = await oneByOne(jobs, task, threads)
        release(start())
        return reports
      }
    },
    stop: async () => {
      stopped = true
      await Promise.all(Array.from(all, (worker) => worker.terminate()))
    },
  }
}

/** A thread died over a batch: each of its files gets a thread of its own, so that only the guilty one is lost. */
async function oneByOne(jobs: readonly LintJob[], task: LintTask, threads: Threads): Promise<FileReport[]> {
  const reports: FileReport[] = []
  for (const job of jobs) {
    const worker = threads.start(task, YOUNG_MB)
    try {
      reports.push(...(await ask(worker, [job])))
    } catch (error) {
      reports.push(failureReport(job.path, crashMessage(job.path, error), task.format))
    }
    await worker.terminate()
  }
  return reports
}

/** Rejects when the thread dies. */
function ask(worker: Worker, jobs: readonly LintJob[]): Promise<readonly FileReport[]> {
  return new Promise((resolve, reject) => {
    const died = (code: unknown) =>
      reject(code instanceof Error ? code : new Error(`its thread ended with ${code}`))
    worker.once('error', died)
    worker.once('exit', died)
    worker.once('message', (reports: readonly FileReport[]) => {
      worker.off('error', died)
      worker.off('exit', died)
      resolve(reports)
    })
    worker.postMessage({ jobs } satisfies Message)
  })
}
