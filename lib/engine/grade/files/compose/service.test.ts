import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'
import type { ServiceCheck } from '../../schema.ts'

const compose = (text: string) => ({ 'compose.yaml': text })
/** A file with one service, `ferry`, of these lines. */
const ferry = (lines: string, rest = '') =>
  compose(
    `services:\n  ferry:\n    image: harbour/ferry:1.2\n${lines.replaceAll(/^(?=.)/gm, '    ')}\n${rest}`,
  )
const is = (check: ServiceCheck) => ({ service: { name: 'ferry', ...check } })

describe('which service, and what it runs', () => {
  fileCheckTable([
    { check: { service: { name: 'ferry' } }, files: ferry(''), is: 'yes', on: 'ferry' },
    {
      check: { service: { name: 'raft' } },
      files: ferry(''),
      is: 'no',
      says: 'There is no service raft like that',
    },
    { check: { service: { name: ['raft', 'ferry'] } }, files: ferry(''), is: 'yes' },
    { check: { service: { image: 'harbour/*' } }, files: ferry(''), is: 'yes' },
    ...['docker.io/library/redis:8', 'docker.io/redis:8', 'redis:8'].map((image) => ({
      check: { service: { image: 'redis:*' } },
      files: { 'compose.yaml': `services: { a: { image: "${image}" } }\n` },
      is: 'yes' as const,
    })),
    { check: is({ image: 'harbour/ferry:1.2' }), files: ferry(''), is: 'yes', on: 'harbour/ferry:1.2' },
    {
      check: is({ image: 'harbour/ferry:2*' }),
      files: ferry(''),
      is: 'no',
      says: 'runs harbour/ferry:1.2. It has to be harbour/ferry:2*',
    },
    ...(
      [
        ['redis:*', 'redis:${V}', 'yes'],
        ['redis*', 'docker.io/redis:${V:?}', 'yes'],
        ['redis:8*', 'redis:${V}', 'open'],
        ['redis:*', '${R}/redis:8', 'open'],
        ['redis:*', 'valkey:${V}', 'open'],
      ] as const
    ).map(([image, written, state]) => ({
      check: is({ image }),
      files: compose(`services: { ferry: { image: "${written}" } }\n`),
      is: state,
    })),
    {
      check: is({ image: 'a:*' }),
      files: compose('services: { ferry: { image: "a:${TAG:-1}" } }\n'),
      is: 'yes',
      name: 'a default',
    },
    {
      check: is({ image: 'a:1' }),
      files: compose('services: { ferry: { image: "a:${TAG}" } }\n'),
      is: 'open',
    },
    {
      check: is({ image: 'a' }),
      files: compose('services: { ferry: { build: . } }\n'),
      is: 'no',
      says: 'no image by name',
    },
    { check: is({ versioned: true }), files: ferry(''), is: 'yes' },
    { check: is({ versioned: true }), files: compose('services: { ferry: { image: "a" } }\n'), is: 'no' },
    {
      check: is({ versioned: true }),
      files: compose('services: { ferry: { image: "a:latest" } }\n'),
      is: 'no',
    },
    {
      check: is({ versioned: true }),
      files: compose(`services: { ferry: { image: "a@sha256:${'ab'.repeat(32)}" } }\n`),
      is: 'yes',
    },
    {
      check: is({ image: 'x:1' }),
      files: compose('x-base: &b { image: "x:1" }\nservices: { ferry: { <<: *b, init: true } }\n'),
      is: 'yes',
      name: 'an anchor',
    },
    {
      check: is({ image: 'x:1' }),
      files: compose('services:\n  base: { image: "x:1" }\n  ferry: { extends: base }\n'),
      is: 'yes',
      name: 'extends',
    },
    {
      check: is({ image: 'x:1' }),
      files: compose('services:\n  ferry: { extends: { file: far.yaml, service: base } }\n'),
      is: 'open',
      name: 'extends of a file that is not here',
    },
    {
      check: is({ image: 'x:1' }),
      files: {
        ...compose('services:\n  ferry: { extends: { file: near.yaml, service: base } }\n'),
        'near.yaml': 'services: { base: { image: "x:1" } }\n',
      },
      is: 'yes',
      name: 'extends of another file',
    },
    { check: is({ profiles: true }), files: ferry('profiles: [night]'), is: 'yes' },
    { check: is({ profiles: true }), files: ferry('profiles: []'), is: 'no' },
    { check: is({ profiles: false }), files: ferry(''), is: 'yes' },
    { check: is({ starts: true }), files: ferry(''), is: 'yes' },
    { check: is({ starts: true }), files: ferry('profiles: [night]'), is: 'no', says: 'with a profile only' },
    { check: is({ starts: true }), files: ferry('scale: 0'), is: 'no', on: 'scale: 0' },
    { check: is({ starts: true }), files: ferry('deploy: { replicas: 0 }'), is: 'no', says: 'in no copy' },
    { check: is({ starts: true }), files: ferry('deploy: { replicas: 2 }'), is: 'yes' },
    { check: is({ starts: true }), files: ferry('scale: ${COPIES}'), is: 'open' },
    { check: is({ starts: true }), files: ferry('scale: "${COPIES:-0}"'), is: 'no' },
    { check: is({ starts: false }), files: ferry('scale: 0'), is: 'yes' },
    { check: is({ copies: { atMost: 1 } }), files: ferry(''), is: 'yes' },
    {
      check: is({ copies: { atMost: 1 } }),
      files: ferry('deploy: { replicas: 2 }'),
      is: 'no',
      says: 'in 2 copies',
    },
    { check: is({ copies: { atMost: 1 } }), files: ferry('scale: ${COPIES}'), is: 'open' },
    { check: is({ copies: { atLeast: 2 } }), files: ferry('scale: 1'), is: 'no', on: 'scale: 1' },
    { check: is({ links: true }), files: ferry('links: [db]', '  db: { image: "a:1" }'), is: 'yes' },
    { check: is({ links: false }), files: ferry(''), is: 'yes' },
    { check: is({ restart: 'no' }), files: ferry(''), is: 'yes' },
    {
      check: is({ restart: ['always', 'unless-stopped'] }),
      files: ferry('restart: unless-stopped'),
      is: 'yes',
    },
    {
      check: is({ restart: 'always' }),
      files: ferry('restart: "no"'),
      is: 'no',
      says: 'It has to be always',
    },
    { check: is({ restart: 'always' }), files: ferry('restart: ${RESTART}'), is: 'open' },
    {
      check: { count: { service: { image: 'harbour/*' }, atMost: 1 } },
      files: ferry('', '  raft: { image: "harbour/raft:1" }'),
      is: 'no',
    },
    { check: { service: { name: 'ferry' } }, files: { 'notes.txt': '' }, is: 'no' },
    {
      check: is({ privileged: false }),
      files: compose('services:\n  ferry: { extends: { file: far.yaml, service: base } }\n'),
      is: 'open',
      name: 'what it extends may say so',
    },
    {
      check: is({ privileged: false, memory: { atMost: '1 GiB' } }),
      files: compose('services:\n  ferry: { extends: { file: far.yaml, service: base }, mem_limit: 1g }\n'),
      is: 'open',
    },
    {
      check: is({ memory: { atMost: '1 GiB' } }),
      files: compose('services:\n  ferry: { extends: { file: far.yaml, service: base }, mem_limit: 1g }\n'),
      is: 'yes',
      name: 'its own limit counts',
    },
    {
      check: is({ memory: { atMost: '1 GiB' } }),
      files: compose('services:\n  ferry: { extends: { file: far.yaml, service: base }, mem_limit: 4g }\n'),
      is: 'no',
    },
  ])
})

describe('what is built', () => {
  const builds = (check: ServiceCheck['builds']) => is({ builds: check })
  fileCheckTable([
    { check: builds({ context: '.' }), files: ferry('build: .'), is: 'yes' },
    { check: builds({ context: '.' }), files: ferry('build: { context: ./ }'), is: 'yes' },
    { check: builds({ context: 'app' }), files: ferry('build: ./app/'), is: 'yes' },
    { check: builds({ context: '.' }), files: ferry('build: app'), is: 'no', says: 'has the context app' },
    { check: builds({ context: '.' }), files: ferry('build: ${DIR}'), is: 'open' },
    { check: builds({ context: '.' }), files: ferry(''), is: 'no', says: 'It needs build' },
    { check: builds({ dockerfile: 'Dockerfile' }), files: ferry('build: .'), is: 'yes' },
    {
      check: builds({ dockerfile: 'prod.Dockerfile' }),
      files: ferry('build: { context: ., dockerfile: prod.Dockerfile }'),
      is: 'yes',
    },
    {
      check: builds({ dockerfile: 'Dockerfile' }),
      files: ferry('build: { context: ., dockerfile_inline: "FROM scratch" }'),
      is: 'no',
      says: 'dockerfile_inline',
    },
    { check: builds({ target: 'prod' }), files: ferry('build: { context: ., target: prod }'), is: 'yes' },
    { check: builds({ target: 'prod' }), files: ferry('build: .'), is: 'no', says: 'names no target' },
    ...(
      [
        ['args: [V]', 'yes'],
        ['args: { V: "${V:?}" }', 'yes'],
        ['args: { V: "${W}" }', 'no'],
        ['args: { V: 1.2 }', 'no'],
      ] as const
    ).map(([args, is]) => ({
      check: builds({ args: { name: 'V', from: 'V' } }),
      files: ferry(`build: { context: ., ${args} }`),
      is,
    })),
    {
      check: builds({ args: { name: 'V', given: 'outside' } }),
      files: ferry('build: { context: ., args: [V] }'),
      is: 'yes',
    },
    {
      check: builds({ args: { name: 'V', given: 'outside' } }),
      files: ferry('build: { context: ., args: { V: "${V}" } }'),
      is: 'yes',
    },
    {
      check: builds({ args: { name: 'V', given: 'outside' } }),
      files: ferry('build: { context: ., args: { V: 1.2 } }'),
      is: 'no',
      says: 'is written here',
    },
    {
      check: builds({ args: { name: 'V' } }),
      files: ferry('build: { context: ., args: [W=1] }'),
      is: 'no',
      says: 'no V to build with',
    },
    {
      check: builds({ args: { name: 'V', value: '1.*' } }),
      files: ferry('build: { context: ., args: [V=1.2] }'),
      is: 'yes',
    },
  ])
})

describe('variables of the container', () => {
  const env = (check: ServiceCheck['environment']) => is({ environment: check })
  const file = (text: string, lines = 'env_file: .env') => ({ ...ferry(lines), '.env': text })
  fileCheckTable([
    { check: env({ name: 'A' }), files: ferry('environment: { A: b }'), is: 'yes' },
    { check: env({ name: 'A', value: 'b' }), files: ferry('environment: [A=b]'), is: 'yes', on: 'A=b' },
    { check: env({ name: 'A', value: '1' }), files: ferry('environment: { A: 1 }'), is: 'yes' },
    {
      check: env({ name: 'A', value: 'c' }),
      files: ferry('environment: [A=b]'),
      is: 'no',
      says: 'A is set to b. It has to be c',
    },
    {
      check: env({ name: 'A', value: '?*' }),
      files: ferry('environment: { A: "" }'),
      is: 'no',
      says: 'an empty text',
    },
    { check: env({ name: 'A' }), files: ferry(''), is: 'no', says: 'is given no A' },
    { check: env({ name: 'A', given: 'no' }), files: ferry(''), is: 'yes' },
    { check: env({ name: 'A', given: 'no' }), files: ferry('environment: [A]'), is: 'no' },
    { check: env({ name: 'A', given: 'outside' }), files: ferry('environment: [A]'), is: 'yes' },
    {
      check: env({ name: 'A', given: 'outside' }),
      files: ferry('environment: { A: "${A:?set it}" }'),
      is: 'yes',
    },
    {
      check: env({ name: 'A', given: 'outside' }),
      files: ferry('environment: { A: "${A:-raft}" }'),
      is: 'yes',
      name: 'with a default',
    },
    ...[
      { text: 'sail', is: 'yes' as const },
      { text: 'oar, sail', is: 'yes' as const },
      { text: 'oar,motor', is: 'no' as const },
      { text: '${WAYS}', is: 'open' as const },
    ].map(({ text, is: answer }) => ({
      check: env({ name: 'A', parts: ['oar', 'sail'] }),
      files: ferry(`environment: { A: "${text}" }`),
      is: answer,
    })),
    {
      check: env({ name: 'A', given: 'outside', default: false }),
      files: ferry('environment: { A: "${A:-raft}" }'),
      is: 'no',
      says: 'A default is written for A',
    },
    {
      check: env({ name: 'A', given: 'outside', default: false }),
      files: ferry('environment: { A: "${A:?set it}" }'),
      is: 'yes',
    },
    {
      check: env({ name: 'A', given: 'literal' }),
      files: ferry('environment: { A: "${A:-raft}" }'),
      is: 'no',
    },
    { check: env({ name: 'A', default: true }), files: ferry('environment: { A: "${A}" }'), is: 'no' },
    { check: env({ name: 'A', given: 'outside' }), files: ferry('environment: { A: hunter2 }'), is: 'no' },
    {
      check: env({ name: 'A', given: 'literal' }),
      files: ferry('environment: { A: "$${B}" }'),
      is: 'yes',
      name: 'a doubled dollar',
    },
    { check: env({ name: 'A', value: 'x' }), files: ferry('environment: { A: "${A}" }'), is: 'open' },
    {
      check: env({ name: '*', given: 'outside' }),
      files: ferry('environment: { A: b, C: "${C}" }'),
      is: 'yes',
      name: 'one of a pattern',
    },
    {
      check: env({ name: ['POST', 'EXEC'], value: '1' }),
      files: ferry('environment: { POST: 0, EXEC: 1 }'),
      is: 'yes',
    },
    {
      check: env({ name: ['POST', 'EXEC'], value: '1' }),
      files: ferry('environment: { POST: 0 }'),
      is: 'no',
    },
    {
      check: env({ name: 'A*', given: 'no' }),
      files: ferry('environment: { AB: 1 }'),
      is: 'no',
      says: 'is given AB',
    },
    {
      check: env({ name: 'A', value: 'c' }),
      files: ferry('environment: [A=b, A=c]'),
      is: 'yes',
      name: 'the last one counts',
    },
    {
      check: env({ name: 'A', value: 'b' }),
      files: compose('x-e: &e { A: b }\nservices: { ferry: { image: a, environment: { <<: *e, C: d } } }\n'),
      is: 'yes',
      name: 'a merge key',
    },
    { check: env({ name: 'A', value: 'b' }), files: file('A=b\n'), is: 'yes' },
    { check: env({ name: 'A', value: 'b' }), files: file('export A = "b"\n'), is: 'yes' },
    { check: env({ name: 'A' }), files: file('# A=b\n'), is: 'no' },
    {
      check: env({ name: 'A', value: 'c' }),
      files: file('A=b\n', 'env_file: [.env]\nenvironment: [A=c]'),
      is: 'yes',
      name: 'environment wins',
    },
    {
      check: env({ name: 'A', given: 'outside' }),
      files: file('A=b\n', 'env_file: [{ path: .env, required: true }]'),
      is: 'yes',
    },
    {
      check: env({ name: 'A', given: 'literal' }),
      files: file('A=b\n'),
      is: 'no',
      says: 'comes from an env_file',
    },
    { check: env({ name: 'A', given: 'no' }), files: file('A=b\n'), is: 'no' },
    { check: env({ name: 'A' }), files: ferry('env_file: far.env'), is: 'open' },
    { check: env({ name: 'A', given: 'no' }), files: ferry('env_file: far.env'), is: 'open' },
    {
      check: env({ name: 'A', given: 'literal' }),
      files: ferry('env_file: far.env'),
      is: 'no',
      name: 'what comes from a file is not written here',
    },
    { check: env({ name: 'A' }), files: ferry('env_file: far.env\nenvironment: [A=b]'), is: 'yes' },
    { check: env({ name: 'A', value: 'b' }), files: file('A=$B\n'), is: 'open' },
    {
      check: env([{ name: 'A' }, { name: 'B' }]),
      files: ferry('environment: { A: 1 }'),
      is: 'no',
      says: 'is given no B',
    },
    { check: is({ envFile: true }), files: ferry('env_file: far.env'), is: 'yes' },
    { check: is({ envFile: false }), files: ferry(''), is: 'yes' },
    {
      check: env({ name: 'CERT', path: true }),
      files: ferry('environment: { CERT: /run/secrets/crt }\nsecrets: [crt]'),
      is: 'yes',
    },
    {
      check: env({ name: 'CERT', path: true }),
      files: ferry('environment: { CERT: /certs/a.crt }\nvolumes: ["./certs:/certs:ro"]'),
      is: 'yes',
    },
    {
      check: env({ name: 'CERT', path: true }),
      files: ferry('environment: { CERT: /certsx/a.crt }\nvolumes: ["./certs:/certs:ro"]'),
      is: 'no',
      says: 'Nothing is mounted at /certsx/a.crt',
    },
    {
      check: env({ name: 'CERT', path: true }),
      files: ferry('environment: { CERT: "${CERT}" }'),
      is: 'open',
    },
    {
      check: env({ name: 'B', form: 'bucket' }),
      files: ferry('environment: { B: ferry-tickets.2026 }'),
      is: 'yes',
    },
    {
      check: env({ name: 'B', form: 'bucket' }),
      files: ferry('environment: { B: ferry_tickets }'),
      is: 'no',
      says: 'lower-case letters',
    },
    { check: env({ name: 'B', form: 'bucket' }), files: ferry('environment: { B: Ferry }'), is: 'no' },
    { check: env({ name: 'B', form: 'bucket' }), files: ferry('environment: { B: 10.0.0.1 }'), is: 'no' },
    { check: env({ name: 'B', form: 'bucket' }), files: ferry('environment: { B: "${B}" }'), is: 'open' },
  ])
})

describe('what it starts', () => {
  const arg = (check: ServiceCheck['argument']) => is({ argument: check })
  const proxied = (command: string, more = '') =>
    ferry(
      `command: ${command}\n${more}`,
      '  guard: { image: "tecnativa/docker-socket-proxy:1", container_name: watch }\n  far: { image: "tecnativa/docker-socket-proxy:1", networks: [apart] }\nnetworks: { apart: }',
    )
  const leads = arg({ name: '--endpoint', leadsTo: '*socket-proxy*' })
  fileCheckTable([
    {
      check: is({ command: ['gunicorn', 'shop.wsgi'] }),
      files: ferry('command: gunicorn -b :8000 shop.wsgi'),
      is: 'yes',
    },
    {
      check: is({ command: ['gunicorn', 'shop.wsgi'] }),
      files: ferry('command: ["gunicorn", "shop.wsgi"]'),
      is: 'yes',
    },
    {
      check: is({ command: ['gunicorn'] }),
      files: ferry('command: sh -c "sleep 20 && exec gunicorn shop.wsgi"'),
      is: 'yes',
    },
    {
      check: is({ command: ['gunicorn', 'migrate'] }),
      files: ferry('command: sh -c "python manage.py migrate && gunicorn a"'),
      is: 'no',
      name: 'in this order',
    },
    {
      check: is({ command: ['gunicorn'] }),
      files: ferry('entrypoint: ["gunicorn"]\ncommand: ["a"]'),
      is: 'yes',
    },
    { check: is({ command: ['gunicorn'] }), files: ferry(''), is: 'open' },
    { check: is({ command: ['gunicorn'] }), files: ferry('command: ["${PROGRAM}"]'), is: 'open' },
    {
      check: is({ command: ['gunicorn'] }),
      files: {
        ...compose('services: { ferry: { build: . } }\n'),
        Dockerfile: 'FROM python:3.13\nCMD ["gunicorn", "a"]\n',
      },
      is: 'yes',
      name: 'what its image starts',
    },
    {
      check: is({ command: ['gunicorn'] }),
      files: ferry('command: ["uvicorn"]'),
      is: 'no',
      says: 'starts uvicorn. It has to start gunicorn',
    },
    {
      check: is({ command: ['gunicorn', 'shop.wsgi'] }),
      files: ferry('command: gunicorn -b :${PORT} shop.wsgi'),
      is: 'yes',
      name: 'one word is not known',
    },
    {
      check: is({ command: ['gunicorn'] }),
      files: ferry('command: ["gunicorn", "-b", ":${PORT}"]'),
      is: 'yes',
    },
    { check: is({ command: ['uvicorn'] }), files: ferry('command: gunicorn -b :${PORT}'), is: 'open' },
    {
      check: is({ command: ['gunicorn'] }),
      files: ferry('command: ["echo", "gunicorn"]'),
      is: 'no',
      says: 'starts echo',
    },
    {
      check: is({ command: ['gunicorn'] }),
      files: ferry('command: sh -c "echo gunicorn; uvicorn a"'),
      is: 'no',
    },
    { check: is({ command: ['gunicorn'] }), files: ferry('command: sh -c "uvicorn a # gunicorn"'), is: 'no' },
    ...[
      { lines: 'command: sh -c "manage.py migrate || true; gunicorn a"', state: 'yes' as const },
      {
        lines: 'entrypoint: ["sh", "-c", "set -e; { manage.py migrate --noinput || :; }"]',
        state: 'yes' as const,
      },
      {
        lines: 'command: gunicorn a\npre_start: [{ command: sh -c "manage.py migrate || true" }]',
        state: 'yes' as const,
      },
      { lines: 'command: sh -c "manage.py migrate || exit 1; gunicorn a"', state: 'no' as const },
      { lines: 'command: manage.py migrate', state: 'no' as const },
      { lines: '', state: 'no' as const },
    ].map(({ lines, state }) => ({
      check: is({ forgives: ['*manage.py', 'migrate'] }),
      files: ferry(lines),
      is: state,
    })),
    ...[
      { hook: '- command: ["python", "manage.py", "migrate"]', is: 'yes' as const },
      { hook: '- command: sh -c "set -e; manage.py migrate --noinput"\n  user: root', is: 'yes' as const },
      { hook: '- image: a:1\n- command: [b]\n- command: manage.py migrate', is: 'yes' as const },
      { hook: '- command: manage.py ${WHAT}', is: 'open' as const },
      { hook: '- command: echo manage.py migrate', is: 'no' as const },
      { hook: '- image: migrate', is: 'no' as const },
    ].map(({ hook, is: state }) => ({
      check: is({ preStart: ['*manage.py', 'migrate'] }),
      files: ferry(`pre_start:\n${hook.replaceAll(/^/gm, '  ')}`),
      is: state,
    })),
    {
      check: is({ preStart: ['*manage.py', 'migrate'] }),
      files: ferry('post_start: [{ command: manage.py migrate }]'),
      is: 'no',
      says: 'No step of pre_start of ferry runs *manage.py migrate',
    },
    { check: is({ ownCommand: true }), files: ferry('command: a'), is: 'yes' },
    { check: is({ ownCommand: false }), files: ferry(''), is: 'yes' },
    { check: is({ ownCommand: false }), files: ferry('entrypoint: [a]'), is: 'no' },
    {
      check: arg({ name: '--level', value: 'in*' }),
      files: ferry('command: ["a", "--level=info"]'),
      is: 'yes',
    },
    { check: arg({ name: '--level', value: 'in*' }), files: ferry('command: a --Level info'), is: 'yes' },
    {
      check: arg({ name: '--level', value: 'in*' }),
      files: ferry('command: a --level=debug'),
      is: 'no',
      says: '--level is debug. It has to be in*',
    },
    {
      check: arg({ name: '--level' }),
      files: ferry('command: a --levels=x'),
      is: 'no',
      says: 'starts without --level',
    },
    { check: arg({ name: '--level', given: false }), files: ferry('command: a'), is: 'yes' },
    { check: arg({ name: '--level', given: false }), files: ferry('command: a --level=x'), is: 'no' },
    { check: arg({ name: '--level' }), files: ferry(''), is: 'open' },
    {
      check: arg({ name: '--file', mounted: true }),
      files: ferry('command: a --file=/etc/a/b.yaml\nvolumes: ["./a:/etc/a:ro"]'),
      is: 'yes',
    },
    {
      check: arg({ name: '--file', mounted: true }),
      files: ferry('command: a --file=/etc/a/b.yaml'),
      is: 'no',
      says: 'Nothing is mounted at /etc/a/b.yaml',
    },
    { check: leads, files: proxied('a --endpoint=tcp://guard:2375'), is: 'yes' },
    {
      check: arg({ name: '--level', value: 'info' }),
      files: ferry('command: a --level=${LEVEL}'),
      is: 'open',
    },
    { check: arg({ name: '--level' }), files: ferry('command: a --level=${LEVEL}'), is: 'yes' },
    { check: arg({ name: '--level' }), files: ferry('command: ["a", "${OPTIONS}"]'), is: 'open' },
    {
      check: leads,
      files: proxied('a --endpoint=tcp://watch:2375'),
      is: 'yes',
      name: 'by the name of the container',
    },
    {
      check: leads,
      files: proxied('a --endpoint=tcp://far:2375'),
      is: 'no',
      says: 'shares no network with far',
    },
    {
      check: leads,
      files: proxied('a --endpoint=tcp://ferry:2375'),
      is: 'no',
      says: 'which runs harbour/ferry:1.2',
    },
    {
      check: leads,
      files: proxied('a --endpoint=unix:///var/run/docker.sock'),
      is: 'no',
      says: 'leads to no service',
    },
  ])
})
