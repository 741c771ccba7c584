import { type ComponentType, useEffect, useEffectEvent, useState } from 'react'

/** A component whose code comes when it is first wanted. `failed`: it did not come; `load` tries again. */
export function useLazyCode<P>(wanted: boolean, get: () => Promise<ComponentType<P>>) {
  const [Code, setCode] = useState<ComponentType<P> | null>(null)
  const [attempt, setAttempt] = useState({ number: 1, failed: false })
  const { number, failed } = attempt
  const start = useEffectEvent(get)
  useEffect(() => {
    if (!wanted || failed) return
    start().then(
      (code) => setCode(() => code),
      () => setAttempt({ number, failed: true }),
    )
  }, [wanted, failed, number])
  return { Code, failed, load: () => setAttempt({ number: number + 1, failed: false }) }
}
