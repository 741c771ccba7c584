import { describe, expect, test } from 'vitest'
import type { Size } from '../../source/size.ts'
import { checkTable, withImage, withStep } from '../../testing/check-table.ts'
import { knownRange, parseBytes } from './amounts.ts'

const FILE = 'FROM debian:13-slim\nCOPY flour.bin /flour\nRUN rm /flour\n'
const CONTEXT = { 'flour.bin': 'x'.repeat(3000) }
const weighs = (megabytes: number, basis: Size['basis']) =>
  withImage({ size: { bytes: megabytes * 1e6, basis } })
const atMost = { image: { size: { atMost: '200 MB' } } }

describe('size of the image', () => {
  checkTable(
    [
      {
        name: 'measured, within',
        check: atMost,
        file: FILE,
        is: 'yes',
        given: weighs(200, 'measured'),
        says: 'The image weighs 200 MB.',
      },
      {
        name: 'measured, above',
        check: atMost,
        file: FILE,
        is: 'no',
        given: weighs(201, 'measured'),
        over: '1 MB',
        says: 'At most 200 MB is asked.',
      },
      {
        name: 'estimated, far below',
        check: atMost,
        file: FILE,
        is: 'yes',
        given: weighs(170, 'estimated'),
        says: 'an estimated 170 MB',
      },
      {
        name: 'estimated, near below',
        check: atMost,
        file: FILE,
        is: 'open',
        given: weighs(190, 'estimated'),
        over: '10 MB',
        says: '10 MB below the bound of 200 MB; an estimate so near',
      },
      {
        name: 'estimated, near above',
        check: atMost,
        file: FILE,
        is: 'open',
        given: weighs(210, 'estimated'),
        over: '10 MB',
        subject: '210\u00A0MB',
        says: 'an estimated 210 MB, 10 MB above the bound',
      },
      {
        name: 'estimated, on the bound',
        check: atMost,
        file: FILE,
        is: 'open',
        given: weighs(200, 'estimated'),
        says: 'as much as the bound',
      },
      {
        name: 'estimated, far above',
        check: atMost,
        file: FILE,
        is: 'no',
        given: weighs(260, 'estimated'),
        over: '60 MB',
      },
      {
        name: 'not known, little of it',
        check: atMost,
        file: FILE,
        is: 'open',
        given: weighs(50, 'unknown'),
        says: /at least 50 MB; .* cannot be weighed/,
      },
      {
        name: 'not known, and too much of it already',
        check: atMost,
        file: FILE,
        is: 'no',
        given: weighs(300, 'unknown'),
      },
      {
        name: 'nothing is known',
        check: atMost,
        file: FILE,
        is: 'open',
        given: weighs(0, 'unknown'),
        says: 'an unknown amount',
      },
      {
        name: 'at least, and it is',
        check: { image: { size: { atLeast: '100 MB' } } },
        file: FILE,
        is: 'yes',
        given: weighs(150, 'unknown'),
      },
      {
        name: 'at least, and it is not',
        check: { image: { size: { atLeast: '100 MB' } } },
        file: FILE,
        is: 'no',
        given: weighs(50, 'estimated'),
        over: '50 MB',
      },
      {
        name: 'at least, and nobody knows',
        check: { image: { size: { atLeast: '100 MB' } } },
        file: FILE,
        is: 'open',
        given: weighs(50, 'unknown'),
      },
      {
        name: 'half of the starter',
        check: { image: { size: { atMostOf: { starter: 0.5 } } } },
        file: 'FROM scratch\nCOPY flour.bin /f\n',
        starter: 'FROM scratch\nCOPY flour.bin /a\nCOPY flour.bin /b\n',
        is: 'yes',
      },
      {
        name: 'more than half of the starter',
        check: { image: { size: { atMostOf: { starter: 0.5 } } } },
        file: 'FROM scratch\nCOPY flour.bin /f\nCOPY flour.bin /g\n',
        starter: 'FROM scratch\nCOPY flour.bin /a\nCOPY flour.bin /b\n',
        is: 'no',
        says: '50 % of the 6 KB it had before',
        over: '3 KB',
      },
      {
        name: 'nothing known of the starter',
        check: { image: { size: { atMostOf: { starter: 1 } } } },
        file: FILE,
        is: 'open',
      },
      {
        name: 'an unknown base',
        check: atMost,
        file: 'FROM quay.example/ovens/rye:2\n',
        is: 'open',
        on: 'FROM quay.example/ovens/rye:2',
        says: 'the base image quay.example/ovens/rye:2 cannot be weighed',
      },
    ],
    CONTEXT,
  )
})

describe('what cannot be told, for a near-miss', () => {
  const near = { unknown: atMost }
  checkTable(
    [
      {
        name: 'estimated, too near',
        check: near,
        file: FILE,
        is: 'yes',
        given: weighs(210, 'estimated'),
        subject: '210\u00A0MB',
        over: '10 MB',
      },
      { name: 'estimated, far above', check: near, file: FILE, is: 'no', given: weighs(400, 'estimated') },
      { name: 'measured', check: near, file: FILE, is: 'no', given: weighs(210, 'measured') },
      { name: 'not known', check: near, file: FILE, is: 'yes', given: weighs(0, 'unknown') },
    ],
    CONTEXT,
  )
})

describe('waste and layers', () => {
  const wasted = { image: { wasted: { atMost: '1 KB' } } }
  checkTable(
    [
      {
        name: 'deleted by a later step',
        check: wasted,
        file: FILE,
        is: 'no',
        on: 'COPY flour.bin /flour',
        over: '2 KB',
      },
      {
        name: 'nothing wasted',
        check: wasted,
        file: 'FROM debian:13-slim\nCOPY flour.bin /flour\n',
        is: 'yes',
      },
      {
        name: 'wasted in a stage that is thrown away',
        check: wasted,
        file: `${FILE.replace('\n', ' AS mill\n')}FROM debian:13-slim\nCOPY --from=mill /etc/os-release /\n`,
        is: 'yes',
      },
      {
        name: 'layers, few enough',
        check: { image: { layers: { atMost: 2 } } },
        file: FILE,
        is: 'yes',
        subject: '2',
      },
      {
        name: 'layers, too many',
        check: { image: { layers: { atMost: 1 } } },
        file: FILE,
        is: 'no',
        on: 'RUN rm /flour',
        over: '1',
      },
      {
        name: 'a layer that only deletes',
        check: { not: { step: { onlyDeletes: true } } },
        file: FILE,
        is: 'no',
        on: 'RUN rm /flour',
        subject: '/flour',
      },
      {
        name: 'no layer that only deletes',
        check: { not: { step: { onlyDeletes: true } } },
        file: 'FROM debian:13-slim\nCOPY flour.bin /flour\nRUN mv /flour /f\n',
        is: 'yes',
      },
      {
        name: 'a heavy step',
        check: { step: { keyword: 'COPY', size: { atLeast: '2 KB' } } },
        file: FILE,
        is: 'yes',
        on: 'COPY flour.bin /flour',
      },
      {
        name: 'no heavy step',
        check: { step: { size: { atLeast: '1 GB' }, keyword: 'COPY' } },
        file: FILE,
        is: 'no',
      },
      {
        name: 'a step of unknown weight',
        check: { step: { size: { atLeast: '1 GB' }, keyword: 'RUN' } },
        file: FILE,
        is: 'open',
        given: withStep(0, 2, { size: { bytes: 0, basis: 'unknown' } }),
      },
      {
        name: 'what a step ships for nothing',
        check: { step: { wasted: { atLeast: '2 KB' } } },
        file: FILE,
        is: 'yes',
        on: 'COPY flour.bin /flour',
      },
    ],
    CONTEXT,
  )
})

const lists = '/var/lib/apt/lists/…lists'
describe('leftovers', () => {
  const RUN = 'FROM debian:13-slim\nRUN true\nRUN true\n'
  const none = { image: { leftovers: { left: false, of: ['apt-lists' as const] } } }
  const holdsLists = withStep(0, 1, { added: [lists] })
  checkTable([
    { name: 'none', check: none, file: RUN, is: 'yes' },
    {
      name: 'package lists left',
      check: none,
      file: RUN,
      is: 'no',
      given: holdsLists,
      on: 'RUN true',
      says: 'The layer of line 2 holds package lists of apt',
    },
    {
      name: 'deleted too late',
      check: { image: { leftovers: { left: true, deletedLate: true } } },
      file: RUN,
      is: 'yes',
      given: (subject) => withStep(0, 2, { removed: [lists] })(holdsLists(subject)),
      says: 'too late',
    },
    {
      name: 'of another kind',
      check: { image: { leftovers: { left: false, of: ['pip'] } } },
      file: RUN,
      is: 'yes',
      given: holdsLists,
    },
    {
      name: 'in a home directory',
      check: { image: { leftovers: { left: false, of: 'pip' } } },
      file: RUN,
      is: 'no',
      given: withStep(0, 1, { added: ['/home/ada/.cache/pip/…http'] }),
    },
    {
      name: 'of one step',
      check: { step: { leaves: true } },
      file: RUN,
      is: 'yes',
      given: holdsLists,
      subject: lists,
    },
    { name: 'of no step', check: { step: { keyword: 'RUN', leaves: true } }, file: RUN, is: 'no' },
  ])
})

describe('what real builds leave', () => {
  const apt = (line: string): string => `FROM debian:13-slim\nRUN ${line}\n`
  const clean = { image: { leftovers: { left: false } } }
  const LIST = { 'requirements.txt': 'flask==3.1.2\n' }
  const pip = (mount: string, options: string): string =>
    `FROM python:3.13-slim\nCOPY requirements.txt .\nRUN ${mount}pip install ${options}-r requirements.txt\n`
  checkTable(
    [
      {
        name: 'lists of apt',
        check: clean,
        file: apt('apt-get update && apt-get install -y curl'),
        is: 'no',
        subject: 'package lists of apt',
      },
      {
        name: 'lists deleted in the step',
        check: clean,
        file: apt('apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*'),
        is: 'yes',
      },
      {
        name: 'lists deleted in the next step',
        check: clean,
        file: `${apt('apt-get update && apt-get install -y curl')}RUN rm -rf /var/lib/apt/lists/*\n`,
        is: 'no',
        says: 'deletes them too late',
      },
      {
        name: 'lists in a cache mount',
        check: { image: { leftovers: { left: false, of: 'apt-lists' } } },
        file: apt('--mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl'),
        is: 'yes',
      },
      { name: 'the cache of pip', check: clean, file: pip('', ''), is: 'no', subject: 'the cache of pip' },
      { name: 'no cache of pip', check: clean, file: pip('', '--no-cache-dir '), is: 'yes' },
      {
        name: 'the cache of pip in a mount',
        check: clean,
        file: pip('--mount=type=cache,target=/root/.cache/pip ', ''),
        is: 'yes',
      },
      {
        name: 'a package removed too late',
        check: { image: { packages: { buildTools: false } } },
        file: `${apt('apt-get update && apt-get install -y gcc')}RUN apt-get purge -y gcc\n`,
        is: 'no',
        subject: 'gcc',
        says: 'removed by a later step',
      },
      {
        name: 'a package removed in its step',
        check: { image: { packages: { buildTools: false } } },
        file: 'FROM alpine:3.22\nRUN apk add --no-cache gcc && apk del gcc\n',
        is: 'yes',
      },
      {
        name: 'a size from facts',
        check: { image: { size: { atMost: '250 MB' } } },
        file: pip('', '--no-cache-dir '),
        is: 'yes',
        says: 'an estimated',
      },
      {
        name: 'a command nobody knows',
        check: { image: { size: { atMost: '1 GB' } } },
        file: apt('./grind-the-flour'),
        is: 'open',
        on: 'RUN ./grind-the-flour',
        says: 'what line 2 adds cannot be weighed',
      },
      {
        name: 'a command nobody knows may leave anything',
        check: clean,
        file: apt('./grind-the-flour'),
        is: 'open',
      },
    ],
    LIST,
  )
})

test.each([
  ['200 MB', 200e6],
  ['1.5 GB', 1.5e9],
  ['12KB', 12e3],
  ['7 B', 7],
])('%s', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes)
})

test('an estimate is known to fifteen percent, a measure exactly', () => {
  expect(knownRange({ bytes: 100, basis: 'measured' })).toEqual([100, 100])
  expect(knownRange({ bytes: 100, basis: 'estimated' }).map(Math.round)).toEqual([85, 115])
  expect(knownRange({ bytes: 100, basis: 'unknown' })[1]).toBe(Infinity)
})
