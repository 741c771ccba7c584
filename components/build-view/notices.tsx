import { TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'

type UnreadableProps = {
  readonly line: number
  readonly message: string
  /** An older build is still shown below. */
  readonly kept: boolean
  readonly onGoTo: (line: number, column: number) => void
}

/** What, why, and what still works. */
export function Unreadable({ line, message, kept, onGoTo }: UnreadableProps) {
  return (
    <div className="notice">
      <TriangleAlert aria-hidden />
      <div>
        <b>This Dockerfile cannot be read past line {line}.</b>{' '}
        {kept ? 'The X-ray shows the last version that could be read.' : null}
        <p>{sentence(message)}</p>
      </div>
      <Button size="sm" onClick={() => onGoTo(line, 1)}>
        Go to line {line}
      </Button>
    </div>
  )
}

/** Docker's own words begin small and end open. */
function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}

export function CannotAsk({ message }: { message: string }) {
  return (
    <div className="notice">
      <TriangleAlert aria-hidden />
      <div>
        <b>The X-ray could not be made.</b> <p>{message}</p>
      </div>
    </div>
  )
}

export function Nothing() {
  return <p className="empty">Reading your file</p>
}
