import { expect, test } from 'vitest'
import { read, shown } from './testing.ts'

/** A script, and its commands as they run; `?` marks those of which nobody knows whether they run. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['dock() { docker pull a; }\ndock\n', ['! docker pull a']],
  ['dock() { docker pull a; }\nls\ndock\n', ['ls', '! docker pull a']],
  ['function main { cd quay && docker build .; }\nmain "$@"\n', ['! cd quay', '! docker build .']],
  ['load() { ls; }\nmain() { load; docker pull a; }\nmain\n', ['ls', '! docker pull a']],
  ['dock() {\n  if test -f x; then docker pull a; fi\n}\nls\n', ['? test -f x', '? docker pull a', '! ls']],
  ['dock() { docker pull a; }\ndock\ndock\n', ['docker pull a', '! docker pull a']],
  ['dock() { docker pull a; return; }\ndock\n', ['! docker pull a']],
  ['dock() { docker pull a; return $?; }\ndock || exit 1\n', ['! docker pull a', '?! exit 1']],
  ['dock() { docker pull a; }\ncd quay && dock\n', ['! cd quay', '! docker pull a']],
  ['dock() { docker pull a; }\ndock || true\n', ['~ docker pull a', '?! true']],
  ['dock() { docker pull a; }\ndock > log\n', ['! docker pull a >log']],
  ['dock() { docker pull a; }\n! dock\n', ['docker pull a']],
  // What it is called with.
  ['dock() { docker pull "$1:$2"; }\ndock ferry 1\n', ['! docker pull ferry:1']],
  ['dock() { docker pull ferry:${1:-2}; }\ndock\n', ['! docker pull ferry:2']],
  ['dock() { local tag=$1; docker pull ferry:$tag; }\ndock 3\n', ['local tag=3', '! docker pull ferry:3']],
  ['dock() { docker pull $1 ferry; }\ndock\n', ['! docker pull ferry']],
  ['dock() { docker run "$@" ferry; }\ndock --rm -d\n', ['! docker run --rm -d ferry']],
  ['dock() { docker pull "$1"; }\nmain() { dock "ferry:$1"; }\nmain 4\n', ['! docker pull ferry:4']],
  ['dock() { docker pull "$1"; }\ndock "$@"\n', ['! docker pull ‹${1}›']],
  [
    'dock() { docker pull "$1"; }\nfor each in a b; do dock "$each"; done\n',
    ['docker pull a', '! docker pull b'],
  ],
  // What is set for the call alone.
  ['dock() { docker pull "ferry:$TAG"; }\nTAG=5 dock\n', ['! TAG=5 docker pull ferry:5']],
  [
    'dock() { docker pull "ferry:$TAG"; }\nTAG=5 dock\ndocker pull "$TAG"\n',
    ['TAG=5 docker pull ferry:5', '! docker pull ‹${TAG}›'],
  ],
  [
    'dock() { TAG=6; docker pull "ferry:$TAG"; }\nTAG=5 dock\n',
    ['? docker pull ‹ferry:${TAG}›', '! TAG=5 dock'],
  ],
  ['dock() { local TAG=6; ls $TAG; }\nTAG=5 dock\n', ['? local TAG=6', '? ls ‹${TAG}›*', '! TAG=5 dock']],
  [
    'dock() { docker pull "ferry:$TAG"; }\nTAG=$(cat tag) dock\n',
    ['cat tag', '! TAG=‹› docker pull ‹ferry:${TAG}›'],
  ],
  // Nobody calls it, or not for sure.
  ['dock() { docker pull a; }\nls\n', ['? docker pull a', '! ls']],
  ['dock() { docker pull a; }\ntrue || dock\n', ['true', '? docker pull a']],
  ['dock() { docker pull a; }\nls || dock\n', ['ls', '?! docker pull a']],
  ['dock() { docker pull a; }\nif test -f x; then dock; fi\n', ['test -f x', '?! docker pull a']],
  // Called before it is there, or defined twice.
  ['dock\ndock() { docker pull a; }\n', ['dock', '? docker pull a']],
  ['dock() { ls; }\ndock() { docker pull a; }\ndock\n', ['? ls', '? docker pull a', '! dock']],
  // What leaves the function leaves the script nowhere.
  ['dock() { return; docker pull a; }\ndock\n', ['? return', '? docker pull a', '! dock']],
  // A function that calls itself.
  ['dock() { docker pull a; dock; }\ndock\n', ['? docker pull a', '? dock', 'docker pull a', '! dock']],
]

test.each(CASES)('%j', (text, commands) => {
  expect(shown(read(text))).toEqual(commands)
})

test('functions that call each other in a long row', () => {
  const row = Array.from({ length: 3000 }, (_, index) => `f${index + 1}() { f${index}; }`)
  const { commands } = read(`f0() { docker pull a; }\n${row.join('\n')}\nf3000\n`)
  expect(commands.some(({ program }) => program === 'docker')).toBe(true)
})
