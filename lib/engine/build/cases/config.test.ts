import { runCases, type Case } from '../../testing/run-cases.ts'

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/'
const CONVERT = 'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go'

function gives(
  name: string,
  anchor: string,
  dockerfile: string,
  image: NonNullable<Case['expect']['image']>,
): Case {
  return {
    name,
    source: `${REFERENCE}#${anchor}`,
    dockerfile: `${dockerfile}\n`,
    expect: { ok: true, image },
  }
}

runCases("the image's configuration", [
  gives('the last USER', 'user', 'FROM debian:13\nUSER 4711\nUSER 4712:4713', {
    user: { uid: 4712, gid: 4713, root: false, fixedUid: true },
  }),
  gives('none: the base decides', 'user', 'FROM debian:13\nRUN true', {
    user: { root: true, instruction: null },
  }),
  gives('none on an unknown base', 'user', 'FROM example.com/clay:1', { user: { root: null, name: null } }),
  gives('an account of the file', 'user', 'FROM debian:13\nRUN useradd --uid 4711 potter\nUSER potter', {
    user: { name: 'potter', uid: 4711, exists: true, fixedUid: true },
  }),
  gives('WORKDIR follows WORKDIR', 'workdir', 'FROM debian:13\nWORKDIR /a\nWORKDIR b\nWORKDIR ../c', {
    workdir: '/a/c',
  }),
  gives(
    'WORKDIR with a variable',
    'workdir',
    'FROM debian:13\nENV DIRPATH=/path\nWORKDIR $DIRPATH/$DIRNAME',
    { workdir: '/path' },
  ),
  gives(
    'ENV uses what was set before its line',
    'environment-replacement',
    'FROM scratch\nENV abc=hello\nENV abc=bye def=$abc\nENV ghi=$abc',
    {
      env: { abc: 'bye', def: 'hello', ghi: 'bye' },
    },
  ),
  gives('ARG is gone when the container runs', 'arg', 'FROM scratch\nARG HEAT=1\nENV KEPT=$HEAT', {
    env: { KEPT: '1' },
  }),
  gives(
    'labels are inherited, and the last counts',
    'label',
    'FROM scratch AS a1\nLABEL a=1 b=1\nFROM a1\nLABEL b=2',
    {
      labels: { a: '1', b: '2' },
    },
  ),
  gives('EXPOSE with protocols and ranges', 'expose', 'FROM scratch\nEXPOSE 80 53/udp 8000-8002', {
    exposed: ['80/tcp', '53/udp', '8000/tcp', '8001/tcp', '8002/tcp'],
  }),
  gives('VOLUME in both forms', 'volume', 'FROM scratch\nVOLUME /a /b\nVOLUME ["/c"]', {
    volumes: ['/a', '/b', '/c'],
  }),
  gives('the last CMD', 'cmd', 'FROM scratch\nCMD ["/a"]\nCMD ["/b", "c"]', {
    cmd: { form: 'exec', argv: ['/b', 'c'] },
  }),
  gives('CMD in shell form', 'cmd', 'FROM debian:13\nCMD echo "$HOME"', {
    cmd: { form: 'shell', argv: ['/bin/sh', '-c', 'echo "$HOME"'] },
  }),
  gives('with another SHELL', 'shell', 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nCMD echo hi', {
    cmd: { argv: ['/bin/bash', '-c', 'echo hi'] },
  }),
  gives(
    'ENTRYPOINT drops the CMD of the base',
    'understand-how-cmd-and-entrypoint-interact',
    'FROM python:3.13\nENTRYPOINT ["kiln"]',
    {
      entrypoint: { argv: ['kiln'] },
      cmd: null,
    },
  ),
  gives(
    'and of the stage below, not its own',
    'understand-how-cmd-and-entrypoint-interact',
    'FROM debian:13 AS a1\nCMD ["a"]\nFROM a1\nCMD ["b"]\nENTRYPOINT ["kiln"]',
    {
      cmd: { argv: ['b'] },
    },
  ),
  gives('JSON that is none is a shell form', 'exec-form', "FROM debian:13\nCMD ['kiln']", {
    cmd: { form: 'shell' },
  }),
  gives(
    'HEALTHCHECK with its times',
    'healthcheck',
    'FROM debian:13\nHEALTHCHECK --interval=1m30s --retries=5 CMD true',
    {
      healthcheck: { interval: 90, retries: 5, none: false },
    },
  ),
  gives(
    'HEALTHCHECK NONE',
    'healthcheck',
    'FROM debian:13 AS a1\nHEALTHCHECK CMD true\nFROM a1\nHEALTHCHECK NONE',
    {
      healthcheck: { none: true },
    },
  ),
])

function triggered(
  name: string,
  dockerfile: string,
  more: Case['expect'],
  options: Case['options'] = {},
): Case {
  return {
    name,
    source: name.startsWith('the cache') ? CONVERT : `${REFERENCE}#onbuild`,
    dockerfile: `${dockerfile}\n`,
    files: { 'app.py': 'run()\n', 'docs/guide.md': 'read\n' },
    options,
    expect: more,
  }
}

runCases('ONBUILD in the same file', [
  triggered(
    'runs at the start of the stage built on it',
    'FROM debian:13 AS a1\nONBUILD COPY app.py /srv/\nFROM a1\nRUN test -f /srv/app.py',
    {
      ok: true,
      has: ['/srv/app.py'],
      steps: { 3: { added: ['/srv/app.py'], size: { bytes: 6, basis: 'measured' } } },
    },
  ),
  triggered('not in the stage itself', 'FROM debian:13\nONBUILD COPY app.py /srv/', {
    ok: true,
    lacks: ['/srv/app.py'],
  }),
  triggered(
    'nor in a grandchild',
    'FROM debian:13 AS a1\nONBUILD COPY app.py /srv/\nFROM a1 AS b1\nRUN rm /srv/app.py\nFROM b1',
    {
      ok: true,
      lacks: ['/srv/app.py'],
    },
  ),
  triggered(
    'settings count from there on',
    'FROM debian:13 AS a1\nONBUILD USER 4711\nONBUILD WORKDIR /work\nONBUILD ENV HEAT=hot\nFROM a1\nCOPY app.py .',
    {
      ok: true,
      has: ['/work/app.py'],
      image: { user: { uid: 4711 }, workdir: '/work', env: { HEAT: 'hot' } },
    },
  ),
  triggered(
    'a trigger that takes from a stage needs it',
    'FROM debian:13 AS tools\nCOPY app.py /tool\nFROM debian:13 AS a1\nONBUILD COPY --from=tools /tool /tool\nFROM a1',
    {
      ok: true,
      has: ['/tool'],
      used: ['tools', 'a1', '2'],
    },
  ),
  triggered(
    'what goes wrong in it stops the build',
    'FROM debian:13 AS a1\nONBUILD COPY nope.txt /\nFROM a1',
    {
      ok: false,
      problems: ['copy-source-missing'],
    },
  ),
  triggered('and only where somebody builds on it', 'FROM debian:13\nONBUILD COPY nope.txt', {
    ok: true,
    problems: [],
  }),
  triggered('a trigger that cannot be read', 'FROM debian:13 AS a1\nONBUILD COPY app.py\nFROM a1', {
    ok: false,
    problems: ['instruction-arguments'],
  }),
  triggered(
    'the cache of what it copies',
    'FROM debian:13 AS a1\nONBUILD COPY app.py /srv/\nFROM a1\nRUN true',
    { cache: '.. xx' },
    { changed: ['app.py'] },
  ),
])
