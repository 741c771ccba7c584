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
