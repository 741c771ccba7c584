import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/stages.ts'
import { baseConfigOf } from '../../images/index.ts'
import { build } from '../build.ts'
import { contextOf } from '../context.ts'

const HARBOUR = contextOf({
  'package.json': '{}\n',
  'package-lock.json': '{}\n',
  'yarn.lock': '\n',
  'pnpm-lock.yaml': '\n',
  'go.mod': 'module pier\n',
  'go.sum': '\n',
  'Cargo.toml': '[package]\n',
  'Cargo.lock': '\n',
  Gemfile: '\n',
  'Gemfile.lock': '\n',
  'composer.json': '{}\n',
  'pyproject.toml': '\n',
  'poetry.lock': '\n',
})

function installs(lines: string, from = 'debian:13-slim') {
  const built = build(parse(`FROM ${from}\n${lines}\n`, { baseImage: baseConfigOf }), HARBOUR)
  return built.stages[0]!.steps.flatMap((step) => step.installs)
}
const listed = (command: string, from?: string): string[] =>
  installs(`RUN ${command}`, from).flatMap(
    ({ manager, packages }) =>
      packages?.map(({ name, version }) => `${manager} ${name} ${version}`) ?? [`${manager} ?`],
  )

describe('system packages', () => {
  test.each([
    ['apt-get install -y curl', ['apt curl null']],
    [
      'apt-get update && apt-get install -y --no-install-recommends curl=8.14.1-2 git',
      ['apt curl 8.14.1-2', 'apt git null'],
    ],
    ['apt install -y curl', ['apt curl null']],
    ['apt-get -y -o Dpkg::Use-Pty=0 install curl', ['apt curl null']],
    ['apt-get install -y -t trixie-backports curl', ['apt curl null']],
    ['DEBIAN_FRONTEND=noninteractive apt-get install -yq curl', ['apt curl null']],
    ['for tool in curl git; do apt-get install -y $tool; done', ['apt curl null', 'apt git null']],
    ['apk add --no-cache curl', ['apk curl null']],
    ['apk add --no-cache curl=8.14.1-r1 "git>2"', ['apk curl 8.14.1-r1', 'apk git 2']],
    ['apk --no-cache add --virtual .build gcc', ['apk gcc null']],
    ['dnf install -y curl-minimal', ['dnf curl-minimal null']],
    ['microdnf install curl', ['dnf curl null']],
    ['yum -y install curl', ['dnf curl null']],
    ['apt-get install -y libc6:i386 curl/trixie-backports nano-', ['apt libc6 null', 'apt curl null']],
    ['apt-get -yqq install --no-install-recommends -- git', ['apt git null']],
    ['apt-get install -s curl', []],
    ['apk add shadow@community "gcc~14"', ['apk shadow null', 'apk gcc 14']],
    ['apk add -U -t .build "!bash" make', ['apk make null']],
    ['apk add --simulate curl', []],
    ['dnf install -y --setopt=install_weak_deps=False --nodocs git-core.x86_64', ['dnf git-core null']],
    ['microdnf --setopt=tsflags=nodocs install make', ['dnf make null']],
    ['npm install -g typescript@5.9.2 @angular/cli', ['npm typescript 5.9.2', 'npm @angular/cli null']],
    ['yarn global add pm2', ['npm pm2 null']],
    ['pnpm add -g serve', ['npm serve null']],
    ['cargo install --locked ripgrep', ['cargo ripgrep null']],
    ['gem install rake -v 13.2.1', ['gem rake 13.2.1']],
    ['conda install -y -c conda-forge numpy=2.1 gdal', ['conda numpy 2.1', 'conda gdal null']],
    ['micromamba create -n quay -y python=3.13', ['conda python 3.13']],
    ['apt-get update', []],
    ['apt-get remove curl', []],
    ['apt-cache search curl', []],
    ['echo apt-get install curl', []],
  ])('%s', (command, expected) => {
    expect(listed(command)).toEqual(expected)
  })

  test('only root may', () => {
    const { problems, ok } = build(
      parse('FROM debian:13-slim\nUSER www-data\nRUN apt-get install -y curl\n', { baseImage: baseConfigOf }),
      HARBOUR,
    )
    expect([ok, problems.map(({ code }) => code)]).toEqual([false, ['permission-denied']])
  })
})

describe('projects', () => {
  test.each([
    ['npm ci', 'npm', ['package.json', 'package-lock.json']],
    ['npm install --omit=dev', 'npm', ['package.json', 'package-lock.json']],
    ['yarn', 'npm', ['package.json', 'yarn.lock']],
    ['yarn install --immutable', 'npm', ['package.json', 'yarn.lock']],
    ['pnpm install --frozen-lockfile', 'npm', ['package.json', 'pnpm-lock.yaml']],
    ['go mod download', 'go', ['go.mod', 'go.sum']],
    ['cargo fetch', 'cargo', ['Cargo.toml', 'Cargo.lock']],
    ['bundle install', 'gem', ['Gemfile', 'Gemfile.lock']],
    ['composer install --no-dev', 'composer', ['composer.json']],
    ['poetry install', 'pip', ['pyproject.toml', 'poetry.lock']],
  ])('%s', (command, manager, manifests) => {
    expect(installs(`WORKDIR /pier\nCOPY . .\nRUN ${command}`)).toMatchObject([{ manager, manifests }])
  })

  test.each([
    'npm run build',
    'npm test',
    'yarn build',
    'go test ./...',
    'bundle exec rake',
    'composer dump-autoload',
  ])('%s installs nothing', (command) => {
    expect(installs(`WORKDIR /pier\nCOPY . .\nRUN ${command}`)).toEqual([])
  })

  test('only manifests that are there, in the directory of the command', () => {
    expect(installs('WORKDIR /pier\nCOPY package.json ./\nRUN npm install')[0]!.manifests).toEqual([
      'package.json',
    ])
    expect(installs('COPY . /pier\nRUN cd /pier && npm ci')[0]!.manifests).toEqual([
      'package.json',
      'package-lock.json',
    ])
    expect(installs('COPY . /pier\nRUN npm ci')[0]!.manifests).toEqual([])
  })
})

describe('where programs and their files go', () => {
  const DOCK = contextOf({
    'package.json': '{ "dependencies": { "express": "5" } }',
    'pyproject.toml': '[project]\nname = "pier"\n',
    'uv.lock': 'version = 1\n',
    'Cargo.toml':
      '[package]\nname = "pier"\n[[bin]]\nname = "crane"\n[[bin]]\nname = "gaff"\n[dependencies]\nserde = "1"\n',
    'build.gradle': '\n',
    'go.mod':
      'module example.com/pier/v2\nrequire (\n\tgithub.com/a/b v1.0.0\n\tgithub.com/c/d v1.0.0 // indirect\n)\n',
  })
  const entries = (from: string, command: string) =>
    build(parse(`FROM ${from}\nWORKDIR /dock\nCOPY . .\nRUN ${command}\n`, { baseImage: baseConfigOf }), DOCK)
      .image!.files.entries

  test.each([
    ['node:24-slim', 'npm install --prefix client', '/dock/client/node_modules/…npm'],
    ['node:24-slim', 'NPM_CONFIG_PREFIX=/opt/npm npm i -g pm2', '/opt/npm/bin/pm2'],
    ['node:24-slim', 'NPM_CONFIG_CACHE=/tmp/c npm ci', '/tmp/c/…npm'],
    ['node:24-slim', 'pnpm install --prod', '/dock/node_modules/…npm'],
    ['node:24-slim', 'bun install', '/root/.bun/install/cache/…npm'],
    ['python:3.13-slim', 'uv sync --frozen', '/dock/.venv/bin/python'],
    ['python:3.13-slim', 'UV_PROJECT_ENVIRONMENT=/venv uv sync', '/venv/pyvenv.cfg'],
    ['python:3.13-slim', 'uv tool install ruff', '/root/.local/bin/ruff'],
    ['python:3.13-slim', 'pip install --target /deps flask', '/deps/…pip flask'],
    ['python:3.13-slim', 'pip install --user flask', '/root/.local/lib/python3.13/site-packages/…pip flask'],
    ['python:3.13-slim', 'pip download -d /wheels flask', '/wheels/…wheels'],
    ['python:3.13-slim', 'PIP_CACHE_DIR=/pips pip install flask', '/pips/…pip'],
    ['python:3.13-slim', 'pipenv install --system', '/usr/local/…pip project'],
    [
      'python:3.13-slim',
      'poetry config virtualenvs.create false && poetry install',
      '/usr/local/…pip project',
    ],
    ['python:3.13-slim', 'POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install', '/dock/.venv/…pip project'],
    ['golang:1.26', 'go build', '/dock/pier'],
    ['golang:1.26', 'go build -ldflags="-s -w" -trimpath -o bin/ ./cmd/...', '/dock/bin/…go program'],
    ['golang:1.26', 'GOBIN=/tools go install example.com/x/cmd/buoy@v1.2.3', '/tools/buoy'],
    ['golang:1.26', 'go mod vendor', '/dock/vendor/…go vendor'],
    ['rust:1', 'cargo build --release', '/dock/target/release/gaff'],
    [
      'rust:1',
      'cargo build --release --bin crane --target x86_64-unknown-linux-musl',
      '/dock/target/x86_64-unknown-linux-musl/release/crane',
    ],
    ['rust:1', 'CARGO_TARGET_DIR=/out cargo build', '/out/debug/crane'],
    ['rust:1', 'cargo chef prepare --recipe-path plan.json', '/dock/plan.json'],
    ['gradle:9', './gradlew build', '/dock/build/…gradle'],
    ['maven:3', 'mvn dependency:go-offline', '/root/.m2/repository/…maven'],
    ['alpine:3', 'apk add --no-cache bash', '/bin/bash'],
    ['debian:13', 'apt-get install -y --no-install-recommends openssh-server', '/usr/sbin/sshd'],
  ])('%s: %s makes %s', (from, command, path) => {
    expect([...entries(from, command).keys()]).toContain(path)
  })

  test('a program in Go weighs more with more modules, less without symbols', () => {
    const size = (command: string): number => entries('golang:1.26', command).get('/a')!.size!
    expect(size('go build -o /a')).toBeGreaterThan(size('go build -ldflags "-s -w" -o /a'))
    expect(entries('golang:1.26', 'test -f /etc/x && go build -o /a; true').get('/a')!.size).toBeNull()
  })

  test('a package that may not be installed weighs an unknown amount', () => {
    const found = entries(
      'debian:13-slim',
      'test -f /etc/x && apt-get install -y --no-install-recommends curl; true',
    )
    expect(found.get('/usr/…apt curl')).toMatchObject({ size: null, package: 'apt curl' })
    expect(found.has('/usr/bin/curl')).toBe(false)
  })

  test('what apt may have taken away again is not certain', () => {
    const { image } = build(
      parse(
        "FROM debian:13-slim\nRUN apt-get install -y gcc && apt-mark auto '.*' && apt-get purge -y --auto-remove\n",
        {
          baseImage: baseConfigOf,
        },
      ),
    )
    expect(image!.packages.map(({ name, certain }) => `${name} ${certain}`)).toEqual(['gcc false'])
  })

  const LIGHTHOUSE = contextOf({
    'pyproject.toml':
      '[project]\nname = "x"\ndependencies = ["flask==3.1.2"]\n[dependency-groups]\ndev = ["pytest"]\n',
  })
  test.each([
    ['uv sync', ['flask 3.1.2 /dock/.venv', 'pytest null /dock/.venv']],
    ['uv sync --frozen --no-dev', ['flask 3.1.2 /dock/.venv']],
    ['uv sync --no-dev --extra lamps', []],
    ['poetry config virtualenvs.create false && poetry install --only main', ['flask 3.1.2 /usr/local']],
    [
      'POETRY_VIRTUALENVS_IN_PROJECT=true poetry install',
      ['flask 3.1.2 /dock/.venv', 'pytest null /dock/.venv'],
    ],
  ])('%s installs what pyproject.toml lists', (command, expected) => {
    const { image } = build(
      parse(`FROM python:3.13-slim\nWORKDIR /dock\nCOPY . .\nRUN ${command}\n`, { baseImage: baseConfigOf }),
      LIGHTHOUSE,
    )
    const shown = image!.packages.map(
      ({ name, version, location }) =>
        `${name} ${version} ${location?.replace('/lib/python3/site-packages', '')}`,
    )
    expect(shown).toEqual(expected)
  })
})
