import { describe, expect, test } from 'vitest'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applyFixes } from './fix.ts'
import { changed, problemsBelow } from './testing/mistakes.ts'
import type { Change } from './testing/mistakes.ts'
import { harbour, withFolder } from './testing/content-folder.ts'

const lab = `${harbour}/lab.yaml`
const lesson = 'content/piers/first-pier/lesson.mdx'

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
    ['a lab', { 'lesson.mdx': ['id="harbour"', 'id="harbor"'] }, lesson, '<Lab id="harbour" />'],
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

describe('what cannot be known stays', () => {
  test('where two words are near', async () => {
    const { left } = await fixed(
      {
        'glossary.yaml': '- { id: pier, term: p, text: t. }\n- { id: pies, term: p, text: t. }\n',
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
