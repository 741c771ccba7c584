import { useState } from 'react'
import type { PlaygroundPage } from '@/components/playground/use-playground.ts'
import type { EngineClient } from '@/lib/worker/client.ts'

type Options = {
  readonly engine: EngineClient
  readonly page: PlaygroundPage
  readonly paths: readonly string[]
  readonly say: (text: string) => void
}

/** Few enough that each answer comes in time. */
const AT_ONCE = 5

/** Mends everything that is safe to mend, in one step that can be undone. */
export function useMend({ engine, page, paths, say }: Options) {
  const [busy, setBusy] = useState(false)
  async function run() {
    if (busy) return
    setBusy(true)
    const { playground } = page
    let files: Readonly<Record<string, string>> = {}
    let mended = 0
    for (let at = 0; at < paths.length; at += AT_ONCE) {
      const outcome = await engine.mend({ playground, paths: paths.slice(at, at + AT_ONCE) })
      if (outcome.kind !== 'ok') break
      files = { ...files, ...outcome.value.files }
      mended += outcome.value.mended
    }
    setBusy(false)
    const words = `${mended} ${mended === 1 ? 'problem was' : 'problems were'} fixed.`
    if (mended > 0) page.setTexts(files, words)
    say(mended > 0 ? words : 'Nothing could be fixed without changing what the file does.')
  }
  return { busy, run: () => void run() }
}
