import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import { updatesOf } from './images.ts'
import { parseRenovate } from './parse.ts'

function told(text: string): string[] {
  const { unreadable, problems } = parseRenovate(text)
  return [...unreadable, ...problems].map(({ range, message }) => `${slice(text, range)}: ${message}`)
}

test.each([
  '{}',
  '{ "$schema": "https://docs.renovatebot.com/renovate-schema.json", "extends": ["config:recommended"] }',
  '{ "extends": "config:recommended", "schedule": "before 4am", "automerge": false, "timezone": "Europe/Berlin" }',
  '{ "packageRules": [{ "matchDatasources": ["docker"], "minimumReleaseAge": "3 days", "automerge": true }] }',
  '{ "someKeyOfTomorrow": true, "pin": { "automerge": true }, "npm": { "enabled": false } }',
])('Renovate takes %s', (text) => {
  expect(told(text)).toEqual([])
})

test.each<[text: string, said: string]>([
  ['{ "extend": [] }', '"extend": Renovate does not know the key "extend". Did you mean "extends"?'],
  [
    '{ "pinDigest": true }',
    '"pinDigest": Renovate does not know the key "pinDigest". Did you mean "pinDigests"?',
  ],
  [
    '{ "packageRules": [{ "matchDatasource": ["docker"] }] }',
    '"matchDatasource": Renovate does not know the key "matchDatasource". Did you mean "matchDatasources"?',
  ],
  [
    '{ "packageRules": [{ "matchManagers": ["docker"] }] }',
    '"docker": There is no manager "docker": it is "dockerfile", or "docker" in matchDatasources.',
  ],
  ['{ "pinDigests": "true" }', '"true": "pinDigests" must be true or false.'],
  ['{ "packageRules": { "automerge": true } }', '{ "automerge": true }: "packageRules" must be a list.'],
  ['{ "extends": { "a": 1 } }', '{ "a": 1 }: "extends" must be a string or a list of strings.'],
  ['[]', '[]: The file must hold one JSON object: its settings stand between { and }.'],
])('%s', (text, said) => {
  expect(told(text)).toEqual([said])
})

test.each(['', '{', '{ "extends": ["config:recommended" }', '['.repeat(50_000)])(
  '%.20s cannot be read',
  (text) => {
    expect(parseRenovate(text).unreadable).toMatchObject([{ code: 'renovate-invalid', severity: 'error' }])
  },
)

describe('images', () => {
  test.each<[text: string, image: string | null, enabled: boolean | null, pinDigests: boolean | null]>([
    ['{}', null, true, false],
    ['{ "extends": ["config:recommended"] }', null, true, false],
    ['{ "ignorePaths": ["Dockerfile"] }', null, false, false],
    ['{ "ignorePaths": ["**/Dockerfile"] }', null, false, false],
    ['{ "ignorePaths": ["docs/**", "**/test/**"] }', 'python', true, false],
    ['{ "ignorePaths": ["Docker{file,.*}"] }', null, null, false],
    ['{ "includePaths": ["deploy/**"] }', null, false, false],
    ['{ "includePaths": ["*"] }', null, true, false],
    ['{ "packageRules": [{ "matchFileNames": ["**/Dockerfile"], "pinDigests": true }] }', null, true, true],
    ['{ "packageRules": [{ "matchFileNames": ["deploy/**"], "pinDigests": true }] }', null, true, false],
    ['{ "extends": ["docker:pinDigests"] }', null, true, true],
    ['{ "extends": ["config:recommended", "docker:pinDigests"] }', 'python', true, true],
    ['{ "extends": ["config:best-practices"] }', null, true, true],
    [
      '{ "extends": ["config:best-practices"], "ignorePresets": ["config:best-practices"] }',
      null,
      true,
      false,
    ],
    ['{ "extends": ["github>harbour/renovate-config"] }', null, null, null],
    ['{ "extends": ["github>harbour/renovate-config", "docker:pinDigests"] }', null, null, true],
    ['{ "extends": [":onlyNpm"] }', null, false, false],
    ['{ "extends": ["docker:disable", "docker:pinDigests"] }', null, false, true],
    ['{ "pinDigests": true }', null, true, true],
    ['{ "docker": { "pinDigests": true } }', null, true, true],
    ['{ "dockerfile": { "enabled": false } }', null, false, false],
    ['{ "enabled": false, "pinDigests": true }', null, false, true],
    ['{ "enabledManagers": ["npm"] }', null, false, false],
    ['{ "enabledManagers": ["npm", "dockerfile"] }', null, true, false],
    ['{ "ignoreDeps": ["python"] }', 'python', false, false],
    ['{ "ignoreDeps": ["python"] }', 'node', true, false],
    ['{ "ignoreDeps": ["python"] }', null, true, false],
    ['{ "packageRules": [{ "matchDatasources": ["docker"], "pinDigests": true }] }', null, true, true],
    ['{ "packageRules": [{ "matchManagers": ["dockerfile"], "pinDigests": true }] }', 'node', true, true],
    ['{ "packageRules": [{ "matchManagers": ["npm"], "pinDigests": true }] }', null, true, false],
    ['{ "packageRules": [{ "matchPackageNames": ["python"], "pinDigests": true }] }', 'python', true, true],
    ['{ "packageRules": [{ "matchPackageNames": ["python"], "pinDigests": true }] }', 'node', true, false],
    ['{ "packageRules": [{ "matchPackageNames": ["python"], "enabled": false }] }', null, true, false],
    ['{ "packageRules": [{ "matchPackageNames": ["!python"], "enabled": false }] }', 'python', true, false],
    [
      '{ "packageRules": [{ "matchPackageNames": ["ghcr.io/harbour/**"], "enabled": false }] }',
      'ghcr.io/harbour/crane',
      false,
      false,
    ],
    [
      '{ "packageRules": [{ "matchPackageNames": ["harbour*"], "enabled": false }] }',
      'harbour/crane',
      true,
      false,
    ],
    ['{ "packageRules": [{ "matchPackageNames": ["/^pyth/"], "enabled": false }] }', 'python', null, false],
    [
      '{ "packageRules": [{ "matchDatasources": ["docker"], "matchUpdateTypes": ["major"], "enabled": false }] }',
      null,
      true,
      false,
    ],
    [
      '{ "packageRules": [{ "matchDatasources": ["docker"], "matchUpdateTypes": ["digest"], "enabled": false }] }',
      null,
      null,
      false,
    ],
    ['{ "packageRules": [{ "matchFileNames": ["legacy/**"], "enabled": false }] }', null, true, false],
    [
      '{ "packageRules": [{ "matchDatasources": ["docker"], "enabled": false }, { "matchManagers": ["dockerfile"], "enabled": true }] }',
      null,
      true,
      false,
    ],
    ['{ "packageRules": [{ "enabled": false }] }', null, false, false],
    ['{ "packageRules": [{ "matchDatasources": [1], "enabled": false }] }', null, null, false],
  ])('%s, image %s: updates %s, digests %s', (text, image, enabled, pinDigests) => {
    expect(updatesOf(parseRenovate(text), image)).toEqual({ enabled, pinDigests })
  })
})
