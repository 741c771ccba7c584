import { describe } from 'vitest'
import type { SecretTrail } from '../../build/types.ts'
import { checkTable, withBuild } from '../../testing/check-table.ts'
import type { Subject } from '../subject.ts'

const FILE = 'FROM debian:13-slim\nCOPY id_rsa /root/id_rsa\nRUN rm /root/id_rsa\n'
const KEY = { id_rsa: 'key\n', 'requirements.txt': 'flask==3.1.2\n' }

function trail(more: Partial<SecretTrail>) {
  return (subject: Subject): Subject => {
    const steps = subject.build.stages[0]!.steps
    const one: SecretTrail = {
      what: '/root/id_rsa',
      stage: 0,
      step: 1,
      removedIn: null,
      recoverable: true,
      how: 'Unpack the layer of line 2.',
      by: 'copied',
      range: steps[1]!.instruction.range,
      removedRange: null,
      certain: true,
      ...more,
    }
    return withBuild({ secrets: [one] })(subject)
  }
}
const none = { not: { secret: { recoverable: true } } }

describe('secrets', () => {
  checkTable(
    [
      { name: 'none', check: none, file: 'FROM debian:13-slim\n', is: 'yes' },
      {
        name: 'copied',
        check: none,
        file: FILE,
        is: 'no',
        given: trail({}),
        on: 'COPY id_rsa /root/id_rsa',
        subject: '/root/id_rsa',
        says: 'Unpack the layer',
      },
      {
        name: 'in a stage that is thrown away',
        check: none,
        file: FILE,
        is: 'yes',
        given: trail({ recoverable: false }),
      },
      {
        name: 'deleted too late',
        check: { secret: { deletedLate: true } },
        file: FILE,
        is: 'yes',
        given: trail({ removedIn: 2 }),
        says: 'deleted too late',
      },
      {
        name: 'not deleted',
        check: { secret: { deletedLate: true } },
        file: FILE,
        is: 'no',
        given: trail({}),
      },
      {
        name: 'by the way it came',
        check: { secret: { by: ['env', 'arg'] } },
        file: FILE,
        is: 'yes',
        given: trail({ by: 'env', what: 'ENV OVEN_TOKEN' }),
      },
      {
        name: 'by its name',
        check: { secret: { what: 'ENV *TOKEN' } },
        file: FILE,
        is: 'yes',
        given: trail({ by: 'env', what: 'ENV OVEN_TOKEN' }),
        subject: 'ENV OVEN_TOKEN',
      },
      {
        name: 'by its path',
        check: { secret: { what: '/root/*' } },
        file: FILE,
        is: 'yes',
        given: trail({}),
      },
      {
        name: 'by another path',
        check: { secret: { what: '*.pem' } },
        file: FILE,
        is: 'no',
        given: trail({}),
      },
      { name: 'only perhaps one', check: none, file: FILE, is: 'open', given: trail({ certain: false }) },
      { name: 'of the build itself', check: none, file: FILE, is: 'no', on: 'COPY id_rsa /root/id_rsa' },
    ],
    KEY,
  )
})

const run = (mount: string, command: string): string =>
  `FROM python:3.13-slim\nCOPY requirements.txt .\nRUN ${mount} ${command}\n`
const INSTALL = 'pip install -r requirements.txt'
const token = '--mount=type=secret,id=pip-token'
const used = { step: { installs: 'requirements.txt', mounts: { type: 'secret' as const, used: true } } }
const cached = {
  step: { installs: 'requirements.txt', mounts: { type: 'cache' as const, caches: 'pip' as const } },
}

describe('mounts', () => {
  checkTable(
    [
      {
        name: 'a secret that is read',
        check: used,
        file: run(token, `TOKEN=$(cat /run/secrets/pip-token) && ${INSTALL}`),
        is: 'yes',
      },
      {
        name: 'a secret in a variable',
        check: used,
        file: run(
          `${token},env=TOKEN`,
          `pip install --index-url https://u:$TOKEN@pypi.example/simple -r requirements.txt`,
        ),
        is: 'yes',
      },
      {
        name: 'a secret as a file that pip knows',
        check: used,
        file: run(`${token},target=/root/.config/pip/pip.conf`, INSTALL),
        is: 'yes',
      },
      {
        name: 'logins in the home directory',
        check: used,
        file: run(`${token},target=/root/.netrc`, INSTALL),
        is: 'yes',
      },
      {
        name: 'logins where nobody looks',
        check: used,
        file: run(`${token},target=/bakery/.netrc`, INSTALL),
        is: 'no',
      },
      {
        name: 'logins that a variable names',
        check: used,
        file: run(`${token},target=/bakery/.netrc`, `NETRC=/bakery/.netrc ${INSTALL}`),
        is: 'yes',
      },
      {
        name: 'logins in the home that HOME names',
        check: used,
        file: run(`${token},target=/bakery/.netrc`, INSTALL).replace('COPY', 'ENV HOME=/bakery\nCOPY'),
        is: 'yes',
      },
      {
        name: 'a variable that pip knows',
        check: used,
        file: run(`${token},env=PIP_INDEX_URL`, INSTALL),
        is: 'yes',
      },
      { name: 'a secret that nobody reads', check: used, file: run(token, INSTALL), is: 'no' },
      { name: 'no secret', check: used, file: run('', INSTALL), is: 'no' },
      {
        name: 'by id',
        check: { step: { mounts: { type: 'secret', id: 'pip-token' } } },
        file: run(token, INSTALL),
        is: 'yes',
      },
      {
        name: 'by another id',
        check: { step: { mounts: { type: 'secret', id: 'npm-token' } } },
        file: run(token, INSTALL),
        is: 'no',
      },
      {
        name: 'an agent',
        check: { step: { mounts: { type: 'ssh' } } },
        file: run('--mount=type=ssh', INSTALL),
        is: 'yes',
      },
      {
        name: 'the cache of pip',
        check: cached,
        file: run('--mount=type=cache,target=/root/.cache/pip', INSTALL),
        is: 'yes',
      },
      {
        name: 'a directory above it',
        check: cached,
        file: run('--mount=type=cache,target=/root/.cache', INSTALL),
        is: 'yes',
      },
      {
        name: 'somewhere else',
        check: cached,
        file: run('--mount=type=cache,target=/cache', INSTALL),
        is: 'no',
      },
      {
        name: 'where an option says',
        check: cached,
        file: run('--mount=type=cache,target=/cache', `pip install --cache-dir /cache -r requirements.txt`),
        is: 'yes',
      },
      {
        name: 'where a variable of the command says',
        check: cached,
        file: run('--mount=type=cache,target=/cache', `PIP_CACHE_DIR=/cache ${INSTALL}`),
        is: 'yes',
      },
      {
        name: 'where ENV says',
        check: cached,
        file: run('--mount=type=cache,target=/cache', INSTALL).replace(
          'COPY',
          'ENV PIP_CACHE_DIR=/cache\nCOPY',
        ),
        is: 'yes',
      },
      {
        name: 'where ARG says',
        check: cached,
        file: run('--mount=type=cache,target=/cache', INSTALL).replace(
          'COPY',
          'ARG PIP_CACHE_DIR=/cache\nCOPY',
        ),
        is: 'yes',
      },
      {
        name: 'a cache that cannot be written to',
        check: cached,
        file: run('--mount=type=cache,target=/root/.cache/pip,ro', INSTALL),
        is: 'no',
      },
      {
        name: 'a cache that says that it can be written to',
        check: cached,
        file: run('--mount=type=cache,target=/root/.cache/pip,readonly=false', INSTALL),
        is: 'yes',
      },
      {
        name: 'a cache of root, for another user',
        check: cached,
        file: run('--mount=type=cache,target=/home/ada/.cache/pip', INSTALL).replace(
          'COPY',
          'USER ada\nCOPY',
        ),
        is: 'no',
      },
      {
        name: 'a cache of another user, for that user',
        check: cached,
        file: run('--mount=type=cache,target=/home/ada/.cache/pip,uid=1000', INSTALL).replace(
          'COPY',
          'USER ada\nCOPY',
        ),
        is: 'yes',
      },
      {
        name: 'a cache in another home',
        check: cached,
        file: run('--mount=type=cache,target=/root/.cache/pip', `HOME=/srv ${INSTALL}`),
        is: 'no',
      },
      {
        name: 'the cache of a program that is not run',
        check: { step: { installs: 'requirements.txt', mounts: { type: 'cache', caches: ['pip', 'uv'] } } },
        file: run('--mount=type=cache,target=/root/.cache/uv', INSTALL),
        is: 'no',
      },
      {
        name: 'below the shared directory of caches',
        check: cached,
        file: run('--mount=type=cache,target=/cache/pip', INSTALL).replace(
          'COPY',
          'ENV XDG_CACHE_HOME=/cache\nCOPY',
        ),
        is: 'yes',
      },
      {
        name: 'where the shared directory of caches no longer is',
        check: cached,
        file: run('--mount=type=cache,target=/root/.cache', INSTALL).replace(
          'COPY',
          'ENV XDG_CACHE_HOME=/cache\nCOPY',
        ),
        is: 'no',
      },
      {
        name: 'where the default no longer is',
        check: cached,
        file: run('--mount=type=cache,target=/root/.cache/pip', INSTALL).replace(
          'COPY',
          'ENV PIP_CACHE_DIR=/cache\nCOPY',
        ),
        is: 'no',
      },
      {
        name: 'two locked caches',
        check: {
          step: {
            mounts: [
              { type: 'cache', target: '/var/cache/apt', sharing: ['locked', 'private'] },
              { type: 'cache', target: '/var/lib/apt', sharing: ['locked', 'private'] },
            ],
          },
        },
        file: 'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update\n',
        is: 'yes',
      },
      {
        name: 'one of them shared',
        check: {
          step: {
            mounts: [
              { type: 'cache', target: '/var/cache/apt', sharing: ['locked', 'private'] },
              { type: 'cache', target: '/var/lib/apt', sharing: ['locked', 'private'] },
            ],
          },
        },
        file: 'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt apt-get update\n',
        is: 'no',
      },
      {
        name: 'commands one after the other',
        check: {
          step: {
            runs: [
              { program: 'apt-get', arguments: 'update' },
              { program: 'apt-get', arguments: 'install' },
            ],
          },
        },
        file: 'FROM debian:13\nRUN apt-get update && apt-get install -y rye\n',
        is: 'yes',
      },
      {
        name: 'the other way round',
        check: {
          some: {
            step: { manager: 'apt' },
            is: {
              runs: [
                { program: 'apt-get', arguments: 'update' },
                { program: 'apt-get', arguments: 'install' },
              ],
            },
          },
        },
        file: 'FROM debian:13\nRUN apt-get install -y rye && apt-get update\n',
        is: 'no',
        says: 'does not run apt-get install there',
      },
      {
        name: 'every install cleans up or mounts',
        check: {
          every: {
            step: { manager: 'apt' },
            is: [
              { runs: { program: 'rm', mentions: '/var/lib/apt/lists' } },
              { mounts: { type: 'cache', target: '/var/lib/apt' } },
            ],
          },
        },
        file: 'FROM debian:13\nRUN apt-get update && apt-get install -y rye && rm -rf /var/lib/apt/lists/*\nRUN --mount=type=cache,target=/var/lib/apt apt-get install -y oat\n',
        is: 'yes',
      },
    ],
    KEY,
  )
})
