import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

const VALUED = ['-u', '--uid', '-o', '--owner']
const read = (line: string) => readArguments(line.split(' '), VALUED)

test.each([
  ['-u 7 ada', { '-u': '7' }, ['ada']],
  ['-u7 ada', { '-u': '7' }, ['ada']],
  ['-ru 7 ada', { '-r': '', '-u': '7' }, ['ada']],
  ['-ru7 ada', { '-r': '', '-u': '7' }, ['ada']],
  ['--uid 7 ada', { '--uid': '7' }, ['ada']],
  ['--uid=7 ada', { '--uid': '7' }, ['ada']],
  ['--uid= ada', { '--uid': '' }, ['ada']],
  ['ada --system bo', { '--system': '' }, ['ada', 'bo']],
  ['-r -- -u 7', { '-r': '' }, ['-u', '7']],
  ['- ada', {}, ['-', 'ada']],
  ['-u 7 -u 8', { '-u': '8' }, []],
  ['-u', { '-u': null }, []],
])('%s', (line, options, positionals) => {
  const given = read(line)
  expect(Object.fromEntries(given.options)).toEqual(options)
  expect(given.positionals).toEqual(positionals)
})

test('get takes the last of several spellings, all keeps every value, has asks', () => {
  const given = read('-u 7 --uid 8 -o ada')
  expect([given.get('-u', '--uid'), given.get('--owner'), given.get('-o', '--owner')]).toEqual([
    '8',
    undefined,
    'ada',
  ])
  expect(read('-u 7 -u 8').all('-u')).toEqual(['7', '8'])
  expect([given.has('-x', '-o'), given.has('-x')]).toEqual([true, false])
})

test('a word that cannot be known is a positional, or the value of an option', () => {
  const given = readArguments(['-u', null, null, '--owner', null], VALUED)
  expect([given.get('-u'), given.get('--owner'), given.positionals]).toEqual([null, null, [null]])
})
