import { describe, expect, test } from 'vitest'
import { isCredentialText, mayHoldCredentials } from './literals.ts'

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
