import type { Io } from './io.ts'

/** Nothing is shown for runs shorter than this. */
const PATIENCE = 1000
const EVERY = 100

export type Progress = {
  /** One more of the files is done. */
  readonly step: () => void
  /** Takes the line away, before something else is printed and at the end. */
  readonly clear: () => void
}

/** How far a long run has come, in one line on standard error, when that is a terminal. */
export function createProgress({ stderr, interactive = false }: Io, total: number, now = Date.now): Progress {
  if (!interactive) return { step: () => undefined, clear: () => undefined }
  const start = now()
  let shown = false
  let last = 0
  let done = 0
  return {
    step: () => {
      done += 1
      const time = now()
      if (time - start < PATIENCE || time - last < EVERY) return
      last = time
      shown = true
      stderr(`\r\u001B[K${done} of ${total} files`)
    },
    clear: () => {
      if (shown) stderr('\r\u001B[K')
      shown = false
    },
  }
}
