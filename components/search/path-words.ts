/** What an address asks for, in words: `/learn/hardening/user/index.html` gives `hardening user`. */
export function pathWords(path: string, base: string): string {
  const own = path.startsWith(`${base}/`) ? path.slice(base.length) : path
  return own
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !PLACES.has(word))
    .join(' ')
}

/** Folders, not topics. */
const PLACES: ReadonlySet<string> = new Set([
  'learn',
  'labs',
  'rules',
  'index',
  'html',
  'htm',
  'docs',
  'page',
])
