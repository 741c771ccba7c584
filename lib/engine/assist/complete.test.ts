import { expect, test } from 'vitest'
import { completeDockerfile } from './complete.ts'

const FILES = {
  Dockerfile: '',
  'app.py': '',
  'hold/list.txt': '',
  'hold/deck/plan.txt': '',
  '.dockerignore': 'keys*\n',
  'keys.txt': '',
}

function at(marked: string, files: Readonly<Record<string, string>> = FILES) {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = completeDockerfile({ path: 'Dockerfile', text, offset, files })
  return found && { ...found, labels: found.items.map(({ label }) => label), text }
}

test.each([
  ['nothing but ARG stands above the first FROM', '|', ['FROM', 'ARG']],
  ['stages by name, or by number', 'FROM a AS quay\nFROM b\nFROM c\nCOPY --from=|', ['quay', '1']],
  ['stages of mounts', 'FROM a AS quay\nFROM b\nRUN --mount=type=bind,from=|', ['quay']],
  ['the second word of FROM', 'FROM a |', ['AS']],
  ['the health check', 'FROM a\nHEALTHCHECK |', ['CMD', 'NONE']],
  ['platforms', 'FROM --platform=|', ['$BUILDPLATFORM', '$TARGETPLATFORM', 'linux/amd64', 'linux/arm64']],
  ['what COPY sees', 'FROM a\nCOPY |', ['.dockerignore', 'Dockerfile', 'app.py', 'hold/']],
  ['inside a folder', 'FROM a\nCOPY app.py hold/|', ['hold/deck/', 'hold/list.txt']],
  ['as it was begun', 'FROM a\nADD ./hold/d|', ['./hold/deck/', './hold/list.txt']],
  ['in JSON', 'FROM a\nCOPY ["app.py", "hold/|', ['hold/deck/', 'hold/list.txt']],
  ['on a continued line', 'FROM a\nCOPY app.py \\\n  |', ['.dockerignore', 'Dockerfile', 'app.py', 'hold/']],
])('%s', (_, text, labels) => {
  expect(at(text)?.labels).toEqual(labels)
})

test.each([
  ['in comments', 'FROM a\n# CO|'],
  ['in commands', 'FROM a\nRUN echo |'],
  ['of other stages', 'FROM a AS quay\nFROM b\nCOPY --from=quay |'],
  ['in heredocs that expand nothing', "FROM a\nCOPY <<'END' /x\n$|"],
])('nothing is offered %s', (_, text) => {
  expect(at(text)).toBeNull()
})

test('a flag that is given is not offered again, one that may be repeated is', () => {
  expect(at('FROM a\nCOPY --link --exclude=x --|')?.labels).toEqual([
    '--from',
    '--chown',
    '--chmod',
    '--parents',
    '--exclude',
  ])
})

test('behind ONBUILD stands an instruction that may stand there', () => {
  const labels = at('FROM a\nONBUILD |')?.labels
  expect(labels).toContain('COPY')
  expect(labels).not.toContain('FROM')
  expect(at('FROM a\n|')?.labels).not.toContain('MAINTAINER')
})

test('images, their tags with the end of their support, and nothing that is over', () => {
  expect(at('FROM pyth|')?.labels).toContain('python')
  const tags = at('FROM python:|')
  expect(tags?.labels).toContain('python:3.13-slim')
  expect(tags?.labels).not.toContain('python:3.6')
  expect(tags?.items.find(({ label }) => label === 'python:3.13-slim')?.detail).toMatch(/^supported until 20/)
  expect(at('FROM nobody-knows-this:|')).toBeNull()
})

test('variables that are declared above, the nearest first', () => {
  const text = 'ARG CREW=3\nFROM node:24\nARG PORT=80\nENV HOME_PORT=$PORT\nWORKDIR /srv/$|'
  expect(at(text)?.labels.slice(0, 2)).toEqual(['$HOME_PORT', '$PORT'])
  expect(at(text)?.labels).not.toContain('$CREW')
  // BuildKit expands nothing in the name of a stage.
  expect(at('ARG CREW=3\nFROM a\nFROM b\nCOPY --from=$|')?.labels).toEqual(['0'])
  expect(at('ARG CREW=3\nFROM a:$|')?.items[0]).toMatchObject({
    label: '$CREW',
    detail: '3',
    insertText: '${CREW}',
  })
})

test('what is written is replaced, the rest of its word too', () => {
  const found = at('FROM a\nWORKDIR /$PO|RT}/x')
  expect(found).toBeNull()
  const known = at('FROM a\nARG PORT\nWORKDIR /${PO|RT}/x')
  expect(known?.text.slice(known.from, known.to)).toBe('${PORT}')
  const path = at('FROM a\nCOPY ho|ld/list.txt /x')
  expect(path?.text.slice(path.from, path.to)).toBe('hold/list.txt')
})

test('accounts of the base image, its own first', () => {
  expect(at('FROM node:24\nUSER |')?.labels[0]).toBe('node')
  expect(at('FROM nobody-knows-this\nUSER |')).toBeNull()
})
