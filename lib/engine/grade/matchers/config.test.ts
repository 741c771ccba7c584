import { describe } from 'vitest'
import { checkTable } from '../../testing/check-table.ts'

const BASE = 'FROM debian:13-slim\n'
const OWN = 'FROM quay.example/ovens/rye:2\n'

describe('env', () => {
  checkTable([
    {
      name: 'set to the value',
      check: { image: { env: { name: 'OVEN', value: '220' } } },
      file: `${BASE}ENV OVEN=220\n`,
      is: 'yes',
      on: 'OVEN=220',
      subject: 'OVEN',
    },
    {
      name: 'one of several values',
      check: { image: { env: { name: 'OVEN', value: ['200', '220'] } } },
      file: `${BASE}ENV OVEN=220\n`,
      is: 'yes',
    },
    {
      name: 'another value',
      check: { image: { env: { name: 'OVEN', value: '220' } } },
      file: `${BASE}ENV OVEN=180\n`,
      is: 'no',
      subject: '180',
      says: 'It has to be "220".',
    },
    {
      name: 'the old form has no other value',
      check: { image: { env: { name: 'OVEN', value: '1' } } },
      file: `${BASE}ENV OVEN = 1\n`,
      is: 'no',
      subject: '= 1',
    },
    {
      name: 'a value that differs from build to build',
      check: { image: { env: { name: 'OVEN', value: '1' } } },
      file: `${BASE}ARG HEAT\nENV OVEN=$HEAT\n`,
      is: 'no',
    },
    {
      name: 'the last one counts',
      check: { image: { env: { name: 'OVEN', value: '2' } } },
      file: `${BASE}ENV OVEN=1\nENV OVEN=2\n`,
      is: 'yes',
      on: 'OVEN=2',
    },
    {
      name: 'not set',
      check: { image: { env: { name: 'OVEN' } } },
      file: BASE,
      is: 'no',
      on: null,
      says: 'Set OVEN with ENV',
    },
    {
      name: 'in another stage only',
      check: { image: { env: { name: 'OVEN' } } },
      file: `${BASE.replace('\n', ' AS mill\n')}ENV OVEN=1\n${BASE}`,
      is: 'no',
    },
    {
      name: 'inherited from a stage',
      check: { image: { env: { name: 'OVEN' } } },
      file: `${BASE.replace('\n', ' AS mill\n')}ENV OVEN=1\nFROM mill\n`,
      is: 'yes',
    },
    {
      name: 'set by the base',
      check: { image: { env: { name: 'GOTOOLCHAIN', value: 'local' } } },
      file: 'FROM golang:1.26\n',
      is: 'yes',
      on: null,
    },
    {
      name: 'must not be set',
      check: { image: { env: { name: ['OVEN', 'MILL'], set: false } } },
      file: `${BASE}ENV MILL=1\n`,
      is: 'no',
      on: 'MILL=1',
      subject: 'MILL',
      says: 'MILL is set in the image on line 2.',
    },
    {
      name: 'an argument is no environment',
      check: { image: { env: { name: 'OVEN', set: false } } },
      file: `${BASE}ARG OVEN=1\n`,
      is: 'yes',
    },
    {
      name: 'an unknown base may set it',
      check: { image: { env: { name: 'OVEN', set: false } } },
      file: OWN,
      is: 'open',
      subject: 'OVEN',
      says: 'whether the base image does is not known',
    },
    {
      name: 'a part of PATH',
      check: { image: { env: { name: 'PATH', has: '/venv/bin' } } },
      file: `${BASE}ENV PATH=/venv/bin:$PATH\n`,
      is: 'yes',
    },
    {
      name: 'no part of PATH',
      check: { image: { env: { name: 'PATH', has: '/venv/bin' } } },
      file: `${BASE}ENV PATH=/venv/bin2:/bin\n`,
      is: 'no',
      subject: '/venv/bin',
    },
    {
      name: 'a PATH that nobody knows',
      check: { image: { env: { name: 'PATH', has: '/venv/bin' } } },
      file: `${OWN}ENV PATH=/venv/bin:$PATH\n`,
      is: 'open',
    },
  ])
})

describe('workdir, label, ports, volumes', () => {
  checkTable([
    {
      name: 'workdir',
      check: { image: { workdir: { is: '/bakery' } } },
      file: `${BASE}WORKDIR /bakery\n`,
      is: 'yes',
      on: 'WORKDIR /bakery',
      subject: '/bakery',
    },
    {
      name: 'workdir, relative',
      check: { image: { workdir: { is: '/bakery/shop' } } },
      file: `${BASE}WORKDIR /bakery\nWORKDIR shop\n`,
      is: 'yes',
    },
    {
      name: 'still the root',
      check: { image: { workdir: { otherThan: '/' } } },
      file: BASE,
      is: 'no',
      subject: '/',
      says: 'another than /',
    },
    {
      name: 'the workdir of a base nobody knows',
      check: { image: { workdir: { otherThan: '/' } } },
      file: OWN,
      is: 'open',
    },
    {
      name: 'label',
      check: { image: { label: { name: 'town', value: 'Rye' } } },
      file: `${BASE}LABEL town=Rye\n`,
      is: 'yes',
      on: 'town=Rye',
    },
    {
      name: 'another label',
      check: { image: { label: { name: 'town', value: 'Rye' } } },
      file: `${BASE}LABEL town=Oat\n`,
      is: 'no',
      subject: 'Oat',
    },
    {
      name: 'no label',
      check: { image: { label: { name: 'town' } } },
      file: BASE,
      is: 'no',
      says: 'Add a LABEL town',
    },
    {
      name: 'a label too many',
      check: { image: { label: { name: 'town', set: false } } },
      file: `${BASE}LABEL town=Rye\n`,
      is: 'no',
      on: 'town=Rye',
    },
    {
      name: 'exposes udp',
      check: { image: { exposes: '53/udp' } },
      file: `${BASE}EXPOSE 53/udp\n`,
      is: 'yes',
      subject: '53/udp',
    },
    { name: 'an unknown base may expose it', check: { image: { notExposes: 80 } }, file: OWN, is: 'open' },
    {
      name: 'a volume',
      check: { image: { volume: { at: '/flour' } } },
      file: `${BASE}VOLUME ["/flour"]\n`,
      is: 'yes',
      on: 'VOLUME ["/flour"]',
    },
    {
      name: 'a volume over the code',
      check: { not: { image: { volume: { over: '/bakery/src' } } } },
      file: `${BASE}VOLUME /bakery\n`,
      is: 'no',
      subject: '/bakery',
    },
    {
      name: 'a volume beside the code',
      check: { not: { image: { volume: { over: '/bakery' } } } },
      file: `${BASE}VOLUME /bakery/media\n`,
      is: 'yes',
    },
    {
      name: 'a volume nobody knows',
      check: { not: { image: { volume: { over: '/bakery' } } } },
      file: `${OWN}VOLUME $WHERE\n`,
      is: 'open',
    },
    { name: 'no volume', check: { image: { volume: { set: false } } }, file: BASE, is: 'yes' },
  ])
})

describe('entrypoint and cmd', () => {
  checkTable([
    {
      name: 'exec form',
      check: { image: { cmd: { form: 'exec' } } },
      file: `${BASE}CMD ["bake"]\n`,
      is: 'yes',
      on: 'CMD ["bake"]',
    },
    {
      name: 'shell form',
      check: { image: { cmd: { form: 'exec' } } },
      file: `${BASE}CMD bake\n`,
      is: 'no',
      says: 'Write it as a JSON array.',
    },
    {
      name: 'program of an exec form',
      check: { image: { entrypoint: { program: 'tini' } } },
      file: `${BASE}ENTRYPOINT ["/usr/bin/tini", "--", "bake"]\n`,
      is: 'yes',
      subject: 'tini',
    },
    {
      name: 'program of a shell form',
      check: { image: { entrypoint: { program: 'bake' } } },
      file: `${BASE}ENTRYPOINT bake --hot\n`,
      is: 'yes',
      subject: 'bake',
    },
    {
      name: 'another program',
      check: { image: { entrypoint: { program: 'tini' } } },
      file: `${BASE}ENTRYPOINT ["bake"]\n`,
      is: 'no',
      subject: 'bake',
    },
    {
      name: 'begins with',
      check: { image: { cmd: { starts: ['bake', 'rye'] } } },
      file: `${BASE}CMD ["bake", "rye", "-q"]\n`,
      is: 'yes',
    },
    {
      name: 'begins otherwise',
      check: { image: { cmd: { starts: ['bake', 'rye'] } } },
      file: `${BASE}CMD ["bake", "oat"]\n`,
      is: 'no',
    },
    {
      name: 'names a word',
      check: { image: { cmd: { mentions: 'rye' } } },
      file: `${BASE}CMD bake rye.loaf\n`,
      is: 'yes',
    },
    {
      name: 'names no such word',
      check: { image: { cmd: { mentions: 'rye' } } },
      file: `${BASE}CMD bake\n`,
      is: 'no',
    },
    {
      name: 'nothing is set',
      check: { image: { entrypoint: { set: true } } },
      file: BASE,
      is: 'no',
      says: 'Write ENTRYPOINT.',
    },
    { name: 'nothing is wanted', check: { image: { entrypoint: { set: false } } }, file: BASE, is: 'yes' },
    {
      name: 'a base nobody knows may set it',
      check: { image: { entrypoint: { set: false } } },
      file: OWN,
      is: 'open',
    },
    {
      name: 'of the base',
      check: { image: { cmd: { program: 'python3' } } },
      file: 'FROM python:3.13\n',
      is: 'yes',
      on: null,
    },
    {
      name: 'stop signal by default',
      check: { image: { stopSignal: 'SIGTERM' } },
      file: `${BASE}CMD ["bake"]\n`,
      is: 'yes',
    },
    {
      name: 'stop signal by number',
      check: { image: { stopSignal: ['SIGTERM', 'SIGQUIT'] } },
      file: `${BASE}STOPSIGNAL 3\nCMD ["bake"]\n`,
      is: 'yes',
      on: 'STOPSIGNAL 3',
      subject: 'SIGQUIT',
    },
    {
      name: 'a signal nobody can handle',
      check: { image: { stopSignal: ['SIGTERM', 'SIGINT'] } },
      file: `${BASE}STOPSIGNAL SIGKILL\nCMD ["bake"]\n`,
      is: 'no',
      subject: 'SIGKILL',
      on: 'STOPSIGNAL SIGKILL',
    },
  ])
})
