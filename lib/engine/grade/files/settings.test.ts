import { describe } from 'vitest'
import { fileCheckTable } from '../../testing/file-check-table.ts'

const daemon = (text: string) => ({ 'daemon.json': text })

describe('daemon.json', () => {
  fileCheckTable([
    {
      check: { daemon: { set: { icc: false } } },
      files: daemon('{"icc": false}'),
      is: 'yes',
      on: '"icc": false',
    },
    {
      check: { daemon: { set: { icc: false } } },
      files: daemon('{"icc": "false"}'),
      is: 'no',
      says: 'icc is "false"',
    },
    { check: { daemon: { set: { icc: false } } }, files: daemon('{}'), is: 'no', says: 'icc is not set' },
    { check: { daemon: { repeats: false } }, files: daemon('{"icc": false}'), is: 'yes' },
    {
      check: { daemon: { repeats: false } },
      files: daemon('{"icc": true, "icc": false}'),
      is: 'no',
      says: 'only the last one counts',
    },
    {
      check: { daemon: { set: { 'log-level': ['info', 'warn'] } } },
      files: daemon('{"log-level": "warn"}'),
      is: 'yes',
    },
    {
      check: { daemon: { set: { 'log-level': ['info', 'warn'] } } },
      files: daemon('{"log-level": "debug"}'),
      is: 'no',
      on: '"log-level": "debug"',
      says: '"info" or "warn"',
    },
    {
      check: { daemon: { unset: 'insecure-registries' } },
      files: daemon('{"insecure-registries": []}'),
      is: 'yes',
    },
    {
      check: { daemon: { unset: ['hosts', 'insecure-registries'] } },
      files: daemon('{"insecure-registries": ["pier:5000"]}'),
      is: 'no',
      in: 'daemon.json',
    },
    {
      check: { daemon: { contains: { 'registry-mirrors': 'https://mirror.example.com' } } },
      files: daemon('{"registry-mirrors": ["https://mirror.example.com/"]}'),
      is: 'yes',
    },
    {
      check: { daemon: { contains: { 'registry-mirrors': 'https://mirror.example.com' } } },
      files: daemon('{"registry-mirrors": "https://mirror.example.com"}'),
      is: 'no',
    },
    ...(
      [
        ['{}', 'yes', null],
        ['{"hosts": []}', 'yes', '"hosts": []'],
        ['{"hosts": ["fd://", "unix:///run/pier.sock"]}', 'yes', undefined],
        ['{"hosts": ["fd://", "tcp://10.0.0.5:2376"]}', 'no', '"tcp://10.0.0.5:2376"'],
        ['{"hosts": "tcp://10.0.0.5:2376"}', 'no', '"tcp://10.0.0.5:2376"'],
        ['{"hosts": [2375]}', 'no', '2375'],
        ['{"hosts": [["fd://"]]}', 'no', '["fd://"]'],
      ] as const
    ).map(([text, is, on]) => ({
      check: { daemon: { only: { hosts: ['fd://*', 'unix://*'] } } },
      files: daemon(text),
      is,
      ...(on === undefined ? {} : { on }),
    })),
    { check: { daemon: { driver: 'json-file' } }, files: daemon('{}'), is: 'yes' },
    {
      check: { daemon: { driver: ['json-file', 'local'] } },
      files: daemon('{"log-driver": "gelf"}'),
      is: 'no',
    },
    {
      check: { daemon: { set: { icc: false } } },
      files: { 'notes.txt': '' },
      is: 'no',
      says: 'There is no daemon.json',
    },
  ])
})

describe('rotation', () => {
  const rotates = { daemon: { rotates: { size: { atMost: '100 MB' }, files: { atLeast: 2, atMost: 20 } } } }
  const log = (opts: string, driver = 'json-file') =>
    daemon(`{"log-driver": "${driver}", "log-opts": ${opts}}`)
  fileCheckTable([
    { check: rotates, files: log('{"max-size": "10m", "max-file": "3"}'), is: 'yes' },
    { check: rotates, files: log('{"max-size": "100MB", "max-file": "20"}'), is: 'yes' },
    { check: rotates, files: log('{}', 'local'), is: 'yes' },
    { check: rotates, files: log('{}'), is: 'no', says: 'It needs max-size' },
    { check: rotates, files: daemon('{}'), is: 'no' },
    { check: rotates, files: log('{"max-file": "3"}'), is: 'no' },
    { check: rotates, files: log('{"max-size": "10m"}'), is: 'no', says: 'keeps one log file' },
    { check: rotates, files: log('{"max-size": "10g", "max-file": "3"}'), is: 'no', says: 'At most 100 MB' },
    { check: rotates, files: log('{"max-size": "10m", "max-file": "30"}'), is: 'no', says: 'at most 20' },
    { check: rotates, files: log('{"max-size": "10m", "max-file": 3}'), is: 'open' },
    { check: rotates, files: log('{}', 'journald'), is: 'no', says: 'logs with journald' },
    { check: { daemon: { rotates: {} } }, files: log('{"max-size": "10m"}'), is: 'yes' },
  ])
})

describe('renovate.json', () => {
  const pins = { renovate: { pinsDigests: true, updates: true } }
  const renovate = (text: string) => ({ 'renovate.json': text })
  fileCheckTable([
    { check: pins, files: renovate('{"extends": ["config:best-practices"]}'), is: 'yes' },
    { check: { renovate: { json: true } }, files: renovate('{"extends": []}'), is: 'yes' },
    {
      check: { renovate: { json: true } },
      files: renovate('{"extends": [],}'),
      is: 'no',
      says: 'Take out comments',
    },
    { check: { renovate: { json: true } }, files: renovate('{ // why\n"extends": []}'), is: 'no' },
    { check: pins, files: renovate('{"extends": ["config:recommended", "docker:pinDigests"]}'), is: 'yes' },
    { check: pins, files: renovate('{"extends": ["config:recommended"]}'), is: 'no' },
    { check: pins, files: renovate('{"extends": ["docker:pinDigests"], "enabled": false}'), is: 'no' },
    { check: pins, files: renovate('{"extends": ["local>harbour/presets"]}'), is: 'open' },
    {
      check: { renovate: { updates: true, image: 'python' } },
      files: renovate('{"extends": ["docker:pinDigests"], "ignoreDeps": ["python"]}'),
      is: 'no',
      says: 'leaves the image python alone',
    },
    { check: pins, files: {}, is: 'no', says: 'There is no renovate.json' },
  ])
})

describe('.gitignore', () => {
  const check = { gitignored: { paths: ['.env', '.env.production'], kept: '.env.example' } }
  fileCheckTable([
    { check, files: { '.gitignore': '.env*\n!.env.example\n' }, is: 'yes' },
    { check, files: { '.gitignore': '.env\n' }, is: 'no', subject: '.env.production' },
    { check, files: { '.gitignore': '.env*\n' }, is: 'no', subject: '.env.example' },
    { check, files: { '.gitignore': '# .env\n' }, is: 'no' },
    { check, files: {}, is: 'no', says: 'There is no .gitignore' },
  ])
})

describe('files that their programs take', () => {
  fileCheckTable([
    { check: { valid: { files: ['daemon.json'] } }, files: daemon('{"icc": false}'), is: 'yes' },
    { check: { valid: { files: ['daemon.json'] } }, files: daemon('{"icd": false}'), is: 'no', says: 'icc' },
    { check: { valid: { files: ['daemon.json'] } }, files: daemon('{"icc": false,}'), is: 'no' },
    { check: { valid: { files: ['daemon.json'] } }, files: {}, is: 'no', says: 'There is no daemon.json' },
    { check: { valid: { files: ['Dockerfile'] } }, files: { Dockerfile: 'FROM scratch\n' }, is: 'yes' },
    { check: { valid: { files: ['Dockerfile'] } }, files: { Dockerfile: 'FORM scratch\n' }, is: 'no' },
  ])
})
