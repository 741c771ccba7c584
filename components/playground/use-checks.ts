import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileCheck, RuleWords } from '@/lib/playground/protocol.ts'
import type { Playground } from '@/lib/playground/types.ts'
import type { EngineClient } from '@/lib/worker/client.ts'

type Known = {
  /** What each file was checked with: its text, and everything around it. */
  readonly of: ReadonlyMap<string, Playground>
  readonly files: Readonly<Record<string, FileCheck>>
  readonly rules: Readonly<Record<string, RuleWords>>
}
const NOTHING: Known = { of: new Map(), files: {}, rules: {} }

const PAUSE = 150
/** The other files may depend on the one that is edited; they wait until nobody types. */
const IDLE = 900
/** Small enough that what is typed meanwhile is checked at once. */
const BATCH = { files: 10, characters: 60_000 }

/** Checks the open file as it is typed, and all others beside it, some at a time. */
export function useChecks(engine: EngineClient, playground: Playground, active: string, ready: boolean) {
  const [known, setKnown] = useState(NOTHING)
  const [failure, setFailure] = useState<string | null>(null)
  const [cancelled, setCancelled] = useState<Playground['folder'] | 'no'>('no')
  const [attempt, setAttempt] = useState(0)
  const latest = useRef(NOTHING)
  const stop = cancelled === playground.folder

  useEffect(() => {
    if (!ready) return
    let stopped = false
    async function ask(paths: readonly string[]): Promise<boolean> {
      const outcome = await engine.check({ playground, paths })
      if (stopped || outcome.kind === 'superseded') return false
      setFailure(outcome.kind === 'failed' ? outcome.message : null)
      if (outcome.kind === 'failed') return false
      const before = latest.current
      latest.current = {
        of: new Map([...before.of, ...paths.map((path) => [path, playground] as const)]),
        files: { ...without(before.files, paths), ...outcome.value.files },
        rules: { ...before.rules, ...outcome.value.rules },
      }
      setKnown(latest.current)
      return true
    }
    async function all() {
      const first = active in playground.files ? [active] : []
      if (!(await ask(first))) return
      const seen = latest.current.of.size > first.length
      if (seen) await new Promise((resolve) => setTimeout(resolve, IDLE))
      for (const batch of batches(playground, active)) {
        if (stopped || stop || !(await ask(batch))) return
      }
    }
    const timer = setTimeout(all, latest.current === NOTHING ? 0 : PAUSE)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
    // The other files are not checked anew because another one is looked at.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [engine, playground, ready, stop, attempt])

  const paths = Object.keys(playground.files)
  const done = paths.filter((path) => known.of.has(path)).length
  return {
    files: only(known.files, playground.files),
    rules: known.rules,
    failure,
    /** The answer is about the text as it stands, so its fixes fit. */
    isCurrent: (path: string) => known.of.get(path)?.files[path] === playground.files[path],
    progress: done < paths.length ? { done, of: paths.length, stopped: stop } : null,
    cancel: useCallback(() => setCancelled(playground.folder), [playground.folder]),
    retry: useCallback(() => setAttempt((before) => before + 1), []),
    resume: useCallback(() => setCancelled('no'), []),
  }
}

export type Checks = ReturnType<typeof useChecks>

function* batches({ files }: Playground, active: string): Iterable<readonly string[]> {
  let batch: string[] = []
  let characters = 0
  for (const [path, text] of Object.entries(files)) {
    if (path === active) continue
    batch.push(path)
    characters += text.length
    if (batch.length < BATCH.files && characters < BATCH.characters) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}

function without(files: Known['files'], paths: readonly string[]): Known['files'] {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)))
}

/** What was said about files that are gone is no longer said. */
function only(known: Known['files'], files: Playground['files']): Known['files'] {
  return Object.fromEntries(Object.entries(known).filter(([path]) => Object.hasOwn(files, path)))
}
