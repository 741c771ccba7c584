import { useEffect, useState } from 'react'

/** A file of the site as JSON, fetched once it is wanted; null until then, and when it cannot be had. */
export function useFetched<T>(path: string, wanted: boolean): T | null {
  const [value, setValue] = useState<T | null>(null)
  useEffect(() => {
    if (!wanted) return
    let stopped = false
    load<T>(path).then(
      (loaded) => stopped || setValue(loaded),
      () => {},
    )
    return () => {
      stopped = true
    }
  }, [path, wanted])
  return value
}

async function load<T>(path: string): Promise<T> {
  const response = await fetch(`${process.env.BASE_PATH ?? ''}${path}`)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response.json()
}
