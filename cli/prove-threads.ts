import { setFlagsFromString } from 'node:v8'
import type { MessagePort, Worker } from 'node:worker_threads'
import type { Threads } from './io.ts'
import { proveLab } from '../lib/content/proof.ts'
import type { ContentProblem, LessonLab } from '../lib/content/types.ts'
import { gradesOfAny } from '../lib/engine/grade/files/index.ts'

/** What a thread that proves labs is started with. */
export const PROVE = { kind: 'prove' } as const

/** An answer is read, marked and forgotten: with room for many, little of it is ever moved. */
const YOUNG_MB = 64

/** Below, starting threads takes longer than they save. */
const FEWEST = 4

type Problems = readonly ContentProblem[]

/** The proofs of all labs, worked out here or, when they are many, on all cores. */
export async function proveAll(labs: readonly LessonLab[], threads: Threads | null): Promise<Problems> {
  if (!threads || threads.count < 2 || labs.length < FEWEST) return labs.flatMap(prove)
  // The longest first, so that no core waits for one at the end.
  const waiting = labs.toSorted((a, b) => answersOf(b) - answersOf(a))
  const lanes = Array.from({ length: Math.min(threads.count, labs.length) }, () => lane(waiting, threads))
  return (await Promise.all(lanes)).flat()
}

const prove = (lab: LessonLab): Problems => proveLab(lab, gradesOfAny)
const answersOf = ({ accept, reject }: LessonLab): number => accept.length + reject.length

async function lane(waiting: LessonLab[], threads: Threads): Promise<Problems> {
  const worker = threads.start(PROVE, YOUNG_MB)
  const found: ContentProblem[] = []
  try {
    for (let lab = waiting.shift(); lab; lab = waiting.shift()) found.push(...(await ask(worker, lab)))
    return found
  } finally {
    await worker.terminate()
  }
}

/** Rejects when the thread dies: no author's text may bring that about. */
function ask(worker: Worker, lab: LessonLab): Promise<Problems> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (problems: Problems) => {
      worker.off('error', reject)
      resolve(problems)
    })
    worker.postMessage(lab)
  })
}

/**
 * How much code runs before V8 compiles it for speed, about five times as much as by itself. What the engine does is spread
 * over thousands of functions, and a proof is over before most of them repay their compiler: a quarter less in all. A V8
 * that does not know it says so and goes on.
 */
const PATIENCE = '--interrupt-budget=300000'

/** The thread's side: answers each lab with its problems. */
export function serveProofs(port: MessagePort): void {
  setFlagsFromString(PATIENCE)
  port.on('message', (lab: LessonLab) => port.postMessage(prove(lab)))
}
