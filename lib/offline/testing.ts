import type { Surroundings } from './keeper.ts'

type Site = Readonly<Record<string, string>>

/** A browser's caches and its network, in memory; `online(null)` cuts the network. */
export function fakeSurroundings(scope: string, first: Site | null) {
  const stored = new Map<string, Map<string, Response>>()
  let site = first
  const asked: string[] = []

  const cacheOf = (entries: Map<string, Response>) =>
    ({
      match: async (address: string) => entries.get(address)?.clone(),
      put: async (address: string, response: Response) => void entries.set(address, response),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
    }) as unknown as Cache

  const open = async (name: string) => {
    const entries = stored.get(name) ?? new Map<string, Response>()
    stored.set(name, entries)
    return cacheOf(entries)
  }

  const surroundings: Surroundings = {
    scope,
    fetch: async (address) => {
      asked.push(address)
      if (!site) throw new TypeError('Failed to fetch')
      const path = new URL(address).pathname
      const text = site[path]
      return new Response(text ?? 'none', { status: text === undefined ? 404 : 200 })
    },
    caches: {
      open,
      keys: async () => [...stored.keys()],
      delete: async (name) => stored.delete(name),
      match: async (address) => {
        for (const entries of stored.values())
          if (entries.has(String(address))) return entries.get(String(address))?.clone()
        return undefined
      },
    },
  }
  return {
    surroundings,
    asked,
    online: (next: Site | null) => void (site = next),
    names: () => [...stored.keys()],
    kept: (name: string) => [...(stored.get(name)?.keys() ?? [])],
  }
}
