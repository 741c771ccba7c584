import { describe, expect, test } from 'vitest'
import type { Range } from '../../source/position.ts'
import { expandShellWord } from './expand.ts'
import type { ExpandOptions } from './expand.ts'
import { parseShellText } from './parse.ts'
import type { ShellWord } from './types.ts'

const NOWHERE: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }

const KNOWN: Readonly<Record<string, string | null>> = {
  PORT: '8080',
  SHIP: 'red tug',
  PADDED: ' a  b ',
  EMPTY: '',
  VERSION: 'v3.11.4-slim',
  FILE: '/srv/hold/cargo.tar.gz',
  STAR: '*',
  SECRET: null,
}

function lookup(name: string): string | null | undefined {
  return Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined
}

function word(text: string): ShellWord {
  const [statement] = parseShellText(`x ${text}`, NOWHERE).body
  const found = statement?.kind === 'command' ? statement.words[1] : undefined
  if (found === undefined) throw new Error(`no word in ${text}`)
  return found
}

function expand(text: string, options?: ExpandOptions): readonly (string | null)[] {
  return expandShellWord(word(text), lookup, options)
}

type Row = readonly [text: string, fields: readonly (string | null)[]]

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  text: [
    ['plain', ['plain']],
    [`'a b'"c"`, ['a bc']],
    ['""', ['']],
    ['*.tar', ['*.tar']],
    ['~/hold', ['~/hold']],
    ['a\\ b', ['a b']],
    ["'$PORT'", ['$PORT']],
  ],
  variables: [
    ['$PORT', ['8080']],
    ['0.0.0.0:$PORT', ['0.0.0.0:8080']],
    ['"${PORT}"', ['8080']],
    ['$SHIP', ['red', 'tug']],
    ['"$SHIP"', ['red tug']],
    ['big-$SHIP-one', ['big-red', 'tug-one']],
    ['$PADDED', ['a', 'b']],
    ['x${PADDED}y', ['x', 'a', 'b', 'y']],
    ['"$PADDED"', [' a  b ']],
    ['$EMPTY', []],
    ['"$EMPTY"', ['']],
    ['$NONE', []],
    ['"$NONE"', ['']],
    ['$NONE$EMPTY', []],
    ['$NONE""', ['']],
    ['a$NONE', ['a']],
    ['$STAR', ['*']],
    ['"$@"', []],
    ['$@', []],
    ['$1', []],
  ],
  unknown: [
    ['$SECRET', [null]],
    ['a"$SECRET"b', [null]],
    ['$SHIP$SECRET', ['red', null]],
    ['$(date)', [null]],
    ['"a$(date)"', [null]],
    ['`date`', [null]],
    ['$((1 + 1))', [null]],
    ['<(a)', [null]],
    ['$?', [null]],
    ['$$', [null]],
    ['${#PORT}', [null]],
    ['${PORT[0]}', [null]],
    ['${PORT@Q}', [null]],
    ['${}', [null]],
  ],
  defaults: [
    ['${NONE:-80}', ['80']],
    ['${PORT:-80}', ['8080']],
    ['${EMPTY:-80}', ['80']],
    ['${EMPTY-80}', []],
    ['"${EMPTY-80}"', ['']],
    ['${SECRET:-80}', [null]],
    ['${NONE:-a b}', ['a', 'b']],
    ['"${NONE:-a b}"', ['a b']],
    ['${NONE:-"a b"}', ['a b']],
    ['${NONE:-}', []],
    ['"${NONE:-}"', ['']],
    ['${NONE:-$PORT}', ['8080']],
    ['${NONE:-${EMPTY:-$SHIP}}', ['red', 'tug']],
    ['"${NONE:-${EMPTY:-$SHIP}}"', ['red tug']],
    ['${NONE:-$(date)}', [null]],
    ['${NONE:-*.conf}', ['*.conf']],
    ['${NONE:=80}', ['80']],
    ['${NONE=80}', ['80']],
    ['${PORT:=80}', ['8080']],
    ['${PORT:+--port=$PORT}', ['--port=8080']],
    ['${PORT:+--port $PORT}', ['--port', '8080']],
    ['${NONE:+x}', []],
    ['"${NONE:+x}"', ['']],
    ['${EMPTY:+x}', []],
    ['${EMPTY+x}', ['x']],
    ['${SECRET:+x}', [null]],
    ['${PORT:?no port}', ['8080']],
    ['${NONE:?no port}', [null]],
    ['${EMPTY:?no port}', [null]],
    ['"${EMPTY?no port}"', ['']],
    [`${'${NONE:-'.repeat(12)}x${'}'.repeat(12)}`, [null]],
  ],
  patterns: [
    ['${VERSION#v}', ['3.11.4-slim']],
    ['${VERSION%-*}', ['v3.11.4']],
    ['${VERSION%.*}', ['v3.11']],
    ['${VERSION%%.*}', ['v3']],
    ['"${VERSION%.*}"', ['v3.11']],
    ['${VERSION#*.}', ['11.4-slim']],
    ['${VERSION##*.}', ['4-slim']],
    ['${VERSION#?}', ['3.11.4-slim']],
    ['${VERSION%nothing}', ['v3.11.4-slim']],
    ['${VERSION%"*"}', ['v3.11.4-slim']],
    ['${FILE##*/}', ['cargo.tar.gz']],
    ['${FILE%/*}', ['/srv/hold']],
    ['${FILE%.tar*}', ['/srv/hold/cargo']],
    ['${FILE#$EMPTY}', ['/srv/hold/cargo.tar.gz']],
    ['${VERSION#v$NONE}', ['3.11.4-slim']],
    ['${VERSION%$SECRET}', [null]],
    ['${VERSION%$STAR}', [null]],
    ['${VERSION%"$STAR"}', ['v3.11.4-slim']],
    ['${VERSION%[a-z]*}', [null]],
    ['${SECRET%x}', [null]],
    ['${NONE%x}', []],
    ['"${NONE%x}"', ['']],
  ],
  replacements: [
    ['${VERSION/./_}', ['v3_11.4-slim']],
    ['${VERSION//./_}', ['v3_11_4-slim']],
    ['${VERSION/-slim}', ['v3.11.4']],
    ['${VERSION/#v/V}', ['V3.11.4-slim']],
    ['${VERSION/%slim/full}', ['v3.11.4-full']],
    ['${VERSION/%x/y}', ['v3.11.4-slim']],
    ['${VERSION/x/y}', ['v3.11.4-slim']],
    ['${FILE//\\//-}', ['-srv-hold-cargo.tar.gz']],
    ['${VERSION//./$PORT}', ['v38080118080'.concat('4-slim')]],
    ['${VERSION/*/y}', [null]],
    ['${VERSION/$SECRET/y}', [null]],
    ['${VERSION:1}', ['3.11.4-slim']],
    ['${VERSION:1:4}', ['3.11']],
    ['${VERSION: -4}', ['slim']],
    ['${VERSION:$PORT}', [null]],
    ['${VERSION:0:-1}', [null]],
    ['"${SHIP^^}"', ['RED TUG']],
    ['${SHIP,,}', ['red', 'tug']],
    ['${SHIP^}', [null]],
  ],
}

describe.each(Object.entries(TABLES))('%s', (_name, rows) => {
  test.each(rows)('%s', (text, fields) => expect(expand(text)).toEqual(fields))
})

const BRACES: readonly (readonly [
  text: string,
  options: ExpandOptions,
  fields: readonly (string | null)[],
])[] = [
  ['/srv/{a,b}/log', {}, [null]],
  ['/srv/{a,b}/log', { braces: true }, ['/srv/a/log', '/srv/b/log']],
  ['/srv/{a,b}/log', { braces: false }, ['/srv/{a,b}/log']],
  ['{1..3}', { braces: true }, ['1', '2', '3']],
  ['{2..0}', { braces: true }, ['2', '1', '0']],
  ['{01..03}', { braces: true }, [null]],
  ['{1..9999}', { braces: true }, [null]],
  ['{a..c}', { braces: true }, [null]],
  ['{,x}', { braces: true }, ['', 'x']],
  ['{a,$PORT}', { braces: true }, [null]],
  ['{a,{b,c}}', { braces: true }, [null]],
  ['{a,b}{c,d}', { braces: true }, [null]],
  ['$PORT{a,b}', { braces: true }, [null]],
  ['$PORT{a,b}', { braces: false }, ['8080{a,b}']],
]

describe('braces', () => {
  test.each(BRACES)('%s %j', (text, options, fields) => expect(expand(text, options)).toEqual(fields))
})

test('long values stay quick', () => {
  const value = 'a'.repeat(60_000)
  const before = performance.now()
  expect(expandShellWord(word('${A%*b*c*}'), () => value)).toEqual([value])
  expect(expandShellWord(word('${A##*a*a*a*a*a*a*a*a*a*b}'), () => value)).toEqual([null])
  expect(expandShellWord(word('$A'), () => `${value} `.repeat(20))).toHaveLength(20)
  expect(performance.now() - before).toBeLessThan(10_000)
}, 20_000)
