'use client'

import type { ComponentType } from 'react'
import { Button } from '@/components/ui/button'
import { useLazyCode } from '@/components/ui/use-lazy-code.ts'

type Props<P> = {
  /** What comes, within a sentence: "the X-ray". */
  readonly name: string
  readonly get: () => Promise<ComponentType<P>>
  readonly props: P
}

/** A part of the panel, loaded when it is first looked at: most visits to a lab never need its code. */
export function LazyPanel<P extends { readonly visible: boolean }>({ name, get, props }: Props<P>) {
  const { Code, failed, load } = useLazyCode(props.visible, get)
  if (Code) return <Code {...props} />
  if (!props.visible) return null
  return failed ? (
    <div className="grid justify-items-center gap-2 px-5 py-6 text-center text-ink-2">
      <b className="text-ink">Could not load {name}</b>
      <span className="text-13">Everything else works. It needs a connection once.</span>
      <Button size="sm" onClick={load}>
        Try again
      </Button>
    </div>
  ) : (
    <p className="px-5 py-6 text-center text-13 text-ink-2">Loading {name}</p>
  )
}
