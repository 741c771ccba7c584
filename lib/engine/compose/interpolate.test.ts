import { expect, test } from 'vitest'
import { contextOf } from '../build/context.ts'
import { projectOf } from '../project.ts'
import { slice } from '../source/position.ts'
import { readDotEnv } from './environment.ts'
import { parseCompose } from './parse.ts'

const ENV = { PORT: '80', EMPTY: '', NAME: 'anna' }

function image(text: string) {
  const source = `services:\n  ship:\n    image: ${text}\n`
  const { services } = parseCompose(source, { env: ENV })
  return { ...services[0]!.image!.written, source }
}

test.each([
  ['plain', 'plain'],
  ['a-$NAME', 'a-anna'],
  ['a-${NAME}-b', 'a-anna-b'],
  ['$$NAME', '$NAME'],
  ['"$? $(date) $1 $"', '$? $(date) $1 $'],
  ['${NAME:-other}', 'anna'],
  ['${GONE:-other}', 'other'],
  ['${GONE-other}', 'other'],
  ['${EMPTY:-other}', 'other'],
  ['"x${EMPTY-other}"', 'x'],
  ['${GONE:-${NAME}}', 'anna'],
  ['${GONE:-${LOST:-deep}}', 'deep'],
  ['${GONE:-http://a:80}', 'http://a:80'],
  ['${NAME:+set}', 'set'],
  ['"x${EMPTY:+set}"', 'x'],
  ['${NAME:?must be set}', 'anna'],
  ['${GONE}', null],
  ['a-$GONE', null],
  ['${GONE:?must be set}', null],
  ['${GONE:+set}', null],
  ['${GONE:-$LOST}', null],
])('%s is %j', (text, value) => {
  expect(image(text).text).toBe(value)
})

test('variables have names, operators and places', () => {
  const { variables, literal, source } = image('"${REGISTRY:-local}/$NAME:${TAG:?tag}"')
  expect(literal).toBe(false)
  expect(variables.map(({ name, operator, argument }) => [name, operator, argument])).toEqual([
    ['REGISTRY', ':-', 'local'],
    ['NAME', '', null],
    ['TAG', ':?', 'tag'],
  ])
  expect(variables.map(({ range }) => slice(source, range))).toEqual([
    '${REGISTRY:-local}',
    '$NAME',
    '${TAG:?tag}',
  ])
})

test('every variable of a file, once, with its path', () => {
  const { variables } = parseCompose(
    'x-env: &env {A: $ONE}\nservices:\n  ship:\n    image: ${TWO}\n    environment: *env\n    command: ["a", "$THREE", "$$4"]\n',
  )
  expect(variables.map(({ name, path }) => `${name} ${path.join('.')}`)).toEqual([
    'ONE x-env.A',
    'TWO services.ship.image',
    'THREE services.ship.command.1',
  ])
})

test('the .env file beside the compose file counts, what is set where Compose runs counts more', () => {
  const project = projectOf('deploy/compose.yaml', contextOf({ 'deploy/.env': 'TAG=1.2\nNAME=bob\n' }))
  const { services } = parseCompose('services:\n  ship:\n    image: $NAME:$TAG\n', { project, env: ENV })
  expect(services[0]?.image?.value).toBe('anna:1.2')
})

test('.env files', () => {
  expect(
    readDotEnv('# x\nA=1\nexport B = two # note\nC=\'t $h\'\nD="f r"\nE=$A\nF="a\nG=\nnot a line\n'),
  ).toEqual({ A: '1', B: 'two', C: 't $h', D: 'f r', G: '' })
})
