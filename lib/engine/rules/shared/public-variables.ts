import { secretName, wordsOf } from '../../build/secrets/names.ts'
import type { Confidence, Severity } from '../rule.ts'

/** Prefixes whose variables a bundler copies into what the browser loads. Sources: the bundlers' documentation. */
const PREFIXES: readonly (readonly [prefix: string, bundler: string])[] = [
  ['NEXT_PUBLIC_', 'Next.js'],
  ['NUXT_PUBLIC_', 'Nuxt'],
  ['EXPO_PUBLIC_', 'Expo'],
  ['REACT_APP_', 'Create React App'],
  ['VUE_APP_', 'Vue CLI'],
  ['GATSBY_', 'Gatsby'],
  ['STORYBOOK_', 'Storybook'],
  ['VITE_', 'Vite'],
  ['PUBLIC_', 'the bundler'],
]

type PublicVariable = {
  readonly prefix: string
  readonly bundler: string
  /** secret: no browser should have it. token: many are secret. key: keys for browsers are common. Null: nothing secret in the name. */
  readonly holds: 'secret' | 'token' | 'key' | null
}

/** How much what a public variable holds weighs in a report. */
export const PUBLIC_WEIGHTS: Readonly<
  Record<'secret' | 'token' | 'key', { severity: Severity; confidence: Confidence }>
> = {
  secret: { severity: 'error', confidence: 'certain' },
  token: { severity: 'warning', confidence: 'likely' },
  key: { severity: 'info', confidence: 'possible' },
}

/** A variable that a bundler makes public, and what its name says about the value; null for every other name. */
export function publicVariable(name: string): PublicVariable | null {
  const known = PREFIXES.find(([prefix]) => name.startsWith(prefix) && name.length > prefix.length)
  if (!known) return null
  const [prefix, bundler] = known
  return { prefix, bundler, holds: holdsOf(name.slice(prefix.length)) }
}

/** Made to be seen: `STRIPE_PUBLISHABLE_KEY`, `SUPABASE_ANON_KEY`, `RECAPTCHA_SITE_KEY`. */
const VISIBLE = new Set([
  'publishable',
  'public',
  'anon',
  'anonymous',
  'site',
  'client',
  'dsn',
  'vapid',
  'measurement',
])

function holdsOf(rest: string): PublicVariable['holds'] {
  const words = wordsOf(rest)
  const awsKey = /^AWS_(?:ACCESS_KEY|SECRET)/.test(rest)
  if (!awsKey && secretName(rest) !== 'secret') return null
  if (
    words.some((word) => /^(?:secret|password|passwd|private|passphrase|credentials?)$/.test(word)) ||
    awsKey
  )
    return 'secret'
  if (words.some((word) => VISIBLE.has(word))) return null
  return words.some((word) => /^(?:key|keys|apikey|auth)$/.test(word)) ? 'key' : 'token'
}
