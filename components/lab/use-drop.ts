import { type DragEvent, useState } from 'react'

/** Files that are dropped: `over` while they are held above. The editor would open them as its own. */
export function useDrop(take: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false)
  const hold = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.stopPropagation()
    setOver(true)
  }
  return {
    over,
    on: {
      onDragEnterCapture: hold,
      onDragOverCapture: hold,
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
      },
      onDropCapture: (event: DragEvent) => {
        setOver(false)
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        take([...event.dataTransfer.files])
      },
    },
  }
}
