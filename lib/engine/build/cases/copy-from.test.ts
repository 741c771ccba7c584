import { contextOf } from '../../index.ts'
import { runCases } from '../../testing/run-cases.ts'

const DOCS = 'https://docs.docker.com/reference/dockerfile/'
const FSUTIL = 'https://github.com/tonistiigi/fsutil/blob/master/copy/copy.go'
const OWNERS = 'https://github.com/moby/moby/pull/38599'

runCases('COPY --from', [
  {
    name: 'a stage by name and by number',
    source: `${DOCS}#copy---from`,
    dockerfile:
      'FROM scratch AS mill\nCOPY a b /out/\nFROM scratch\nCOPY --from=mill /out/a /\nCOPY --from=0 out/b /\n',
    files: { a: '', b: '' },
    expect: {
      ok: true,
      files: ['/a', '/b'],
      steps: { 4: { takes: [{ stage: 0, path: '/out/a' }], reads: [] } },
    },
  },
  {
    name: 'a pattern',
    source: `${DOCS}#pattern-matching`,
    dockerfile: 'FROM scratch AS mill\nCOPY . /out/\nFROM scratch\nCOPY --from=mill /out/*.whl /wheels/\n',
    files: { 'a.whl': 'a', 'b.whl': 'bb', 'c.txt': '' },
    expect: {
      files: ['/wheels/', '/wheels/a.whl', '/wheels/b.whl'],
      steps: { 4: { size: { bytes: 3, basis: 'measured' } } },
    },
  },
  {
    name: 'a pattern in a directory of the base matches more than is listed',
    source: `${DOCS}#copy---from`,
    dockerfile:
      'FROM debian:13 AS mill\nCOPY a.so /usr/lib/\nFROM scratch\nCOPY --from=mill /usr/lib/*.so /lib/\n',
    files: { 'a.so': 'a' },
    expect: { ok: true, has: ['/lib/a.so'], steps: { 4: { size: { bytes: 1, basis: 'unknown' } } } },
  },
  {
    name: 'owners and modes stay, by number',
    source: OWNERS,
    dockerfile:
      'FROM debian:13 AS mill\nCOPY --chown=1234 --chmod=640 a /out/\nFROM debian:13\nRUN useradd -u 1234 ada\nCOPY --from=mill /out/a /\n',
    files: { a: '' },
    expect: { entries: { '/a': { owner: { name: 'ada', uid: 1234 }, mode: 0o640 } } },
  },
  {
    name: 'an account without a number may be another one here',
    source: OWNERS,
    dockerfile:
      'FROM debian:13 AS mill\nRUN useradd ada\nCOPY --chown=ada a /out/\nFROM debian:13\nRUN useradd bob && useradd ada\nCOPY --from=mill /out/a /\n',
    files: { a: '' },
    expect: { entries: { '/a': { owner: { name: null, uid: null } } } },
  },
  {
    name: 'unless both stages have it from the same one',
    source: OWNERS,
    dockerfile:
      'FROM debian:13 AS base\nRUN useradd ada\nFROM base AS mill\nCOPY --chown=ada a /out/\nFROM base\nCOPY --from=mill /out/a /\n',
    files: { a: '' },
    expect: { entries: { '/a': { owner: { name: 'ada', uid: null } } } },
  },
  {
    name: 'the copied directory itself is made anew for root, what lies in it keeps its owner',
    source: 'https://github.com/moby/buildkit/issues/1941',
    dockerfile:
      'FROM debian:13 AS mill\nCOPY s /server/\nRUN chown -R 1000 /server\nFROM debian:13\nCOPY --from=mill /server/ /server/\n',
    files: { 's/sub/x': '' },
    expect: {
      entries: {
        '/server': { owner: { name: 'root', uid: 0 } },
        '/server/sub': { owner: { name: null, uid: 1000 } },
      },
    },
  },
  {
    name: 'a symbolic link as the source is followed, one in a directory copied',
    source: FSUTIL,
    dockerfile:
      'FROM alpine:3.23 AS mill\nCOPY a /out/a\nRUN ln -s a /out/b\nFROM scratch\nCOPY --from=mill /out/b /single\nCOPY --from=mill /out /all\n',
    files: { a: 'x' },
    expect: {
      entries: { '/single': { kind: 'file', context: 'a' }, '/all/b': { kind: 'symlink', content: 'a' } },
    },
  },
  {
    name: 'packages come along with their directory',
    source: `${DOCS}#copy---from`,
    dockerfile:
      'FROM python:3.13 AS mill\nRUN python -m venv /venv && /venv/bin/pip install flask\nFROM python:3.13-slim\nCOPY --from=mill /venv /venv\n',
    expect: { ok: true, packages: ['pip flask'] },
  },
  {
    name: 'what a command that is not modelled made may be anything',
    source: `${DOCS}#copy---from`,
    dockerfile:
      'FROM debian:13 AS mill\nRUN grind --into /out\nFROM scratch\nCOPY --from=mill /out/flour /flour\n',
    expect: { ok: true, has: ['/flour'], steps: { 4: { size: { basis: 'unknown' } } } },
  },
  {
    name: 'a file of an image whose size is known',
    source: 'https://hub.docker.com/_/composer',
    dockerfile: 'FROM php:8.4-cli\nCOPY --from=composer:2 /usr/bin/composer /usr/local/bin/\n',
    expect: {
      ok: true,
      entries: { '/usr/local/bin/composer': { kind: 'file', estimated: true, mode: null } },
      steps: { 2: { size: { basis: 'estimated' } } },
      added: { atLeast: 1_000_000, atMost: 10_000_000 },
    },
  },
  {
    name: 'an image: something is there, and it is not known what',
    source: `${DOCS}#copy---from`,
    dockerfile: 'FROM scratch\nCOPY --from=orchard.example/press:1 /etc/press.conf /etc/\n',
    expect: { ok: true, has: ['/etc'], steps: { 2: { size: { basis: 'unknown' }, takes: [], reads: [] } } },
  },
  {
    name: 'a named context comes before a stage of that name',
    source: 'https://docs.docker.com/reference/cli/docker/buildx/build/#build-context',
    dockerfile: 'FROM scratch AS mill\nCOPY a /a\nFROM scratch\nCOPY --from=mill /b /\n',
    files: { a: '' },
    options: { contexts: { mill: contextOf({ b: 'from the context' }) } },
    expect: {
      ok: true,
      files: ['/b'],
      entries: { '/b': { content: 'from the context', context: null } },
      steps: { 4: { reads: [], takes: [] } },
    },
  },
  {
    name: 'a named context that lacks the file',
    source: 'https://docs.docker.com/reference/cli/docker/buildx/build/#build-context',
    dockerfile: 'FROM scratch\nCOPY --from=cellar /c /\n',
    options: { contexts: { cellar: contextOf({ b: '' }) } },
    expect: {
      ok: false,
      problems: ['copy-source-missing'],
      messages: ['"/c": not found. The build context cellar'],
    },
  },
  {
    name: 'a named context as a base is a base nothing is known of',
    source: 'https://docs.docker.com/reference/cli/docker/buildx/build/#build-context',
    dockerfile: 'FROM alpine:3.23\nRUN true\n',
    options: { contexts: { 'alpine:3.23': contextOf({}) } },
    expect: { ok: true, image: { size: { basis: 'unknown' } } },
  },
])

runCases('ADD', [
  {
    name: 'a plain file as COPY does',
    source: `${DOCS}#add`,
    dockerfile: 'FROM scratch\nADD a.txt /abs/\n',
    files: { 'a.txt': 'x' },
    expect: { files: ['/abs/', '/abs/a.txt'], entries: { '/abs/a.txt': { context: 'a.txt', mode: 0o644 } } },
  },
  {
    name: 'a local archive is unpacked, into what is not known',
    source: `${DOCS}#add---unpack`,
    dockerfile: 'FROM scratch\nADD rootfs.tar.gz /\n',
    files: { 'rootfs.tar.gz': 'x' },
    expect: {
      ok: true,
      files: [],
      steps: { 2: { size: { basis: 'unknown' }, reads: ['rootfs.tar.gz'] } },
      lacks: ['/rootfs.tar.gz'],
    },
  },
  {
    name: 'its destination is a directory, slash or not',
    source: 'https://github.com/moby/buildkit/blob/master/solver/llbsolver/file/unpack.go',
    dockerfile: 'FROM scratch\nADD rootfs.tar.xz /opt/app\n',
    files: { 'rootfs.tar.xz': 'x' },
    expect: { files: ['/opt/', '/opt/app/'] },
  },
  {
    name: 'unless told not to',
    source: `${DOCS}#add---unpack`,
    dockerfile: 'FROM scratch\nADD --unpack=false my-archive.tar.gz /\n',
    files: { 'my-archive.tar.gz': 'xyz' },
    expect: { files: ['/my-archive.tar.gz'], steps: { 2: { size: { bytes: 3, basis: 'measured' } } } },
  },
  {
    name: 'COPY unpacks nothing',
    source: `${DOCS}#copy`,
    dockerfile: 'FROM scratch\nCOPY my-archive.tar.gz /\n',
    files: { 'my-archive.tar.gz': 'x' },
    expect: { files: ['/my-archive.tar.gz'] },
  },
  {
    name: 'a download is named by its address where the destination ends in a slash',
    source: `${DOCS}#adding-files-from-a-remote-url`,
    dockerfile: 'FROM scratch\nADD https://orchard.example/dl/press%20v1.bin?x=1 /opt/\n',
    expect: {
      ok: true,
      files: ['/opt/', '/opt/press v1.bin'],
      entries: {
        '/opt/press v1.bin': { mode: 0o600, owner: { name: 'root', uid: 0 }, size: null, context: null },
      },
      steps: { 2: { size: { basis: 'unknown' }, reads: [] } },
    },
  },
  {
    name: 'and by the destination where it does not',
    source: `${DOCS}#adding-files-from-a-remote-url`,
    dockerfile: 'FROM scratch\nADD --chmod=755 https://orchard.example/press /usr/bin/squeeze\n',
    expect: { has: ['/usr/bin/squeeze'], entries: { '/usr/bin/squeeze': { mode: 0o755 } } },
  },
  {
    name: 'an address without a name',
    source: 'https://github.com/moby/buildkit/blob/v0.20.0/frontend/dockerfile/dockerfile2llb/convert.go',
    dockerfile: 'FROM scratch\nADD https://orchard.example/ /opt/\n',
    expect: { files: ['/opt/', '/opt/__unnamed__'] },
  },
  {
    name: 'a downloaded archive stays packed',
    source: `${DOCS}#add---unpack`,
    dockerfile: 'FROM scratch\nADD https://orchard.example/press.tar.gz /opt/\n',
    expect: { files: ['/opt/', '/opt/press.tar.gz'] },
  },
  {
    name: 'unless told to unpack it',
    source: `${DOCS}#add---unpack`,
    dockerfile: 'FROM scratch\nADD --unpack=true https://orchard.example/press.tar.gz /opt\n',
    expect: { files: ['/opt/'], steps: { 2: { size: { basis: 'unknown' } } } },
  },
  {
    name: 'a repository without its history',
    source: `${DOCS}#adding-files-from-a-git-repository`,
    dockerfile: 'FROM scratch\nADD https://orchard.example/press.git#v1 /src\n',
    expect: {
      ok: true,
      files: ['/src/'],
      lacks: ['/src/.git'],
      steps: { 2: { size: { basis: 'unknown' } } },
    },
  },
  {
    name: 'and with it',
    source: `${DOCS}#add---keep-git-dir`,
    dockerfile: 'FROM scratch\nADD --keep-git-dir=true git@orchard.example:press.git /src\n',
    expect: { files: ['/src/', '/src/.git/'] },
  },
  {
    name: 'COPY takes no repository',
    source: 'https://github.com/moby/buildkit/blob/v0.20.0/frontend/dockerfile/dockerfile2llb/convert.go',
    dockerfile: 'FROM scratch\nCOPY git@orchard.example:press.git /src\n',
    expect: { ok: false, problems: ['copy-git'], messages: ["source can't be a git ref for COPY"] },
  },
  {
    name: 'COPY takes no address, which is said once',
    source: 'https://github.com/moby/buildkit/blob/v0.20.0/frontend/dockerfile/dockerfile2llb/convert.go',
    dockerfile: 'FROM scratch\nCOPY https://orchard.example/a https://orchard.example/press.git /src/\n',
    expect: { ok: false, problems: ['copy-url', 'copy-url'] },
  },
  {
    name: '--checksum is for one source',
    source: 'https://github.com/moby/buildkit/blob/v0.20.0/frontend/dockerfile/dockerfile2llb/convert.go',
    dockerfile: 'FROM scratch\nADD --checksum=sha256:0 https://a.example/b https://a.example/c /x/\n',
    expect: {
      ok: false,
      problems: ['add-checksum'],
      messages: ["checksum can't be specified for multiple sources"],
    },
  },
  {
    name: '--checksum is for downloads and repositories',
    source: 'https://github.com/moby/buildkit/blob/v0.20.0/frontend/dockerfile/dockerfile2llb/convert.go',
    dockerfile: 'FROM scratch\nADD --checksum=sha256:0 a.txt /x/\n',
    files: { 'a.txt': '' },
    expect: { ok: false, problems: ['add-checksum'], messages: ['checksum requires HTTP(S) or Git sources'] },
  },
])

runCases('from a stage on an image of one program or service', [
  {
    name: 'its own files are there, listed or not',
    source: 'https://docs.astral.sh/uv/guides/integration/docker/#installing-uv',
    dockerfile:
      'FROM ghcr.io/astral-sh/uv:0.9 AS uv\nFROM python:3.13-slim\nCOPY --from=uv /uv /uvx /usr/local/bin/\n',
    expect: { ok: true, problems: [] },
  },
  {
    name: 'an entry script at the root',
    source: 'https://github.com/nginx/docker-nginx/blob/master/stable/debian/Dockerfile',
    dockerfile:
      'FROM nginx:1.31 AS web\nFROM debian:13\nCOPY --from=web /docker-entrypoint.sh /docker-entrypoint.d /srv/\n',
    expect: { ok: true, problems: [] },
  },
  {
    name: 'an image to build on has nothing at its root but what was put there',
    source: 'https://docs.docker.com/build/building/multi-stage/',
    dockerfile: 'FROM node:24 AS build\nWORKDIR /src\nFROM nginx:1.31\nCOPY --from=build /dist /srv\n',
    expect: { ok: false, problems: ['copy-source-missing'] },
  },
])
