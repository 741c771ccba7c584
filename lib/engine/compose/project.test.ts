import { expect, test } from 'vitest'
import { contextOf } from '../build/context.ts'
import { projectOf } from '../project.ts'
import { parseCompose } from './parse.ts'
import { imageOf } from './project.ts'

const FILES = {
  'app/Dockerfile':
    'FROM python:3.13-slim AS run\nUSER 1000\nEXPOSE 8000\nHEALTHCHECK CMD python ok.py\nCMD ["python", "app.py"]\nFROM run AS debug\nUSER root\n',
  'Tug.Dockerfile': 'ARG BASE=alpine:3.23\nFROM $BASE\nENTRYPOINT ["/tug"]\n',
}

function image(body: string, path = 'compose.yaml') {
  const project = projectOf(path, contextOf(FILES))
  const { services } = parseCompose(`services:\n  ship: {${body}}\n`, { project })
  return imageOf(services[0]!, project)
}

test.each([
  [
    'build: {context: ./app, target: run}',
    {
      from: 'build',
      user: '1000',
      root: false,
      exposed: ['8000/tcp'],
      healthcheck: true,
      cmd: ['python', 'app.py'],
    },
  ],
  ['build: ./app', { user: 'root', root: true }],
  [
    'build: {context: ., dockerfile: Tug.Dockerfile}',
    { entrypoint: ['/tug'], root: true, healthcheck: false },
  ],
  [
    'image: "nginx:1.29"',
    { from: 'image', root: true, exposed: ['80/tcp'], healthcheck: false, built: null },
  ],
  ['image: "postgres:18"', { exposed: ['5432/tcp'], entrypoint: ['docker-entrypoint.sh'] }],
])('%s', (body, expected) => {
  expect(image(body)).toMatchObject(expected)
})

test.each([
  ['build: ./gone'],
  ['build: ../outside'],
  ['build: "https://example.org/app.git"'],
  ['build: $WHERE'],
  ['build: {context: ./app, target: $STAGE}'],
  ['build: {dockerfile_inline: "FROM a"}'],
  ['image: harbour/unheard-of'],
  ['image: $IMAGE'],
  ['user: "5"'],
])('%s is not known', (body) => {
  expect(image(body)).toBeNull()
})

test('paths are relative to the compose file', () => {
  expect(image('build: {context: ../app, target: run}', 'deploy/compose.yaml')).toMatchObject({
    user: '1000',
  })
})

test('a file of more services than anybody writes is looked at in part, and says so', () => {
  const many = Array.from({ length: 400 }, (_, at) => `  s${at}: {image: "a:1"}\n`).join('')
  const { services, whole, problems } = parseCompose(`services:\n${many}`)
  expect([services.length, whole]).toEqual([200, false])
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('more than 200 services')])
})
