import { describe, expect, it } from 'vitest'
import { changeOf, choiceGroups, firstChoice } from './change-choice.ts'

const choices = { files: ['Makefile', 'app.py', 'requirements.txt'], args: ['GIT_SHA'] }

describe('the question what changes', () => {
  it.each([
    [choices.files, 'file:app.py'],
    [['package.json', 'server.mjs'], 'file:server.mjs'],
    [['pom.xml'], 'file:pom.xml'],
    [[], ''],
  ])('begins with a file of code: %j', (files, expected) => {
    expect(firstChoice({ files, args: [] })).toBe(expected)
  })

  it.each([
    ['file:a:b.py' as const, { files: ['a:b.py'], args: [] }],
    ['arg:GIT_SHA' as const, { files: [], args: ['GIT_SHA'] }],
    ['' as const, { files: [], args: [] }],
  ])('%s', (choice, expected) => {
    expect(changeOf(choice)).toEqual(expected)
  })

  it('groups by whose files they are', () => {
    const groups = choiceGroups(choices, ['Dockerfile', 'app.py'], 'file:app.py')
    expect(groups.map(({ label, options }) => [label, options.map(({ text }) => text)])).toEqual([
      ['Your files', ['app.py']],
      ['Files of the build context', ['Makefile', 'requirements.txt']],
      ['Build arguments', ['GIT_SHA']],
    ])
  })

  it('keeps what was chosen when no step reads it any more', () => {
    const groups = choiceGroups({ files: ['app.py'], args: [] }, [], 'file:gone.py')
    expect(groups.at(-1)).toEqual({
      label: 'Read by no step',
      options: [{ value: 'file:gone.py', text: 'gone.py' }],
    })
    expect(choiceGroups({ files: [], args: [] }, [], '')).toEqual([])
  })
})
