import { contextOf } from '../context.ts'
import { runCases, type Case } from '../../testing/run-cases.ts'

const RULES = 'https://docs.docker.com/build/cache/invalidation/'
const OPTIMIZE = 'https://docs.docker.com/build/cache/optimize/'
const ARGS = 'https://docs.docker.com/reference/dockerfile/#impact-on-build-caching'
const CONVERT = 'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go'
const COPY = 'https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert_copy.go'
const FILE_OP = 'https://github.com/moby/buildkit/blob/master/solver/llbsolver/ops/file.go'
const EXEC_OP = 'https://github.com/moby/buildkit/blob/master/solver/llbsolver/ops/exec.go'
const LINK = 'https://docs.docker.com/reference/dockerfile/#benefits-of-using---link'
const ADD = 'https://docs.docker.com/reference/dockerfile/#add'

const FILES = {
  'app.py': 'run()\n',
  'requirements.txt': 'flask\n',
  'docs/guide.md': 'read\n',
  'src/kiln.c': 'int main;\n',
}

/** `.` cached, `?` may run again, `x` runs again; one letter for each step, a blank between stages. */
function changed(
  name: string,
  source: string,
  dockerfile: string,
  files: readonly string[],
  cache: string,
): Case {
  return {
    name,
    source,
    dockerfile: `${dockerfile}\n`,
    files: FILES,
    options: { changed: files },
    expect: { cache },
  }
}

runCases('the cache: files', [
  changed('nothing changed', RULES, 'FROM debian:13\nCOPY . /srv\nRUN make', [], '...'),
  changed('a copied file', RULES, 'FROM debian:13\nCOPY app.py /srv/\nRUN make', ['app.py'], '.xx'),
  changed('another file', RULES, 'FROM debian:13\nCOPY app.py /srv/\nRUN make', ['docs/guide.md'], '...'),
  changed(
    'a file in a copied directory',
    RULES,
    'FROM debian:13\nCOPY docs /srv/\nRUN make',
    ['docs/guide.md'],
    '.xx',
  ),
  changed(
    'packages before sources',
    OPTIMIZE,
    'FROM python:3.13\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .',
    ['app.py'],
    '...x',
  ),
  changed(
    'sources before packages',
    OPTIMIZE,
    'FROM python:3.13\nCOPY . .\nRUN pip install -r requirements.txt',
    ['app.py'],
    '.xx',
  ),
  changed(
    'a bind mount counts by what is in it',
    RULES,
    'FROM debian:13\nRUN --mount=type=bind,source=docs,target=/d make\nRUN true',
    ['docs/guide.md'],
    '.xx',
  ),
  changed(
    'a bind mount of one file',
    RULES,
    'FROM debian:13\nRUN --mount=type=bind,source=requirements.txt,target=/r make',
    ['app.py'],
    '..',
  ),
  changed(
    'cache and secret mounts never count',
    'https://docs.docker.com/build/building/secrets/',
    'FROM debian:13\nRUN --mount=type=cache,target=/c --mount=type=secret,id=app.py make',
    ['app.py'],
    '..',
  ),
  changed(
    'settings make no layer',
    RULES,
    'FROM debian:13\nCOPY app.py /\nENV A=1\nCMD ["/app.py"]',
    ['app.py'],
    '.x..',
  ),
  changed('WORKDIR does', CONVERT, 'FROM debian:13\nCOPY app.py /\nWORKDIR /srv', ['app.py'], '.xx'),
  changed(
    'an inline file is text of the Dockerfile',
    'https://docs.docker.com/reference/dockerfile/#here-documents',
    'FROM debian:13\nCOPY <<EOF /srv/app.py\nrun()\nEOF\nRUN make',
    ['app.py'],
    '...',
  ),
  changed(
    '--exclude leaves a file out',
    'https://docs.docker.com/reference/dockerfile/#copy---exclude',
    'FROM debian:13\nCOPY --exclude=docs . /srv/',
    ['docs/guide.md'],
    '..',
  ),
  {
    name: 'an ignored file is not in the context',
    source: 'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    dockerfile: 'FROM debian:13\nCOPY . /srv/\n',
    files: { ...FILES, '.dockerignore': 'docs\n' },
    options: { changed: ['docs/guide.md'] },
    expect: { cache: '..' },
  },
  {
    name: 'a file of the same name in another context is another file',
    source: 'https://docs.docker.com/build/concepts/context/#named-contexts',
    dockerfile: 'FROM debian:13\nCOPY --from=extra app.py /srv/\n',
    files: FILES,
    options: { changed: ['app.py'], contexts: { extra: contextOf({ 'app.py': 'run()\n' }) } },
    expect: { cache: '..' },
  },
  changed('a moved tag is no change of the file', RULES, 'FROM debian:latest\nRUN make', [], '..'),
])

const TWO = 'FROM gcc:15 AS kiln\nWORKDIR /src\n'

runCases('the cache: stages', [
  changed(
    'built on one that runs again',
    RULES,
    'FROM debian:13 AS a1\nCOPY app.py /\nFROM a1\nRUN make',
    ['app.py'],
    '.x xx',
  ),
  changed(
    'what a compiler makes may be the same',
    FILE_OP,
    `${TWO}COPY src .\nRUN make\nFROM debian:13\nCOPY --from=kiln /src/out /bin/\nRUN true`,
    ['src/kiln.c'],
    '..xx .??',
  ),
  changed(
    'a changed file that is only passed on is not',
    FILE_OP,
    `${TWO}COPY docs /out/\nFROM debian:13\nCOPY --from=kiln /out /srv\nRUN true`,
    ['docs/guide.md'],
    '..x .xx',
  ),
  changed(
    'nor one that a command has moved',
    FILE_OP,
    `${TWO}COPY app.py /tmp/\nRUN cp /tmp/app.py /srv/app.py\nFROM debian:13\nCOPY --from=kiln /srv/app.py /`,
    ['app.py'],
    '..xx .x',
  ),
  changed(
    'an unchanged file is taken from a stage that runs again',
    FILE_OP,
    `${TWO}COPY app.py /tmp/\nCOPY docs /srv/docs\nFROM debian:13\nCOPY --from=kiln /srv/docs /d\nRUN true`,
    ['app.py'],
    '..xx ...',
  ),
  changed(
    'behind a program that nothing is known of, every file may be another',
    FILE_OP,
    `${TWO}COPY . .\nRUN /opt/prepare\nFROM debian:13\nCOPY --from=kiln /src/requirements.txt /r`,
    ['app.py'],
    '..xx .?',
  ),
  changed(
    'a bind mount from a stage',
    EXEC_OP,
    `${TWO}COPY app.py /tmp/app.py\nRUN compile /tmp/app.py\nFROM debian:13\nRUN --mount=from=kiln,source=/opt,target=/o make`,
    ['app.py'],
    '..xx .?',
  ),
  changed(
    'a cache mount that a stage fills',
    EXEC_OP,
    `${TWO}COPY app.py /c/app.py\nFROM debian:13\nRUN --mount=type=cache,from=kiln,target=/c make`,
    ['app.py'],
    '..x .?',
  ),
  changed(
    'a stage that nobody builds runs nothing',
    'https://docs.docker.com/build/building/multi-stage/',
    'FROM debian:13 AS notes\nCOPY docs /\nFROM debian:13\nCOPY app.py /',
    ['docs/guide.md'],
    '.. ..',
  ),
  changed(
    'COPY --link does not look at what is below',
    LINK,
    'FROM debian:13\nCOPY requirements.txt /r\nRUN make\nCOPY --link app.py /\nRUN true',
    ['requirements.txt'],
    '.xx.x',
  ),
  changed(
    'COPY --link of a changed file',
    LINK,
    'FROM debian:13\nCOPY --link app.py /\nCOPY --link docs /d\nRUN true',
    ['app.py'],
    '.x.x',
  ),
  changed(
    'with --chmod it is an ordinary copy',
    COPY,
    'FROM debian:13\nCOPY requirements.txt /r\nCOPY --link --chmod=755 app.py /',
    ['requirements.txt'],
    '.xx',
  ),
  changed(
    'ADD asks the server',
    ADD,
    'FROM debian:13\nADD https://example.com/clay.tgz /\nRUN true',
    [],
    '.??',
  ),
  changed(
    'ADD with a checksum need not',
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    `FROM debian:13\nADD --checksum=sha256:${'0'.repeat(64)} https://example.com/clay.tgz /\nRUN true`,
    [],
    '...',
  ),
  changed(
    'ADD of a branch',
    ADD,
    'FROM debian:13\nADD https://example.com/clay.git#main /c\nRUN true',
    [],
    '.??',
  ),
  changed(
    'ADD of a commit',
    ADD,
    `FROM debian:13\nADD https://example.com/clay.git#${'1'.repeat(40)} /c\nRUN true`,
    [],
    '...',
  ),
])

function argument(name: string, source: string, dockerfile: string, cache: string): Case {
  return {
    name,
    source,
    dockerfile: `${dockerfile}\n`,
    files: FILES,
    options: { changedArgs: ['V'] },
    expect: { cache },
  }
}

runCases('the cache: build arguments', [
  argument('RUN below ARG', ARGS, 'FROM debian:13\nRUN true\nARG V\nRUN true', '...x'),
  argument('RUN even if it does not use it', ARGS, 'FROM debian:13\nARG V=1\nRUN echo hello', '..x'),
  argument(
    'COPY only where it stands',
    ARGS,
    'FROM debian:13\nARG V\nCOPY app.py /\nCOPY app.py /$V/',
    '...x',
  ),
  argument('ENV takes it up', ARGS, 'FROM debian:13\nARG V\nENV W=$V\nCOPY app.py /$W', '..xx'),
  argument('ENV of the same name wins', ARGS, 'FROM debian:13\nARG V\nENV V=fixed\nRUN true', '....'),
  argument(
    'in the name of the base image',
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
    'ARG V=13\nFROM debian:$V\nCOPY app.py /',
    'xx',
  ),
  argument(
    'not declared in the stage, not seen',
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
    'ARG V=13\nFROM debian:13\nRUN true',
    '..',
  ),
  argument(
    'through another argument before FROM',
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
    'ARG V=1\nARG W=v$V\nFROM debian:13\nARG W\nRUN true',
    '..x',
  ),
  argument(
    'USER settles who owns a WORKDIR, and nothing about COPY',
    CONVERT,
    'FROM debian:13\nARG V\nENV W=$V V=\nUSER $W\nENV W=\nCOPY app.py /\nWORKDIR /w\nRUN true',
    '..xx..xx',
  ),
  argument('a heredoc that uses it', COPY, 'FROM debian:13\nARG V\nCOPY <<EOF /v\n$V\nEOF', '..x'),
  argument('a quoted heredoc does not', COPY, 'FROM debian:13\nARG V\nCOPY <<"EOF" /v\n$V\nEOF', '...'),
  argument(
    'another base may hold anything, a file of the context stays what it is',
    FILE_OP,
    'ARG V=1\nFROM debian:$V AS a1\nCOPY app.py /srv/app.py\nFROM debian:13\nCOPY --from=a1 /srv/app.py /\nCOPY --from=a1 /etc/issue /i',
    'xx ..?',
  ),
])

runCases('the cache: without it', [
  {
    name: 'everything that runs or copies runs again, WORKDIR on an unchanged base does not',
    source: CONVERT,
    dockerfile: 'FROM debian:13\nWORKDIR /srv\nCOPY app.py .\nRUN make\nENV A=1\n',
    files: FILES,
    options: { noCache: true },
    expect: { cache: '..xx.' },
  },
  {
    name: 'the reasons are said in words',
    source: RULES,
    dockerfile: 'FROM debian:13\nCOPY app.py /\nRUN make\n',
    files: FILES,
    options: { changed: ['app.py'] },
    expect: {
      steps: {
        1: { cache: { state: 'cached', cause: null, reason: '' } },
        2: { cache: { cause: { kind: 'file', path: 'app.py' }, reason: 'app.py changed' } },
        3: { cache: { cause: { kind: 'step', stage: 0, step: 1 }, reason: 'a step above it runs again' } },
      },
    },
  },
])
