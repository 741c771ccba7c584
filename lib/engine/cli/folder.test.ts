import { expect, test } from 'vitest'
import { cleanPath, pathFrom } from './folder.ts'
import { read } from './testing.ts'

/** The folder in which the last docker command of a script runs. */
const CASES: readonly (readonly [string, string | null])[] = [
  ['docker images', ''],
  ['cd harbour && docker build .', 'harbour'],
  ['cd ./harbour/ || exit 1\ndocker build .', 'harbour'],
  ['cd harbour\ncd ..\ndocker images', ''],
  ['cd harbour/crane; cd ../quay; docker build .', 'harbour/quay'],
  ['cd ../ships; docker build .', '../ships'],
  ['cd /srv/harbour && docker build .', '/srv/harbour'],
  ['cd -P -- harbour; docker build .', 'harbour'],
  ['cd "$PWD/harbour"; docker build .', 'harbour'],
  ['cd "$(pwd)/harbour"; docker build .', 'harbour'],
  ['QUAY=harbour; cd "$QUAY" && docker build .', 'harbour'],
  ['pushd harbour; docker build .; popd', 'harbour'],
  ['(cd harbour && ls)\ndocker images', ''],
  ['(cd harbour && docker build .)', 'harbour'],
  ['sh -c "cd harbour && docker build ."', 'harbour'],
  ['cd harbour; sh -c "docker build ."', 'harbour'],
  ['cd harbour; sh -c "cd .."; docker build .', 'harbour'],
  ['cd harbour; . ./.env; docker build .', 'harbour'],
  ['if cd harbour; then docker build .; fi', 'harbour'],
  ['cd "$(dirname "$0")"; docker build .', ''],
  ['cd quay; cd "$(dirname -- "${BASH_SOURCE[0]}")/harbour" && docker build .', 'harbour'],
  ['cd "${0%/*}" || exit 1; docker build .', ''],
  ['HERE="$(cd "$(dirname "$0")" && pwd)"\ncd quay\ncd "$HERE/harbour"; docker build .', 'harbour'],
  ['HERE=$(dirname "$0"); SHIPS=$HERE/ships; cd $SHIPS && docker build .', 'ships'],
  // What nobody knows.
  ['cd "$(dirname "$0")/.."; docker build .', null],
  ['cd "$(dirname "$1")"; docker build .', null],
  ['HERE=$(cd "$(dirname "$0")" && cd x && pwd); cd "$HERE"; docker build .', null],
  ['[ -d harbour ] && cd harbour\ndocker build .', null],
  ['cd "$QUAY"; docker build .', null],
  ['cd; docker build .', null],
  ['cd -; docker build .', null],
  ['cd ~/harbour; docker build .', null],
  ['pushd harbour; popd; docker build .', null],
]

test.each(CASES)('%j runs docker in %j', (text, folder) => {
  const { commands } = read(text)
  expect(commands.findLast(({ program }) => program === 'docker')?.folder).toBe(folder)
})

test('each line of a recipe starts anew', () => {
  const { commands } = read('ship:\n\tcd harbour\n\tdocker images\n', { kind: 'makefile' })
  expect(commands.map(({ folder }) => folder)).toEqual(['', ''])
})

test('a script that goes deeper and deeper gets lost', () => {
  const { commands } = read('cd harbour\n'.repeat(5000))
  expect(commands.at(-1)?.folder).toBe(null)
})

test.each([
  ['', './harbour/', 'harbour'],
  ['harbour', '..', ''],
  ['harbour', 'crane', 'harbour/crane'],
  ['harbour', '/srv', '/srv'],
  [null, '/srv', '/srv'],
  [null, 'crane', null],
  ['', '~/crane', null],
])('from %j, %j is %j', (folder, text, path) => {
  expect(pathFrom(folder, { text, shown: text })).toBe(path)
})

test.each([
  ['./a//b/', 'a/b'],
  ['.', ''],
  ['a/../../b', '../b'],
  ['/a/../..', '/..'],
])('%j is %j', (path, clean) => {
  expect(cleanPath(path)).toBe(clean)
})
