import { isPlaceholder } from '../../build/secrets/names.ts'
import { secretValue, type SecretValue } from '../../build/secrets/patterns.ts'
import type { Confidence } from '../rule.ts'

/** A value in a text that says itself what it is, and how much it is to be taken for a secret. Offsets in the text. */
export type SecretLiteral = SecretValue & {
  /** With a capital, to begin a sentence: `A GitHub token`. */
  readonly name: string
  readonly kind: 'value' | 'example' | 'standIn'
  readonly confidence: Confidence
}

/** Every secret of a known form, in no order; the same in a file of any kind. Linear. */
export function secretLiterals(source: string): readonly SecretLiteral[] {
  return secretsIn(source).map((hit) => ({
    ...hit,
    name: hit.what.charAt(0).toUpperCase() + hit.what.slice(1),
    ...weigh(hit, source.slice(hit.start, hit.end)),
  }))
}

const LOGIN = /:\/\/[^\s@/]{0,300}@/

/** `secretValue` reads this much; pieces overlap by more than the longest secret. */
const PIECE = 100_000
const OVERLAP = 2_500
const MOST = 50

/** All of a text, in no order; each piece of it is read once for every secret in it. */
function secretsIn(text: string): readonly SecretValue[] {
  // Most addresses hold no login: without their `://` the search for one is spared. The offsets stay.
  const source = LOGIN.test(text) ? text : text.replaceAll('://', ':  ')
  const found = new Map<number, SecretValue>()
  for (let from = 0; from < source.length; from += PIECE - OVERLAP) {
    let piece = source.slice(from, from + PIECE)
    for (let hit = secretValue(piece); hit !== null && found.size < MOST; hit = secretValue(piece)) {
      const { what, start, end } = hit
      found.set(from + start, { what, start: from + start, end: from + end })
      piece = piece.slice(0, start) + ' '.repeat(end - start) + piece.slice(end)
    }
  }
  return [...found.values()]
}

/** Forms that other things may have, too, and keys that may be made to be seen. */
const OPEN = /JSON web token|Google API key|^an API key|Twilio|Mailgun/

function weigh({ what }: SecretValue, text: string): Pick<SecretLiteral, 'kind' | 'confidence'> {
  if (/EXAMPLE|example/.test(text)) return { kind: 'example', confidence: 'likely' }
  if (isStandIn(text)) return { kind: 'standIn', confidence: 'likely' }
  return { kind: 'value', confidence: OPEN.test(what) ? 'likely' : 'certain' }
}

const WEAK = new Set(
  'admin guest pass pass123 passw0rd password password123 postgres root secret test toor user mysql mongo redis rabbitmq 1234 12345 123456 dev demo docker'.split(
    ' ',
  ),
)

/** A login such as `postgres:postgres@`, and Stripe's keys for tests. */
function isStandIn(text: string): boolean {
  if (/^[sr]k_test_/.test(text)) return true
  const [, user = '', password = ''] = /:\/\/([^:]*):([^@]*)@$/.exec(text) ?? []
  if (password === '') return false
  return WEAK.has(password.toLowerCase()) || password === user || isPlaceholder(password)
}
