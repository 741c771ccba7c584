import { describe, expect, test } from 'vitest'
import { isCredentialText, mayHoldCredentials, setsCredential } from './literals.ts'

const KEY = `-----BEGIN ${'PRIVATE'} KEY-----\n`

describe('isCredentialText', () => {
  test.each([
    ['/root/.netrc', 'machine a login b password hunter2-prod\n'],
    ['/srv/.npmrc', '//npm.example.com/:_authToken=4f9a1c77\n'],
    ['/root/.pypirc', '[pypi]\npassword: pypi-4f9a1c\n'],
    ['/srv/anything', KEY],
    ['/srv/.env', 'API_TOKEN="4f9a1c77"\n'],
  ])('%s %j', (path, text) => expect(isCredentialText(path, text)).toBe(true))

  test.each([
    ['/root/.netrc', 'hello\n'],
    ['/srv/.npmrc', 'save-exact=true\n'],
    ['/srv/.env', 'API_TOKEN=$TOKEN\n'],
    ['/srv/.env', 'API_TOKEN=changeme\n'],
    ['/srv/app.py', 'password = read_password()\n'],
    ['/etc/apt/keyrings/a.key', '-----BEGIN PGP PUBLIC KEY BLOCK-----\n'],
    ['/srv/a.pem', '-----BEGIN CERTIFICATE-----\n'],
  ])('%s %j is none', (path, text) => expect(isCredentialText(path, text)).toBe(false))
})

test('names that leave it open', () => {
  expect(['.npmrc', 'a/server.pem', 'credentials.json', '.env', 'app.py'].map(mayHoldCredentials)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

test.each([
  ['/srv/tides.ini', '[db]\npassword = herring-7\n', true],
  ['/srv/tides.yaml', 'db:\n  apiToken: "herring-7"\n', true],
  ['/srv/tides.json', '{\n  "db_password": "herring-7"\n}\n', true],
  ['/srv/.env', 'export DB_PASSWORD=herring-7\n', true],
  ['/srv/tides.ini', 'password_file = /run/secrets/tides\npassword = /run/secrets/tides\n', false],
  ['/srv/tides.ini', 'password = ${TIDES}\ntoken = {{ tides }}\nsecret: <yours>\n', false],
  ['/srv/tides.conf', 'password required pam_unix.so\nmin_password_length = 12\nbasic_auth = tides\n', false],
  ['/srv/tides.yaml', 'token: true\npassword: changeme\nsecrets: [a]\n# password: herring-7\n', false],
  ['/srv/tides.py', 'password = herring\n', false],
])('%s with %j sets a credential: %s', (path, text, sets) => expect(setsCredential(path, text)).toBe(sets))
