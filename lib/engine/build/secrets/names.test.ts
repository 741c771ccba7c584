import { describe, expect, it } from 'vitest'
import { isFingerprint, isPlaceholder, pointsElsewhere, secretName, wordsOf } from './names.ts'

const secrets = `
  DB_PASSWORD PASSWD MYSQL_PWD DB_PW redisPw ADMIN_PWORD DB_PASS KEY_PASSPHRASE CLIENT_SECRET NPM_TOKEN APIKEY API_KEY
  STRIPE_API_KEY PRIVATE_KEY AWS_SECRET_ACCESS_KEY GOOGLE_CREDENTIALS BASIC_AUTH PGPASSWORD
  RAILS_MASTER_KEY SECRET_KEY_BASE dbPassword npmToken githubAPIKey jwt-secret ID_TOKEN
  USERNAME_PASSWORD PASSWORD2 GITHUB_PAT BUNDLE_GEMS__EXAMPLE__COM AWSSECRETKEY KEYCLOAK_ADMIN_PASSWORD VERSION_TOKEN
`
  .trim()
  .split(/\s+/)
const harmless = `
  PASSWORD_FILE TOKEN_PATH TOKEN_TTL SECRET_VERSION AUTH_URL PASSWORD_MIN_LENGTH SECRET_NAME
  AWS_ACCESS_KEY_ID AUTH_USERNAME NEXT_PUBLIC_API_KEY PUBLIC_TOKEN GPG_KEY PRIMARY_KEY GOOGLE_APPLICATION_CREDENTIALS PWD
  TOKENIZERS_PARALLELISM GOPRIVATE SSH_AUTH_SOCK
`
  .trim()
  .split(/\s+/)
const silent = `
  PATH PW_TEST PWA_NAME KEYCLOAK_HOME KEYBOARD MONKEY PUBLIC_KEY BYPASS_CACHE AUTHOR COMPASS_URL KEY TOKENIZER
  DATABASE_URL ___ GIT_SHA
`
  .trim()
  .split(/\s+/)

describe('secretName', () => {
  it.each(secrets)('%s holds a secret', (name) => expect(secretName(name)).toBe('secret'))
  it.each(harmless)('%s only looks like one', (name) => expect(secretName(name)).toBe('harmless'))
  it.each(silent)('%j says nothing', (name) => expect(secretName(name)).toBeNull())

  it('stays fast on a very long name', () => {
    const started = performance.now()
    secretName('aB1_'.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(100)
  })
})

describe('wordsOf', () => {
  it.each([
    ['awsSecretKey', ['aws', 'secret', 'key']],
    ['githubAPIKey2', ['github', 'api', 'key']],
    ['X-API-KEY', ['x', 'api', 'key']],
  ])('%s', (name, words) => expect(wordsOf(name)).toEqual(words))
})

describe('isPlaceholder', () => {
  it.each([
    'changeme',
    'CHANGE_ME',
    '<token>',
    'your-key-here',
    'xxxx',
    '****',
    'true',
    '{{ token }}',
    'TODO',
    'my_password',
    'put-it-here',
  ])('%s stands for a value', (value) => expect(isPlaceholder(value)).toBe(true))
  it.each(['hunter2', 's3cr3t-prod', 'myriad', 'hereby', 'yourself99'])('%s may be a value', (value) =>
    expect(isPlaceholder(value)).toBe(false),
  )
})

describe('pointsElsewhere', () => {
  it.each(['/run/secrets/db', './tls.key', 'yes', 'file:///etc/token'])('%s is no secret itself', (value) =>
    expect(pointsElsewhere(value)).toBe(true),
  )
  it.each(['hunter2', '4f9a1c77', '/x'])('%s may be one', (value) =>
    expect(pointsElsewhere(value)).toBe(false),
  )
})

describe('isFingerprint', () => {
  it.each([
    ['RELEASE_SIGNING_KEY', 'A62AE125BBBFBB96A6E042EC925CC1CCED3D1561', true],
    ['GPG_KEYS', '0x925CC1CCED3D1561', true],
    ['API_KEY', 'A62AE125BBBFBB96A6E042EC925CC1CCED3D1561', false],
    ['RELEASE_SIGNING_KEY', 'hunter2', false],
  ])('%s %s', (name, value, expected) => expect(isFingerprint(name, value)).toBe(expected))
})
