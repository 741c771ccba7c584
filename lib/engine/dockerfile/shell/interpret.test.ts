import { expect, test } from 'vitest'
import { endsFailing } from './interpret.ts'
import { parseShellText } from './parse.ts'
import { shellOptions } from './shell-options.ts'
import type { Statement } from './types.ts'

const NOWHERE = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }

/** `tide` prints high. */
function printed(body: readonly Statement[]): string | null {
  const [only] = body
  return only?.kind === 'command' && only.words[0]?.literal === 'tide' ? 'high' : null
}

function fails(script: string, ...options: readonly string[]): boolean {
  const { body } = parseShellText(script, NOWHERE)
  return endsFailing(body, { values: new Map([['x', '1']]), options: shellOptions(options), printed }, true)
}

test.each<[string, boolean]>([
  ['set -e; [ "$(tide)" = low ]; a', true],
  ['set -e; [ "$(tide)" = high ]; a', false],
  ['[ "$(tide)" = low ]; a', false],
  ['[ "$(tide)" = low ]', true],
  ['[[ $(tide) == low ]] || exit 1; a', true],
  ['[[ $(tide) == h* ]] || exit 1; a', false],
  ['[[ $(tide) != "high" ]] && exit 1; exit 0', false],
  ['case $(tide) in low) ;; *) exit 1 ;; esac', true],
  ['case $(tide) in high|low) ;; *) exit 1 ;; esac', false],
  ['if [ "$(tide)" != low ]; then echo no; exit 1; fi; a', true],
  ['if [ "$(tide)" = low ]; then a; else exit 3; fi; b', true],
  ['if ! tide | grep -q low; then exit 1; fi; a', true],
  ['tide | grep -qx high', false],
  ['t=$(tide); [ "$t" = low ] || exit 1; a', true],
  ['bad=0; [ "$(tide)" = low ] || bad=1; a; exit $bad', true],
  ['bad=0; [ "$(tide)" = high ] || bad=1; a; exit $bad', false],
  ['(( x > 0 )) && exit 1; a', true],
  ['(( x == 0 )) && exit 1; a', false],
  ['f() { [ "$(tide)" = "$1" ] || return 1; }; set -e; f low; a', true],
  ['f() { [ "$(tide)" = "$1" ] || return 1; }; set -e; f high; a', false],
  ['f() { if [ "$1" = low ]; then exit 1; fi; }; f high; f low; a', true],
  ['f() { f; }; f; exit 1', false],
  ['for t in high low; do [ "$(tide)" = "$t" ] || exit 1; done; a', true],
  ['for t in high high; do [ "$(tide)" = "$t" ] || exit 1; done; a', false],
  ['( exit 1 ); a', false],
  ['set -e; ( exit 1 ); a', true],
  ['a || exit 1; b', false],
  ['if a; then exit 0; fi; exit 1', false],
  ['if a; then b; fi; exit 1', true],
  ['a; exit 0; exit 1', false],
  ['a & exit 1', true],
  ['trap "exit 0" EXIT; exit 1', false],
  ['eval "$a"; exit 1', false],
  ['false && exit 1; a', false],
  ['true || exit 1; a', false],
  ['set -e; false; a', true],
  ['set -e; ! true; a', false],
])('%s', (script, expected) => expect(fails(script)).toBe(expected))

test('loops in loops end', () => {
  const script = `${'for a in 1 2 3 4 5 6 7 8; do '.repeat(12)}b${'; done'.repeat(12)}; exit 1`
  expect(fails(script)).toBe(false)
})
