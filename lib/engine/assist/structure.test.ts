import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { parse } from '../dockerfile/index.ts'
import { baseConfigOf } from '../images/index.ts'
import { formatJson, structureOfData } from './data.ts'
import { describeDockerfile } from './describe.ts'
import { signatureAt } from './signature.ts'
import { structureOf } from './structure.ts'
import { applyEdits } from '../source/edit.ts'

const FILE = `# syntax=docker/dockerfile:1
# the yard builds
# what the ship carries
FROM golang:1.26 AS yard
ARG PORT=80
RUN go build \\
    -o /ship && ls "$PORT"
COPY <<END /log
one
END
FROM alpine
COPY --from=yard /ship /
`

describe('a Dockerfile', () => {
  const { folds, marks, outline } = structureOf(parse(FILE))

  it('is folded by stages, continued instructions, heredocs and blocks of comments', () => {
    const lines = folds.map(({ from, to, kind }) => [from, to, kind])
    expect(lines).toEqual([
      [4, 10, 'region'],
      [11, 12, 'region'],
      [6, 7, 'region'],
      [8, 10, 'region'],
      [2, 3, 'comment'],
    ])
  })

  it('has its stages, commands and variables marked', () => {
    const lines = FILE.split('\n')
    const words = marks.map(({ kind, line, column, length }) => [
      kind,
      lines[line - 1]!.slice(column - 1, column - 1 + length),
    ])
    expect(words).toEqual([
      ['stage', 'yard'],
      ['command', 'go'],
      ['command', 'ls'],
      ['variable', 'PORT'],
      ['stage', 'yard'],
    ])
  })

  it('consists of stages with their instructions', () => {
    expect(outline.map(({ name, children }) => [name, children.map((child) => child.name)])).toEqual([
      ['yard', ['ARG', 'RUN', 'COPY']],
      ['Stage 1', ['COPY']],
    ])
  })
})

function about(marked: string): string | null {
  const text = marked.replace('|', '')
  return describeDockerfile(parse(text, { baseImage: baseConfigOf }), marked.indexOf('|'))?.text ?? null
}

test.each([
  ['an instruction', 'FROM a\nWORK|DIR /x', '**WORKDIR** `path`'],
  ['that of a trigger', 'FROM a\nONBUILD CO|PY a b', '**COPY**'],
  ['a flag', 'FROM a\nCOPY --li|nk a b', '**--link**'],
  ['a stage that is used', 'FROM golang:1.26 AS ya|rd\nFROM a\nCOPY --from=yard /a /b', 'Used in line 3.'],
  ['a stage that is not', 'FROM a AS ya|rd\nFROM b', 'Nothing uses it, so it is not built.'],
  ['the last stage', 'FROM a AS ya|rd', 'The image is made of it.'],
  [
    'where a stage is used',
    'FROM golang:1.26 AS yard\nFROM a\nCOPY --from=ya|rd /a /b',
    'built on `golang:1.26`',
  ],
  ['an image', 'FROM python:3.6-sl|im', 'No longer maintained since 2021-12-23'],
  ['its user', 'FROM nginxinc/nginx-unprivil|eged:1.30', 'Runs as 101'],
  ['a value', 'FROM a\nARG P=80\nENV Q=x$|P', '`x$P` is `x80` here.'],
  ['a value that nobody knows', 'FROM a\nARG P\nWORKDIR /$|P', 'Its value is known only when it is built'],
])('says what stands there: %s', (_, text, said) => {
  expect(about(text)).toContain(said)
})

test.each(['FROM a\nRUN ec|ho', 'FROM a\n# no|te', 'FROM nobody-kn|ows-this', '|'])(
  'has nothing to say: %j',
  (text) => {
    expect(about(text)).toBeNull()
  },
)

function signature(marked: string) {
  const text = marked.replace('|', '')
  const found = signatureAt(parse(text), marked.indexOf('|'))
  const way = found?.ways[found.way]
  return found && way && { label: way.label, parameter: way.parameters[found.parameter]?.label }
}

test.each([
  ['COPY a |b', { label: 'COPY [flags] source ... dest', parameter: 'dest' }],
  ['EXPOSE |', { label: 'EXPOSE port ...', parameter: 'port' }],
  ['WORKDIR /|', { label: 'WORKDIR /the/workdir/path', parameter: '/the/workdir/path' }],
])('%s has a signature', (text, expected) => {
  expect(signature(`FROM a\n${text}`)).toEqual(expected)
  // What stands above changes nothing, whatever it is.
  expect(signature(`# escape=\`\nFROM a\nRUN <<END\nEXPOSE\nEND\n${text}`)).toEqual(expected)
})

test.each(['FROM a\n# COPY |', 'FROM a\nRUN <<END\nCOPY |\nEND\n', 'FROM a\nCOP|'])('%j has none', (text) => {
  expect(signature(text)).toBeNull()
})

describe('YAML and JSON', () => {
  const yaml =
    'services:\n  mast:\n    image: a\n    ports:\n      - "80:80"\n  # one\n  # two\nvolumes:\n  hold:\n'

  it('are folded by their keys', () => {
    const folds = structureOfData(yaml, 'yaml').folds.map(({ from, to }) => [from, to])
    expect(folds).toEqual(
      expect.arrayContaining([
        [1, 5],
        [2, 5],
        [4, 5],
        [6, 7],
        [8, 9],
      ]),
    )
    expect(structureOfData('{\n "a": {\n  "b": 1\n }\n}', 'json').folds).toContainEqual({
      from: 2,
      to: 4,
      kind: 'region',
    })
  })

  it('consist of their keys', () => {
    const [services] = structureOfData(yaml, 'yaml').outline
    expect(services).toMatchObject({ name: 'services', children: [{ name: 'mast' }] })
  })

  it('a list stands right below its key', () => {
    expect(structureOfData('deck:\n- a\n- b\n', 'yaml').folds).toContainEqual({
      from: 1,
      to: 3,
      kind: 'region',
    })
  })

  it('JSON is laid out, unless it cannot be read', () => {
    const format = (text: string) => applyEdits(text, formatJson(text, null))
    expect(format('{"a":[1,2],\n"b":{}}')).toBe('{\n  "a": [\n    1,\n    2\n  ],\n  "b": {}\n}\n')
    expect(format('{"a":')).toBe('{"a":')
    expect(format('[[[[')).toBe('[[[[')
  })
})

test('every file of the course has a structure', () => {
  const files = readdirSync('content', { recursive: true, encoding: 'utf8' })
  for (const path of files.filter((each) => /(?:Dockerfile|\.ya?ml|\.json)$/.test(each))) {
    const text = readFileSync(`content/${path}`, 'utf8')
    const { folds, marks } = path.endsWith('Dockerfile')
      ? structureOf(parse(text))
      : structureOfData(text, path.endsWith('json') ? 'json' : 'yaml')
    const lines = text.split('\n')
    for (const { from, to } of folds) expect(from < to && to <= lines.length, path).toBe(true)
    for (const { line, column, length } of marks)
      expect(lines[line - 1]!.length, path).toBeGreaterThanOrEqual(column - 1 + length)
  }
})
