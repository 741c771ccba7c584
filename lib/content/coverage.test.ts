import { describe, expect, test } from 'vitest'
import { checkCoverage, readCoverage } from './coverage.ts'
import { coveragePage } from './coverage-page.ts'
import { applyFixes } from './fix.ts'
import { courseContent, said } from './testing/course-labs.ts'
import { withFolder } from './testing/content-folder.ts'
import { changed, problemsBelow, saidOf } from './testing/mistakes.ts'

/** What `content/coverage.yaml` says of the harbour school: three statements and two errata. */
const SOUND = `lastStatement: S03
lastErratum: E2
statements:
  - row: S01
    says: Piers have users
    home: piers/first-pier#users
    labs: [harbour/user, harbour/start]
  - row: S02
    says: The sea is wet
    home: piers/first-pier#users
    reading: Nobody can pour it into a checker.
  - row: S03
    says: Offices open
    home: piers/first-pier#tides
    also: [piers/first-pier#users]
    labs: [harbour/start]
errata:
  - row: E1
    says: the tide never turns
    home: piers/first-pier#tides
  - row: E2
    says: 'spelling: peer'
    home: piers/first-pier#users
    reading: Spelling alone.
`

const LESSON = ['A <Term id="pier">pier</Term> has users.', ''] as const
const TIDES = `${LESSON[0]}

## Tides

<Callout kind="notes" title="In older notes: the tide never turns">
It does, twice a day.
</Callout>
`

/** What is said when coverage.yaml, or the lesson, reads otherwise. */
function saidWith(from: string, to: string, lesson = TIDES): Promise<string[]> {
  if (!SOUND.includes(from)) throw new Error(`the file does not hold ${from}`)
  return saidOf({
    'coverage.yaml': SOUND.replace(from, () => to),
    'lesson.mdx': [LESSON[0], lesson],
  })
}

test('a sound file has none', async () => {
  expect(await saidWith('', '')).toEqual([])
})

type Mistake = readonly [name: string, from: string, to: string, expected: string | readonly string[]]

describe('mistakes', () => {
  test.each<Mistake>([
    [
      'a number without a row',
      `  - row: S02
    says: The sea is wet
    home: piers/first-pier#users
    reading: Nobody can pour it into a checker.
`,
      '',
      'coverage.yaml:4:3 COVER001 S02 has no row in statements. → Add "- row: S02" with what the notes say and where it is taught.',
    ],
    [
      'an erratum without a row',
      'lastErratum: E2',
      'lastErratum: E3',
      'coverage.yaml:18:3 COVER001 E3 has no row in errata. → Add "- row: E3" with what the notes say and where it is taught.',
    ],
    [
      'a number with two rows',
      'row: S02',
      'row: S01',
      [
        'coverage.yaml:4:3 COVER001 S02 has no row in statements. → Add "- row: S02" with what the notes say and where it is taught.',
        'coverage.yaml:8:10 COVER002 S01 has two rows. → Keep one of the two.',
      ],
    ],
    [
      'a number behind the last one',
      'lastErratum: E2',
      'lastErratum: E1',
      'coverage.yaml:21:10 COVER003 E2 is no number of errata. → Numbers go from E1 to E1, as lastErratum says.',
    ],
    [
      'a number of the other list',
      'row: S03',
      'row: E1',
      [
        'coverage.yaml:4:3 COVER001 S03 has no row in statements. → Add "- row: S03" with what the notes say and where it is taught.',
        'coverage.yaml:12:10 COVER003 E1 is no number of statements. → Numbers go from S01 to S03, as lastStatement says.',
      ],
    ],
    [
      'a number that is none',
      'row: S03',
      'row: third',
      'coverage.yaml:12:10 DATA005 row: write a capital letter and digits, such as S007. → row is for: Its number, for ever.',
    ],
    [
      'a lesson that does not exist',
      'home: piers/first-pier#users',
      'home: piers/first-peer#users',
      'coverage.yaml:6:11 COVER004 There is no lesson piers/first-peer. → did you mean "piers/first-pier"?',
    ],
    [
      'a heading that does not exist',
      'home: piers/first-pier#users',
      'home: piers/first-pier#user',
      'coverage.yaml:6:11 COVER005 piers/first-pier has no heading "#user". → did you mean "users"?',
    ],
    [
      'a further section that does not exist',
      'also: [piers/first-pier#users]',
      'also: [piers/first-pier#storms]',
      'coverage.yaml:15:12 COVER005 piers/first-pier has no heading "#storms". → Known here: users, tides.',
    ],
    [
      'a place without a heading',
      'home: piers/first-pier#users',
      'home: piers/first-pier',
      'coverage.yaml:6:11 DATA005 home: write MODULE/LESSON#HEADING, such as hardening/users#name-the-user-last. → home is for: Where it is taught, as it holds today: MODULE/LESSON#HEADING, such as "hardening/users#name-the-user-last".',
    ],
    [
      'a heading that a comment takes away',
      'home: piers/first-pier#users',
      'home: piers/first-pier #users',
      'coverage.yaml:6:11 DATA005 home: write MODULE/LESSON#HEADING, such as hardening/users#name-the-user-last. → home is for: Where it is taught, as it holds today: MODULE/LESSON#HEADING, such as "hardening/users#name-the-user-last".',
    ],
    [
      'no home at all',
      '    home: piers/first-pier#tides\n    also',
      '    also',
      'coverage.yaml:12:5 DATA002 "home" is missing in statements › no. 3 → Add home: Where it is taught, as it holds today: MODULE/LESSON#HEADING, such as "hardening/users#name-the-user-last".',
    ],
    [
      'a lab that does not exist',
      'labs: [harbour/user, harbour/start]',
      'labs: [harbor/user, harbour/start]',
      'coverage.yaml:7:12 COVER006 There is no lab "harbor". → did you mean "harbour"?',
    ],
    [
      'an objective that does not exist',
      'labs: [harbour/user, harbour/start]',
      'labs: [harbour/user, harbour/stat]',
      'coverage.yaml:7:26 COVER006 The lab harbour has no objective "stat". → did you mean "start"?',
    ],
    [
      'an objective without its lab',
      'labs: [harbour/user, harbour/start]',
      'labs: [user]',
      'coverage.yaml:7:12 DATA005 labs: write LAB/OBJECTIVE, such as nonroot/user.',
    ],
    [
      'neither labs nor a reason',
      '    reading: Nobody can pour it into a checker.\n',
      '',
      'coverage.yaml:8:10 COVER007 S02 has neither labs nor a reason to have none. → Name in labs what practises it, or say in reading why nothing can.',
    ],
    [
      'labs and a reason to have none',
      'reading: Nobody',
      'labs: [harbour/user]\n    reading: Nobody',
      'coverage.yaml:12:14 COVER007 S02 has labs and a reason to have none. → Keep labs or reading.',
    ],
    [
      'an erratum whose section is silent',
      '    reading: Spelling alone.\n',
      '',
      'coverage.yaml:23:11 COVER008 The section "#users" has no callout of kind notes. → Write <Callout kind="notes" title="In older notes: …"> there, or say in reading why E2 needs none.',
    ],
    [
      'labs for an erratum',
      '    reading: Spelling alone.\n',
      '    labs: [harbour/user]\n',
      'coverage.yaml:24:5 DATA001 unknown key "labs" in errata › no. 2 → did you mean "says"?',
    ],
  ])('%s', async (_, from, to, expected) => {
    expect(await saidWith(from, to)).toEqual([expected].flat())
  })

  test('a callout that moves to another section leaves its erratum behind', async () => {
    const lesson = TIDES.replace('<Callout', '## Storms\n\n<Callout')
    expect(await saidWith('', '', lesson)).toEqual([
      'coverage.yaml:20:11 COVER008 The section "#tides" has no callout of kind notes. → Write <Callout kind="notes" title="In older notes: …"> there, or say in reading why E1 needs none.',
    ])
  })

  test('a lesson or a lab that cannot be read is reported where it is wrong, and only there', async () => {
    const course = { 'coverage.yaml': SOUND, 'lesson.mdx': [LESSON[0], TIDES] } as const
    expect(await saidOf({ ...course, 'lab.yaml': ['level: core', 'level: cor'] })).toEqual([
      'lab.yaml:4:8 DATA004 level: "cor" is not accepted; write one of core, stretch → did you mean "core"?',
    ])
    const lesson = String(changed(course)['content/piers/first-pier/lesson.mdx'])
    const late = lesson.replace('minutes: 5', 'minutes: five')
    expect(await saidOf({ ...course, 'lesson.mdx': late })).toEqual([
      expect.stringContaining('lesson.mdx:4:10 DATA003 minutes'),
    ])
  })
})

describe('what is misspelt, with one word near it, is mended', () => {
  test.each([
    ['a lesson', 'home: piers/first-pier#users', 'home: piers/first-peer#users'],
    ['a heading', 'home: piers/first-pier#tides', 'home: piers/first-pier#tied'],
    ['a lab', 'labs: [harbour/start]', 'labs: [harbor/start]'],
    ['an objective', 'labs: [harbour/start]', 'labs: [harbour/star]'],
  ])('%s', async (_, right, wrong) => {
    const text = SOUND.replace(right, () => wrong)
    expect(text).not.toBe(SOUND)
    const files = changed({ 'coverage.yaml': text, 'lesson.mdx': [LESSON[0], TIDES] })
    const found = await withFolder(files, problemsBelow)
    const fixes = found.flatMap(({ fix }) => fix ?? [])
    expect(applyFixes(text, fixes).text).toBe(SOUND)
  })
})

describe('content/coverage.yaml', async () => {
  const { course } = await courseContent()
  const desk = { cwd: process.cwd(), rules: null, report: () => undefined }
  const read = await readCoverage(desk, 'content')

  test('every row has a home, what practises it, or the reason why nothing does', async () => {
    expect(said(await checkCoverage(course))).toEqual([])
  })

  test('docs/coverage.md is what it says', async () => {
    await expect(coveragePage(course, read!.value)).toMatchFileSnapshot('../../docs/coverage.md')
  })
})
