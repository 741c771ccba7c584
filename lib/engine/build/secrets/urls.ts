import type { StageInstruction } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import type { Executed } from '../types.ts'
import { isPlaceholder } from './names.ts'
import { secretValue } from './patterns.ts'

/** An address with credentials in it; `masked` shows it without them. */
export type SecretUrl = { readonly masked: string; readonly range: Range }

const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s'"<>|;()`]{1,2000}/gi
const USER_INFO = /^([a-z][a-z0-9+.-]*:\/\/)([^\s:@/]*)(:[^\s@/]*)?@/i
const QUERY =
  /([?&](?:access_token|auth_token|private_token|token|api_?key|password|passwd|secret|sig|signature)=)([^&\s#]+)/gi
/** What documentation writes in place of a login. */
const SAMPLE = /^(?:user(?:name)?|login|your.*|x{3,}|\*+|pass(?:word|wd)?|token|secret)$/i

/** Addresses as they stand in the Dockerfile, where the secret itself is written out: the image's history repeats them. */
export function secretUrls(
  instruction: StageInstruction,
  commands: readonly Executed[],
): readonly SecretUrl[] {
  if (instruction.keyword === 'ADD')
    return instruction.sources.flatMap(({ raw, range }) => urlsIn(raw).map((masked) => ({ masked, range })))
  if (instruction.keyword !== 'RUN') return []
  const found = new Map<string, SecretUrl>()
  for (const { words } of commands)
    for (const { raw, range } of words)
      for (const masked of urlsIn(raw)) if (!found.has(masked)) found.set(masked, { masked, range })
  return [...found.values()]
}

/** Addresses in a text with a secret written out in them, each without it. Linear. */
export function urlsIn(text: string): readonly string[] {
  if (!text.includes('://')) return []
  return (text.match(ADDRESS) ?? []).flatMap((url) => {
    const masked = maskUrl(url, (part) => isLiteralSecret(part))
    return masked === url ? [] : [masked]
  })
}

function isLiteralSecret(part: string): boolean {
  return part.length >= 3 && !/[$<{]/.test(part) && !SAMPLE.test(part) && !isPlaceholder(part)
}

/** Hides the password, a token in the user's place, and tokens in the query, where `counts` says so. */
export function maskUrl(url: string, counts: (part: string) => boolean = () => true): string {
  const plain = url.replace(USER_INFO, (all, scheme: string, user: string, password: string | undefined) => {
    if (password !== undefined && password.length > 1)
      return counts(password.slice(1)) ? `${scheme}${user}:***@` : all
    return counts(user) && (secretValue(user) !== null || /[$`]/.test(user)) ? `${scheme}***@` : all
  })
  return plain.replace(QUERY, (all, name: string, value: string) => (counts(value) ? `${name}***` : all))
}
