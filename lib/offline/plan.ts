export type Asked = { readonly url: string; readonly method: string; readonly mode: string }

/**
 * How a request is answered. `asset`: its name changes with its content, so what was kept is right for ever.
 * `page` and `file`: the network first, what was kept where there is none. `pass`: not ours to answer.
 */
export type Plan = 'asset' | 'page' | 'file' | 'pass'

/** `scope` is the address the site begins at, with its last slash. */
export function planFor({ url, method, mode }: Asked, scope: string): Plan {
  if (method !== 'GET' || !url.startsWith(scope)) return 'pass'
  const path = url.slice(scope.length)
  if (path.startsWith('_next/static/')) return 'asset'
  if (mode === 'navigate') return 'page'
  // What the router fetches ahead: without it, it loads the page itself.
  return /^[^#]*(\.txt($|\?)|[?&]_rsc=)/.test(path) ? 'pass' : 'file'
}

/** Scripts, styles, fonts and pictures that a page names, in its tags and in the data for its scripts. */
export function assetsIn(html: string, base: string): string[] {
  const hashed = html.matchAll(/_next\/static\/[\w./~%!$()-]+\.(?:js|css|woff2)/g)
  const pictures = html.matchAll(/<img[^>]+src="(\/[^"]+\.(?:svg|png|webp))"/g)
  return [
    ...new Set([
      ...[...hashed].map(([path]) => `${base}/${path}`),
      ...[...pictures].map(([, path]) => path!),
    ]),
  ]
}
