/** Addresses and verdicts of a probe that is written in Python. */

const STRINGS = /("""|''')[^]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g
/** Calls that send a request. Sources: docs.python.org (urllib.request, http.client), requests and HTTPX documentation. */
const REQUEST =
  /\b(?:urlopen|urlretrieve)\s*\(|\b(?:requests|httpx)\.(?:get|head|options|post|request)\s*\(|\.getresponse\s*\(/
/** These raise on a page that says 4xx or 5xx. Source: docs.python.org, urllib.request.urlopen, HTTPError. */
const RAISES = /\b(?:urlopen|urlretrieve)\s*\(|\braise_for_status\s*\(/
/** An end with something else than a constant 0. */
const FAILS = /\b(?:exit|_exit|SystemExit)\s*\(\s*(?!0?\s*\))|\bassert\b|\braise\b(?!_)/
/** What ends the program well, or keeps the rest from running. */
const STOPS_WELL = /\b(?:exit|_exit|SystemExit)\s*\(\s*0?\s*\)|\bif\s+(?:False|0)\b/

/** Code without the content of strings and without comments. */
function bare(code: string): string {
  return code.replace(STRINGS, "''").replace(/#.*/g, '')
}

/** Does it fail when the app does? Null when that cannot be told. */
export function pythonFails(code: string): boolean | null {
  const text = bare(code)
  const at = text.search(REQUEST)
  if (at === -1)
    return /\b(?:import|from)\s+(?!urllib|http|sys\b|os\b|time\b|socket\b)/.test(text) ? null : false
  const early = text.search(STOPS_WELL)
  if (early !== -1 && early < at) return false
  const rest = text.slice(at)
  const handler = rest.search(/\bexcept\b/)
  if (handler !== -1) return mayFail(rest.slice(handler))
  if (/\bsuppress\s*\(/.test(text.slice(0, at))) return mayFail(rest)
  return RAISES.test(text) || mayFail(text)
}

/** `sys.exit(main())`: what the function returns is the status, and nothing, None and 0 are a good one. */
const EXITS_WITH_CALL = /\b(?:raise\s+)?(?:exit|_exit|SystemExit)\s*\(\s*\w+\(\)\s*\)/g
const RETURNS_FAILURE = /\breturn\b(?![ \t]*(?:0|None|False)?[ \t]*(?:$|[\n;]))/

/** From here on it may end with another status than 0. */
function mayFail(text: string): boolean {
  return FAILS.test(RETURNS_FAILURE.test(text) ? text : text.replace(EXITS_WITH_CALL, ''))
}

const CALLED =
  /\b(?:urlopen|urlretrieve|Request|(?:requests|httpx)\.(?:get|head|options|post))\s*\(\s*(?:url\s*=\s*)?[fbru]?(?:"([^"]*)"|'([^']*)')(\s*[+%]|\s*\.\s*format)?/g
const CONNECTED =
  /\bHTTP(S?)Connection\s*\(\s*(?:host\s*=\s*)?["']([^"']+)["']\s*(?:,\s*(?:port\s*=\s*)?["']?(\d+))?/
const ASKED = /\.request\s*\(\s*(?:method\s*=\s*)?["'][A-Za-z]+["']\s*,\s*(?:url\s*=\s*)?["']([^"']*)["']/
/** What is still to be filled in: a field of an f-string or of a format. */
const OPEN = /[{}]|%[sd]/

/** What it asks: what stands in its calls, or else all texts; null stands for what cannot be told. */
export function pythonAsks(code: string): readonly (string | null)[] {
  const called = [...code.matchAll(CALLED)].map(([, double, single, more]) => {
    const text = double ?? single ?? ''
    return more !== undefined || OPEN.test(text) ? null : text
  })
  if (called.length > 0) return called
  const connection = CONNECTED.exec(code)
  const path = ASKED.exec(code)?.[1]
  if (connection && path !== undefined) {
    const [, tls = '', host = '', port] = connection
    const address = `http${tls.toLowerCase()}://${host}${port === undefined ? '' : `:${port}`}${path}`
    return [OPEN.test(address) ? null : address]
  }
  const request = REQUEST.test(bare(code))
  const texts = request ? [...code.matchAll(STRINGS)].map(([text]) => text) : []
  return request ? [...texts.filter((text) => !OPEN.test(text)), null] : []
}

/** Modules that are not Python's own and that it needs, as far as they are known to be clients. */
export function pythonNeeds(code: string): readonly string[] {
  const text = bare(code)
  return ['requests', 'httpx', 'aiohttp', 'urllib3'].filter((name) =>
    new RegExp(String.raw`\b(?:import|from)\s+(?:[\w.]+\s*,\s*)*${name}\b`).test(text),
  )
}
