import type { Worker } from 'node:worker_threads'

/**
 * Starts a thread of this program, which finds `data` as its task, and how many are worth having. `youngMb` is the room
 * for what is new: with little of it, what is left behind is collected early; with much of it, seldom.
 */
export type Threads = {
  readonly count: number
  readonly start: (data: unknown, youngMb: number) => Worker
}

/** Everything the command line touches outside itself, so that tests can hand in their own. */
export type Io = {
  readonly cwd: string
  readonly stdin: () => Promise<Uint8Array>
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  /** Standard output is a terminal and NO_COLOR is not set. */
  readonly colour: boolean
  /** Standard error is a terminal, on which a line may be written over. */
  readonly interactive?: boolean
  /** Resolves when what was written to standard output has left, so that nothing piles up before a slow reader. */
  readonly drained?: () => Promise<void>
  /** Absent: everything is done in one thread. */
  readonly threads?: Threads
  /** A value whenever something below the folder has changed. Absent: nothing can be watched. */
  readonly changes?: (folder: string) => AsyncIterable<void>
  /** The course that is graded when `--content` names no other. */
  readonly content: string
}

/** 0: fine. 1: findings, a grade below the pass mark, a build that fails, invalid content. 2: wrong usage or an unreadable file. */
export type Status = 0 | 1 | 2

export function worst(statuses: Iterable<Status>): Status {
  let result: Status = 0
  for (const status of statuses) if (status > result) result = status
  return result
}

/** Wrong usage, said in one plain sentence. Ends the run with status 2. */
export class UsageError extends Error {}
