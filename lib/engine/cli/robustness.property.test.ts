import { describe, expect, it } from 'vitest'
import { projectOf } from '../project.ts'
import { lintFile } from '../rules/lint.ts'
import type { Rule } from '../rules/rule.ts'
import { mutate, randomFrom } from '../testing/mutate.ts'
import type { CommandFile } from './model.ts'
import { parseScript } from './parse.ts'

const files = import.meta.glob<{ default: Rule<string, 'shell'> }>(
  ['../rules/shell/{cli-*,secret-*}.ts', '!../rules/shell/*.test.ts'],
  { eager: true },
)
const rules = Object.values(files).map((file) => file.default)

const SEEDS = [
  `#!/usr/bin/env bash
set -euo pipefail
TAG=\${1:-1.2.0}; IMAGE="harbour/tides:$TAG"
export DOCKER_BUILDKIT=0 TOKEN="$(cat token)"
docker buildx build --platform linux/amd64,linux/arm64 --build-arg TOKEN -t "$IMAGE" --push -f ci/Dockerfile . || true
echo "$PASSWORD" | docker login -u pilot --password-stdin registry.example.com
docker login -u pilot -p "$PASSWORD"
for name in a b; do
  docker run -d --name "$name" -p 5432:5432 -v /etc:/etc:ro,rshared --mount type=bind,src=/,dst=/h --cap-add ALL postgres &
done
`,
  `if docker ps -q --filter name=x | grep -q .; then docker rm -f $(docker ps -aq); fi
docker run -dit --log-opt gelf-address=udp://<graylog:12201 alpine sh
docker run -t harbour/ferry ./ferry
docker-compose -f a.yml up -d --scale web=3
sudo sh -c 'chmod 666 /var/run/docker.sock; usermod -aG docker ci'
docker service create --secret s -e DB_PASSWORD=x --publish published=80,target=80 nginx:latest
docker build - <<EOF
FROM scratch
EOF
dockerd -H tcp://0.0.0.0:2375 --tlsverify=false
deploy() { local t=$1; docker pull a:$t; }
case "$1" in up) deploy 2;; *) exit 1;; esac
`,
  `IMAGE := harbour/tides:1
OPTS ?= --rm
FLAGS = $(OPTS) -p 80:80
SHELL := /bin/bash
.PHONY: up down
up: build | net
\t@docker run $(FLAGS) \\
\t  -e HOME=$$HOME "$(IMAGE)" $@
\t-docker rm $$(docker ps -q)
ifdef CI
build: ; docker build -t $(IMAGE) . # why
endif
define NOTE
docker ps
endef
down:
\tdocker-compose down; docker system prune -af --volumes
`,
]

const PROJECT = projectOf('ci/build.sh', {
  files: {
    'ci/Dockerfile': {
      content: 'FROM debian:13 AS base\nARG A\nRUN --mount=type=secret,id=s true\n',
      size: 60,
    },
  },
  complete: true,
})

function expectSound(script: CommandFile, text: string): void {
  const ranges = [...script.commands, ...script.comments, ...script.problems, ...script.unreadable].map(
    (each) => each.range,
  )
  for (const { start, end } of [...ranges, ...script.blocks]) {
    expect(start.offset, text).toBeGreaterThanOrEqual(0)
    expect(start.offset, text).toBeLessThanOrEqual(end.offset)
    expect(end.offset, text).toBeLessThanOrEqual(text.length)
  }
  for (const [index, command] of script.commands.entries()) expect(command.index).toBe(index)
}

it('never throws, whatever is written', () => {
  const random = randomFrom(20_261_121)
  for (let left = 800; left > 0; left -= 1) {
    const text = mutate(SEEDS[left % SEEDS.length]!, random, SEEDS)
    const script = parseScript(text, { kind: left % 3 === 2 || left % 7 === 0 ? 'makefile' : 'shell' })
    expectSound(script, text)
    const found = lintFile(rules, { script, project: PROJECT }, script.problems, ({ start }) => start.line)
    for (const { message } of found) expect(message, text).not.toMatch(/\{\{|undefined|\bnull\b/)
  }
})

/** Each of these has cost some parser seconds. They are here for the suite's own time limit, not for a clock. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['quotes', '"'.repeat(100_000)],
  ['backticks', '`'.repeat(100_001)],
  ['substitutions', '$('.repeat(50_000)],
  ['parameters', '${'.repeat(50_000)],
  ['a pipe', 'a|'.repeat(20_000)],
  ['continuations', 'docker \\\n'.repeat(20_000)],
  ['commands', 'docker ps\n'.repeat(20_000)],
  ['options', `docker run ${'-e A=1 '.repeat(10_000)}a`],
  ['ports', `docker run ${'-p 80:80 '.repeat(10_000)}a`],
  ['unknown options', `docker run ${'--zzz '.repeat(10_000)}a`],
  ['builds', 'docker build --target x -t a .\n'.repeat(1_500)],
  ['removals', 'docker rm -f $(docker ps -aq)\n'.repeat(3_000)],
  ['logins', 'docker login -u a -p "$T"\n'.repeat(3_000)],
  ['growing values', `A=${'x'.repeat(99)}\n${'A="$A$A$A"\n'.repeat(5_000)}docker run $A`],
  ['large values', `A=${'x'.repeat(4_000)}\n${'docker run $A$A$A$A\n'.repeat(1_000)}`],
  ['blocks', `${'{ '.repeat(150)}${'a;'.repeat(10_000)}${' }'.repeat(150)}`],
  ['hashes', 'a#'.repeat(50_000)],
  ['blanks', `a${' '.repeat(100_000)}b`],
  ['scripts in scripts', `sh -c "sh -c 'docker ps'"\n`.repeat(2_000)],
]

describe('hostile input', () => {
  it.each(HOSTILE)('%s', (_, text) => {
    for (const kind of ['shell', 'makefile'] as const)
      for (const source of kind === 'shell' ? [text] : [text, `a:\n\t${text.replaceAll('\n', '\n\t')}`]) {
        const script = parseScript(source, { kind })
        lintFile(rules, { script, project: PROJECT }, script.problems, ({ start }) => start.line)
        expect(script.source.length).toBe(source.length)
      }
  })
})
