'use client'

import { Notice } from '@/components/lab/notices.tsx'
import type { ChangedProps } from '@/components/solution/changed-notice.tsx'
import { useLazyCode } from '@/components/ui/use-lazy-code.ts'

const get = () =>
  import('@/components/solution/changed-notice.tsx').then(({ ChangedNotice }) => ChangedNotice)

/** Tells who began on another version of this lab. Few ever do, so what can be done about it is loaded then. */
export function ChangedLab(props: ChangedProps) {
  const { outdated } = props.workspace
  const { Code, failed } = useLazyCode(outdated, get)
  if (!outdated) return null
  if (Code) return <Code {...props} />
  return failed ? <Notice title="This lab was changed since you began">Your files are kept.</Notice> : null
}
