import { describe, expect, test } from 'vitest'
import { expandWord, expandWords } from './expand.ts'
import type { Lookup } from './expand.ts'

const VALUES: Readonly<Record<string, string | null>> = {
  SHIP: 'Fram',
  EMPTY: '',
  CREW: 'Sverdrup  Nansen',
  LOG: '/var/log/ship.log.gz',
  DIGITS: '123123',
  STARS: 'a*b*c',
  ÄRA: 'polar',
  UNKNOWN: null,
}
const lookup: Lookup = (name) => (Object.hasOwn(VALUES, name) ? VALUES[name] : undefined)

const expand = (text: string) => expandWord(text, lookup, { escape: '\\' })

test.each<[string, string]>([
  ['plain', 'plain'],
  ['$SHIP', 'Fram'],
  ['a${SHIP}b', 'aFramb'],
  ['$SHIP-$SHIP', 'Fram-Fram'],
  ['$SHIPS', ''],
  ['$ÄRA', 'polar'],
  ['$', '$'],
  ['a $ b', 'a $ b'],
  ['$1st', 'st'],
  ['$12st', 'st'],
  ['${1}', ''],
  ['$@x$$', 'x'],
  ['"$SHIP"', 'Fram'],
  ["'$SHIP'", '$SHIP'],
  ["it\\'s", "it's"],
  ['\\$SHIP', '$SHIP'],
  ['"\\$SHIP \\"x\\" \\\\ \\n"', '$SHIP "x" \\ \\n'],
  ['a\\', 'a'],
  ['a\\\\', 'a\\'],
  ['a  b', 'a  b'],
  ['\'a\'"b"c', 'abc'],
  ['""', ''],
])('%s', (text, expected) => {
  expect(expand(text)).toMatchObject({ text: expected, error: null })
})

test.each<[string, string]>([
  ['${SHIP:-Gjøa}', 'Fram'],
  ['${NONE:-Gjøa}', 'Gjøa'],
  ['${EMPTY:-Gjøa}', 'Gjøa'],
  ['${EMPTY-Gjøa}', ''],
  ['${NONE-Gjøa}', 'Gjøa'],
  ['${NONE:-${EMPTY:-$SHIP}}', 'Fram'],
  ['${NONE:-"a b"}', 'a b'],
  ['${NONE:-a\\}b}', 'a}b'],
  ['${SHIP:+at sea}', 'at sea'],
  ['${EMPTY:+at sea}', ''],
  ['${EMPTY+at sea}', 'at sea'],
  ['${NONE:+at sea}', ''],
  ['${SHIP:?lost}', 'Fram'],
  ['${EMPTY?lost}', ''],
  ['${SHIP}}', 'Fram}'],
])('default and alternative: %s', (text, expected) => {
  expect(expand(text)).toMatchObject({ text: expected, error: null })
})

test.each<[string, string]>([
  ['${LOG#*/}', 'var/log/ship.log.gz'],
  ['${LOG##*/}', 'ship.log.gz'],
  ['${LOG%.*}', '/var/log/ship.log'],
  ['${LOG%%.*}', '/var/log/ship'],
  ['${LOG#/v?r}', '/log/ship.log.gz'],
  ['${LOG#nowhere}', '/var/log/ship.log.gz'],
  ['${LOG#}', '/var/log/ship.log.gz'],
  ['${LOG##*}', ''],
  ['${LOG%*}', '/var/log/ship.log.gz'],
  ['${STARS#a\\*}', 'b*c'],
  ['${STARS%\\**}', 'a*b'],
  ['${STARS##*\\*}', 'c'],
  ['${SHIP#$NONE}', 'Fram'],
  ['${NONE#a}', ''],
  ['${DIGITS/2/-}', '1-3123'],
  ['${DIGITS//2/-}', '1-31-3'],
  ['${DIGITS//23/}', '11'],
  ['${DIGITS/1*1/}', '23'],
  ['${DIGITS//?3/.}', '1.1.'],
  ['${DIGITS///-}', '-1-2-3-1-2-3-'],
  ['${LOG//\\//-}', '-var-log-ship.log.gz'],
  ['${NONE/a/b}', ''],
  ['${LOG/$NONE$EMPTY/x}', 'x/var/log/ship.log.gz'],
])('patterns: %s', (text, expected) => {
  expect(expand(text)).toMatchObject({ text: expected, error: null })
})

test.each<[string, string]>([
  ["'open", 'unexpected end of statement while looking for matching single-quote'],
  ['"open', 'unexpected end of statement while looking for matching double-quote'],
  ['"open\\"', 'unexpected end of statement while looking for matching double-quote'],
  ['${}', 'syntax error: bad substitution'],
  ['${{SHIP}}', 'syntax error: bad substitution'],
  ['${:-a}', 'syntax error: bad substitution'],
  ['${', "syntax error: missing '}'"],
  ['${SHIP', "syntax error: missing '}'"],
  ['${SHIP:-a', "syntax error: missing '}'"],
  ['${SHIP:-${EMPTY}', "syntax error: missing '}'"],
  ['${SHIP/a}', "syntax error: missing '/' in ${}"],
  ['${SHIP:=a}', 'unsupported modifier (:=) in substitution'],
  ['${SHIP:#a}', 'unsupported modifier (:#) in substitution'],
  ['${SHIP^^}', 'unsupported modifier (^) in substitution'],
  ['${.}', 'unsupported modifier (.) in substitution'],
  ['${NONE?}', 'NONE: is not allowed to be unset'],
  ['${EMPTY:?}', 'EMPTY: is not allowed to be empty'],
  ['${NONE:?no ship, $SHIP}', 'NONE: no ship, Fram'],
  ['${SHIP#\\a}', "invalid pattern (\\a) in substitution: invalid escape '\\a'"],
])('%s is refused', (text, error) => {
  expect(expand(text)).toMatchObject({ text: null, error })
})

describe('a value that cannot be known', () => {
  test.each<[string, string | null]>([
    ['a$UNKNOWN', null],
    ['"${UNKNOWN}"', null],
    ["'$UNKNOWN'", '$UNKNOWN'],
    ['${UNKNOWN:-a}', null],
    ['${UNKNOWN:+a}', null],
    ['${UNKNOWN:+}', ''],
    ['${UNKNOWN#a}', null],
    ['${UNKNOWN//a/b}', null],
    ['${SHIP#$UNKNOWN}', null],
    ['${SHIP:-$UNKNOWN}', 'Fram'],
    ['${NONE:+$UNKNOWN}', ''],
    ['${NONE:-$UNKNOWN}', null],
    ['${UNKNOWN:?lost}', null],
  ])('%s', (text, expected) => {
    expect(expand(text)).toMatchObject({ text: expected, error: null })
  })
})

test('variables are named in order, without repeats, used or not', () => {
  expect(expand('$SHIP/${NONE:-$CREW}/${SHIP:-${LOG}}').variables).toEqual(['SHIP', 'NONE', 'CREW', 'LOG'])
})

test('names of object members are ordinary names', () => {
  expect(expand('$constructor${toString:-x}').text).toBe('x')
})

test('the other escape character', () => {
  const options = { escape: '`' }
  expect(expandWord('C:\\dock\\`$SHIP', lookup, options).text).toBe('C:\\dock\\$SHIP')
  expect(expandWord('"a`"b"', lookup, options).text).toBe('a"b')
})

test('in the body of a here-document quotes are text and protect nothing', () => {
  const options = { escape: '\\', quotes: false }
  expect(expandWord(`'$SHIP' "it's"\n\\$SHIP\n`, lookup, options).text).toBe(`'Fram' "it's"\n$SHIP\n`)
})

test.each<[string, string[] | null]>([
  ['hull keel', ['hull', 'keel']],
  ['  hull  ', ['hull']],
  ['"hull keel" mast', ['hull keel', 'mast']],
  ['hull\\ keel', ['hull keel']],
  ['$CREW', ['Sverdrup', 'Nansen']],
  ['"$CREW"', ['Sverdrup  Nansen']],
  ['a$CREW', ['aSverdrup', 'Nansen']],
  ['${CREW}a', ['Sverdrup', 'Nansena']],
  ['$NONE ""', []],
  ['a $UNKNOWN', null],
  ['a "', null],
])('words of %s', (text, words) => {
  expect(expandWords(text, lookup, { escape: '\\' }).words).toEqual(words)
})

describe('hostile input stays cheap', () => {
  test('values that double each other end as unknown, not in memory', () => {
    let value: string | null = 'sail'
    for (let round = 0; round < 100; round += 1)
      value = expandWord('$a$a', () => value, { escape: '\\' }).text
    expect(value).toBeNull()
  })

  test('deep nesting is an error', () => {
    expect(expand('${NONE:-'.repeat(100_000)).error).toMatch(/nested substitutions/)
  })

  test('a pattern that would take too long gives an unknown value', () => {
    const long = 'a'.repeat(40_000)
    const result = expandWord(`\${x//${'*?'.repeat(2000)}b/}`, () => long, { escape: '\\' })
    expect(result).toMatchObject({ text: null, error: null })
  })
})
