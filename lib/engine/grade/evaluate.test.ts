import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import { CHECKS } from '../testing/checks.ts'
import { evaluate } from './evaluate.ts'
import type { Check } from './schema.ts'
import { readSubject } from './subject.ts'

const BAKERY = {
  'shop.py': 'app = 1\n',
  'requirements.txt': 'flask==3.1.2\ngunicorn==23.0.0\n',
  'menu.txt': 'rye\n',
}

const GOOD = `FROM python:3.13-slim
ARG GIT_SHA
WORKDIR /shop
RUN useradd --uid 10001 ada && install -d -o ada -m 750 /shop/media
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY shop.py ./
ENV VERSION=$GIT_SHA
LABEL sha=$GIT_SHA
USER ada
EXPOSE 8000
CMD ["gunicorn", "-b", "0.0.0.0:8000", "shop:app"]
`

function ask(check: Check, text: string) {
  const outcome = evaluate(check, readSubject('Dockerfile', { Dockerfile: text }, BAKERY))
  return { ...outcome, on: outcome.place && slice(text, outcome.place) }
}

/** Every failure says something, in whole sentences. */
function expectSpoken(outcome: ReturnType<typeof ask>): void {
  if (!outcome.holds) expect(outcome.seen).toMatch(/\S/)
  expect(outcome.seen).not.toMatch(/undefined|null|\[object|\{\{/)
  if (outcome.need !== '') expect(outcome.need).toMatch(/\.$/)
  if (outcome.holds) expect(outcome.need).toBe('')
}

type Row = readonly [
  name: string,
  check: Check,
  text: string,
  holds: boolean,
  on: string | null,
  subject: string,
]

function table(rows: readonly Row[]): void {
  test.each(rows)('%s', (_, check, text, holds, on, subject) => {
    const outcome = ask(check, text)
    expectSpoken(outcome)
    expect({ holds: outcome.holds, on: outcome.on, subject: outcome.subject }).toEqual({ holds, on, subject })
  })
}

describe('image: base', () => {
  table([
    ['by name', { image: { base: { name: 'python' } } }, GOOD, true, 'python:3.13-slim', 'python:3.13-slim'],
    [
      'one of several',
      { image: { base: { name: ['node', 'python'] } } },
      GOOD,
      true,
      'python:3.13-slim',
      'python:3.13-slim',
    ],
    ['another', { image: { base: { name: 'python' } } }, 'FROM debian:13\n', false, 'debian:13', 'debian:13'],
    [
      'through a mirror',
      { image: { base: { name: 'python' } } },
      'FROM public.ecr.aws/docker/library/python:3.13\n',
      true,
      'public.ecr.aws/docker/library/python:3.13',
      'public.ecr.aws/docker/library/python:3.13',
    ],
    [
      'through a stage',
      { image: { base: { name: 'python' } } },
      'FROM python:3.13 AS one\nFROM one\n',
      true,
      'python:3.13',
      'python:3.13',
    ],
    [
      'supported',
      { image: { base: { supported: true } } },
      GOOD,
      true,
      'python:3.13-slim',
      'python:3.13-slim',
    ],
    [
      'no longer',
      { image: { base: { supported: true } } },
      'FROM python:3.8-slim\n',
      false,
      'python:3.8-slim',
      'python:3.8-slim',
    ],
    ['not to be told', { image: { base: { supported: true } } }, 'FROM python\n', false, 'python', 'python'],
    [
      'wanted out of support',
      { image: { base: { supported: false } } },
      'FROM python:3.8-slim\n',
      true,
      'python:3.8-slim',
      'python:3.8-slim',
    ],
    [
      'versioned',
      { image: { base: { versioned: true } } },
      GOOD,
      true,
      'python:3.13-slim',
      'python:3.13-slim',
    ],
    [
      'major only',
      { image: { base: { versioned: true } } },
      'FROM python:3-slim\n',
      false,
      'python:3-slim',
      'python:3-slim',
    ],
    ['no tag', { image: { base: { versioned: false } } }, 'FROM python\n', true, 'python', 'python'],
  ])
})

describe('image: user', () => {
  const base = 'FROM debian:13-slim\n'
  table([
    ['not root', { image: { user: { root: false } } }, GOOD, true, 'useradd --uid 10001 ada', 'ada'],
    ['no USER', { image: { user: { root: false } } }, base, false, null, 'root'],
    ['root by number', { image: { user: { root: false } } }, `${base}USER 0:0\n`, false, 'USER 0:0', '0'],
    ['root wanted', { image: { user: { root: true } } }, `${base}USER 0\n`, true, 'USER 0', '0'],
    [
      'unknown',
      { image: { user: { root: false } } },
      `${base}ENV NONE=\nUSER \${WHO:-0}\n`,
      false,
      'USER ${WHO:-0}',
      '0',
    ],
    ['exists', { image: { user: { exists: true } } }, `${base}USER 10001\n`, true, 'USER 10001', '10001'],
    ['does not exist', { image: { user: { exists: true } } }, `${base}USER ada\n`, false, 'USER ada', 'ada'],
    [
      'group does not exist',
      { image: { user: { exists: true } } },
      `${base}RUN useradd ada\nUSER ada:crew\n`,
      false,
      'USER ada:crew',
      'ada',
    ],
    ['created here', { image: { user: { created: true } } }, GOOD, true, 'useradd --uid 10001 ada', 'ada'],
    [
      'not created here',
      { image: { user: { created: true } } },
      `${base}USER www-data\n`,
      false,
      'USER www-data',
      'www-data',
    ],
    ['fixed number', { image: { user: { fixedUid: true } } }, GOOD, true, 'useradd --uid 10001 ada', 'ada'],
    [
      'no fixed number',
      { image: { user: { fixedUid: true } } },
      `${base}RUN useradd ada\nUSER ada\n`,
      false,
      'useradd ada',
      'ada',
    ],
    ['no fixed number without USER', { image: { user: { fixedUid: true } } }, base, false, null, 'root'],
    ['named', { image: { user: { named: ['ada', 'bo'] } } }, GOOD, true, 'useradd --uid 10001 ada', 'ada'],
    ['named otherwise', { image: { user: { named: 'bo' } } }, GOOD, false, 'USER ada', 'ada'],
  ])
})

describe('image: files, ports, packages', () => {
  table([
    ['contains', { image: { contains: ['shop.py', 'requirements.txt'] } }, GOOD, true, null, 'shop.py'],
    ['lacks one', { image: { contains: ['shop.py', 'menu.txt'] } }, GOOD, false, null, 'menu.txt'],
    [
      'a directory of the app',
      { image: { path: { path: '/shop/media', kind: 'directory', owner: 'app' } } },
      GOOD,
      true,
      GOOD.split('\n')[3]!,
      '/shop/media',
    ],
    [
      'a file of root',
      { image: { path: { path: '/shop/shop.py', kind: 'file', owner: 'root' } } },
      GOOD,
      true,
      'COPY shop.py ./',
      '/shop/shop.py',
    ],
    [
      'not of the app',
      { image: { path: { path: '/shop/shop.py', owner: 'app' } } },
      GOOD,
      false,
      'COPY shop.py ./',
      '/shop/shop.py',
    ],
    [
      'not of root',
      { image: { path: { path: '/shop/media', owner: 'root' } } },
      GOOD,
      false,
      GOOD.split('\n')[3]!,
      '/shop/media',
    ],
    [
      'of the wrong kind',
      { image: { path: { path: '/shop', kind: 'file' } } },
      GOOD,
      false,
      'WORKDIR /shop',
      '/shop',
    ],
    ['not there', { image: { path: { path: '/shop/cellar' } } }, GOOD, false, null, '/shop/cellar'],
    [
      'of another app user',
      { image: { path: { path: '/m', owner: 'app' } } },
      'FROM debian:13\nCOPY --chown=33 menu.txt /m\nUSER 7\n',
      false,
      'COPY --chown=33 menu.txt /m',
      '/m',
    ],
    ['exposes', { image: { exposes: 8000 } }, GOOD, true, 'EXPOSE 8000', '8000'],
    ['exposes another', { image: { exposes: 80 } }, GOOD, false, 'EXPOSE 8000', '80'],
    ['must not expose', { image: { notExposes: 80 } }, GOOD, true, 'EXPOSE 8000', '80'],
    ['exposes all the same', { image: { notExposes: 8000 } }, GOOD, false, 'EXPOSE 8000', '8000'],
    [
      'udp is not tcp',
      { image: { exposes: 53 } },
      'FROM debian:13\nEXPOSE 53/udp\n',
      false,
      'EXPOSE 53/udp',
      '53',
    ],
    [
      'packages of a manifest',
      { image: { packages: { manager: 'pip', manifest: 'requirements.txt' } } },
      GOOD,
      true,
      null,
      'requirements.txt',
    ],
    [
      'packages by name',
      { image: { packages: { manager: 'pip', names: ['flask', 'gunicorn'] } } },
      GOOD,
      true,
      null,
      'flask',
    ],
    [
      'one is missing',
      { image: { packages: { manager: 'pip', names: ['flask', 'django'] } } },
      GOOD,
      false,
      null,
      'django',
    ],
    [
      'another manager',
      { image: { packages: { manager: 'apt', names: 'flask' } } },
      GOOD,
      false,
      null,
      'flask',
    ],
    [
      'where nobody looks',
      { image: { packages: { manager: 'pip', names: 'flask' } } },
      'FROM python:3.13\nRUN pip install --target /deps flask\nCMD ["gunicorn", "shop:app"]\n',
      false,
      null,
      '/deps',
    ],
    ['closed', { image: { worldWritable: false } }, GOOD, true, null, ''],
    [
      'opened',
      { image: { worldWritable: false } },
      `${GOOD}USER root\nRUN chmod -R 777 /shop\n`,
      false,
      'chmod -R 777 /shop',
      '/shop',
    ],
    [
      'opened and closed again',
      { image: { worldWritable: false } },
      `FROM debian:13\nRUN mkdir /cargo && chmod 777 /cargo && chmod 750 /cargo\n`,
      true,
      null,
      '',
    ],
    [
      'opened by a copy',
      { image: { worldWritable: true } },
      'FROM debian:13\nCOPY --chmod=666 menu.txt /m\n',
      true,
      '666',
      '/m',
    ],
    [
      'carried by ENV',
      { image: { carries: { arg: 'GIT_SHA', env: 'VERSION' } } },
      GOOD,
      true,
      null,
      'VERSION',
    ],
    ['carried by a label', { image: { carries: { arg: 'GIT_SHA', label: true } } }, GOOD, true, null, 'sha'],
    [
      'not carried',
      { image: { carries: { arg: 'GIT_SHA', env: 'VERSION', label: true } } },
      'FROM debian:13\nARG GIT_SHA\nENV VERSION=1\n',
      false,
      null,
      'GIT_SHA',
    ],
  ])
})

describe('image: process', () => {
  const cmd = 'CMD ["gunicorn", "-b", "0.0.0.0:8000", "shop:app"]'
  const at = (line: string): string => GOOD.replace(cmd, line)
  table([
    ['program', { image: { process: { program: ['gunicorn', 'flask'] } } }, GOOD, true, cmd, 'gunicorn'],
    [
      'another program',
      { image: { process: { program: 'gunicorn' } } },
      at('CMD ["python", "shop.py"]'),
      false,
      'CMD ["python", "shop.py"]',
      'python',
    ],
    ['nothing', { image: { process: { program: 'gunicorn' } } }, 'FROM scratch\n', false, null, 'nothing'],
    [
      'serves',
      { image: { process: { serves: { file: 'shop.py', object: 'app' } } } },
      GOOD,
      true,
      cmd,
      'gunicorn',
    ],
    [
      'serves another object',
      { image: { process: { serves: { file: 'shop.py', object: 'app' } } } },
      at('CMD ["gunicorn", "shop:api"]'),
      false,
      'CMD ["gunicorn", "shop:api"]',
      'shop:api',
    ],
    [
      'looks elsewhere',
      { image: { process: { serves: { file: 'shop.py', object: 'app' } } } },
      at('WORKDIR /empty\nCMD ["gunicorn", "shop:app"]'),
      false,
      'CMD ["gunicorn", "shop:app"]',
      'shop:app',
    ],
    ['port', { image: { process: { port: 8000 } } }, GOOD, true, cmd, '8000'],
    ['another port', { image: { process: { port: 80 } } }, GOOD, false, cmd, '8000'],
    ['a port high enough', { image: { process: { port: { atLeast: 1024 } } } }, GOOD, true, cmd, '8000'],
    [
      'a port too low',
      { image: { process: { port: { atLeast: 1024 } } } },
      at('CMD ["gunicorn", "-b", ":80", "shop:app"]'),
      false,
      'CMD ["gunicorn", "-b", ":80", "shop:app"]',
      '80',
    ],
    [
      'a low port wanted',
      { image: { process: { port: { below: 1024 } } } },
      at('CMD ["gunicorn", "-b", ":80", "shop:app"]'),
      true,
      'CMD ["gunicorn", "-b", ":80", "shop:app"]',
      '80',
    ],
    ['reachable', { image: { process: { reachable: true } } }, GOOD, true, cmd, '8000'],
    [
      'loopback only',
      { image: { process: { reachable: true } } },
      at('CMD ["gunicorn", "shop:app"]'),
      false,
      'CMD ["gunicorn", "shop:app"]',
      '127.0.0.1',
    ],
    ['exposed', { image: { process: { exposed: true } } }, GOOD, true, cmd, '8000'],
    [
      'not exposed',
      { image: { process: { exposed: true } } },
      at('CMD ["gunicorn", "-b", ":9000", "shop:app"]'),
      false,
      'CMD ["gunicorn", "-b", ":9000", "shop:app"]',
      '9000',
    ],
  ])
})

describe('stages', () => {
  const two = 'FROM debian:13 AS mill\nUSER 7\nFROM debian:13\nCOPY --from=mill /etc/os-release /\n'
  test('another stage is like that', () => {
    const outcome = ask({ stage: { other: { user: { root: false } } } }, two)
    expect([outcome.holds, outcome.stage, outcome.on]).toEqual([true, 'mill', 'USER 7'])
    expect(ask({ stage: { other: { user: { root: true } } } }, two).holds).toBe(false)
    expect(ask({ stage: { any: { user: { root: true } } } }, two)).toMatchObject({ holds: true, stage: '1' })
    expect(ask({ stage: { other: { user: { root: false } } } }, 'FROM debian:13\nUSER 7\n').holds).toBe(false)
  })
})

describe('cache', () => {
  const check: Check = { cache: { change: { files: 'shop.py' }, keeps: { installs: 'requirements.txt' } } }
  const early = 'FROM python:3.13-slim\nWORKDIR /shop\nCOPY . .\nRUN pip install -r requirements.txt\n'
  table([
    ['kept', check, GOOD, true, 'RUN pip install -r requirements.txt', 'shop.py'],
    ['lost, because of', check, early, false, 'COPY . .', 'shop.py'],
    ['no such step', check, 'FROM python:3.13-slim\nCOPY . .\n', false, null, 'requirements.txt'],
    [
      'kept when an argument changes',
      { cache: { change: { args: 'GIT_SHA' }, keeps: { installs: 'requirements.txt' } } },
      GOOD.replace('ARG GIT_SHA\n', '').replace('ENV VERSION', 'ARG GIT_SHA\nENV VERSION'),
      true,
      'RUN pip install -r requirements.txt',
      'GIT_SHA',
    ],
    [
      'lost by an argument above',
      { cache: { change: { args: 'GIT_SHA' }, keeps: { installs: 'requirements.txt' } } },
      GOOD,
      false,
      'ARG GIT_SHA',
      'GIT_SHA',
    ],
  ])

  test('through a stage the first cause is named', () => {
    const text =
      'FROM python:3.13 AS deps\nCOPY shop.py requirements.txt /src/\nFROM deps\nRUN pip install -r /src/requirements.txt\n'
    expect(ask(check, text)).toMatchObject({ holds: false, on: 'COPY shop.py requirements.txt /src/' })
    expect(ask(check, text).seen).toMatch(/line 4 .*line 2/)
  })
})

describe('what steps do', () => {
  const early =
    'FROM python:3.13-slim AS one\nWORKDIR /shop\nCOPY . .\nRUN pip install --no-cache-dir -r requirements.txt\n'
  table([
    [
      'input by copy',
      { input: { of: { installs: 'requirements.txt' }, via: 'copy' } },
      GOOD,
      true,
      'COPY requirements.txt ./',
      'requirements.txt',
    ],
    [
      'input of nothing else',
      { input: { of: { installs: 'requirements.txt' }, beyond: ['requirements*.txt'] } },
      GOOD,
      false,
      null,
      '',
    ],
    [
      'input beyond',
      { input: { of: { installs: 'requirements.txt' }, beyond: ['requirements*.txt'] } },
      early,
      true,
      'COPY . .',
      '.',
    ],
    [
      'input by bind',
      { input: { of: { installs: 'requirements.txt' }, via: 'bind', only: ['*.txt'] } },
      'FROM python:3.13\nRUN --mount=type=bind,source=requirements.txt,target=/r.txt pip install -r /r.txt\n',
      true,
      '--mount=type=bind,source=requirements.txt,target=/r.txt',
      'requirements.txt',
    ],
    [
      'install',
      { install: { manifest: 'requirements.txt' } },
      GOOD,
      true,
      'pip install -r requirements.txt',
      'requirements.txt',
    ],
    [
      'install that need not run',
      { install: { certain: false } },
      'FROM python:3.13\nRUN pip install flask || pip install flask==3.1.2\n',
      true,
      'pip install flask==3.1.2',
      '',
    ],
    ['no install', { install: {} }, 'FROM debian:13\n', false, null, ''],
    ['command', { command: { program: 'useradd' } }, GOOD, true, 'useradd --uid 10001 ada', 'useradd'],
    ['no such command', { command: { program: ['adduser', 'usermod'] } }, GOOD, false, null, ''],
    [
      'an echo is an echo',
      { command: { program: 'useradd' } },
      'FROM debian:13\nRUN echo useradd\n',
      false,
      null,
      '',
    ],
    [
      'pip under its names',
      { command: { tool: 'pip', arguments: ['install'] } },
      'FROM python:3.13\nRUN python3 -m pip install flask\n',
      true,
      'python3 -m pip install flask',
      'python3',
    ],
    ['without an option', { command: { tool: 'pip', without: '--no-cache-dir' } }, early, false, null, ''],
    ['mentions', { command: { mentions: '10001' } }, GOOD, true, 'useradd --uid 10001 ada', '10001'],
    [
      'as root',
      { command: { program: 'useradd', user: 'root' } },
      GOOD,
      true,
      'useradd --uid 10001 ada',
      'useradd',
    ],
    ['not as another', { command: { program: 'useradd', user: 'non-root' } }, GOOD, false, null, ''],
    ['sets by ARG', { sets: { name: 'GIT_SHA', by: 'ARG' } }, GOOD, true, 'ARG GIT_SHA', 'GIT_SHA'],
    [
      'uses in LABEL',
      { sets: { name: 'GIT_SHA', by: 'LABEL', how: 'uses' } },
      GOOD,
      true,
      'LABEL sha=$GIT_SHA',
      'GIT_SHA',
    ],
    [
      'before the install',
      { sets: { name: 'GIT_SHA', before: { installs: 'requirements.txt' } } },
      GOOD,
      true,
      'ARG GIT_SHA',
      'GIT_SHA',
    ],
    [
      'not before it',
      { sets: { name: 'VERSION', before: { installs: 'requirements.txt' } } },
      GOOD,
      false,
      null,
      'VERSION',
    ],
    [
      'used without being declared',
      { sets: { name: 'GIT_SHA', how: 'uses', declared: false } },
      'FROM debian:13\nENV VERSION=$GIT_SHA\n',
      true,
      'ENV VERSION=$GIT_SHA',
      'GIT_SHA',
    ],
    ['copied', { copied: { file: 'shop.py' } }, GOOD, true, 'COPY shop.py ./', 'shop.py'],
    ['copied beyond', { copied: { beyond: ['requirements.txt'] } }, GOOD, true, 'COPY shop.py ./', 'shop.py'],
    ['never copied', { copied: { file: 'menu.txt' } }, GOOD, false, null, ''],
    [
      'copied too late',
      { copied: { file: 'requirements.txt', afterProblem: 'requirements-missing' } },
      'FROM python:3.13\nWORKDIR /shop\nRUN pip install -r requirements.txt\nCOPY requirements.txt .\n',
      true,
      'pip install -r requirements.txt',
      'requirements.txt',
    ],
    ['instruction', { instruction: { keyword: 'expose' } }, GOOD, true, 'EXPOSE 8000', '8000'],
    ['no such instruction', { instruction: { keyword: ['VOLUME', 'ONBUILD'] } }, GOOD, false, null, ''],
    [
      'USER that is root',
      { instruction: { keyword: 'USER', root: true } },
      'FROM debian:13\nUSER 0\nUSER 7\n',
      true,
      'USER 0',
      '0',
    ],
    [
      'opens by chmod',
      { opens: { by: 'chmod' } },
      'FROM debian:13\nRUN mkdir /d && chmod 777 /d\n',
      true,
      'chmod 777 /d',
      '/d',
    ],
    [
      'opens by creation only',
      { opens: { by: 'creation' } },
      'FROM debian:13\nRUN mkdir /d && chmod 777 /d\n',
      false,
      null,
      '',
    ],
  ])

  test.each([
    ['image', 2, true],
    ['used', 2, true],
    ['any', 2, true],
    ['other', 2, true],
    ['unused', 2, true],
    ['image', 1, false],
    ['used', 1, true],
    ['any', 1, true],
    ['other', 1, true],
    ['unused', 1, false],
    ['image', 0, false],
    ['used', 0, false],
    ['any', 0, true],
    ['other', 0, true],
    ['unused', 0, true],
  ] as const)('in %s, stage %i', (where, stage, expected) => {
    const lines = [
      'FROM debian:13 AS cellar',
      'FROM debian:13 AS mill',
      'FROM debian:13',
      'COPY --from=mill /etc/os-release /',
    ]
    const at = [1, 2, 4][stage]!
    const text = `${lines.toSpliced(at, 0, 'RUN grind rye').join('\n')}\n`
    const holds = ask({ command: { program: 'grind', in: where } }, text).holds
    expect(holds).toBe(stage === 2 ? ['image', 'used', 'any'].includes(where) : expected)
  })
})

describe('builds, problem, clean', () => {
  const broken = 'FROM debian:13\nCOPY rolls.txt /r\n'
  table([
    ['builds', { builds: true }, GOOD, true, null, ''],
    ['stops', { builds: true }, broken, false, 'rolls.txt', ''],
    ['despite', { builds: { despite: ['copy-source-missing'] } }, broken, true, null, ''],
    ['problem', { problem: 'copy-source-missing' }, broken, true, 'rolls.txt', 'rolls.txt'],
    ['no such problem', { problem: 'copy-source-missing' }, GOOD, false, null, ''],
    ['clean', { clean: ['base-image-latest'] }, GOOD, true, null, ''],
    [
      'not clean',
      { clean: ['base-image-latest'] },
      'FROM python:latest\n',
      false,
      'python:latest',
      'python:latest',
    ],
  ])
})

describe('all, any, not', () => {
  const yes: Check = { image: { exposes: 8000 } }
  const no: Check = { image: { exposes: 80 } }

  test.each([
    [{ all: [yes, yes] }, true],
    [{ all: [yes, no] }, false],
    [{ any: [no, yes] }, true],
    [{ any: [no, no] }, false],
    [{ not: no }, true],
    [{ not: yes }, false],
    [{ not: { not: yes } }, true],
    [{ ...yes, not: no }, true],
    [{ ...yes, not: yes }, false],
    [{ all: [{ any: [no, yes] }, { not: no }] }, true],
    [{ image: { exposes: 8000, notExposes: 8000 } }, false],
  ] satisfies readonly (readonly [Check, boolean])[])('%j: %s', (check, expected) => {
    const outcome = ask(check, GOOD)
    expectSpoken(outcome)
    expect(outcome.holds).toBe(expected)
  })

  test('the first that fails speaks', () => {
    expect(ask({ all: [yes, no, { instruction: { keyword: 'VOLUME' } }] }, GOOD).subject).toBe('80')
  })
})

test('an empty file has no image', () => {
  for (const check of [
    { image: { user: { root: false } } },
    { builds: true },
    { stage: { any: {} } },
    { cache: { change: { files: 'a' }, keeps: { installs: 'b' } } },
  ] satisfies Check[]) {
    expect(ask(check, '').holds).toBe(false)
  }
})

describe('whatever the file is, every check has an answer', () => {
  const DIGEST = `sha256:${'0'.repeat(64)}`
  const files: readonly (readonly [string, string])[] = [
    ['empty', ''],
    ['a comment', '# later\n'],
    ['one line', 'FROM scratch'],
    [
      'a base nobody knows',
      'FROM quay.example/a/b\nUSER $WHO\nWORKDIR $WHERE\nENV A=$B\nHEALTHCHECK CMD $C\nCMD $D\n',
    ],
    [
      'a base from nothing',
      'ARG X\nFROM $X AS a\nFROM a\nCOPY --from=$Y /a /b\nRUN --mount=type=secret,id=t,target=$Z cat $Z\n',
    ],
    ['pinned', `FROM python:3.13@${DIGEST}\nRUN pip install $WHAT $(cat x) && ./tool | sh\n`],
    [
      'another shell',
      'FROM debian:13\nSHELL ["powershell", "-Command"]\nRUN Remove-Item x\nHEALTHCHECK CMD Test-Path x\nCMD Start-It\n',
    ],
    ['heredocs', 'FROM debian:13\nRUN <<EOF\napt-get update\nrm -rf /\nEOF\nCOPY <<a <<b /d/\nx\na\ny\nb\n'],
    ['errors', 'FORM x\nRUN "\nCOPY\nFROM\nENV\nEXPOSE a\nVOLUME [\nHEALTHCHECK\n'],
    ['a circle', 'FROM b AS a\nFROM a AS b\nCOPY --from=a / /\n'],
    ['everything', GOOD],
  ]
  test.each(files)('%s', (_, text) => {
    for (const check of CHECKS) {
      const outcome = ask(check, text)
      expectSpoken(outcome)
      const opposite = ask({ not: check }, text)
      expect([outcome.known, outcome.holds && opposite.holds]).toEqual([opposite.known, false])
    }
  })
})
