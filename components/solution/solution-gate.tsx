import { Lock, LockOpen } from 'lucide-react'
import { Button } from '@/components/ui/button'

type Props = {
  /** Every hint was read, so there is no reason left to wait. */
  hintsRead: boolean
  passMark: number
  best: number
  onReveal: () => void
}

/** In place of the solution until it may be seen: when it opens, and what looking now means. */
export function SolutionGate({ hintsRead, passMark, best, onReveal }: Props) {
  const Icon = hintsRead ? LockOpen : Lock
  return (
    <div className="grid justify-items-center px-5 py-6 text-center text-ink-2">
      <Icon aria-hidden className="mb-2 size-6 text-ink-3" />
      <h2 className="font-ui text-15 tracking-normal text-ink">
        {hintsRead ? 'You have read every hint' : `The solution opens at ${passMark} points`}
      </h2>
      <p className="mt-1 max-w-[56ch] text-13">
        {hintsRead
          ? 'The solution is open to you now. Looking costs no points, and the record of this lab will say that the solution was seen before it was passed.'
          : `${bestSoFar(best)} It also opens once you have read every hint of the objectives that are not met. Looking now costs no points, but the record of this lab will say that the solution was seen before it was passed.`}
      </p>
      <Button size="sm" className="mt-3" onClick={onReveal}>
        {hintsRead ? 'Show the solution' : 'Reveal anyway'}
      </Button>
    </div>
  )
}

const bestSoFar = (best: number) =>
  best > 0 ? `Your best score is ${best}.` : 'Try it first: a check costs nothing.'
