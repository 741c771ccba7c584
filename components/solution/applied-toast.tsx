import type { useApply } from '@/components/solution/use-apply.ts'
import { Toast } from '@/components/ui/toast'

/** The way back from the change that was applied last. */
export function AppliedToast({ last, undo, forget }: ReturnType<typeof useApply>) {
  if (!last) return null
  return (
    <Toast key={last.id} onUndo={undo} onGone={forget}>
      Applied to {last.file}.
    </Toast>
  )
}
