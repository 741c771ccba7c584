import { expect, test } from 'vitest'
import { contextOf } from '../build/context.ts'
import { projectOf } from '../project.ts'
import type { ComposeOptions } from './parse.ts'
import type { ComposeFile, Service } from './model.ts'
import { parseCompose } from './parse.ts'

function service(file: ComposeFile, name: string): Service {
  return file.services.find((each) => each.name === name)!
}

const names = (
  values: readonly { readonly name: string; readonly value: { readonly text: string | null } | null }[],
) => Object.fromEntries(values.map(({ name, value }) => [name, value && value.text]))

const BASE = `services:
  base:
    image: harbour/crane:1
    user: "1000"
    command: [lift, slowly]
    environment:
      LOAD: 4t
      PLACE: east
    ports: ["8080:80"]
    labels: [team=harbour]
    logging: {driver: json-file, options: {max-size: 10m}}
    deploy: {resources: {limits: {memory: 64m}}}
  crane:
    extends: base
    command: [lift]
    environment: [LOAD=8t, WIND=low]
    ports: ["9090:90"]
    labels: {place: east}
    logging: {options: {max-file: "3"}}
    deploy: {resources: {limits: {cpus: "1"}}}
`

test('what a service extends lies below it', () => {
  const crane = service(parseCompose(BASE), 'crane')
  expect(crane).toMatchObject({ whole: true, image: { value: 'harbour/crane:1' }, user: { value: '1000' } })
  expect(crane.command?.written).toBe('lift')
  expect(names(crane.environment)).toEqual({ LOAD: '8t', PLACE: 'east', WIND: 'low' })
  expect(crane.ports.map(({ raw }) => raw)).toEqual(['8080:80', '9090:90'])
  expect(names(crane.labels)).toEqual({ team: 'harbour', place: 'east' })
  expect(names(crane.logging!.options)).toEqual({ 'max-size': '10m', 'max-file': '3' })
  expect(crane.limits).toMatchObject({ memory: { value: 64 * 1024 ** 2 }, cpus: { value: 1 } })
})

test('options of another driver are not taken over', () => {
  const text = BASE.replace('logging: {options:', 'logging: {driver: syslog, options:')
  expect(names(service(parseCompose(text), 'crane').logging!.options)).toEqual({ 'max-file': '3' })
})

test('!reset takes away what is extended', () => {
  const file = parseCompose(
    'services:\n  base: {image: x, profiles: [night], user: "5"}\n' +
      '  boat: {extends: base, profiles: !reset [], user: !reset null}\n  gone: !reset null\n',
  )
  expect(service(file, 'boat')).toMatchObject({ profiles: [], user: null, image: { value: 'x' } })
  expect(service(file, 'base').profiles).toHaveLength(1)
  expect(file.services.map(({ name }) => name)).toEqual(['base', 'boat'])
})

test('extends over several services, and in a circle', () => {
  const file = parseCompose(
    'services:\n  a: {extends: {service: b}, image: x}\n  b: {extends: c}\n  c: {user: "5", image: y}\n' +
      '  d: {extends: e, image: x}\n  e: {extends: d}\n',
  )
  expect(service(file, 'a').user?.value).toBe('5')
  expect(service(file, 'd').whole).toBe(false)
  expect(file.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('d extends itself'),
    expect.stringContaining('e extends itself'),
  ])
})

const EXTENDING = 'services:\n  ship:\n    extends: {file: common.yaml, service: base}\n    user: "5"\n'
const COMMON = 'services:\n  base:\n    image: harbour/ship:2\n    read_only: true\n'

test('a service of another file that is known stands where it is brought in', () => {
  const project = projectOf('compose.yaml', contextOf({ 'common.yaml': COMMON }))
  const ship = service(parseCompose(EXTENDING, { project }), 'ship')
  expect(ship).toMatchObject({ whole: true, image: { value: 'harbour/ship:2' }, user: { value: '5' } })
  expect(ship.readOnly?.range.start.line).toBe(3)
})

test('one of a file that is not known, or of another folder, leaves the service unknown in part', () => {
  expect(service(parseCompose(EXTENDING), 'ship')).toMatchObject({ whole: false, image: null })
  const project = projectOf('compose.yaml', contextOf({ 'shared/common.yaml': COMMON }))
  const elsewhere = EXTENDING.replace('common.yaml', 'shared/common.yaml')
  expect(service(parseCompose(elsewhere, { project }), 'ship')).toMatchObject({
    whole: false,
    image: { value: 'harbour/ship:2' },
  })
})

test('a long chain of services stays linear', () => {
  const services = Array.from(
    { length: 200 },
    (_, at) => `  s${at}: {image: x, extends: s${at + 1}, labels: [a${at}=b]}`,
  )
  const file = parseCompose(`services:\n${services.join('\n')}\n`)
  expect(file.services).toHaveLength(200)
  expect(service(file, 's0').whole).toBe(false)
  expect(service(file, 's199').whole).toBe(false)
  expect(service(file, 's190').labels.length).toBe(10)
})

const OTHERS: ComposeOptions['others'] = [
  {
    path: 'compose.yaml',
    text: 'services:\n  ship:\n    image: a:1\n    ports: ["80:80"]\n    environment: {A: 1, B: 2}\n    user: root\n  tug: {image: b}\nvolumes: {data: }\n',
  },
]

test('files are laid over each other', () => {
  const file = parseCompose(
    'services:\n  ship:\n    image: a:2\n    ports: !override ["90:90"]\n    environment: [B=3]\n    user: !reset null\n',
    { others: OTHERS, path: 'compose.override.yaml' },
  )
  const ship = service(file, 'ship')
  expect(ship).toMatchObject({ image: { value: 'a:2' }, user: null })
  expect(ship.ports.map(({ raw }) => raw)).toEqual(['90:90'])
  expect(names(ship.environment)).toEqual({ A: '1', B: '3' })
  expect([service(file, 'tug').image?.value, file.volumes[0]?.name, file.whole]).toEqual(['b', 'data', true])
  expect(file.problems).toEqual([])
})

test('further documents of a file are laid over the first', () => {
  const file = parseCompose('services:\n  ship: {image: a}\n---\nservices:\n  ship: {user: "5"}\n')
  expect(service(file, 'ship')).toMatchObject({ image: { value: 'a' }, user: { value: '5' } })
  expect(file.problems).toEqual([])
})

test('anchors and merge keys', () => {
  const file = parseCompose(
    'x-log: &log {driver: local}\nx-base: &base\n  image: a\n  logging: *log\nservices:\n  ship:\n    <<: *base\n    user: "5"\n',
  )
  expect(service(file, 'ship')).toMatchObject({
    image: { value: 'a' },
    logging: { driver: { value: 'local' } },
  })
  expect(file.problems).toEqual([])
})

test.each([
  ['compose.yaml', {}, true],
  ['docker-compose.yml', {}, true],
  ['stack.compose.yml', {}, true],
  ['compose.override.yaml', {}, false],
  ['docker-compose.prod.yml', {}, false],
  ['compose.yaml', { 'compose.override.yaml': '' }, false],
  ['app/compose.yaml', { 'app/docker-compose.override.yml': '' }, false],
])('%s beside %j is whole: %j', (path, files, whole) => {
  const project = projectOf(path, contextOf(files))
  expect(parseCompose('services: {ship: {image: a}}\n', { project }).whole).toBe(whole)
})

test('a file that includes others is not whole', () => {
  const file = parseCompose(
    'include: [a.yaml, {path: [b.yaml, c.yaml], env_file: d.env}]\nservices: {ship: {image: a}}\n',
  )
  expect(file.whole).toBe(false)
  expect(file.include.map(({ paths }) => paths.map(({ text }) => text))).toEqual([
    ['a.yaml'],
    ['b.yaml', 'c.yaml'],
  ])
})
