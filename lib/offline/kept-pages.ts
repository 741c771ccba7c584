export type KeptPage = { readonly href: string; readonly title: string }

const TITLE = /<title>([^<]*)<\/title>/

/** The pages to read and to work on that this device holds, by title. */
export async function keptPages(): Promise<KeptPage[]> {
  const found = new Map<string, string>()
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const { url } of await cache.keys()) {
      const { pathname } = new URL(url)
      if (!/\/(learn|labs|playground|rules)\/.*\/$|\/playground\/$/.test(pathname) || found.has(pathname))
        continue
      const [, title] = TITLE.exec((await (await cache.match(url))?.text()) ?? '') ?? []
      if (title) found.set(pathname, new DOMParser().parseFromString(title, 'text/html').body.textContent)
    }
  }
  return [...found].map(([href, title]) => ({ href, title })).sort((a, b) => a.title.localeCompare(b.title))
}
