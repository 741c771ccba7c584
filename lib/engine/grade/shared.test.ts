import { expect, test } from 'vitest'
import { gradeAny, gradesOfAny } from './files/index.ts'
import type { Lab } from './types.ts'

/** What answers to one lab share is worked out once: each is marked as if there were no other. */
const COMPOSE =
  'services:\n  quay:\n    image: "ferry:${TAG}"\n    extends: { file: base.yaml, service: dock }\n'
const PIPELINE = 'build:\n  script: [docker build .]\n'

const STARTER = {
  '.env': 'TAG=1.0\n',
  'base.yaml': 'services:\n  dock:\n    user: "1000"\n',
  'compose.yaml': COMPOSE,
  '.gitlab-ci.yml': PIPELINE,
  Dockerfile: 'FROM alpine:3.22\nUSER 1000\n',
}

const objective = (id: string, check: Lab['objectives'][number]['check']): Lab['objectives'][number] => ({
  id,
  text: id,
  points: 1,
  kind: 'goal',
  check,
  why: 'Because.',
  learn: null,
  rule: null,
  hints: [],
  near: [],
  while: null,
})

const LAB: Lab = {
  id: 'quay',
  title: 'Quay',
  passMark: 80,
  starter: STARTER,
  context: {},
  objectives: [
    objective('tag', { service: { image: 'ferry:1.0' } }),
    objective('user', { service: { user: { root: false } } }),
    objective('builds', { job: { lines: { program: 'docker' } } }),
    objective('nonroot', { image: { user: { root: false } } }),
  ],
}

const ANSWERS: Readonly<Record<string, Partial<typeof STARTER>>> = {
  'nothing changed': {},
  'another .env': { '.env': 'TAG=2.0\n' },
  'another base': { 'base.yaml': 'services:\n  dock:\n    user: "0"\n' },
  'another Dockerfile': { Dockerfile: 'FROM alpine:3.22\n' },
  'another pipeline': { '.gitlab-ci.yml': 'build:\n  script: [echo]\n' },
  'a pipeline that cannot be read': { '.gitlab-ci.yml': 'build: [\n' },
}

test('an answer is marked as if there were no other', () => {
  const grade = gradesOfAny(LAB)
  const failed = ({ objectives }: ReturnType<typeof grade>) =>
    objectives.filter(({ passed }) => !passed).map(({ id }) => id)
  const names = Object.keys(ANSWERS)
  for (const name of [...names, ...names.toReversed(), ...names]) {
    expect(grade(ANSWERS[name]!), name).toEqual(gradeAny(LAB, ANSWERS[name]!))
  }
  expect(Object.fromEntries(names.map((name) => [name, failed(grade(ANSWERS[name]!))]))).toEqual({
    'nothing changed': [],
    'another .env': ['tag'],
    'another base': ['user'],
    'another Dockerfile': ['nonroot'],
    'another pipeline': ['builds'],
    'a pipeline that cannot be read': ['tag', 'user', 'builds', 'nonroot'],
  })
})
