import { expect, test } from 'vitest'
import { readSubject } from './subject.ts'

const FILES = { Dockerfile: 'FROM scratch\nCOPY . /app/\n', '.dockerignore': '.git\n*.log\n' }
const CONTEXT = { 'app.py': 'run()\n', 'debug.log': 'x', '.git/config': 'y' }

const copied = (files: Readonly<Record<string, string>>): string[] =>
  readSubject('Dockerfile', files, CONTEXT).build.stages[0]!.steps[1]!.reads.toSorted()

test('what a student writes into .dockerignore stays out of the build', () => {
  expect(copied(FILES)).toEqual(['.dockerignore', 'Dockerfile', 'app.py'])
  expect(copied({ ...FILES, '.dockerignore': '*\n!app.py\n' })).toEqual(['app.py'])
  expect(copied({ ...FILES, '.dockerignore': '' })).toEqual([
    '.dockerignore',
    '.git/config',
    'Dockerfile',
    'app.py',
    'debug.log',
  ])
})
