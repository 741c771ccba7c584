import { describe, expect, test } from 'vitest'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applyFixes } from './fix.ts'
import { changed, problemsBelow } from './testing/mistakes.ts'
import type { Change } from './testing/mistakes.ts'
import { harbour, withFolder } from './testing/content-folder.ts'

const lab = `${harbour}/lab.yaml`
const lesson = 'content/piers/first-pier/lesson.mdx'
const quiz = 'content/piers/first-pier/quiz.yaml'
const course = 'content/course.yaml'

/** The file after one round of fixes, and what is still wrong then. */
const fixed = (change: Change, file: string) =>
  withFolder(changed(change), async (cwd) => {
    const fixes = (await problemsBelow(cwd)).flatMap(({ fix }) => (fix?.file === file ? [fix] : []))
    const { text } = applyFixes(await readFile(join(cwd, file), 'utf8'), fixes)
    await writeFile(join(cwd, file), text)
    return { text, left: (await problemsBelow(cwd)).map(({ code }) => code) }
  })

describe('what is mechanical is mended, and nothing is left', () => {
  test.each<[name: string, change: Change, file: string, line: string]>([
    ['a key', { 'lab.yaml': ['minutes: 8', 'minuts: 8 # minuts'] }, lab, 'minutes: 8 # minuts'],
    ['a value', { 'lab.yaml': ['level: core', 'level: cor'] }, lab, 'level: core'],
    ['a check', { 'lab.yaml': ['image: { user', 'imgae: { user'] }, lab, '    check: { image: { user'],
    ['a rule', { 'lab.yaml': ['rule: user-missing', 'rule: user-mising'] }, lab, '    rule: user-missing\n'],
    ['a heading', { 'lab.yaml': ['"#users"', '"#user"'] }, lab, '    learn: "#users"'],
    [
      'starterFails',
      { 'lab.yaml': ['starterFails: [user]', 'starterFails: [user, start]'] },
      lab,
      'starterFails: [user]',
    ],
    ['a term', { 'lesson.mdx': ['id="pier"', 'id="peir"'] }, lesson, 'A <Term id="pier">pier</Term>'],
    [
      'a term at its first use',
      { 'lesson.mdx': ['A <Term id="pier">pier</Term> has', 'Piers have'] },
      lesson,
      '\n<Term id="pier">Piers</Term> have users.',
    ],
    ['a lab', { 'lesson.mdx': ['id="harbour"', 'id="harbor"'] }, lesson, '<Lab id="harbour" />'],
    ['a number in quotes', { 'lab.yaml': ['points: 3', 'points: "3"'] }, lab, '    points: 3\n'],
    ['quotes of a text processor', { 'lab.yaml': ['"#users"', '“#users”'] }, lab, 'learn: "#users"\n'],
    ['a number with its unit', { 'lab.yaml': ['points: 3', 'points: 3 points'] }, lab, '    points: 3\n'],
    ['a colon without a blank', { 'lab.yaml': ['root: false', 'root:false'] }, lab, 'root: false }'],
    [
      'a number for a text',
      { 'lab.yaml': ['title: The harbour that never closed', 'title: 2026'] },
      lab,
      'title: "2026"\n',
    ],
    [
      'an attribute without quotes',
      { 'lesson.mdx': ['id="harbour"', 'id=harbour'] },
      lesson,
      '<Lab id="harbour" />',
    ],
    [
      'an attribute in other quotes',
      { 'lesson.mdx': ['id="harbour"', 'id=“harbour”'] },
      lesson,
      '<Lab id="harbour" />',
    ],
    [
      'a lab without its slash',
      { 'lesson.mdx': ['<Lab id="harbour" />', '<Lab id="harbour">'] },
      lesson,
      '<Lab id="harbour" />',
    ],
    [
      'a heading without its blank',
      { 'lesson.mdx': ['<Quiz />', '##Crew\n\n<Quiz />'] },
      lesson,
      '\n## Crew\n',
    ],
    [
      'a link with a blank',
      { 'lesson.mdx': ['has users.', 'has [users] (#users).'] },
      lesson,
      'has [users](#users).',
    ],
    [
      'an example in another word',
      { 'lesson.mdx': ['has users.', 'has users.\n\n```docker\nUSER 1000\n```'] },
      lesson,
      '```dockerfile\n',
    ],
    [
      'a picture beside the lesson',
      { 'lesson.mdx': ['has users.', 'has users. ![Two ships](pier.svg)'] },
      lesson,
      '(/figures/pier.svg)',
    ],
    [
      'a link with its brackets the other way round',
      { 'lesson.mdx': ['has users.', 'has (users)[#users].'] },
      lesson,
      'has [users](#users).',
    ],
    ['accents for backticks', { 'lesson.mdx': ['has users.', 'has ´users´.'] }, lesson, 'has `users`.'],
    ['the other slash', { 'lesson.mdx': ['<Quiz />', '<Quiz \\>'] }, lesson, '\n<Quiz />\n'],
    ['a blank in a component', { 'lesson.mdx': ['<Quiz />', '< Quiz />'] }, lesson, '\n<Quiz />\n'],
    [
      'blanks that YAML takes for letters',
      { 'lab.yaml': ['    points: 3', '\u00A0\u00A0\u00A0\u00A0points: 3'] },
      lab,
      '\n    points: 3\n',
    ],
    ['yes for true', { 'quiz.yaml': ['correct: true', 'correct: yes'] }, quiz, 'correct: true,'],
    ['no for false', { 'lab.yaml': ['root: false', 'root: no'] }, lab, 'root: false }'],
    [
      'a word for a list',
      { 'lab.yaml': ['starterFails: [user]', 'starterFails: user'] },
      lab,
      'starterFails: [user]\n',
    ],
    [
      'a text for a list',
      { 'lab.yaml': ['hints: [Who runs it now?]', 'hints: Who runs it, now?'] },
      lab,
      'hints: ["Who runs it, now?"]\n',
    ],
    [
      'a folder of another name',
      { 'course.yaml': ['slug: first-pier', 'slug: first-peer'] },
      course,
      '{ slug: first-pier, number: 3 }',
    ],
    ['another tag that closes', { 'lesson.mdx': ['pier</Term>', 'pier</Trem>'] }, lesson, 'pier</Term> has'],
    ['a component', { 'lesson.mdx': ['<Quiz />', '<Quizz />'] }, lesson, '\n<Quiz />\n'],
    [
      'a text in braces',
      { 'lesson.mdx': ['id="harbour"', 'id={"harbour"}'] },
      lesson,
      '<Lab id="harbour" />',
    ],
    [
      'a comment of HTML',
      { 'lesson.mdx': ['<Quiz />', '<!-- later -->\n\n<Quiz />'] },
      lesson,
      '\n{/* later */}\n',
    ],
    [
      'a quiz that is not shown',
      { 'lesson.mdx': ['\n<Quiz />\n', ''] },
      lesson,
      '<Lab id="harbour" />\n\n<Quiz />\n',
    ],
    [
      'a picture',
      { 'lesson.mdx': ['has users.', 'has users. ![Two ships](/figures/peer.svg)'] },
      lesson,
      '(/figures/pier.svg)',
    ],
    [
      'a link without its slash',
      { 'lesson.mdx': ['has users.', 'has [users](/labs/harbour).'] },
      lesson,
      '[users](/labs/harbour/).',
    ],
    [
      'a link to a heading',
      { 'lesson.mdx': ['has users.', 'has [users](/learn/piers/first-pier/#user).'] },
      lesson,
      '[users](/learn/piers/first-pier/#users)',
    ],
    [
      'breaks that is stale',
      {
        'lesson.mdx': [
          'has users.',
          'has users.\n\n```dockerfile breaks=maintainer-deprecated\nFROM python:3.14-slim\nUSER 1000\nCMD ["office"]\n```',
        ],
      },
      lesson,
      '```dockerfile\n',
    ],
    [
      'untaught that is stale',
      { 'lesson.mdx': ['minutes: 5', 'minutes: 5\nuntaught: [user-missing]'] },
      lesson,
      'untaught: []',
    ],
  ])('%s', async (_, change, file, line) => {
    const { text, left } = await fixed(change, file)
    expect(text).toContain(line)
    expect(left).toEqual([])
  })
})

describe('a lesson that course.yaml does not name comes last in its module', () => {
  const front = '---\ntitle: Cranes\nsummary: How they lift.\nminutes: 3\n---\n\nThey lift.\n'
  const unlisted = { 'content/piers/cranes/lesson.mdx': front, 'content/piers/bollards/lesson.mdx': front }
  const whole = (change: Change) =>
    Object.fromEntries(Object.entries({ ...unlisted, ...change }).map(([path, what]) => [`/${path}`, what]))

  test.each<[name: string, change: Change, end: string]>([
    ['below the others', {}, '      - { slug: first-pier, number: 3 }\n      - bollards\n      - cranes\n'],
    [
      'before a comment and another module',
      {
        'content/course.yaml': [
          'number: 3 }\n',
          'number: 3 } # the first\n\n  # next\n  - { slug: docks, number: 3, title: D, summary: d., lessons: [deep] }\n',
        ],
        'content/docks/deep/lesson.mdx': front,
      },
      'number: 3 } # the first\n      - bollards\n      - cranes\n\n  # next\n  - { slug: docks',
    ],
    [
      'in brackets',
      { 'content/course.yaml': ['\n      - { slug: first-pier, number: 3 }', ' [first-pier] # all'] },
      '    lessons: [first-pier, bollards, cranes] # all\n',
    ],
    [
      'at the end of a file without a last line',
      { 'content/course.yaml': ['- { slug: first-pier, number: 3 }\n', '- first-pier'] },
      '      - first-pier\n      - bollards\n      - cranes',
    ],
  ])('%s', async (_, change, end) => {
    const { text, left } = await fixed(whole(change), course)
    expect(text).toContain(end)
    expect(left).toEqual([])
  })

  test('but not where another lesson lost its folder, nor a folder without a lesson', async () => {
    const renamed: Change = { 'course.yaml': ['slug: first-pier', 'slug: quays'] }
    expect((await fixed(renamed, course)).left).toEqual(['COURSE001', 'COURSE002'])
    expect((await fixed({ '/content/piers/drafts/notes.txt': 'x' }, course)).left).toEqual(['COURSE002'])
  })
})

describe('what cannot be known stays', () => {
  test('where two words are near', async () => {
    const { left } = await fixed(
      {
        'glossary.yaml': '- { id: pier, term: p, text: t. }\n- { id: pies, term: q, text: t. }\n',
        'lesson.mdx': ['"pier"', '"piex"'],
      },
      lesson,
    )
    expect(left).toEqual(['LESSON006'])
  })

  test('where the word is not at its place, or only as a part of another', () => {
    const fix = { file: 'a', line: 1, column: 1, from: 'user', to: 'crew' }
    expect(applyFixes('users: user\nuser\n', [fix]).text).toBe('users: crew\nuser\n')
    expect(applyFixes('users\nuser\n', [fix])).toEqual({ text: 'users\nuser\n', applied: [] })
    expect(applyFixes('user user', [{ ...fix, line: null }]).applied).toEqual([])
  })
})
