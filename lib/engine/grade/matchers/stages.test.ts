import { describe } from 'vitest'
import { checkTable } from '../../testing/check-table.ts'

const MILL = {
  'main.go': 'package main\n',
  'flour/rye.txt': 'rye\n',
  '.env': 'A=1\n',
  'shop.py': 'app = 1\n',
  'loaf.tar': 'x',
}
const TWO =
  'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY main.go .\nRUN go build -o /mill .\nFROM scratch\nCOPY --from=build /mill /mill\n'
const UNUSED = 'FROM alpine:3.22 AS spare\nUSER 7\nFROM debian:13\n'

describe('stages', () => {
  checkTable(
    [
      {
        name: 'two are built',
        check: { count: { stage: { used: true }, atLeast: 2 } },
        file: TWO,
        is: 'yes',
        subject: '2',
      },
      {
        name: 'only one is built',
        check: { count: { stage: { used: true }, atLeast: 2 } },
        file: UNUSED,
        is: 'no',
        over: '1',
      },
      {
        name: 'one is not built',
        check: { not: { stage: { used: false } } },
        file: UNUSED,
        is: 'no',
        stage: 'spare',
        says: 'so it is not built',
      },
      {
        name: 'all have names',
        check: { every: { stage: { shipped: false }, is: { named: true } } },
        file: TWO,
        is: 'yes',
      },
      {
        name: 'one has none',
        check: { every: { stage: { shipped: false }, is: { named: true } } },
        file: TWO.replace(' AS build', '').replace('=build', '=0'),
        is: 'no',
        says: 'Name it with AS.',
      },
      {
        name: 'by name',
        check: { stage: { name: 'build', image: { base: { name: 'golang' } } } },
        file: TWO,
        is: 'yes',
        stage: 'build',
      },
      {
        name: 'by name, what it lacks',
        check: { stage: { name: 'build', image: { base: { name: 'rust' } } } },
        file: TWO,
        is: 'no',
        stage: 'build',
        on: 'golang:1.26',
      },
      {
        name: 'no stage of that name',
        check: { stage: { name: 'bake', used: true } },
        file: TWO,
        is: 'no',
        subject: 'bake',
      },
      {
        name: 'built on a stage',
        check: { stage: { builtOn: 'build' } },
        file: 'FROM debian:13 AS build\nFROM build\n',
        is: 'yes',
      },
      {
        name: 'shipped',
        check: { stage: { name: 'build', shipped: false } },
        file: TWO,
        is: 'yes',
        says: 'thrown away',
      },
      {
        name: 'the right user in the wrong stage',
        check: { stage: { other: { user: { root: false } } } },
        file: UNUSED,
        is: 'yes',
        stage: 'spare',
      },
    ],
    MILL,
  )
})

describe('copies', () => {
  const only = { every: { taken: { stage: 'build' }, is: { only: ['/mill'] } } }
  checkTable(
    [
      { name: 'nothing but the binary', check: only, file: TWO, is: 'yes' },
      {
        name: 'the whole directory',
        check: only,
        file: TWO.replace('/mill /mill', '/src /src'),
        is: 'no',
        subject: '/src',
        on: 'COPY --from=build /src /src',
      },
      {
        name: 'takes a path',
        check: { taken: { stage: 'build', paths: '/mill' } },
        file: TWO,
        is: 'yes',
        subject: '/mill',
      },
      {
        name: 'takes a directory above it',
        check: { taken: { stage: 'build', paths: '/src/flour' } },
        file: TWO.replace('/mill /mill', '/src /src'),
        is: 'yes',
      },
      {
        name: 'takes something else',
        check: { taken: { stage: 'build', beyond: ['/mill'] } },
        file: TWO,
        is: 'no',
      },
      {
        name: 'from another image',
        check: { taken: { image: true, digest: false } },
        file: `${TWO}COPY --from=alpine:3.22 /etc/ssl /etc/ssl\n`,
        is: 'yes',
        subject: '/etc/ssl',
      },
      {
        name: 'by a mount',
        check: { taken: { stage: 'build' } },
        file: 'FROM debian:13 AS build\nFROM debian:13\nRUN --mount=type=bind,from=build,source=/mill,target=/m true\n',
        is: 'yes',
        on: '--mount=type=bind,from=build,source=/mill,target=/m',
      },
      {
        name: 'a path from a variable that is not set',
        check: only,
        file: `${TWO}ARG W\nENV X=\${W:?}\nCOPY --from=build $NOWHERE/x /x\n`,
        is: 'no',
      },
      {
        name: 'ADD of a local file',
        check: { not: { copied: { by: 'ADD', in: 'any' } } },
        file: 'FROM debian:13\nADD shop.py /\n',
        is: 'no',
        on: 'ADD shop.py /',
      },
      {
        name: 'a file by a pattern',
        check: { not: { copied: { file: '.env*', in: 'any' } } },
        file: 'FROM debian:13\nCOPY . /x\n',
        is: 'no',
        subject: '.',
      },
      {
        name: 'a file kept out',
        check: { not: { copied: { file: '.env', in: 'any' } } },
        file: 'FROM debian:13\nCOPY . /x\n',
        files: { '.dockerignore': '.env\n' },
        is: 'yes',
      },
    ],
    MILL,
  )
})
