import { useEffect, useRef, useState } from 'react'
import { changeOf, type Choice, firstChoice } from '@/components/build-view/change-choice.ts'
import type { EngineClient } from '@/lib/worker/client.ts'
import type { BuildAnswer, Change } from '@/lib/worker/protocol.ts'

export type BuildFiles = Readonly<Record<string, string>>
export type BuildInput = {
  readonly ask: EngineClient['build']
  readonly files: BuildFiles
  readonly context: BuildFiles
  /** Null: not chosen yet. */
  readonly choice: Choice | null
  readonly log: boolean
  /** Nothing is asked while nobody looks. */
  readonly visible: boolean
}
type Readable = BuildAnswer & { readonly report: NonNullable<BuildAnswer['report']> }

const PAUSE = 150
const NO_CHOICES: Change = { files: [], args: [] }

/** The build of the files as they are typed. While they cannot be read, the last answer that could be given stays. */
export function useBuild({ ask, files, context, choice, log, visible }: BuildInput) {
  const [last, setLast] = useState<Readable | null>(null)
  const [unreadable, setUnreadable] = useState<BuildAnswer['unreadable']>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const typed = useRef<BuildFiles | null>(null)
  // Chosen for the student once, from the first answer: later edits leave the question alone.
  const [suggested, setSuggested] = useState<Choice | null>(null)
  const effective = choice ?? suggested

  useEffect(() => {
    if (!visible) return
    let stopped = false
    const request = async () => {
      typed.current = files
      const outcome = await ask({ files, context, change: changeOf(effective ?? ''), log })
      if (stopped || outcome.kind === 'superseded') return
      setFailure(outcome.kind === 'failed' ? outcome.message : null)
      if (outcome.kind === 'failed') return
      const { value } = outcome
      setUnreadable(value.unreadable)
      if (!isReadable(value)) return
      if (effective === null) setSuggested(firstChoice(value.choices))
      setLast(value)
    }
    // Only typing waits for a pause; another question is answered at once.
    const typing = typed.current !== null && typed.current !== files
    const timer = setTimeout(request, typing ? PAUSE : 0)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [ask, files, context, effective, log, visible])

  return {
    report: last?.report ?? null,
    lines: last?.log ?? null,
    choices: last?.choices ?? NO_CHOICES,
    choice: effective ?? '',
    unreadable,
    failure,
  }
}

const isReadable = (answer: BuildAnswer): answer is Readable => answer.report !== null
