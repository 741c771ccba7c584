import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'
import { asksOf } from '../../../testing/line-table.ts'

describe('docker build', () => {
  asksOf(
    {
      build: {
        tags: 'harbour/ferry:*',
        versioned: true,
        context: ['ferry', '.'],
        file: ['Dockerfile', 'ferry/Dockerfile'],
      },
    },
    {
      yes: [
        'docker build -t harbour/ferry:1 .',
        'docker buildx build --tag=harbour/ferry:1 ./ferry/',
        'docker image build -t harbour/ferry:1 -f ./Dockerfile .',
        'V=1\ndocker build -t "harbour/ferry:$V" -t harbour/ferry:1.2 .',
        'podman build -t "harbour/ferry:$TAG" .',
        'docker build -t harbour/ferry:1 -f "$(dirname "$0")/Dockerfile" "$(dirname "$0")"',
        'D=$(cd "$(dirname "$0")" && pwd)\ndocker build -t harbour/ferry:1 "$D/ferry"',
      ],
      no: [
        'docker build .',
        'docker build -t harbour/ferry .',
        'docker build -t harbour/ferry:latest .',
        "docker build -t 'harbour/ferry:$V' .",
        'docker build -t harbour/ferry:1 -t harbour/ferry:latest .',
        'docker build -t harbour/tug:1 .',
        'docker build -t harbour/ferry:1 tug',
        'docker build -t harbour/ferry:1 -f ci/Dockerfile .',
        'docker build -t harbour/ferry:1',
        'docker run harbour/ferry:1',
        'docker build -t harbour/ferry:1 https://example.com/ferry.git',
      ],
      open: [
        'docker build $FLAGS .',
        'docker build -t harbour/ferry:1 "$FOLDER"',
        'docker build -t harbour/ferry:1 -f "$F" .',
      ],
    },
  )
  asksOf(
    { build: { target: 'test', pushes: false, loads: true } },
    {
      yes: ['docker buildx build --target test --load .'],
      no: [
        'docker buildx build --load .',
        'docker buildx build --target prod --load .',
        'docker buildx build --target=test --load --push .',
        'docker buildx build --target test .',
      ],
      open: ['docker buildx build --target "$STAGE" --load .'],
    },
  )
  asksOf(
    { build: { platforms: ['linux/amd64', 'linux/arm64'], pushes: true } },
    {
      yes: [
        'docker buildx build --platform linux/amd64,linux/arm64 --push -t a:1 .',
        'docker buildx build --platform linux/x86_64,Linux/aarch64 --push -t a:1 .',
        'docker buildx build --platform=linux/amd64 --platform linux/arm64/v8 --output type=registry .',
        'P=linux/amd64,linux/arm64\ndocker buildx build --platform "$P" --output=type=image,push=true .',
      ],
      no: [
        'docker buildx build --platform linux/amd64 --push .',
        'docker buildx build --platform linux/amd64,linux/arm64 .',
        'docker buildx build --platform linux/amd64,linux/arm64 --push=false .',
      ],
      open: ['docker buildx build --platform "$PLATFORMS" --push .'],
    },
  )
  asksOf(
    {
      build: {
        args: [
          { name: 'VERSION', value: '1.*' },
          { name: '*TOKEN*', given: 'no' },
        ],
        secrets: 'pip-*',
      },
    },
    {
      yes: [
        'docker build --build-arg VERSION=1.2 --secret id=pip-token,src=token .',
        'docker build --build-arg=VERSION=1.3 --secret=type=env,id=pip-token .',
      ],
      no: [
        'docker build --build-arg VERSION=2 --secret id=pip-token .',
        'docker build --build-arg VERSION=1.2 .',
        'docker build --build-arg VERSION=1.2 --build-arg TOKEN=$TOKEN --secret id=pip-token .',
        'docker build --build-arg VERSION=1.2 --secret id=npm-token .',
      ],
      open: [
        'docker build --build-arg VERSION="$V" --secret id=pip-token .',
        'docker build --build-arg VERSION --secret id=pip-token .',
        'docker build --build-arg VERSION=1.2 --secret "$SECRET" .',
      ],
    },
  )
  asksOf(
    { build: { sbom: true, provenance: 'max' } },
    {
      yes: [
        'docker buildx build --sbom=true --provenance=mode=max .',
        'docker buildx build --attest type=sbom --attest type=provenance,mode=max .',
      ],
      no: [
        'docker buildx build .',
        'docker buildx build --sbom=true .',
        'docker buildx build --sbom=false --provenance=mode=max .',
        'docker buildx build --sbom=true --provenance=false .',
      ],
    },
  )
  asksOf(
    { build: { provenance: 'no' } },
    {
      yes: ['docker buildx build --provenance=false .'],
      no: ['docker buildx build .', 'docker buildx build --provenance=true .'],
    },
  )
  asksOf(
    { build: { cacheFrom: { type: 'registry', ref: '*:cache' }, cacheTo: { ref: '*:cache', mode: 'max' } } },
    {
      yes: [
        'docker buildx build --cache-from type=registry,ref=pier/a:cache --cache-to type=registry,ref=pier/a:cache,mode=max .',
        'docker buildx build --cache-from pier/a:cache --cache-to=type=registry,ref=pier/a:cache,mode=max .',
      ],
      no: [
        'docker buildx build .',
        'docker buildx build --cache-from type=gha --cache-to type=registry,ref=pier/a:cache,mode=max .',
        'docker buildx build --cache-from pier/a:cache --cache-to type=registry,ref=pier/a:cache .',
      ],
      open: ['docker buildx build --cache-from "$FROM" --cache-to type=registry,ref=pier/a:cache,mode=max .'],
    },
  )
})

describe('docker compose', () => {
  asksOf(
    {
      compose: {
        v1: false,
        command: 'up',
        services: 'web',
        detached: true,
        scale: { service: 'web', copies: 3 },
      },
    },
    {
      yes: [
        'docker compose up -d --scale web=3 web',
        'docker compose -f prod.yaml -p shop up --scale=web=3 --detach db web',
        'docker compose up --wait --scale web=3 web',
        'N=3\nsudo docker compose up -d --scale web=$N web',
      ],
      no: [
        'docker-compose up -d --scale web=3 web',
        'docker compose run -d web',
        'docker compose up --scale web=3 web',
        'docker compose up -d --scale web=2 web',
        'docker compose up -d --scale web=3',
        'echo docker compose up -d --scale web=3 web',
      ],
      open: ['docker compose up -d --scale web=$N web', 'docker compose up $FLAGS web'],
    },
  )
  asksOf(
    { compose: { v1: true } },
    {
      yes: ['docker-compose logs', 'sudo /usr/local/bin/docker-compose ps'],
      no: ['docker compose logs', '# docker-compose ps'],
    },
  )
  asksOf(
    { compose: { command: 'scale', scale: { service: 'web', copies: 3 } } },
    { yes: ['docker compose scale web=3'], no: ['docker compose scale web=1', 'docker compose scale db=3'] },
  )
})

describe('the secrets that a Dockerfile mounts', () => {
  const two =
    'FROM debian:13\nRUN --mount=type=secret,id=rope cat /run/secrets/rope | wc\nRUN --mount=type=secret,target=/anchor wc /anchor\n'
  const rows = [
    [two, 'docker build --secret id=rope,env=ROPE --secret=id=anchor,src=a .', 'yes'],
    [two, 'docker build --secret id=rope,env=ROPE .', 'no'],
    [two, 'docker build --secret id=rope --secret id=Anchor .', 'no'],
    [two, 'docker build $FLAGS .', 'open'],
    ['FROM debian:13\n', 'docker build --secret id=rope .', 'no'],
  ] as const
  fileCheckTable(
    rows.map(([dockerfile, line, is]) => ({
      name: `${dockerfile.length} ${line}`,
      check: { line: { build: { mountedSecrets: true } } },
      files: { Dockerfile: dockerfile, 'build.sh': `${line}\n` },
      is,
    })),
  )
})
