import { runCases } from '../../testing/run-cases.ts'

const APT = 'https://manpages.debian.org/trixie/apt/apt-get.8.en.html'
const APT_CACHE = 'https://docs.docker.com/build/building/best-practices/#apt-get'
const POLICY = 'https://www.debian.org/doc/debian-policy/ch-relationships.html'
const MINIMIZING =
  'https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config'
const APK_ADD = 'https://man.archlinux.org/man/apk-add.8.en'
const APK_DEL = 'https://man.archlinux.org/man/apk-del.8.en'
const DNF = 'https://dnf.readthedocs.io/en/latest/command_ref.html'
const LISTS = '/var/lib/apt/lists/…lists'
const MB = 1_000_000

runCases('apt', [
  {
    name: 'lists stay behind unless they are removed in the same RUN',
    source: APT_CACHE,
    dockerfile:
      'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl\n',
    expect: {
      has: [LISTS, '/usr/…apt curl', '/usr/bin/curl'],
      packages: ['apt curl'],
      added: { atLeast: 28 * MB, atMost: 36 * MB, basis: 'estimated' },
      entries: {
        [LISTS]: { kind: 'bulk', estimated: true },
        '/usr/bin/curl': { kind: 'file', package: 'apt curl', mode: 0o755 },
      },
    },
  },
  {
    name: 'removed in the same RUN they weigh nothing',
    source: APT_CACHE,
    dockerfile:
      'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
    expect: { lacks: [LISTS], added: { atLeast: 9 * MB, atMost: 15 * MB, basis: 'estimated' } },
  },
  {
    name: 'removed in the next RUN they still ship',
    source: APT_CACHE,
    dockerfile:
      'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN rm -rf /var/lib/apt/lists/*\n',
    expect: {
      lacks: [LISTS],
      added: { atLeast: 28 * MB },
      steps: { 2: { wasted: [{ paths: [LISTS], by: 'removed', step: 2 }] } },
    },
  },
  {
    name: 'clean leaves the lists, dist-clean takes them',
    source: APT,
    dockerfile: 'FROM debian:13-slim\nRUN apt-get update && apt-get clean\nRUN apt-get dist-clean\n',
    expect: { lacks: [LISTS], steps: { 3: { removed: [LISTS] } } },
  },
  {
    name: 'recommended packages come along unless told otherwise',
    source: POLICY,
    dockerfile: 'FROM debian:13-slim\nRUN apt-get install -y python3-pip\n',
    expect: { has: ['/usr/…apt build-essential', '/usr/bin/gcc'], added: { atLeast: 350 * MB } },
  },
  {
    name: 'without them a fraction is left',
    source: POLICY,
    dockerfile: 'FROM debian:13-slim\nRUN apt-get install -y --no-install-recommends python3-pip\n',
    expect: { lacks: ['/usr/bin/gcc'], added: { atLeast: 30 * MB, atMost: 60 * MB } },
  },
  {
    name: 'a setting of apt does the same',
    source: 'https://manpages.debian.org/trixie/apt/apt.conf.5.en.html',
    dockerfile:
      'FROM debian:13-slim\nRUN echo \'APT::Install-Recommends "false";\' > /etc/apt/apt.conf.d/99lean\nRUN apt-get install -y python3-pip\n',
    expect: { lacks: ['/usr/bin/gcc'] },
  },
  {
    name: 'what two packages both need counts once',
    source: APT,
    dockerfile:
      'FROM debian:13-slim\nRUN apt-get install -y --no-install-recommends gcc\nRUN apt-get install -y --no-install-recommends gcc make\n',
    expect: { steps: { 3: { added: ['/usr/…apt make', '/usr/bin/make'] } } },
  },
  {
    name: 'an unknown package makes the size unknown, the known part counts',
    source: APT,
    dockerfile: 'FROM debian:13-slim\nRUN apt-get install -y --no-install-recommends curl harbour-tools\n',
    expect: {
      added: { atLeast: 9 * MB, basis: 'unknown' },
      entries: { '/usr/…apt harbour-tools': { size: null } },
    },
  },
  {
    name: 'an unknown package may bring the account, a known one that brings none does not',
    source: 'https://www.debian.org/doc/debian-policy/ch-opersys.html#users-and-groups',
    dockerfile:
      'FROM debian:13-slim AS open\nRUN apt-get install -y harbour-tools\nUSER keeper\nFROM debian:13-slim\nRUN apt-get install -y --no-install-recommends curl\nUSER keeper\n',
    options: { target: 'open' },
    expect: { ok: true, image: { user: { name: 'keeper', exists: null } } },
  },
  {
    name: 'so a user that nobody made is missing',
    source: 'https://docs.docker.com/reference/dockerfile/#user',
    dockerfile: 'FROM debian:13-slim\nRUN apt-get install -y --no-install-recommends curl\nUSER keeper\n',
    expect: { image: { user: { name: 'keeper', exists: false } } },
  },
  {
    name: 'purge with autoremove takes what was only pulled in',
    source: APT,
    dockerfile:
      'FROM debian:13-slim\nRUN apt-get install -y --no-install-recommends gcc libpq-dev && apt-get purge -y --auto-remove gcc\n',
    expect: { has: ['/usr/…apt libpq-dev'], lacks: ['/usr/…apt gcc', '/usr/…apt binutils', '/usr/bin/gcc'] },
  },
  {
    name: 'without it only the package itself goes',
    source: APT,
    dockerfile:
      'FROM debian:13-slim\nRUN apt-get install -y --no-install-recommends gcc\nRUN apt-get remove -y gcc\n',
    expect: {
      packages: [],
      has: ['/usr/…apt binutils'],
      lacks: ['/usr/…apt gcc'],
      steps: { 2: { wasted: [{ by: 'removed', step: 2 }] } },
    },
  },
  {
    name: 'a removal that need not happen takes nothing away',
    source: APT,
    dockerfile:
      'FROM debian:13-slim\nARG LEAN\nRUN apt-get install -y --no-install-recommends gcc\nRUN grep -q lean /etc/mode && apt-get purge -y gcc || true\n',
    expect: { has: ['/usr/…apt gcc'], packages: ['apt gcc'] },
  },
  {
    name: 'archives are deleted after the install, unless the image was told to keep them',
    source: MINIMIZING,
    dockerfile:
      'FROM debian:13-slim AS kept\nRUN rm -f /etc/apt/apt.conf.d/docker-clean && apt-get install -y --no-install-recommends curl\nFROM debian:13-slim\nRUN apt-get install -y --no-install-recommends curl\n',
    expect: { lacks: ['/var/cache/apt/archives/…archives'] },
  },
  {
    name: 'then they stay',
    source: MINIMIZING,
    dockerfile:
      'FROM debian:13-slim\nRUN rm -f /etc/apt/apt.conf.d/docker-clean && apt-get install -y --no-install-recommends curl\n',
    expect: { has: ['/var/cache/apt/archives/…archives'], added: { basis: 'estimated' } },
  },
  {
    name: 'in a cache mount nothing of it is in the image',
    source: 'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
    dockerfile:
      'FROM debian:13-slim\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y --no-install-recommends curl\n',
    expect: { lacks: [LISTS], has: ['/usr/…apt curl'], added: { atMost: 15 * MB } },
  },
  {
    name: 'a repository of others may have other packages under the same names',
    source: 'https://github.com/nodesource/distributions#debian-and-ubuntu-based-distributions',
    dockerfile:
      'FROM debian:13-slim\nRUN echo "deb https://deb.example.com/node_24.x nodistro main" > /etc/apt/sources.list.d/node.list && apt-get update && apt-get install -y --no-install-recommends nodejs && rm -rf /var/lib/apt/lists/*\nRUN npm install -g serve\nUSER keeper\n',
    expect: { ok: true, added: { atLeast: 180 * MB }, image: { user: { exists: null } } },
  },
  {
    name: 'lists that are up to date are not written again',
    source: APT,
    dockerfile: 'FROM debian:13-slim\nRUN apt-get update\nRUN apt-get update && apt-get install -y tree\n',
    expect: { steps: { 3: { added: ['/usr/…apt tree', '/usr/bin/tree'], changed: [] } } },
  },
  {
    name: 'COPY --from brings a program of a package',
    source: 'https://docs.docker.com/build/building/multi-stage/',
    dockerfile:
      'FROM debian:13-slim AS tools\nRUN apt-get install -y --no-install-recommends jq\nFROM scratch\nCOPY --from=tools /usr/bin/jq /jq\n',
    expect: { entries: { '/jq': { kind: 'file', package: 'apt jq' } } },
  },
  {
    name: 'a program of the base image is not installed once more',
    source: 'https://hub.docker.com/_/buildpack-deps',
    dockerfile: 'FROM python:3.13\nRUN apt-get install -y --no-install-recommends git\n',
    expect: { packages: ['apt git'], added: { atMost: 0 } },
  },
])

runCases('apk and dnf', [
  {
    name: 'the index stays behind',
    source: APK_ADD,
    dockerfile: 'FROM alpine:3.24\nRUN apk add curl\n',
    expect: {
      has: ['/var/cache/apk/…index', '/usr/bin/curl'],
      added: { atLeast: 6 * MB, basis: 'estimated' },
    },
  },
  {
    name: '--no-cache leaves none',
    source: 'https://docs.docker.com/build/building/best-practices/',
    dockerfile: 'FROM alpine:3.24\nRUN apk add --no-cache curl\n',
    expect: { lacks: ['/var/cache/apk/…index'], added: { atLeast: 4 * MB, atMost: 9 * MB } },
  },
  {
    name: 'rm of the index in the same RUN does too',
    source: APK_ADD,
    dockerfile: 'FROM alpine:3.24\nRUN apk update && apk add tini && rm -rf /var/cache/apk/*\n',
    expect: { lacks: ['/var/cache/apk/…index'], has: ['/sbin/tini'], added: { atMost: MB } },
  },
  {
    name: 'a virtual package takes its packages away with it',
    source: APK_DEL,
    dockerfile:
      'FROM alpine:3.24\nRUN apk add --no-cache libpq && apk add --no-cache --virtual .build gcc musl-dev && apk del .build\n',
    expect: {
      packages: ['apk libpq'],
      has: ['/usr/…apk libpq'],
      lacks: ['/usr/…apk .build', '/usr/…apk gcc', '/usr/…apk binutils', '/usr/bin/gcc'],
      added: { atMost: 3 * MB },
    },
  },
  {
    name: 'what something else needs stays',
    source: APK_DEL,
    dockerfile:
      'FROM alpine:3.24\nRUN apk add --no-cache g++ && apk add --no-cache --virtual .build gcc git && apk del .build\n',
    expect: { packages: ['apk g++'], has: ['/usr/…apk gcc'], lacks: ['/usr/…apk git'] },
  },
  {
    name: 'a virtual package deleted in a later RUN still ships',
    source: APK_DEL,
    dockerfile: 'FROM alpine:3.24\nRUN apk add --no-cache -t build-deps gcc\nRUN apk del build-deps\n',
    expect: {
      added: { atLeast: 100 * MB },
      packages: [],
      steps: { 2: { wasted: [{ by: 'removed', step: 2 }] } },
    },
  },
  {
    name: 'packages that nobody knows stay when others go',
    source: APK_DEL,
    dockerfile:
      'FROM alpine:3.24\nARG MORE\nRUN apk add --no-cache $MORE && apk add --no-cache -t .build gcc harbour-dev && apk del .build\n',
    expect: {
      has: ['/usr/…apk others'],
      lacks: ['/usr/…apk gcc', '/usr/…apk harbour-dev'],
      added: { atMost: 100_000, basis: 'unknown' },
    },
  },
  {
    name: 'an index that is up to date is not written again',
    source: 'https://man.archlinux.org/man/apk.8.en',
    dockerfile: 'FROM alpine:3.24\nRUN apk update\nRUN apk add tini\n',
    expect: { steps: { 3: { added: ['/usr/…apk tini', '/sbin/tini'], changed: [] } } },
  },
  {
    name: 'another root keeps to itself',
    source: APK_ADD,
    dockerfile:
      'FROM alpine:3.24 AS make\nRUN apk add --no-cache --root /rootfs --initdb bash\nFROM scratch\nCOPY --from=make /rootfs /\n',
    expect: { has: ['/usr/…apk bash'], packages: ['apk bash'] },
  },
  {
    name: 'dnf keeps metadata until it is cleaned',
    source: DNF,
    dockerfile: 'FROM redhat/ubi9\nRUN dnf install -y git\nRUN dnf install -y make && dnf clean all\n',
    expect: {
      packages: ['dnf git', 'dnf make'],
      lacks: ['/var/cache/dnf/…metadata'],
      steps: { 2: { size: { basis: 'unknown' } }, 3: { removed: ['/var/cache/dnf/…metadata'] } },
    },
  },
  {
    name: 'cleaned in the same RUN the size is an estimate',
    source: DNF,
    dockerfile: 'FROM redhat/ubi9\nRUN dnf install -y make && dnf clean all && rm -rf /var/cache/dnf\n',
    expect: { added: { atLeast: MB, atMost: 3 * MB, basis: 'estimated' } },
  },
])

const PIP = 'https://pip.pypa.io/en/stable/cli/pip_install/'
const PIP_CACHE = 'https://pip.pypa.io/en/stable/topics/caching/'
const FLASK = { 'requirements.txt': 'flask==3.1.2\ngunicorn==23.0.0\n' }
const SITE = '/usr/local/lib/python3.13/site-packages'

runCases('pip, uv, pipx', [
  {
    name: 'packages and what they pull in lie in site-packages, archives in the cache',
    source: PIP_CACHE,
    dockerfile: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
    files: FLASK,
    expect: {
      has: [
        `${SITE}/…pip flask`,
        `${SITE}/…pip werkzeug`,
        '/usr/local/bin/gunicorn',
        '/root/.cache/pip/…pip',
      ],
      packages: ['pip flask', 'pip gunicorn'],
      added: { atLeast: 7 * MB, atMost: 13 * MB, basis: 'estimated' },
    },
  },
  {
    name: '--no-cache-dir leaves no archives',
    source: PIP_CACHE,
    dockerfile:
      'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n',
    files: FLASK,
    expect: { lacks: ['/root/.cache/pip/…pip'], added: { atLeast: 6 * MB, atMost: 10 * MB } },
  },
  {
    name: 'so does any value of PIP_NO_CACHE_DIR',
    source: 'https://github.com/pypa/pip/blob/main/src/pip/_internal/cli/cmdoptions.py',
    dockerfile: 'FROM python:3.13-slim\nENV PIP_NO_CACHE_DIR=0\nRUN pip install flask\n',
    expect: { lacks: ['/root/.cache/pip/…pip'] },
  },
  {
    name: 'a cache mount keeps them out of the image',
    source: 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
    dockerfile: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n',
    expect: { lacks: ['/root/.cache/pip/…pip'], has: [`${SITE}/…pip flask`] },
  },
  {
    name: 'cache purge and uninstall take away',
    source: 'https://pip.pypa.io/en/stable/cli/pip_uninstall/',
    dockerfile:
      'FROM python:3.13-slim\nRUN pip install gunicorn && pip uninstall -y gunicorn && pip cache purge\n',
    expect: {
      packages: [],
      lacks: ['/usr/local/bin/gunicorn', `${SITE}/…pip gunicorn`, '/root/.cache/pip/…pip'],
    },
  },
  {
    name: 'a prefix copied into the final stage brings the packages and their bytes',
    source: 'https://docs.docker.com/build/building/multi-stage/',
    dockerfile:
      'FROM python:3.13-slim AS build\nRUN pip install --no-cache-dir --prefix=/install gunicorn\nFROM python:3.13-slim\nCOPY --from=build /install /usr/local\n',
    expect: {
      packages: ['pip gunicorn'],
      has: [`${SITE}/…pip gunicorn`, '/usr/local/bin/gunicorn'],
      added: { atLeast: 2 * MB, atMost: 5 * MB, basis: 'estimated' },
    },
  },
  {
    name: 'a package that nobody knows the size of',
    source: PIP,
    dockerfile: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask lighthouse-client\n',
    expect: { added: { atLeast: 4 * MB, basis: 'unknown' } },
  },
  {
    name: 'an address in place of a requirements file is not looked for in the image',
    source: PIP,
    dockerfile:
      'FROM python:3.13-slim\nWORKDIR /harbour\nRUN pip install -r https://example.com/requirements.txt\n',
    expect: { ok: true, problems: [] },
  },
  {
    name: 'wheels go into the directory that is named, for the next stage',
    source: 'https://pip.pypa.io/en/stable/cli/pip_wheel/',
    dockerfile:
      'FROM python:3.13-slim AS build\nRUN pip wheel --no-cache-dir -w /wheels flask\nFROM python:3.13-slim\nCOPY --from=build /wheels /wheels\n',
    expect: { has: ['/wheels/…wheels'], added: { atLeast: MB, atMost: 3 * MB, basis: 'estimated' } },
  },
  {
    name: 'an environment holds its packages, and pip',
    source: 'https://docs.python.org/3/library/venv.html',
    dockerfile:
      'FROM python:3.13-slim\nRUN python -m venv /venv && /venv/bin/pip install --no-cache-dir flask\n',
    expect: {
      has: ['/venv/…venv', '/venv/lib/python3.13/site-packages/…pip flask', '/venv/bin/flask'],
      added: { atLeast: 15 * MB },
    },
  },
  {
    name: 'an environment that the image brings takes what its pip installs',
    source: 'https://github.com/sclorg/s2i-python-container/blob/master/3.12-minimal/Dockerfile.rhel9',
    dockerfile:
      'FROM registry.access.redhat.com/ubi9/python-312-minimal:9.7\nRUN pip install --no-cache-dir flask\n',
    expect: { has: ['/opt/app-root/lib/python3.12/site-packages/…pip flask', '/opt/app-root/bin/flask'] },
  },
  {
    name: 'pipx gives a program an environment of its own',
    source: 'https://pipx.pypa.io/stable/how-pipx-works/',
    dockerfile: 'FROM python:3.13-slim\nRUN pipx install ruff\n',
    expect: { has: ['/root/.local/share/pipx/venvs/ruff/…pip ruff', '/root/.local/bin/ruff'] },
  },
  {
    name: 'uv links from its cache, the same bytes',
    source: 'https://docs.astral.sh/uv/reference/settings/#link-mode',
    dockerfile:
      'FROM python:3.13-slim\nRUN uv pip install --system gunicorn\nRUN UV_LINK_MODE=copy uv pip install --system flask\n',
    expect: {
      steps: { 2: { size: { basis: 'estimated' } } },
      added: { atLeast: 12 * MB, atMost: 18 * MB },
    },
  },
])

const NPM_CI = 'https://docs.npmjs.com/cli/v11/commands/npm-ci'
const SHOP = {
  'package.json': '{ "dependencies": { "express": "^5" }, "devDependencies": { "jest": "^30" } }\n',
  'package-lock.json': '{}\n',
}
const READY = 'WORKDIR /app\nCOPY package*.json ./\n'

runCases('npm and its relatives', [
  {
    name: 'node_modules as package.json lists it, and the cache',
    source: NPM_CI,
    dockerfile: `FROM node:24-slim\n${READY}RUN npm ci\n`,
    files: SHOP,
    expect: {
      packages: ['npm express', 'npm jest'],
      has: ['/app/node_modules/…npm', '/app/node_modules/…npm dev', '/root/.npm/…npm'],
      added: { atLeast: 40 * MB, atMost: 60 * MB, basis: 'estimated' },
    },
  },
  {
    name: 'without development dependencies',
    source: NPM_CI,
    dockerfile: `FROM node:24-slim\n${READY}RUN npm ci --omit=dev && npm cache clean --force\n`,
    files: SHOP,
    expect: {
      packages: ['npm express'],
      lacks: ['/root/.npm/…npm'],
      added: { atLeast: 2 * MB, atMost: 4 * MB },
    },
  },
  {
    name: 'NODE_ENV=production omits them too',
    source: 'https://docs.npmjs.com/cli/v11/using-npm/config#omit',
    dockerfile: `FROM node:24-slim\nENV NODE_ENV=production\n${READY}RUN npm install\n`,
    files: SHOP,
    expect: { packages: ['npm express'] },
  },
  {
    name: 'prune takes them away, in a layer of its own too late',
    source: 'https://docs.npmjs.com/cli/v11/commands/npm-prune',
    dockerfile: `FROM node:24-slim\n${READY}RUN npm ci\nRUN npm prune --omit=dev\n`,
    files: SHOP,
    expect: {
      packages: ['npm express'],
      lacks: ['/app/node_modules/…npm dev'],
      steps: {
        4: { wasted: [{ paths: ['/app/node_modules/…npm dev'], by: 'removed' }] },
        5: { size: { bytes: 0 } },
      },
    },
  },
  {
    name: 'a second npm ci begins anew',
    source: 'https://docs.npmjs.com/cli/v11/commands/npm-ci',
    dockerfile: `FROM node:24-slim\n${READY}RUN npm ci\nRUN npm ci --omit=dev\n`,
    files: SHOP,
    expect: { packages: ['npm express'], lacks: ['/app/node_modules/…npm dev'] },
  },
  {
    name: 'COPY --from brings node_modules',
    source: 'https://docs.docker.com/build/building/multi-stage/',
    dockerfile: `FROM node:24 AS build\n${READY}RUN npm ci --omit=dev\nFROM node:24-slim\nCOPY --from=build /app/node_modules /app/node_modules\n`,
    files: SHOP,
    expect: {
      packages: ['npm express'],
      has: ['/app/node_modules/…npm'],
      added: { atLeast: 2 * MB, atMost: 3 * MB, basis: 'estimated' },
    },
  },
  {
    name: 'a global package and its program',
    source: 'https://docs.npmjs.com/cli/v11/configuring-npm/folders',
    dockerfile: 'FROM node:24-slim\nRUN npm install -g pm2@6\n',
    expect: {
      packages: ['npm pm2'],
      has: ['/usr/local/lib/node_modules/…npm pm2', '/usr/local/bin/pm2-runtime'],
      added: { basis: 'estimated' },
    },
  },
  {
    name: 'yarn keeps packages unpacked below /usr/local/share, until they are cleaned',
    source: 'https://classic.yarnpkg.com/lang/en/docs/cli/cache/',
    dockerfile: `FROM node:24-slim\n${READY}RUN yarn install --production\nRUN yarn cache clean\n`,
    files: SHOP,
    expect: { steps: { 5: { removed: ['/usr/local/share/.cache/yarn/…npm'] } } },
  },
  {
    name: 'a dependency without facts: the known part counts',
    source: NPM_CI,
    dockerfile: `FROM node:24-slim\n${READY}RUN npm ci && npm cache clean --force\n`,
    files: { 'package.json': '{ "dependencies": { "express": "5", "lighthouse-keeper": "1" } }' },
    expect: { has: ['/app/node_modules/…npm more'], added: { atLeast: 2 * MB, basis: 'unknown' } },
  },
])

const GO_BUILD = 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies'
const GO = { 'go.mod': 'module example.com/harbour/pier\n\ngo 1.26\n', 'main.go': 'package main\n' }
const CARGO = { 'Cargo.toml': '[package]\nname = "pier"\nversion = "0.1.0"\n\n[dependencies]\nserde = "1"\n' }

runCases('compilers', [
  {
    name: 'go build -o makes the program, which the next stage takes',
    source: GO_BUILD,
    dockerfile:
      'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /bin/pier .\nFROM scratch\nCOPY --from=build /bin/pier /pier\nENTRYPOINT ["/pier"]\n',
    files: GO,
    expect: {
      files: ['/pier'],
      entries: { '/pier': { kind: 'file', mode: 0o755, estimated: true } },
      added: { atLeast: 2 * MB, atMost: 20 * MB, basis: 'estimated' },
    },
  },
  {
    name: 'a directory behind -o takes the name of the package, no -o the working directory',
    source: GO_BUILD,
    dockerfile:
      'FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/ ./cmd/crane && go build && go build -o two main.go\n',
    files: GO,
    expect: { has: ['/out/crane', '/src/pier', '/src/two', '/root/.cache/go-build/…go build'] },
  },
  {
    name: 'go install puts it below GOPATH, several packages are only checked',
    source: 'https://pkg.go.dev/cmd/go#hdr-Compile_and_install_packages_and_dependencies',
    dockerfile:
      'FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN go install example.com/tools/gaff/v2@latest && go build ./...\n',
    files: GO,
    expect: { has: ['/go/bin/gaff', '/go/pkg/mod/…go modules'], lacks: ['/src/pier'] },
  },
  {
    name: 'modules lie below GOPATH',
    source: 'https://go.dev/ref/mod#module-cache',
    dockerfile: 'FROM golang:1.26\nWORKDIR /src\nCOPY go.mod .\nRUN go mod download\n',
    files: { 'go.mod': 'module pier\n\nrequire github.com/rs/zerolog v1.33.0\n' },
    expect: { entries: { '/go/pkg/mod/…go modules': { size: null } } },
  },
  {
    name: 'cargo names the program after the package',
    source: 'https://doc.rust-lang.org/cargo/reference/build-cache.html',
    dockerfile:
      'FROM rust:1.90 AS build\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nFROM debian:13-slim\nCOPY --from=build /src/target/release/pier /usr/local/bin/\n',
    files: CARGO,
    expect: { ok: true, entries: { '/usr/local/bin/pier': { mode: 0o755 } }, added: { basis: 'estimated' } },
  },
  {
    name: 'archives of Maven lie in target, under names of their own',
    source: 'https://maven.apache.org/guides/introduction/introduction-to-the-standard-directory-layout.html',
    dockerfile:
      'FROM maven:3 AS build\nWORKDIR /src\nCOPY . .\nRUN mvn -q package\nFROM eclipse-temurin:21-jre\nCOPY --from=build /src/target/pier-1.0.jar /pier.jar\n',
    files: { 'pom.xml': '<project/>\n' },
    expect: { ok: true, has: ['/pier.jar'], added: { basis: 'unknown' } },
  },
  {
    name: 'dotnet publish -o',
    source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-publish',
    dockerfile:
      'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -c Release -o /out\nFROM mcr.microsoft.com/dotnet/aspnet:10.0\nCOPY --from=build /out /app\n',
    files: { 'pier.csproj': '<Project/>\n' },
    expect: { ok: true, has: ['/app/…dotnet'] },
  },
  {
    name: 'gems go to GEM_HOME, none where the Gemfile lists none',
    source: 'https://bundler.io/man/bundle-install.1.html',
    dockerfile: 'FROM ruby:3.4\nWORKDIR /src\nCOPY Gemfile .\nRUN bundle install\n',
    files: { Gemfile: "source 'https://example.com'\ngem 'puma'\n" },
    expect: { entries: { '/usr/local/bundle/…gem': { size: null } } },
  },
  {
    name: 'composer fills vendor and leaves archives',
    source: 'https://getcomposer.org/doc/03-cli.md',
    dockerfile:
      'FROM composer:2\nWORKDIR /src\nCOPY composer.json .\nRUN composer install --no-dev && composer clear-cache\n',
    files: { 'composer.json': '{}' },
    expect: { has: ['/src/vendor/…composer'], added: { basis: 'unknown' } },
  },
  {
    name: 'conda keeps what it downloaded until it is cleaned',
    source: 'https://docs.conda.io/projects/conda/en/stable/commands/clean.html',
    dockerfile:
      'FROM continuumio/miniconda3\nRUN conda install -y -c conda-forge gdal=3.9\nRUN conda clean -afy\n',
    expect: { packages: ['conda gdal'], steps: { 3: { removed: ['/opt/conda/pkgs/…conda'] } } },
  },
])
