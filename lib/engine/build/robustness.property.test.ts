import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Check } from '../grade/schema.ts'
import type { Lab } from '../grade/types.ts'
import { build, contextOf, grade, lint, parse, UNKNOWN_CONTEXT } from '../index.ts'

/** Files as people write them: every instruction, many shells' ways, several managers. */
const SEEDS: readonly string[] = [
  'FROM python:3.13-slim\nWORKDIR /shop\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\nUSER 10001\nCMD ["gunicorn", "-b", "0.0.0.0:8000", "shop:app"]\n',
  'FROM python:3.13 AS mill\nRUN python -m venv /venv\nENV PATH=/venv/bin:$PATH\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\nFROM python:3.13-slim\nCOPY --from=mill --chown=33:33 /venv /venv\nENV PATH="/venv/bin:${PATH}"\nCMD exec gunicorn shop:app\n',
  'FROM node:24 AS deps\nWORKDIR /pier\nCOPY package*.json ./\nRUN --mount=type=cache,target=/root/.npm npm ci\nFROM deps\nCOPY . .\nUSER node\nCMD ["node", "pier.js"]\n',
  'FROM golang:1.27 AS forge\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/anchor .\nFROM scratch\nCOPY --from=forge /out/anchor /anchor\nENTRYPOINT ["/anchor"]\n',
  'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\n',
  'FROM alpine:3.23\nRUN addgroup -S crew && adduser -S -D -H -G crew -u 1200 pilot\nUSER pilot\n',
  'ARG TAG=3.23\nARG BASE=alpine:${TAG}\nFROM ${BASE}\nARG TAG\nLABEL tag=$TAG day="first day"\nENV A=1 B=$A C=${D:-none}\n',
  'FROM debian:13\nRUN <<EOF\nset -eux\nuseradd -u 1200 pilot\ninstall -d -o pilot -m 750 /deck\nEOF\nUSER pilot\nWORKDIR /deck\n',
  'FROM debian:13\nCOPY <<deck.conf <<-"hold.conf" /etc/ship/\nforce = $FORCE\ndeck.conf\n\tquiet\n\thold.conf\n',
  'FROM debian:13\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN curl -fsSL https://pier.example/install.sh | bash\nRUN for t in a b c; do echo "$t" >> /etc/list; done\n',
  'FROM debian:13\nRUN if [ -f /etc/motd ]; then rm /etc/motd; elif test -d /srv; then mkdir /srv/x; else exit 1; fi\nRUN case "$(uname -m)" in x86_64) echo amd64;; arm*|aarch64) echo arm;; *) exit 1;; esac > /arch\n',
  'FROM debian:13\nRUN set -e; f() { mkdir -p "$1" && chmod 1777 "$1"; }; f /drop; (cd /drop && touch a b) || true; chown -R www-data: /drop &\n',
  'FROM nginx:1.30\nRUN --mount=type=secret,id=cert,target=/tmp/cert.pem cp /tmp/cert.pem /etc/nginx/cert.pem\nEXPOSE 8080 8443/tcp 9000-9002/udp\nVOLUME ["/data", "/logs"]\nSTOPSIGNAL SIGQUIT\n',
  'FROM debian:13\nHEALTHCHECK --interval=30s --timeout=3s --retries=3 CMD curl -f http://localhost/ || exit 1\nONBUILD COPY . /app\nMAINTAINER Ada\n',
  '# syntax=docker/dockerfile:1\n# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nSHELL ["powershell", "-Command"]\nRUN Get-ChildItem `\n  C:\\\nUSER ContainerUser\n',
  'FROM debian:13\nADD https://pier.example/tide.tar.gz /opt/\nADD logs.tar.gz /opt/logs/\nADD --checksum=sha256:00 https://pier.example/x /x\n',
  'FROM debian:13 AS a1\nCOPY --from=b1 /x /x\nFROM debian:13 AS b1\nCOPY --from=a1 /x /x\nFROM a1\nCOPY --from=2 /y /y\n',
  'FROM debian:13\nRUN sudo -u www-data -- env -i A=1 nice -n 5 sh -c \'echo "$A" > /tmp/a\' && su - pilot -c "touch ~/b" && gosu pilot:crew true\n',
  'FROM debian:13\nRUN echo "${A:-${B:+c}}" "$(echo `date`)" $((1 + 2)) ${C##*/} ${D//a/b} ${#E} "${F[@]}" ~/x {a,b} *.txt > /out 2>&1 < /dev/null\n',
  'FROM ubuntu:24.04\nENV DB_PASSWORD=hunter2 API_TOKEN=${TOKEN}\nARG NPM_TOKEN\nCOPY .env id_rsa* /root/\nRUN rm -f /root/.env /root/id_rsa*\n',
  'FROM python:3.13-slim\nRUN --mount=type=bind,source=requirements.txt,target=/tmp/r.txt --mount=type=cache,target=/root/.cache/uv uv pip install --system -r /tmp/r.txt\nENTRYPOINT ["tini", "--", "uv", "run"]\nCMD ["flask", "--app", "shop", "run", "-h", "0.0.0.0"]\n',
  'FROM debian:13\nCOPY --parents --exclude=**/*.md --exclude=docs --chmod=u=rwX,go=rX --link src/*/lib [ab]*.txt ./lib/\n',
  'FROM debian:13\nWORKDIR relative\nWORKDIR ../../up\nWORKDIR $WHERE\nCOPY a b/ .\nCOPY ["a b", "c d/"]\n',
  'FROM postgres:18-alpine\nUSER postgres\nRUN mkdir /data && chown postgres /data; chmod a+w /data; ln -s /data /link; mv /data/* /old; cp -a /old/. /new\n',
  'FROM debian:13\nRUN useradd -u 0 -o toor; usermod -u 5 -l ada toor; userdel ada; groupadd -g 7 g; useradd -g g -G sudo,g -m -d /h bo; passwd -d bo\n',
  'FROM debian:13\nENTRYPOINT ["/entry.sh"]\nCMD []\nCOPY --chmod=755 entry.sh /\nCMD ["gunicorn"]\n',
  'FROM rust:1 AS crab\nRUN cargo fetch && cargo build --release\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=crab /target/release/crab /crab\nCMD ["/crab"]\n',
  'FROM php:8 AS base\nRUN composer install --no-dev\nFROM ruby:3\nRUN bundle install && yarn && pnpm install && poetry install && dnf -y install git\n',
  'from debian:13 as Lower\nrun echo one \\\n# between\n\n  two \\\n\nuser 7\ncmd echo done\n',
  'FROM --platform=$BUILDPLATFORM debian:13\nARG TARGETARCH\nARG TARGETPLATFORM\nRUN [ "$TARGETARCH" = arm64 ] && echo arm || echo other; while read l; do echo $l; done < /etc/passwd; until false; do break; done\n',
  'FROM debian:13\nRUN valueof; tostring; __proto__=1; eval "eval \'eval true\'"; . /venv/bin/activate; exec 3>&1; trap "" EXIT; [[ -f x && y =~ z ]]; time ls; ! true; { :; } >> /l; x=(a b); printf %s "\\$x"\n',
  'FROM a AS __proto__\nENV __proto__=1 constructor=2\nLABEL __proto__=x toString=y\nARG hasOwnProperty\nUSER $constructor\nCOPY --from=__proto__ /__proto__ /constructor\n',
]

/** Pieces that mean something to some reader, to cut into a file. */
const PIECES = [
  ...'\\`"\'#$<>[]{}()=-,;&|!*?~%@:/. \t\r\n\0',
  '\\\n',
  '\r\n',
  '<<E\n',
  '<<-E',
  '${',
  '${a:-',
  '$(',
  '$((',
  '`',
  '--',
  '# escape=`\n',
  '["',
  '"]',
  '\nONBUILD ',
  '\nFROM ',
  ' AS x\n',
  '\nRUN ',
  '\nARG A=$A\n',
  '\nENV A=$A$A\n',
  '\nUSER 0\n',
  '\nSHELL ["sh"]\n',
  '\nWORKDIR ..\n',
  '\nCOPY --from=0 . .\n',
  '\nCOPY . .\n',
  ' && ',
  ' || ',
  '; ',
  ' | ',
  ' & ',
  'if ',
  'then ',
  'fi; ',
  'for x in a b; do ',
  'done; ',
  'while :; do ',
  'case x in ',
  'esac; ',
  'f() { ',
  '}; ',
  'f; ',
  'exit; ',
  'set -e; ',
  'cd ..; ',
  'sh -c ',
  '--mount=type=bind,target=/ ',
  '--mount=type=cache,target=. ',
  '--chown=a:b ',
  '--chmod=+x ',
  '-r ',
  '/../',
  '/./',
  '//',
  'é',
  '🚢',
  '\ud83d',
  '\ufeff',
  '\u00a0',
  '99999999999999999999',
  '-1',
]

type Edit = { readonly at: number; readonly remove: number; readonly insert: string }

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.nat(8), fc.nat(60)),
  insert: fc.constantFrom('', ...PIECES),
})
const mutant = fc
  .tuple(fc.constantFrom(...SEEDS), fc.array(edit, { minLength: 1, maxLength: 8 }))
  .map(([seed, edits]) => edits.reduce(applyEdit, seed))
/** Two files glued together in the middle. */
const graft = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.constantFrom(...SEEDS),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(
    ([one, two, from, to]) =>
      one.slice(0, Math.floor(from * one.length)) + two.slice(Math.floor(to * two.length)),
  )

function applyEdit(text: string, { at, remove, insert }: Edit): string {
  const from = Math.floor(at * text.length)
  return text.slice(0, from) + insert + text.slice(from + remove)
}

const CONTEXT = contextOf({
  'requirements.txt': 'flask==3.1.2\n-r more.txt\n',
  'more.txt': 'gunicorn\n',
  'shop.py': 'app = 1\n',
  'entry.sh': '#!/bin/sh\nexec "$@"\n',
  '.env': 'A=1\n',
  'package.json': '{}\n',
  'package-lock.json': '{}\n',
  'go.mod': 'module a\n',
  'src/a/lib/x.txt': 'x\n',
  'logs.tar.gz': 'x\n',
  id_rsa: 'x\n',
})

const CHECKS: readonly (readonly [id: string, check: Check])[] = [
  [
    'user',
    { image: { user: { root: false, exists: true, fixedUid: true, created: true }, worldWritable: false } },
  ],
  [
    'files',
    { image: { base: { supported: true }, contains: 'shop.py', path: { path: '/shop', owner: 'app' } } },
  ],
  [
    'start',
    {
      image: {
        process: {
          serves: { file: 'shop.py', object: 'app' },
          port: { atLeast: 1024 },
          reachable: true,
          exposed: true,
        },
      },
    },
  ],
  [
    'packages',
    {
      image: {
        packages: { manager: 'pip', manifest: 'requirements.txt' },
        carries: { arg: 'A', env: 'B', label: true },
      },
    },
  ],
  ['cache', { cache: { change: { files: 'shop.py', args: 'A' }, keeps: { installs: 'requirements.txt' } } }],
  [
    'steps',
    {
      any: [
        { input: { of: { installs: 'requirements.txt' }, beyond: ['*.txt'] } },
        { command: { tool: 'pip' } },
        { copied: { beyond: ['*.txt'] } },
        { opens: {} },
      ],
    },
  ],
  ['clean', { builds: true, clean: ['user-missing', 'secret-file-copied'] }],
]

const LAB: Lab = {
  id: 'any',
  title: 'Any',
  context: { 'requirements.txt': 'flask\n', 'shop.py': 'app = 1\n' },
  starter: { Dockerfile: SEEDS[0]! },
  passMark: 80,
  objectives: CHECKS.map(([id, check]) => ({
    id,
    check,
    text: id,
    points: 1,
    kind: 'goal',
    why: 'Because.',
    learn: null,
    rule: null,
    hints: [],
    while: null,
    near: [
      { id: 'near', when: { stage: { any: { user: { root: false } } } }, say: '{{line}} {{seen}} {{stage}}' },
    ],
  })),
}

function everything(text: string): unknown {
  const dockerfile = parse(text)
  const built = build(dockerfile, CONTEXT, { changed: ['shop.py'], changedArgs: ['A'] })
  return {
    dockerfile,
    built,
    unknown: build(dockerfile, UNKNOWN_CONTEXT),
    findings: lint(dockerfile, built, CONTEXT),
    grade: grade(LAB, { Dockerfile: text }),
  }
}

/** What is handed to a worker or written as JSON must be data. */
function expectPlain(value: unknown): void {
  expect(() => structuredClone(value)).not.toThrow()
}

const RUNS = { seed: 1893, numRuns: 200 }

describe('every file gets an answer', { timeout: 60_000 }, () => {
  test.each(SEEDS.map((seed, index) => [index, seed] as const))('seed %i', (_, seed) => {
    const answer = everything(seed)
    expectPlain(answer)
    expect(everything(seed)).toEqual(answer)
  })

  test('mutated files', () => {
    fc.assert(
      fc.property(mutant, (text) => void everything(text)),
      RUNS,
    )
  })

  test('grafted files', () => {
    fc.assert(
      fc.property(graft, (text) => void everything(text)),
      { ...RUNS, numRuns: 200 },
    )
  })

  test('any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        (text) => void everything(`FROM debian:13\n${text}`),
      ),
      { ...RUNS, numRuns: 100 },
    )
  })

  test('any command line', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'rm',
        'cp',
        'mv',
        'chmod',
        'chown',
        'install',
        'useradd',
        'adduser',
        'usermod',
        'ln',
        'mkdir',
        'touch',
        'tee',
        'pip',
        'install',
        'uv',
        'apt-get',
        'apk',
        'su',
        'sudo',
        'env',
        'cd',
        'export',
        'test',
        '[',
      ),
      fc.constantFrom(
        '-r',
        '-R',
        '-m',
        '-u',
        '-t',
        '--',
        '-',
        '/',
        '.',
        '..',
        '*',
        '/srv',
        'root',
        '777',
        'a=b',
        '$A',
        '"$A"',
        ']',
        '>',
        '/x',
      ),
      fc.string({ maxLength: 6 }),
    )
    const line = fc
      .array(word, { minLength: 1, maxLength: 8 })
      .map((words) => `FROM debian:13\nARG A\nRUN ${words.join(' ')}\n`)
    fc.assert(
      fc.property(line, (text) => void everything(text)),
      RUNS,
    )
  })
})

describe('the same file gets the same answer', { timeout: 60_000 }, () => {
  test('mutated files, and no function or cycle in the answer', () => {
    fc.assert(
      fc.property(mutant, (text) => {
        const answer = everything(text)
        expectPlain(answer)
        expect(everything(text)).toEqual(answer)
      }),
      { ...RUNS, seed: 1894, numRuns: 80 },
    )
  })
})
