import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/stages.ts'
import { baseConfigOf } from '../../images/index.ts'
import { build } from '../build.ts'
import { contextOf } from '../context.ts'
import type { Build, FileEntry } from '../types.ts'

const CARGO = contextOf({
  'crane.py': 'lift()\n',
  'logs/monday.log': 'calm\n',
  'logs/.hidden': 'x\n',
  'logs/tuesday.log': 'storm\n',
})

function dock(lines: string, from = 'debian:13-slim'): Build {
  return build(parse(`FROM ${from}\n${lines}\n`, { baseImage: baseConfigOf }), CARGO)
}
/** `/path owner mode`, with `/` behind directories and `@` behind links. */
const line = ([path, { kind, owner, mode }]: [string, FileEntry]): string =>
  `${path}${kind === 'directory' ? '/' : kind === 'symlink' ? '@' : ''} ${owner.name ?? owner.uid} ${mode?.toString(8) ?? '?'}`
const files = (built: Build): string[] => [...built.image!.files.entries].map(line).toSorted()
const problems = (built: Build): string[] => built.problems.map(({ code, severity }) => `${code} ${severity}`)
const last = (built: Build) => built.stages.at(-1)!.steps.at(-1)!

describe('making', () => {
  test.each([
    ['mkdir /srv/quay', ['/srv/quay/ root 755']],
    [
      'mkdir -p /srv/quay/north /srv/south',
      ['/srv/quay/ root 755', '/srv/quay/north/ root 755', '/srv/south/ root 755'],
    ],
    ['mkdir -m 0700 /srv/safe', ['/srv/safe/ root 700']],
    ['mkdir --mode=1777 /srv/open', ['/srv/open/ root 1777']],
    ['cd /srv && mkdir quay', ['/srv/quay/ root 755']],
    ['install -d /srv/quay', ['/srv/quay/ root 755']],
    ['install -d -o www-data -g www-data -m 750 /srv/quay', ['/srv/quay/ www-data 750']],
    ['touch /srv/log', ['/srv/log root 644']],
    ['echo calm > /srv/log', ['/srv/log root 644']],
    ['echo calm >> /srv/log', ['/srv/log root 644']],
    ['echo calm | tee /srv/a /srv/b', ['/srv/a root 644', '/srv/b root 644']],
    ['printf x > /dev/null', []],
    ['ln -s /srv/quay /srv/link', ['/srv/link@ root 644']],
    ['{ echo calm; echo storm; } > /srv/log', ['/srv/log root 644']],
    ['(cd /srv && echo calm > log)', ['/srv/log root 644']],
    ['true > /srv/a 2>/srv/b', ['/srv/a root 644', '/srv/b root 644']],
  ])('%s', (command, expected) => {
    expect(files(dock(`RUN ${command}`))).toEqual(expected)
  })

  test('touch leaves what is there', () => {
    expect(
      dock('COPY crane.py /srv/\nRUN touch /srv/crane.py').image!.files.entries.get('/srv/crane.py')!,
    ).toMatchObject({ context: 'crane.py', content: 'lift()\n' })
  })

  test('a redirection into a file changes its bytes, not its owner', () => {
    const built = dock('COPY --chown=www-data crane.py /srv/\nRUN echo x >> /srv/crane.py')
    expect(built.image!.files.entries.get('/srv/crane.py')!).toMatchObject({
      context: null,
      content: 'lift()\nx\n',
      size: 9,
      owner: { name: 'www-data' },
      made: { stage: 0, step: 2 },
    })
  })

  test('the step lists what is new', () => {
    expect(last(dock('RUN mkdir -p /srv/quay && touch /srv/quay/log')).added).toEqual([
      '/srv/quay',
      '/srv/quay/log',
    ])
  })
})

describe('copying and moving', () => {
  test.each([
    ['cp to a name', 'cp /srv/crane.py /srv/lift.py', ['/srv/crane.py root 644', '/srv/lift.py root 644']],
    [
      'cp into a directory',
      'mkdir /srv/d && cp /srv/crane.py /srv/d',
      ['/srv/crane.py root 644', '/srv/d/ root 755', '/srv/d/crane.py root 644'],
    ],
    [
      'cp -t',
      'mkdir /srv/d && cp -t /srv/d /srv/crane.py',
      ['/srv/crane.py root 644', '/srv/d/ root 755', '/srv/d/crane.py root 644'],
    ],
    ['rm of a star in quotes', 'rm -rf "/srv/*"', ['/srv/crane.py root 644']],
    ['rm of a star', 'rm -rf /srv/*', []],
    ['mv', 'mv /srv/crane.py /srv/lift.py', ['/srv/lift.py root 644']],
    [
      'install -m',
      'install -m 0750 /srv/crane.py /srv/lift',
      ['/srv/crane.py root 644', '/srv/lift root 750'],
    ],
    ['install into a directory', 'install /srv/crane.py /srv/', ['/srv/crane.py root 755']],
  ])('%s', (_, command, expected) => {
    expect(files(dock(`COPY crane.py /srv/\nRUN ${command}`))).toEqual(expected)
  })

  test('content and origin travel with the copy', () => {
    const { entries } = dock(
      'COPY crane.py /srv/\nRUN cp /srv/crane.py /srv/a && mv /srv/crane.py /srv/b && install -m 755 /srv/b /srv/c',
    ).image!.files
    expect(
      ['/srv/a', '/srv/b', '/srv/c'].map((path) => [entries.get(path)?.context, entries.get(path)?.content]),
    ).toEqual(Array(3).fill(['crane.py', 'lift()\n']))
  })

  test('cp gives the file to who copies, cp -p and mv keep the owner', () => {
    const { entries } = dock(
      'COPY --chown=www-data crane.py /srv/\nRUN cp /srv/crane.py /srv/a && cp -p /srv/crane.py /srv/b && mv /srv/crane.py /srv/c',
    ).image!.files
    expect(['/srv/a', '/srv/b', '/srv/c'].map((path) => entries.get(path)?.owner.name)).toEqual([
      'root',
      'www-data',
      'www-data',
    ])
  })
})

describe('removing', () => {
  const START = 'COPY logs /srv/logs\nCOPY crane.py /srv/\n'

  test.each([
    [
      'rm /srv/crane.py',
      [
        '/srv/logs/ root 755',
        '/srv/logs/.hidden root 644',
        '/srv/logs/monday.log root 644',
        '/srv/logs/tuesday.log root 644',
      ],
    ],
    ['rm -rf /srv/logs', ['/srv/crane.py root 644']],
    [
      'rm -f /srv/logs /srv/crane.py',
      [
        '/srv/logs/ root 755',
        '/srv/logs/.hidden root 644',
        '/srv/logs/monday.log root 644',
        '/srv/logs/tuesday.log root 644',
      ],
    ],
    ['rm -f /srv/logs/*', ['/srv/crane.py root 644', '/srv/logs/ root 755', '/srv/logs/.hidden root 644']],
    [
      'rm /srv/logs/m*.log',
      [
        '/srv/crane.py root 644',
        '/srv/logs/ root 755',
        '/srv/logs/.hidden root 644',
        '/srv/logs/tuesday.log root 644',
      ],
    ],
    ['cd /srv && rm -r logs crane.py', []],
    ['for name in logs crane.py; do rm -r /srv/$name; done', []],
    [
      'rm -rf /srv/log',
      [
        '/srv/crane.py root 644',
        '/srv/logs/ root 755',
        '/srv/logs/.hidden root 644',
        '/srv/logs/monday.log root 644',
        '/srv/logs/tuesday.log root 644',
      ],
    ],
  ])('%s', (command, expected) => {
    expect(files(dock(`${START}RUN ${command}`))).toEqual(expected)
  })

  test('the step lists what is gone', () => {
    expect(last(dock(`${START}RUN rm -r /srv/logs`)).removed).toEqual(
      expect.arrayContaining(['/srv/logs', '/srv/logs/monday.log']),
    )
  })

  test('what need not run removes nothing', () => {
    expect(files(dock('COPY crane.py /srv/\nRUN test -f /etc/motd && rm /srv/crane.py || true'))).toEqual([
      '/srv/crane.py root 644',
    ])
  })
})

describe('owner and mode', () => {
  const START = 'COPY logs /srv/logs\n'
  const FILES = ['', '/.hidden', '/monday.log', '/tuesday.log'].map((name) => `/srv/logs${name}`)
  const owners = (command: string) => {
    const { entries } = dock(`${START}RUN ${command}`).image!.files
    return FILES.map((path) => entries.get(path)!.owner.name ?? entries.get(path)!.owner.uid)
  }
  const modes = (command: string) => {
    const { entries } = dock(`${START}RUN ${command}`).image!.files
    return FILES.map((path) => entries.get(path)!.mode?.toString(8))
  }

  test.each([
    ['chown www-data /srv/logs', ['www-data', 'root', 'root', 'root']],
    ['chown -R www-data:www-data /srv/logs', ['www-data', 'www-data', 'www-data', 'www-data']],
    ['chown --recursive 33:33 /srv/logs', ['www-data', 'www-data', 'www-data', 'www-data']],
    ['chown 4711 /srv/logs/*', ['root', 'root', 4711, 4711]],
    ['chown :www-data /srv/logs', ['root', 'root', 'root', 'root']],
    ['useradd mate && chown -R mate: /srv/logs', ['mate', 'mate', 'mate', 'mate']],
    ['chown www-data.www-data /srv/logs', ['www-data', 'root', 'root', 'root']],
  ])('%s', (command, expected) => {
    expect(owners(command)).toEqual(expected)
  })

  test.each([
    ['chmod 700 /srv/logs', ['700', '644', '644', '644']],
    ['chmod -R go-rwx /srv/logs', ['700', '600', '600', '600']],
    ['chmod -R u=rwX,go=rX /srv/logs', ['755', '644', '644', '644']],
    ['chmod +x /srv/logs/monday.log', ['755', '644', '755', '644']],
    ['chmod -x /srv/logs/monday.log', ['755', '644', '644', '644']],
    ['chmod a+w /srv/logs/*.log', ['755', '644', '666', '666']],
  ])('%s', (command, expected) => {
    expect(modes(command)).toEqual(expected)
  })

  test('a directory of the base image is adopted when it gets an owner', () => {
    const built = dock('RUN chown www-data /var/lib/quay')
    expect(built.image!.files.entries.get('/var/lib/quay')!).toMatchObject({
      kind: 'directory',
      owner: { name: 'www-data', uid: 33 },
      fresh: false,
    })
  })

  test.each([
    ['RUN chown pilot /srv/logs', ['unknown-user error']],
    ['RUN chown pilot /srv/logs || true', ['unknown-user warning']],
    ['RUN chown 1200 /srv/logs', []],
    ['RUN chown www-data /srv/crane', ['file-missing error']],
    ['RUN chown www-data /etc/quay.conf', []],
    ['RUN install -o pilot -d /srv/q', ['unknown-user error']],
    ['USER www-data\nRUN chown www-data /srv/logs', ['permission-denied error']],
    ['USER www-data\nRUN mkdir /srv/logs/more', ['permission-denied error']],
    ['USER www-data\nRUN mkdir -p /srv/logs', []],
    ['RUN chown www-data /srv/logs\nUSER www-data\nRUN mkdir /srv/logs/more', []],
    ['RUN chmod 777 /srv/logs\nUSER www-data\nRUN mkdir /srv/logs/more', []],
    ['USER www-data\nRUN mkdir /etc/more', []],
  ])('%j', (lines, expected) => {
    expect(problems(dock(START + lines))).toEqual(expected)
  })
})

describe('places everybody may write to', () => {
  test.each([
    ['chmod 777 /srv/logs', [['/srv/logs', 'chmod']]],
    ['chmod -R a+w /srv/logs/monday.log', [['/srv/logs/monday.log', 'chmod']]],
    ['chmod o+w /var/cache', [['/var/cache', 'chmod']]],
    ['chmod 777 $WHERE', [[null, 'chmod']]],
    ['mkdir -m 777 /srv/open', [['/srv/open', 'creation']]],
    ['install -d -m 0777 /srv/open', [['/srv/open', 'creation']]],
    ['chmod 1777 /tmp', []],
    ['chmod 777 /tmp', [['/tmp', 'chmod']]],
    ['chmod 770 /srv/logs', []],
    ['chmod +w /srv/logs', []],
    ['echo chmod 777 /srv/logs', []],
  ])('%s', (command, expected) => {
    const built = dock(`ARG WHERE\nCOPY logs /srv/logs\nRUN ${command}`)
    expect(last(built).worldWritable.map(({ path, by }) => [path, by])).toEqual(expected)
  })
})

test('directories above a name that is not known are there', () => {
  const text = 'FROM debian:13-slim\nARG DAY\nRUN mkdir -p "/hold/logs/$DAY" && chown -R 7:7 /hold/logs\n'
  const built = build(parse(text, { baseImage: baseConfigOf }))
  expect(built.problems).toEqual([])
  expect(built.image!.files.entries.get('/hold/logs')).toMatchObject({ kind: 'directory', owner: { uid: 7 } })
})
