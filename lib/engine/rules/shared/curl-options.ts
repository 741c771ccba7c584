/** Letters of curl that take a value: the rest of the word, or the next word. Source: curl(1). */
const VALUED = 'AbcCdDeEFhHKmoPQrtTuUwxXYyz'

/** Does curl end with 0 for an answer such as 404 or 500? Not with -f, and not where it only prints or looks at the status itself. */
export function curlHidesErrors(argv: readonly (string | null)[]): boolean {
  let skip = false
  let http = false
  for (const word of argv.slice(1)) {
    if (skip || word === null) {
      http ||= word === null && !skip
      skip = false
      continue
    }
    if (word.startsWith('--')) {
      if (/^--fail(?:-with-body|-early)?$|^--(?:version|help)$/.test(word)) return false
      skip = LONG_VALUED.has(word)
    } else if (word.startsWith('-')) {
      const { has, open } = letters(word.slice(1))
      if (has.includes('f') || has.includes('V')) return false
      skip = open
    } else http ||= !/^(?!https?:)[a-z]+:\/\//i.test(word)
  }
  return http
}

const LONG_VALUED: ReadonlySet<string> = new Set(
  `
  --output --header --data --data-raw --data-binary --request --user --user-agent --max-time --connect-timeout --retry
  --retry-delay --write-out --cacert --cert --key --unix-socket --proxy --resolve --connect-to --cookie --referer
`
    .trim()
    .split(/\s+/),
)

/** The letters of a word up to the first that takes a value; `open` when that value is the next word. */
function letters(text: string): { readonly has: string; readonly open: boolean } {
  const at = [...text].findIndex((letter) => VALUED.includes(letter))
  return at === -1 ? { has: text, open: false } : { has: text.slice(0, at), open: at === text.length - 1 }
}

/** The host of an address that surely lies outside the container; null for every other word. */
export function externalHost(word: string): string | null {
  const host = /^(?:https?:\/\/)(?:[^/@]*@)?([a-z\d-]+(?:\.[a-z\d-]+)+)(?::\d+)?(?:[/?#]|$)/i
    .exec(word)?.[1]
    ?.toLowerCase()
  if (host === undefined || /^[\d.]+$/.test(host)) return null
  return /\.(?:local|localhost|localdomain|internal|lan|home|svc|test|docker)$|\.svc\.|^host\.docker\.|^kubernetes\./.test(
    host,
  )
    ? null
    : host
}
