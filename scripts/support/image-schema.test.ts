import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { walk } from './files.ts'
import { checkDistributions, checkImage } from './image-schema.ts'

const FOLDER = 'lib/engine/images'
const distributions = checkDistributions(
  'distributions.json',
  readFileSync(join(FOLDER, 'distributions.json'), 'utf8'),
)
const facts = { programs: ['curl', 'bash'], tools: { none: { present: [] } } }
const lighthouse = {
  names: ['harbour/lighthouse'],
  family: 'debian',
  sources: ['https://example.com/lighthouse 2026-11-01'],
}
const problems = (change: object): readonly string[] =>
  checkImage('lighthouse.json', JSON.stringify({ ...lighthouse, ...change }), facts).problems

test('the distributions are as the schema says', () => expect(distributions.problems).toEqual([]))

test.each(walk(join(FOLDER, 'data')))('%s', (file) => {
  expect(checkImage(file, readFileSync(file, 'utf8'), distributions.data!).problems).toEqual([])
})

test('a short file is enough', () => expect(problems({})).toEqual([]))

describe('a mistake is said with its file, its place and what to write instead', () => {
  test.each([
    [{ names: 'lighthouse' }, 'names: write the image names as a list'],
    [{ names: [] }, 'names: write at least one image name'],
    [{ family: 'gentoo' }, 'family: write one of debian, ubuntu, alpine'],
    [{ sources: [] }, 'sources: write at least one source'],
    [{ sources: ['the keeper told me'] }, 'sources.0: write the address and the day: https://… 2026-08-21'],
    [
      { versions: { '1': 'soon' } },
      'versions.1: write the last day of support as 2026-10-31, or true or false',
    ],
    [{ otherVersions: true }, 'otherVersions: write false or leave it out'],
    [{ supported: true }, 'supported: write false or leave it out'],
    [{ shell: 'fish' }, 'shell: write dash, bash, busybox or none'],
    [{ packageManager: 'brew' }, 'packageManager: write one of apt, apk'],
    [{ user: 1000 }, 'user: write the user as text'],
    [{ users: { keeper: '1000' } }, 'users.keeper: write a number'],
    [{ workdir: 'srv' }, 'workdir: write an absolute path'],
    [{ exposed: ['80'] }, 'exposed.0: write the port as 80/tcp'],
    [{ stopSignal: 'QUIT' }, 'stopSignal: write the signal as SIGTERM'],
    [{ runtimes: { lamp: 'newest' } }, 'runtimes.lamp: write 3.13, tag:x.y, name:x, word:jdk or null'],
    [{ files: { lamp: 1 } }, 'files.lamp: '],
    [{ sizes: { latest: [1] } }, 'sizes.latest'],
    [
      { sizes: { latest: ['about 5', 1] } },
      'sizes.latest.0: write megabytes: 43, "~43" for an estimate, or null',
    ],
    [{ lamp: true }, 'file: Unrecognized key: "lamp"'],
    [{ variants: { slim: { lamp: true } } }, 'variants.slim: Unrecognized key: "lamp"'],
    [{ present: ['lamp'] }, 'present, absent, unsure: “lamp” is not among programs in distributions.json'],
    [{ variants: { slim: { absent: ['lamp'] } } }, 'variants.slim.present, absent, unsure: “lamp”'],
    [{ tools: 'all' }, 'tools: write one of none'],
  ])('%j', (change, message) => {
    const found = problems(change)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`lighthouse.json: ${message}`)
  })

  test('text that is no JSON', () =>
    expect(checkImage('lighthouse.json', '{', facts).problems[0]).toMatch(/^lighthouse\.json: is not JSON/))

  test('distributions without a date', () =>
    expect(checkDistributions('distributions.json', '{}').problems).toContainEqual(
      expect.stringContaining('distributions.json: factsDate: '),
    ))
})
