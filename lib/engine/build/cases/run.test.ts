import { runCases, type Case } from '../../testing/run-cases.ts'

const SHELL = 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html'
const COREUTILS = 'https://www.gnu.org/software/coreutils/manual/coreutils.html'
const SED = 'https://www.gnu.org/software/sed/manual/sed.html'
const BASH = 'https://www.gnu.org/software/bash/manual/bash.html'
const DASH = 'https://manpages.debian.org/trixie/dash/dash.1.en.html'
const BUSYBOX = 'https://busybox.net/downloads/BusyBox.html'
const CURL = 'https://curl.se/docs/manpage.html'
const WGET = 'https://www.gnu.org/software/wget/manual/wget.html'
const TAR = 'https://www.gnu.org/software/tar/manual/tar.html'
const GIT = 'https://git-scm.com/docs/git-clone'
const FIND = 'https://www.gnu.org/software/findutils/manual/html_mono/find.html'
const MAKE = 'https://www.gnu.org/prep/standards/html_node/Standard-Targets.html'
const OPENSSL = 'https://docs.openssl.org/3.0/man1/openssl-req/'
const SSH_KEYGEN = 'https://man.openbsd.org/ssh-keygen'
const RUNC = 'https://github.com/opencontainers/runc/blob/main/libcontainer/standard_init_linux.go'
const RUN = 'https://docs.docker.com/reference/dockerfile/#run'
const LAYERS = 'https://docs.docker.com/engine/storage/drivers/'
const EXIT = 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02'

const FILES = {
  'gear.txt': 'brass\n',
  'clock.tgz': 'x'.repeat(2000),
  'setup.sh': '#!/bin/sh\nset -e\nmkdir -p /opt/clock\nprintf tick > /opt/clock/sound\n',
}

/** What comes of one RUN on Debian. */
function leaves(name: string, source: string, script: string, expect: Case['expect']): Case {
  const dockerfile = `FROM debian:13\nWORKDIR /shop\nCOPY gear.txt clock.tgz ./\nRUN ${script}\n`
  return { name, source, dockerfile, files: FILES, expect: { ok: true, problems: [], ...expect } }
}

/** A RUN that surely fails. */
function fails(
  name: string,
  source: string,
  dockerfile: string,
  code: string,
  message: string | RegExp,
): Case {
  const expect = { ok: false, problems: [code], messages: [message] }
  return { name, source, dockerfile: `${dockerfile}\n`, files: FILES, expect }
}

const missing = (name: string, source: string, dockerfile: string, message: string): Case =>
  fails(name, source, dockerfile, 'command-not-found', message)

runCases('RUN: programs that are not there', [
  missing(
    'dash says so',
    DASH,
    'FROM debian:13-slim\nRUN curl -O https://e.example/a',
    '/bin/sh: 1: curl: not found',
  ),
  missing(
    'bash says so, with the line',
    BASH,
    'FROM debian:13-slim\nSHELL ["/bin/bash", "-c"]\nRUN wget https://e.example/a',
    '/bin/bash: line 1: wget: command not found',
  ),
  missing('BusyBox says so', BUSYBOX, 'FROM alpine:3.23\nRUN bash -c "true"', '/bin/sh: bash: not found'),
  missing(
    'a here-document has lines of its own',
    RUN,
    'FROM debian:13-slim\nRUN <<EOF\nset -e\ncurl -O https://e.example/a\nEOF',
    '/bin/sh: 2: curl: not found',
  ),
  missing(
    'the exec form asks the runtime',
    RUNC,
    'FROM debian:13-slim\nRUN ["curl", "-O", "https://e.example/a"]',
    'exec: "curl": executable file not found in $PATH',
  ),
  missing(
    'the wrapper counts too',
    EXIT,
    'FROM debian:13-slim\nRUN sudo apt-get update',
    '/bin/sh: 1: sudo: not found',
  ),
  missing(
    'source is not one of dash',
    DASH,
    'FROM debian:13-slim\nRUN source /etc/os-release',
    '/bin/sh: 1: source: not found',
  ),
  missing(
    'no shell, no shell form',
    RUNC,
    'FROM scratch\nRUN echo tick',
    'exec: "/bin/sh": stat /bin/sh: no such file or directory',
  ),
  missing(
    'a shell that SHELL names and nobody installed',
    RUNC,
    'FROM alpine:3.23\nSHELL ["/bin/bash", "-c"]\nRUN echo tick',
    'exec: "/bin/bash": stat /bin/bash: no such file or directory',
  ),
  missing(
    'once per stage',
    EXIT,
    'FROM debian:13-slim\nRUN curl -O https://e.example/a\nRUN curl -O https://e.example/b',
    'curl: not found',
  ),
  missing(
    'a script of the project',
    EXIT,
    'FROM debian:13-slim\nRUN ./wind.sh',
    '/bin/sh: 1: ./wind.sh: not found',
  ),
  {
    name: 'what is caught is a warning',
    source: EXIT,
    dockerfile: 'FROM debian:13-slim\nRUN curl -O https://e.example/a || true\n',
    expect: { ok: true, problems: ['command-not-found'] },
  },
  {
    name: 'what an image has at its root is not known',
    source: 'https://hub.docker.com/_/nginx',
    dockerfile: 'FROM nginx:1.29\nRUN test -f /docker-entrypoint.sh && cp /docker-entrypoint.sh /opt/\n',
    expect: { ok: true, problems: [] },
  },
  {
    name: 'an installed one is there',
    source: 'https://packages.debian.org/trixie/curl',
    dockerfile:
      'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl && curl -o /a https://e.example/a\n',
    expect: { ok: true, problems: [], has: ['/a', '/usr/bin/curl'] },
  },
  {
    name: 'a copied one is there',
    source: 'https://docs.docker.com/build/building/multi-stage/',
    dockerfile: 'FROM debian:13-slim\nCOPY curl /usr/local/bin/\nRUN curl -o /a https://e.example/a\n',
    files: { curl: '' },
    expect: { ok: true, problems: [] },
  },
  {
    name: 'after a command that is not modelled, nobody knows',
    source: RUN,
    dockerfile: 'FROM debian:13-slim\nRUN vendor-setup\nRUN curl -o /a https://e.example/a\n',
    expect: { ok: true, problems: [] },
  },
  {
    name: 'of an unknown image, nobody knows',
    source: RUN,
    dockerfile: 'FROM clocks.example/base:2\nRUN curl -o /a https://e.example/a && source x\n',
    expect: { ok: true, problems: [] },
  },
  {
    name: 'another shell than the one a link put there',
    source: DASH,
    dockerfile: 'FROM debian:13-slim\nRUN ln -sf /bin/bash /bin/sh\nRUN source /etc/os-release\n',
    expect: { ok: true, problems: [] },
  },
])

runCases('RUN: files', [
  leaves('mkdir -p makes all of the way', COREUTILS, 'mkdir -p a/b', { has: ['/shop/a', '/shop/a/b'] }),
  leaves('touch makes an empty file', COREUTILS, 'touch dust', {
    entries: { '/shop/dust': { size: 0, content: '' } },
  }),
  leaves('a copy has the bytes of its source', COREUTILS, 'cp clock.tgz copy', {
    entries: { '/shop/copy': { size: 2000, context: 'clock.tgz' } },
  }),
  leaves('cp -r of what is in a directory', COREUTILS, 'mkdir /opt/new && cp -r . /opt/new', {
    has: ['/opt/new/gear.txt', '/opt/new/clock.tgz'],
    lacks: ['/opt/new/shop'],
  }),
  leaves(
    'a copy of a directory into itself ends',
    COREUTILS,
    'mkdir d && tar xf clock.tgz -C d && cp -r . d/',
    {
      has: ['/shop/d/gear.txt'],
    },
  ),
  leaves('one file of an unknown name', COREUTILS, 'tar xf clock.tgz -C /opt && cp /opt/*.jar /app.jar', {
    entries: { '/app.jar': { kind: 'file', size: null } },
  }),
  leaves('a move takes the bytes along', COREUTILS, 'mv clock.tgz /opt/', {
    lacks: ['/shop/clock.tgz'],
    entries: { '/opt/clock.tgz': { size: 2000 } },
  }),
  leaves('a pattern moves what it matches', SHELL, 'mv *.tgz /opt/', {
    has: ['/opt/clock.tgz', '/shop/gear.txt'],
  }),
  leaves('ln -s of several into a directory', COREUTILS, 'mkdir l && ln -s /a /b l/', {
    entries: { '/shop/l/a': { kind: 'symlink', content: '/a' }, '/shop/l/b': { content: '/b' } },
  }),
  leaves('rmdir takes empty directories only', COREUTILS, 'mkdir e f && touch f/x && rmdir e f || true', {
    has: ['/shop/f/x'],
  }),
  leaves('chmod u+s and the sticky bit', COREUTILS, 'touch t && chmod 755 t && chmod u+s,+t t', {
    entries: { '/shop/t': { mode: 0o5755 } },
  }),
  leaves('install -D makes the directory', COREUTILS, 'install -D -m 600 gear.txt /opt/a/b/gear', {
    entries: { '/opt/a/b/gear': { mode: 0o600, size: 6 } },
  }),
  leaves('dd writes as many blocks as it is told', COREUTILS, 'dd if=/dev/zero of=blob bs=1M count=3', {
    entries: { '/shop/blob': { size: 3 * 1024 * 1024 } },
  }),
  leaves('truncate sets the length', COREUTILS, 'truncate -s 10K blob', {
    entries: { '/shop/blob': { size: 10_240 } },
  }),
  leaves('echo writes what it says', SHELL, 'echo tick > a', {
    entries: { '/shop/a': { content: 'tick\n', size: 5 } },
  }),
  leaves('echo of an unknown word weighs about as much', SHELL, 'echo "built $(date +%s)" > a', {
    added: { atLeast: 2006, atMost: 2100, basis: 'estimated' },
    entries: { '/shop/a': { content: null, estimated: true } },
  }),
  leaves('printf repeats its format', COREUTILS, "printf '%s\\n' tick tock > a", {
    entries: { '/shop/a': { content: 'tick\ntock\n' } },
  }),
  leaves('dash replaces escapes', DASH, "echo 'a\\nb' > a", {
    entries: { '/shop/a': { content: 'a\nb\n' } },
  }),
  leaves('>> puts it behind', SHELL, 'echo oil >> gear.txt', {
    entries: { '/shop/gear.txt': { content: 'brass\noil\n', context: null } },
  }),
  leaves('tee -a does so too, into each file', COREUTILS, 'echo oil | tee -a gear.txt b', {
    entries: { '/shop/gear.txt': { content: 'brass\noil\n' }, '/shop/b': { content: 'oil\n' } },
  }),
  leaves('a group prints into one file', SHELL, '{ echo a; echo b; } > c', {
    entries: { '/shop/c': { content: 'a\nb\n' } },
  }),
  leaves('sed -i with plain text', SED, "sed -i 's/brass/steel/' gear.txt", {
    entries: { '/shop/gear.txt': { content: 'steel\n', size: 6, context: null } },
  }),
  leaves('sed -i that changes nothing', SED, "sed -i 's/\\r$//' gear.txt", {
    entries: { '/shop/gear.txt': { content: 'brass\n', context: 'gear.txt' } },
  }),
  leaves('any other script of sed', SED, "sed -i '/a/d' gear.txt", {
    entries: { '/shop/gear.txt': { content: null, size: 6, estimated: true } },
  }),
  leaves('set -n runs nothing more', SHELL, 'touch a; set -n; touch b', {
    has: ['/shop/a'],
    lacks: ['/shop/b'],
  }),
  leaves('a link in place of a program', SHELL, 'ln -s /bin/true /usr/local/bin/touch && touch a', {
    lacks: ['/shop/a'],
  }),
  leaves(
    'chmod and chown --reference',
    COREUTILS,
    'touch a b && chown 33 a && chmod 600 a && chmod --reference=a b && chown --reference=a b',
    {
      entries: { '/shop/b': { mode: 0o600, owner: { name: 'www-data', uid: 33 } } },
    },
  ),
  leaves('+w gives what the umask leaves', COREUTILS, 'touch a && umask 0 && chmod +w a', {
    entries: { '/shop/a': { mode: 0o666 } },
  }),
  leaves(
    'mktemp -d and what is done with its name',
    COREUTILS,
    'D="$(mktemp -d)" && touch "$D/x" && rm -rf "$D"',
    {
      files: ['/shop/', '/shop/clock.tgz', '/shop/gear.txt'],
    },
  ),
  {
    name: 'a cache keeps what earlier builds left in it',
    source: 'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
    dockerfile:
      'FROM debian:13\nRUN --mount=type=cache,target=/cache cat /cache/gear && test -f /cache/oil\n',
    expect: { ok: true, problems: [] },
  },
  fails(
    'cat of nothing',
    COREUTILS,
    'FROM debian:13\nWORKDIR /shop\nRUN cat a',
    'file-missing',
    'cat: a: No such file',
  ),
  fails(
    'a directory that is not there',
    SHELL,
    'FROM debian:13\nRUN echo a > /none/b',
    'file-missing',
    'nonexistent',
  ),
  fails(
    'cd to nowhere',
    SHELL,
    'FROM debian:13\nRUN cd /none && ls',
    'file-missing',
    "cd: can't cd to /none",
  ),
  fails(
    'cp of nothing',
    COREUTILS,
    'FROM debian:13\nWORKDIR /shop\nRUN cp a /opt',
    'file-missing',
    "cannot stat 'a'",
  ),
  fails(
    'cp of a directory without -r',
    COREUTILS,
    'FROM debian:13\nRUN mkdir /a && cp /a /b',
    'run-fails',
    'omitting directory',
  ),
  fails(
    'a directory of somebody else',
    'https://man7.org/linux/man-pages/man7/path_resolution.7.html',
    'FROM debian:13\nWORKDIR /shop\nUSER 33\nRUN echo a > b',
    'permission-denied',
    'cannot create /shop/b: Permission denied',
  ),
])

runCases('RUN: downloads, archives, repositories', [
  {
    name: 'curl -o and -O, each for its URL',
    source: CURL,
    dockerfile:
      'FROM python:3.13\nWORKDIR /d\nRUN curl -fsSL -o one https://e.example/1 -O https://e.example/two.tgz?x=1\n',
    expect: { files: ['/d/', '/d/one', '/d/two.tgz'], added: { basis: 'unknown' } },
  },
  {
    name: 'curl --output-dir',
    source: CURL,
    dockerfile: 'FROM python:3.13\nRUN curl --create-dirs --output-dir /d -O https://e.example/a.bin\n',
    expect: { has: ['/d/a.bin'] },
  },
  {
    name: 'curl to standard output',
    source: CURL,
    dockerfile: 'FROM python:3.13\nRUN curl -fsS https://e.example/health -o -\n',
    expect: { files: [], added: { atMost: 0, basis: 'measured' } },
  },
  {
    name: 'an installer from a pipe may do anything',
    source: CURL,
    dockerfile: 'FROM python:3.13\nRUN curl -fsSL https://e.example/install | sh\n',
    expect: {
      steps: {
        2: {
          size: { bytes: 0, basis: 'unknown' },
          commands: [{ effect: 'modelled' }, { effect: 'unknown' }],
        },
      },
    },
  },
  {
    name: 'wget -O, -P and neither',
    source: WGET,
    dockerfile:
      'FROM python:3.13\nWORKDIR /d\nRUN wget -q https://e.example/a.zip && wget -O b https://e.example/x && wget -P /e https://e.example/c\n',
    expect: { files: ['/d/', '/d/a.zip', '/d/b', '/e/', '/e/c'] },
  },
  {
    name: 'what is downloaded, unpacked and deleted in one layer leaves what was unpacked',
    source: TAR,
    dockerfile:
      'FROM python:3.13\nRUN curl -fsSLo /tmp/a.tgz https://e.example/a.tgz && tar -xzf /tmp/a.tgz -C /opt && rm /tmp/a.tgz\n',
    expect: { files: [], has: ['/opt/…tar a.tgz'], lacks: ['/tmp/a.tgz'] },
  },
  {
    name: 'tar from a pipe, into another directory',
    source: TAR,
    dockerfile:
      'FROM python:3.13\nRUN mkdir /o && curl -fsSL https://e.example/a | tar xz --strip-components=1 -C /o\n',
    expect: { files: ['/o/'], has: ['/o/…tar from a pipe'], image: { files: { opaque: new Set(['/o']) } } },
  },
  {
    name: 'unzip -d makes the directory',
    source: 'https://linux.die.net/man/1/unzip',
    dockerfile:
      'FROM python:3.13\nCOPY clock.tgz /a.zip\nRUN apt-get install -y unzip && unzip -q /a.zip -d /o\n',
    files: FILES,
    expect: { has: ['/o/…unzip a.zip'] },
  },
  {
    name: 'gunzip puts the file in place of the archive',
    source: 'https://www.gnu.org/software/gzip/manual/gzip.html',
    dockerfile: 'FROM debian:13\nCOPY clock.tgz /a.gz\nRUN gunzip /a.gz\n',
    files: FILES,
    expect: { files: ['/a'] },
  },
  {
    name: 'gunzip finds the file without its suffix',
    source: 'https://www.gnu.org/software/gzip/manual/gzip.html',
    dockerfile: 'FROM debian:13\nCOPY clock.tgz /a.gz\nRUN gunzip /a\n',
    files: FILES,
    expect: { files: ['/a'] },
  },
  fails(
    'tar into a directory that is not there',
    TAR,
    'FROM debian:13\nCOPY clock.tgz /\nRUN tar xf /clock.tgz -C /none',
    'file-missing',
    'tar: /none: Cannot open',
  ),
  {
    name: 'git clone names the directory after the repository',
    source: GIT,
    dockerfile:
      'FROM python:3.13\nWORKDIR /src\nRUN git clone --depth 1 -b v2 https://e.example/team/clock.git\n',
    expect: { files: ['/src/', '/src/clock/', '/src/clock/.git/'], added: { basis: 'unknown' } },
  },
  {
    name: 'git clone into a named directory, deleted in the same layer',
    source: GIT,
    dockerfile:
      'FROM python:3.13\nRUN git clone https://e.example/clock /src && cd /src && make && rm -rf /src\n',
    expect: { files: [], added: { atMost: 0, basis: 'measured' }, image: { files: { opaque: new Set() } } },
  },
  {
    name: 'make builds where it stands, make install below /usr/local',
    source: MAKE,
    dockerfile: 'FROM python:3.13\nWORKDIR /src\nRUN make -j"$(nproc)" && make install\n',
    expect: { image: { files: { opaque: new Set(['/src', '/usr/local']) } } },
  },
  {
    name: 'a private key of openssl is a secret',
    source: OPENSSL,
    dockerfile:
      'FROM python:3.13\nRUN openssl req -x509 -newkey rsa:2048 -nodes -keyout /k.pem -out /c.pem -subj /CN=clock\n',
    expect: { secrets: ['/k.pem'], entries: { '/c.pem': { secret: false } } },
  },
  {
    name: 'and one of ssh-keygen, not its public half',
    source: SSH_KEYGEN,
    dockerfile: 'FROM python:3.13\nRUN ssh-keygen -t ed25519 -N "" -f /srv/id\n',
    expect: { secrets: ['/srv/id'], has: ['/srv/id.pub'] },
  },
  {
    name: 'a secret that is printed into a file is one',
    source: 'https://docs.docker.com/build/building/secrets/',
    dockerfile: 'FROM debian:13\nRUN --mount=type=secret,id=oil base64 -d /run/secrets/oil > /srv/oil\n',
    expect: { secrets: ['/srv/oil'] },
  },
])

runCases('RUN: finding', [
  leaves('find -name -delete', FIND, "find . -name '*.tgz' -delete", {
    lacks: ['/shop/clock.tgz'],
    has: ['/shop/gear.txt'],
  }),
  leaves('find of either name', FIND, "find /shop \\( -name '*.tgz' -o -name 'g*' \\) -exec rm -f {} +", {
    files: ['/shop/'],
  }),
  leaves('what it does not understand deletes nothing', FIND, 'find . -mtime +3 -delete', {
    has: ['/shop/clock.tgz', '/shop/gear.txt'],
  }),
  leaves('find -type d -exec chmod', FIND, 'mkdir d && touch d/x && find d -type d -exec chmod 700 {} \\;', {
    entries: { '/shop/d': { mode: 0o700 }, '/shop/d/x': { mode: 0o644 } },
  }),
  leaves('xargs rm takes nothing that is certain', FIND, 'ls | xargs rm -f', { has: ['/shop/gear.txt'] }),
])

runCases('RUN: what the shell decides', [
  leaves('case with a pattern', SHELL, 'case v3-lts in v2*) touch a;; v3*) touch b;; esac', {
    has: ['/shop/b'],
    lacks: ['/shop/a'],
  }),
  leaves('-a and -o of test', SHELL, 'if [ -f gear.txt -a ! -e none ]; then touch a; else touch b; fi', {
    has: ['/shop/a'],
    lacks: ['/shop/b'],
  }),
  leaves('a while that never runs', SHELL, 'while false; do rm gear.txt; done', { has: ['/shop/gear.txt'] }),
  leaves('parameters of a function', SHELL, 'put() { mkdir "$1"; shift; touch "$@"; }; put d d/x d/y', {
    has: ['/shop/d/x', '/shop/d/y'],
  }),
  leaves('set -- replaces the parameters', SHELL, 'set -- a b; touch "$@"', { has: ['/shop/a', '/shop/b'] }),
  leaves(
    'the output of dirname and cat',
    SHELL,
    'mkdir "$(dirname /shop/w/x)" && touch "/shop/w/$(cat gear.txt)"',
    {
      has: ['/shop/w/brass'],
    },
  ),
  leaves('what a branch may have set is unknown', SHELL, 'if date; then A=x; fi; touch "/opt/$A"', {
    lacks: ['/opt/x'],
  }),
  {
    name: 'command -v of a program that is there, and of one that is not',
    source: SHELL,
    dockerfile:
      'FROM debian:13-slim\nRUN command -v apt-get && touch /a; if command -v curl; then touch /b; else touch /c; fi\n',
    expect: { ok: true, files: ['/a', '/c'] },
  },
  {
    name: '[[ ]] of bash',
    source: BASH,
    dockerfile:
      'FROM debian:13\nENV KIND=tall-clock\nSHELL ["/bin/bash", "-c"]\nRUN if [[ "$KIND" == tall-* ]]; then touch /a; else touch /b; fi\n',
    expect: { files: ['/a'] },
  },
  {
    name: 'a script of the context is followed',
    source: SHELL,
    dockerfile: 'FROM debian:13\nCOPY setup.sh /\nRUN sh /setup.sh\n',
    files: FILES,
    expect: { entries: { '/opt/clock/sound': { content: 'tick' } } },
  },
  fails('a test that is false, alone', EXIT, 'FROM debian:13\nRUN test -f /none/a', 'run-fails', 'is false'),
  fails('which without a find', EXIT, 'FROM debian:13-slim\nRUN which curl', 'run-fails', 'finds nothing'),
])

runCases('RUN: layers', [
  {
    name: 'what has no effect weighs nothing',
    source: LAYERS,
    dockerfile: 'FROM debian:13\nRUN set -eux; ls -la /; id; uname -a; vendor --version; sleep 1\n',
    expect: { steps: { 2: { size: { bytes: 0, basis: 'measured' } } } },
  },
  {
    name: 'a settings file of the base is copied whole',
    source: LAYERS,
    dockerfile: "FROM debian:13\nRUN sed -i 's/a/b/' /etc/login.defs\n",
    expect: { has: ['/etc/login.defs'], added: { atLeast: 1, basis: 'estimated' } },
  },
])
