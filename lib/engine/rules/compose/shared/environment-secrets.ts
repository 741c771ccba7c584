import {
  isFingerprint,
  isPlaceholder,
  pointsElsewhere,
  secretName,
  wordsOf,
} from '../../../build/secrets/names.ts'
import { secretValue } from '../../../build/secrets/patterns.ts'
import { urlsIn } from '../../../build/secrets/urls.ts'
import type { ComposeFile, Interpolated, NamedValue, Service, Variable } from '../../../compose/model.ts'
import type { Range } from '../../../source/position.ts'
import type { Confidence } from '../../rule.ts'
import { publicVariable } from '../../shared/public-variables.ts'

/** A secret that a compose file gives to a service in plain text. */
export type EnvironmentSecret = {
  /** `literal`: the value itself. `standIn`: one such as changeme. `default`: behind `:-`. `url`: within an address. */
  readonly kind: 'literal' | 'standIn' | 'default' | 'url'
  readonly service: Service
  readonly name: string
  /** The variable whose default it is; '' otherwise. */
  readonly variable: string
  readonly range: Range
  readonly confidence: Confidence
}

/** Secrets in environment and labels, one for each place in the text. Values never leave here. */
export function environmentSecrets({ services }: ComposeFile): readonly EnvironmentSecret[] {
  const seen = new Set<number>()
  return services
    .flatMap((service) => [
      ...service.environment.flatMap((each) => secretIn(service, each, each.name) ?? []),
      // Only the last part of a label's name is about its value: `traefik.http.middlewares.auth.users`.
      ...service.labels.flatMap((each) => secretIn(service, each, each.name.split('.').at(-1) ?? '') ?? []),
    ])
    .filter(({ range }) => !seen.has(range.start.offset) && seen.add(range.start.offset))
}

function secretIn(
  service: Service,
  { name, value, range, valueRange }: NamedValue,
  judged: string,
): EnvironmentSecret | null {
  if (value === null || value.raw === '' || publicVariable(name) !== null) return null
  const found = secretName(judged) === 'secret' ? byName(judged, value) : inAddress(value)
  return found && { variable: '', ...found, service, name, range: valueRange ?? range }
}

type Found = Pick<EnvironmentSecret, 'kind' | 'confidence'> & { readonly variable?: string }

function byName(name: string, value: Interpolated): Found | null {
  if (!value.literal) return inDefault(name, value) ?? inAddress(value)
  const text = value.text ?? value.raw
  if (!holdsSecret(name, text)) return null
  if (isPlaceholder(text)) return { kind: 'standIn', confidence: 'likely' }
  return { kind: 'literal', confidence: certaintyOf(name) }
}

/** A path, a switch, a fingerprint and a hash that cannot be turned back give nothing away. */
function holdsSecret(name: string, text: string): boolean {
  if (isWay(name, text) || FILE_NAMES.test(name) || (isCount(name) && /^\d+$/.test(text))) return false
  return (
    !pointsElsewhere(text) && !isFingerprint(name, text) && !/^\$(?:2[aby]|apr1|argon2\w*|[156])\$/.test(text)
  )
}

/** Kafka's images take the names of files there. Source: Confluent, "Docker configuration parameters". */
const FILE_NAMES = /^KAFKA_(?:\w{1,80}_)?SSL_\w{1,40}_CREDENTIALS$/i

/** `auth` alone also names a way: SMTP_AUTH=login, KAFKA_SSL_CLIENT_AUTH=required, the name of a class. */
function isWay(name: string, text: string): boolean {
  return isVague(name) && /^[a-z_.-]+$/i.test(text)
}

function isVague(name: string): boolean {
  const words = wordsOf(name)
  return (
    words.includes('auth') && !words.some((word) => /^(?:token|password|passwd|secret|key)s?$/.test(word))
  )
}

/** Tokens of a text, and how long one lives. */
function isCount(name: string): boolean {
  return wordsOf(name).some((word) => word === 'token' || word === 'tokens')
}

/** A hash gives the password away only to who guesses it. */
function certaintyOf(name: string): Confidence {
  return isVague(name) || /_?(?:sha|hash)\d*$/i.test(name) ? 'likely' : 'certain'
}

/** `${DB_PASSWORD:-harbour}` as the whole value. */
function inDefault(name: string, { raw, variables }: Interpolated): Found | null {
  const [variable, ...others] = variables
  if (!variable || others.length > 0 || !isWhole(raw, variable)) return null
  const fallback = variable.operator.endsWith('-') ? (variable.argument ?? '') : ''
  if (fallback === '' || fallback.includes('$') || !holdsSecret(name, fallback)) return null
  return { kind: 'default', variable: variable.name, confidence: 'likely' }
}

function isWhole(raw: string, { name }: Variable): boolean {
  return raw.startsWith(`\${${name}`) && raw.endsWith('}')
}

/** A login in an address; a form that is known by itself is the concern of a rule of its own. */
function inAddress({ raw, variables }: Interpolated): Found | null {
  const plain = variables.length === 0 && secretValue(raw)?.what
  if (plain && plain !== 'a password in a URL') return null
  return urlsIn(raw).length > 0 ? { kind: 'url', confidence: 'certain' } : null
}
