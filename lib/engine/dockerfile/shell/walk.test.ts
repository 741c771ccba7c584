import { describe, expect, test } from 'vitest'
import type { Range } from '../../source/position.ts'
import { parseShellText } from './parse.ts'
import { setOptions, shellOptions, walkCommands } from './walk.ts'
import type { FlatCommand } from './walk.ts'

const NOWHERE: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }

function walk(script: string, ...initial: readonly string[]): readonly FlatCommand[] {
  return walkCommands(parseShellText(script, NOWHERE), shellOptions(initial))
}

function name({ command }: FlatCommand): string {
  return command.words[0]?.raw ?? command.assignments[0]?.name ?? '-'
}

/**
 * `certain` and `stops` of each command: `a!` runs for sure and its failure stops the script, `a` runs for
 * sure, `a?` and `a?!` may run.
 */
function marks(commands: readonly FlatCommand[]): string {
  return commands
    .map((flat) => name(flat) + (flat.certain ? '' : '?') + (flat.failureStops ? '!' : ''))
    .join(' ')
}

type Row = readonly [script: string, marks: string]

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  lists: [
    ['a', 'a!'],
    ['a && b && c', 'a! b! c!'],
    ['a; b', 'a b!'],
    ['a; b && c', 'a b! c!'],
    ['a && b; c', 'a b c!'],
    ['a || b', 'a b?!'],
    ['a || true', 'a true?!'],
    ['a && b || true', 'a b true?!'],
    ['a || b && c', 'a b?! c!'],
    ['a && b || c && d', 'a b c?! d!'],
    ['a & b', 'a b!'],
    ['a &', 'a'],
    ['a\nb', 'a b!'],
  ],
  errexit: [
    ['set -e; a; b', 'set a! b!'],
    ['set -eux; a; b', 'set a! b!'],
    ['set -o errexit; a; b', 'set a! b!'],
    ['set -ex && a && b; c', 'set a b! c!'],
    ['set -e; a && b; c', 'set a b! c!'],
    ['set -e; a || b; c', 'set a b?! c!'],
    ['set -e; a || true; c', 'set a true?! c!'],
    ['a; set -e; b; c', 'a set b! c!'],
    ['set -e; a; set +e; b; c', 'set a! set! b c!'],
    ['set -e; if a; then b; fi; c', 'set a b?! c!'],
    ['set -e; ! a; b', 'set a b!'],
    ['set -e; { a; b; }; c', 'set a! b! c!'],
    ['set -e; { a && b; }; c', 'set a b! c!'],
    ['set -e; (a; b); c', 'set a! b! c!'],
    ['set -e; (a && b); c', 'set a! b! c!'],
    ['set -e; (a; b) || true; c', 'set a b true?! c!'],
    ['(set -e; a; b); c', 'set a b c!'],
    ['(set -e; a; b)', 'set a! b!'],
    ['(set -e); a; b', 'set a b!'],
    ['if x; then set -e; fi; a; b', 'x set? a b!'],
  ],
  'what is asked in order to have it done': [
    ['if docker build .; then docker images; fi', 'docker docker!'],
    ['if docker image build .; then a; else b; fi', 'docker a! b?!'],
    ['if ! docker build .; then a; else b; fi', 'docker a?! b!'],
    ['if sleep 1; docker compose up -d | cat; then a; fi', 'sleep docker cat a?!'],
    ['if docker image inspect x; then a; fi', 'docker a?!'],
    ['if a; then b; elif docker build .; then c; fi', 'a b?! docker? c?!'],
    ['if docker build .; then a; elif b; then c; fi', 'docker a! b? c?!'],
    ['if x; then if docker build .; then a; fi; fi', 'x docker? a?!'],
  ],
  'with || exit': [
    ['a || exit 1; b', 'a! exit?! b!'],
    ['a || exit; b', 'a! exit?! b!'],
    ['a && b || exit 1; c', 'a! b! exit?! c!'],
    ['a || { echo no; exit 1; }; b', 'a! echo? exit?! b!'],
    ['a || (echo no; exit 1); b', 'a echo? exit? b!'],
    ['a || (echo no; exit 1)', 'a! echo? exit?!'],
    ['a || { echo no; exit; }; b', 'a echo? exit? b?!'],
    ['a || false', 'a! false?!'],
    ['true || a', 'true a?'],
    ['a || true || b', 'a true? b?'],
    ['false && a', 'false! a?'],
    ['a || false && b', 'a! false?! b!'],
    ['a || exit 0; b', 'a exit? b?!'],
    ['(a || exit 1); b', 'a exit? b!'],
    ['(a || exit 1) && b', 'a! exit?! b!'],
    ['exit 0; b', 'exit b?!'],
    ['if a; then exit 0; fi; b', 'a exit? b?!'],
  ],
  'a status that is kept': [
    ['set -e; a || code=$?; b; exit $code', 'set a! code?! b! exit!'],
    ['set -e; code=0; a || code=$?; b; exit "${code:-0}"', 'set code! a! code?! b! exit!'],
    ['set +e; a; code=$?; b; exit $code', 'set a! code b exit!'],
    ['set +e; a; code=$?; set -e; b; [ $code -eq 0 ]; c', 'set a! code set b! [! c!'],
    ['set -e; a || code=$?; if [ "$code" -ne 0 ]; then exit 1; fi; b', 'set a! code?! [ exit?! b!'],
    ['set -e; a || code=$?; [[ $code -ne 0 ]] && exit 1; b', 'set a! code?! exit?! b!'],
    [
      'set -e; a || code=$?; if [ $code -eq 2 ]; then exit 0; fi; exit $code',
      'set a! code?! [ exit?! exit?!',
    ],
    ['set -e; a || code=$?; case $code in 0|2) ;; *) exit 1;; esac', 'set a! code?! exit?!'],
    ['set -e; if a; then code=0; else code=$?; fi; b; exit $code', 'set a! code?! code?! b! exit!'],
    ['set -e; if ! a; then bad=1; fi; b; exit ${bad:-0}', 'set a! bad?! b! exit!'],
    ['set -e; a || code=$?; exit 0', 'set a code?! exit!'],
    ['set -e; a || code=$?; b; c', 'set a code?! b! c!'],
    ['set -e; a || code=$?; code=0; exit $code', 'set a code?! code! exit!'],
    ['set -e; a || code=$?; if x; then exit 0; fi; exit $code', 'set a code?! x exit?! exit?!'],
    ['set -e; a || code=$?; if [ $code -eq 1 ]; then exit 0; fi; exit $code', 'set a code?! [ exit?! exit?!'],
    ['set -e; a || code=0; exit $code', 'set a code?! exit!'],
    ['set -e; a || code=$?; echo $code', 'set a code?! echo!'],
  ],
  'a trap': [
    ["set -e; trap 'exit 0' EXIT; a; b", 'set trap! a b'],
    ["set -e; trap 'rm x; exit 0' ERR; a; b", 'set trap! a b'],
    ["set -e; trap 'exit 0' 0; a; trap - 0; b", 'set trap! a trap b!'],
    ['set -e; end() { rm x; exit 0; }; trap end EXIT; a', 'set rm?! exit?! trap! a'],
    ["set -e; trap 'cp a b' EXIT; a; b", 'set trap! a! b!'],
    ["set -e; trap 'code=$?; cp a b; exit $code' EXIT; a; b", 'set trap! a! b!'],
    ["set -e; trap 'exit 0' TERM; a; b", 'set trap! a! b!'],
    ['set -e; exec a; b', 'set exec! b?!'],
    ['set -e; exec 2> log; b', 'set exec! b!'],
  ],
  questions: [
    ['[ -f x ] && a', '[! a!'],
    ['[ -f x ] && a; b', '[ a? b!'],
    ['[ -f x ] && a || true', '[ a? true?!'],
    ['[[ -f x ]] && a; b', 'a? b!'],
    ['(( X > 1 )) && a; b', 'a? b!'],
    ['grep -q x y && a; b', 'grep a? b!'],
    ['command -v x && a; b', 'command a? b!'],
    ['dpkg -s x && a; b', 'dpkg a? b!'],
    ['! a && b; c', 'a b? c!'],
    ['x | grep y && a; b', 'x grep a? b!'],
    ['(cd x; test -f y) && a; b', 'cd test a? b!'],
    ['make && [ -f x ] && a; b', 'make [ a? b!'],
    ['[ -f x ] || a && b; c', '[ a? b c!'],
    ['[ -f x ] && a || b; c', '[ a? b? c!'],
  ],
  pipes: [
    ['a | b', 'a b!'],
    ['set -o pipefail; a | b', 'set a! b!'],
    ['set -o pipefail && a | b && c', 'set! a! b! c!'],
    ['a | b; c', 'a b c!'],
    ['set -e; a | b; c', 'set a b! c!'],
    ['set -eo pipefail; a | b; c', 'set a! b! c!'],
    ['set -e; { a; b; } | c', 'set a b c!'],
    ['set -eo pipefail; { a; b; } | c', 'set a! b! c!'],
    ['! a | b', 'a b'],
    ['a | b || true', 'a b true?!'],
  ],
  blocks: [
    ['if a; then b; else c; fi', 'a b?! c?!'],
    ['if a; then b; elif c; then d; fi; e', 'a b? c? d? e!'],
    ['for i in 1 2; do a; b; done', 'a? b?'],
    ['set -e; for i in 1 2; do a; b; done; c', 'set a?! b?! c!'],
    ['while a; do b; done; c', 'a b? c!'],
    ['case x in y) a;; *) b;; esac', 'a?! b?!'],
    ['f() { a; b; }; f', 'a? b? f!'],
    ['{ a; b; } && c', 'a b! c!'],
    ['{ a; b; } || c', 'a b c?!'],
    ['(a; b)', 'a b!'],
    ['(a; b) &', 'a b'],
  ],
  substitutions: [
    ['echo $(a)', 'a echo!'],
    ['echo $(a; b) "$(c)"', 'a b c echo!'],
    ['x=$(a)', 'a! x!'],
    ['x=$(a); b', 'a x b!'],
    ['x=$(a) y=$(b)', 'a b! x!'],
    ['set -e; x=$(a | b); c', 'set a b! x! c!'],
    ['export X=$(a)', 'a export!'],
    ['X=$(a) run', 'a run!'],
    ['run > $(a)', 'a run!'],
    ['cat <<E\n$(a)\nE\n', 'a cat!'],
    ["cat <<'E'\n$(a)\nE\n", 'cat!'],
    ['echo ${x:-$(a)}', 'a? echo!'],
    ['echo $(( $(a) + 1 ))', 'a echo!'],
    ['bash <(a)', 'a bash!'],
    ['for i in $(a); do b; done', 'a b?'],
    ['case $(a) in x) b;; esac', 'a b?!'],
    ['[[ $(a) == x ]] && b', 'a b!'],
    ['echo $(a $(b))', 'b a echo!'],
    ['x=($(a))', 'a! x!'],
  ],
}

describe.each(Object.entries(TABLES))('%s', (_name, rows) => {
  test.each(rows)('%j', (script, expected) => expect(marks(walk(script))).toBe(expected))
})

test('options the shell is started with', () => {
  expect(marks(walk('a; b | c; d', 'errexit', 'pipefail'))).toBe('a! b! c! d!')
  expect(walk('a; set +e; b', 'errexit').map(({ options }) => options.errexit)).toEqual([true, true, false])
})

test('connectors', () => {
  const all = walk('a; b && c || d | e & f; { g; h; }; (i); if j; then k; fi; x=$(l; m)')
  const found = Object.fromEntries(all.map((flat) => [name(flat), flat.connector]))
  expect(found).toEqual({
    a: 'start',
    b: ';',
    c: '&&',
    d: '||',
    e: '|',
    f: '&',
    g: ';',
    h: ';',
    i: ';',
    j: ';',
    k: ';',
    l: 'start',
    m: ';',
    x: ';',
  })
})

test('pipes', () => {
  const ends = (script: string): string =>
    walk(script)
      .map((flat) => `${flat.pipe.from ? '>' : ''}${name(flat)}${flat.pipe.to ? '>' : ''}`)
      .join(' ')
  expect(ends('a | b | c; d')).toBe('a> >b> >c d')
  expect(ends('{ a; b; } | (c && d)')).toBe('a> b> >c >d')
  expect(ends('a $(b) | c')).toBe('b a> >c')
})

test('depth and processes', () => {
  const found = walk('a; (b; (c)); (d) | e; f $(g)').map((flat) => [
    name(flat),
    flat.depth,
    flat.processes.length,
  ])
  expect(found).toEqual([
    ['a', 0, 0],
    ['b', 1, 1],
    ['c', 2, 2],
    ['d', 1, 2],
    ['e', 0, 1],
    ['g', 1, 1],
    ['f', 0, 0],
  ])
  const numbers = walk('(a; b); (c)').map(({ processes }) => processes[0])
  expect(numbers[0]).toBe(numbers[1])
  expect(numbers[0]).not.toBe(numbers[2])
})

test('what stands around a command', () => {
  const [a, b, c] = walk('for i in 1; do { a > x; } > y 2>&1; done > z; f() { b; }; c')
  expect(a?.loopVariables).toEqual(['i'])
  expect(a?.outer.map(({ target }) => target?.raw)).toEqual(['y', '1', 'z'])
  expect(a?.command.redirects.map(({ target }) => target?.raw)).toEqual(['x'])
  expect([a, b, c].map((flat) => flat?.functionName)).toEqual([null, 'f', null])
})

const OPTIONS: readonly (readonly [script: string, on: readonly string[]])[] = [
  ['a', []],
  ['set -eux; a', ['errexit', 'nounset', 'xtrace']],
  ['set -eux && set -o pipefail && a', ['errexit', 'nounset', 'pipefail', 'xtrace']],
  ['set -euo pipefail\na', ['errexit', 'nounset', 'pipefail']],
  ['set -o errexit -o nounset', ['errexit', 'nounset']],
  ['set -e +e; a', []],
  ['a; set -e', []],
  ['set -e || true; set -u', ['errexit', 'nounset']],
  ['set -- -e; a', []],
  ['set "$FLAGS"; a', []],
  ['(set -e); a', []],
  ['if a; then set -e; fi', []],
]

describe('setOptions', () => {
  test.each(OPTIONS)('%j', (script, on) => {
    const options = setOptions(parseShellText(script, NOWHERE))
    expect(
      Object.entries(options)
        .filter(([, is]) => is)
        .map(([key]) => key),
    ).toEqual(on)
  })

  test('with what the shell was started with', () => {
    const script = parseShellText('set +e -u; a', NOWHERE)
    expect(setOptions(script, shellOptions(['errexit', 'pipefail']))).toEqual(
      shellOptions(['nounset', 'pipefail']),
    )
  })
})
