import { describe } from 'vitest'
import { checkTable } from '../../testing/check-table.ts'

const MILL = {
  'main.go': 'package main\n',
  'flour/rye.txt': 'rye\n',
  '.env': 'A=1\n',
  'shop.py': 'app = 1\n',
  'loaf.tar': 'x',
}
const TWO =
  'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY main.go .\nRUN go build -o /mill .\nFROM scratch\nCOPY --from=build /mill /mill\n'
const UNUSED = 'FROM alpine:3.22 AS spare\nUSER 7\nFROM debian:13\n'

describe('stages', () => {
  checkTable(
    [
      {
        name: 'two are built',
        check: { count: { stage: { used: true }, atLeast: 2 } },
        file: TWO,
        is: 'yes',
        subject: '2',
      },
      {
        name: 'only one is built',
        check: { count: { stage: { used: true }, atLeast: 2 } },
        file: UNUSED,
        is: 'no',
        over: '1',
      },
      {
        name: 'one is not built',
        check: { not: { stage: { used: false } } },
        file: UNUSED,
        is: 'no',
        stage: 'spare',
        says: 'so it is not built',
      },
      {
        name: 'all have names',
        check: { every: { stage: { shipped: false }, is: { named: true } } },
        file: TWO,
        is: 'yes',
      },
      {
        name: 'one has none',
        check: { every: { stage: { shipped: false }, is: { named: true } } },
        file: TWO.replace(' AS build', '').replace('=build', '=0'),
        is: 'no',
        says: 'Name it with AS.',
      },
      {
        name: 'by name',
        check: { stage: { name: 'build', image: { base: { name: 'golang' } } } },
        file: TWO,
        is: 'yes',
        stage: 'build',
      },
      {
        name: 'by name, what it lacks',
        check: { stage: { name: 'build', image: { base: { name: 'rust' } } } },
        file: TWO,
        is: 'no',
        stage: 'build',
        on: 'golang:1.26',
      },
      {
        name: 'no stage of that name',
        check: { stage: { name: 'bake', used: true } },
        file: TWO,
        is: 'no',
        subject: 'bake',
      },
      {
        name: 'built on a stage',
        check: { stage: { builtOn: 'build' } },
        file: 'FROM debian:13 AS build\nFROM build\n',
        is: 'yes',
      },
      {
        name: 'shipped',
        check: { stage: { name: 'build', shipped: false } },
        file: TWO,
        is: 'yes',
        says: 'thrown away',
      },
      {
        name: 'the right user in the wrong stage',
        check: { stage: { other: { user: { root: false } } } },
        file: UNUSED,
        is: 'yes',
        stage: 'spare',
      },
    ],
    MILL,
  )
})

describe('copies', () => {
  const only = { every: { taken: { stage: 'build' }, is: { only: ['/mill'] } } }
  checkTable(
    [
      { name: 'nothing but the binary', check: only, file: TWO, is: 'yes' },
      {
        name: 'the whole directory',
        check: only,
        file: TWO.replace('/mill /mill', '/src /src'),
        is: 'no',
        subject: '/src',
        on: 'COPY --from=build /src /src',
      },
      {
        name: 'takes a path',
        check: { taken: { stage: 'build', paths: '/mill' } },
        file: TWO,
        is: 'yes',
        subject: '/mill',
      },
      {
        name: 'takes a directory above it',
        check: { taken: { stage: 'build', paths: '/src/flour' } },
        file: TWO.replace('/mill /mill', '/src /src'),
        is: 'yes',
      },
      {
        name: 'takes something else',
        check: { taken: { stage: 'build', beyond: ['/mill'] } },
        file: TWO,
        is: 'no',
      },
      {
        name: 'from another image',
        check: { taken: { image: true, digest: false } },
        file: `${TWO}COPY --from=alpine:3.22 /etc/ssl /etc/ssl\n`,
        is: 'yes',
        subject: '/etc/ssl',
      },
      {
        name: 'by a mount',
        check: { taken: { stage: 'build' } },
        file: 'FROM debian:13 AS build\nFROM debian:13\nRUN --mount=type=bind,from=build,source=/mill,target=/m true\n',
        is: 'yes',
        on: '--mount=type=bind,from=build,source=/mill,target=/m',
      },
      {
        name: 'a path from a variable that is not set',
        check: only,
        file: `${TWO}ARG W\nENV X=\${W:?}\nCOPY --from=build $NOWHERE/x /x\n`,
        is: 'no',
      },
      {
        name: 'ADD of a local file',
        check: { not: { copied: { by: 'ADD', in: 'any' } } },
        file: 'FROM debian:13\nADD shop.py /\n',
        is: 'no',
        on: 'ADD shop.py /',
      },
      {
        name: 'a file by a pattern',
        check: { not: { copied: { file: '.env*', in: 'any' } } },
        file: 'FROM debian:13\nCOPY . /x\n',
        is: 'no',
        subject: '.',
      },
      {
        name: 'a file kept out',
        check: { not: { copied: { file: '.env', in: 'any' } } },
        file: 'FROM debian:13\nCOPY . /x\n',
        files: { '.dockerignore': '.env\n' },
        is: 'yes',
      },
    ],
    MILL,
  )
})

describe('platforms, variables, forms', () => {
  const cross = (line: string): string =>
    `FROM --platform=$BUILDPLATFORM golang:1.26 AS build\n${line}FROM scratch\nCOPY --from=build /mill /mill\n`
  const build = 'RUN CGO_ENABLED=0 GOOS=linux GOARCH=$TARGETARCH go build -o /mill .\n'
  checkTable([
    {
      name: 'of the stage below',
      check: { every: { stage: { shipped: false }, is: { platform: 'build' } } },
      file: 'FROM --platform=$BUILDPLATFORM golang:1.26 AS modules\nFROM modules AS build\nFROM scratch\nCOPY --from=build /mill /mill\n',
      is: 'yes',
    },
    {
      name: 'builds natively',
      check: { stage: { shipped: false, platform: 'build' } },
      file: cross(build),
      is: 'yes',
      stage: 'build',
    },
    {
      name: 'builds anywhere',
      check: { stage: { shipped: false, platform: 'build' } },
      file: cross(build).replace('--platform=$BUILDPLATFORM ', ''),
      is: 'no',
    },
    {
      name: 'the last stage is free',
      check: { stage: { shipped: true, platform: ['none', 'target'] } },
      file: cross(build),
      is: 'yes',
    },
    {
      name: 'the last stage is fixed',
      check: { every: { stage: { shipped: true }, is: { platform: ['none', 'target'] } } },
      file: 'FROM --platform=linux/amd64 debian:13\n',
      is: 'no',
      on: 'linux/amd64',
      says: '--platform=linux/amd64',
    },
    ...(
      [
        [
          'RUN --mount=type=secret,id=t pip install -i "https://ci:$(cat /run/secrets/t)@pier.example.com" x',
          'yes',
        ],
        ['RUN export PIP_INDEX_URL="https://pier.example.com/$A"; pip install x', 'yes'],
        ['RUN echo pier.example.com && pip install x', 'no'],
        ['RUN test -n "$A" && echo pier.example.com > /etc/pip.conf', 'yes'],
        ['RUN echo pier.example.com | tee /etc/pip.conf', 'yes'],
        ['RUN pip install x # pier.example.com', 'no'],
        ['RUN false || pip install -i https://pier.example.com x', 'no'],
        ['COPY . /pier.example.com', 'no'],
      ] as const
    ).map(([line, is]) => ({
      check: { step: { mentions: 'pier.example.com' } },
      file: `FROM debian:13\nARG A\n${line}\n`,
      is,
      name: `names a host: ${line}`,
    })),
    {
      name: 'uses what is declared',
      check: { step: { uses: 'TARGETARCH' } },
      file: cross(`ARG TARGETARCH\n${build}`),
      is: 'yes',
    },
    {
      name: 'uses what is not declared',
      check: { some: { step: { keyword: 'RUN' }, is: { uses: 'TARGETARCH' } } },
      file: cross(build),
      is: 'no',
      says: 'Add ARG TARGETARCH above it.',
    },
    ...(
      [
        ['ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build .', 'yes'],
        ['ARG TARGETARCH\nRUN export GOARCH="${TARGETARCH}" && go build .', 'yes'],
        ['ARG TARGETARCH\nENV GOARCH=$TARGETARCH\nRUN go build .', 'yes'],
        ['ARG TARGETARCH\nENV ARCH=$TARGETARCH\nRUN env GOARCH=$ARCH go build .', 'yes'],
        ['ARG TARGETARCH\nRUN A=$TARGETARCH; export GOARCH=$A; go build .', 'yes'],
        ['ARG TARGETARCH\nRUN GOARCH=$(echo $TARGETARCH) go build .', 'yes'],
        ['RUN GOARCH=$TARGETARCH go build .', 'no'],
        ['ARG TARGETARCH\nRUN echo $TARGETARCH && GOARCH=$(echo amd64) go build .', 'no'],
        ['ARG TARGETARCH\nARG ARCH=amd64\nRUN GOARCH=$ARCH go build . && echo $TARGETARCH', 'no'],
        ['ARG TARGETARCH\nRUN GOOS=$TARGETARCH go build .', 'no'],
        ['ARG TARGETARCH\nRUN go build .', 'no'],
        ['ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go vet . && go build .', 'no'],
      ] as const
    ).map(([lines, is]) => ({
      name: `made of another variable: ${lines}`,
      check: {
        step: { runs: { program: 'go', arguments: ['build'] }, env: { name: 'GOARCH', from: 'TARGETARCH' } },
      },
      file: cross(`${lines}\n`),
      is,
    })),
    ...(
      [
        ['RUN go env -w CGO_ENABLED=0\nRUN go build .', 'yes'],
        ['RUN go env -w GOOS=linux CGO_ENABLED=0 && go build .', 'yes'],
        ['RUN go env -w CGO_ENABLED=0 && CGO_ENABLED=1 go build .', 'no'],
        ['RUN go env -w CGO_ENABLED=1\nRUN go build .', 'no'],
        ['RUN go env CGO_ENABLED=0\nRUN go build .', 'no'],
        ['RUN go build . && go env -w CGO_ENABLED=0', 'no'],
      ] as const
    ).map(([lines, is]) => ({
      name: `what go keeps: ${lines}`,
      check: {
        step: { runs: { program: 'go', arguments: ['build'] }, env: { name: 'CGO_ENABLED', value: '0' } },
      },
      file: cross(`${lines}\n`),
      is,
    })),
    {
      name: 'a platform that is given a value of its own',
      check: { stage: { platform: 'build' } },
      file: 'ARG BUILDPLATFORM=linux/amd64\nFROM --platform=$BUILDPLATFORM golang:1.26\n',
      is: 'no',
    },
    {
      name: 'asks only whether it is set',
      check: { step: { uses: 'TARGETARCH' } },
      file: cross('ARG TARGETARCH\nRUN GOARCH=${TARGETARCH:+amd64} go build -o /mill .\n'),
      is: 'no',
    },
    {
      name: 'does not use it',
      check: { step: { uses: 'TARGETARCH' } },
      file: cross('ARG TARGETARCH\nRUN go build -o /mill .\n'),
      is: 'no',
    },
    {
      name: 'a command by a pattern of its arguments',
      check: { command: { program: 'go', arguments: ['build', '*/mill'] } },
      file: TWO,
      is: 'yes',
    },
    {
      name: 'an argument chooses the base',
      check: { image: { carries: { arg: 'GO', base: true } } },
      file: 'ARG GO=1.26\nFROM golang:${GO}-alpine\n',
      is: 'yes',
    },
    {
      name: 'an argument that FROM does not use',
      check: { image: { carries: { arg: 'GO', base: true } } },
      file: 'ARG GO=1.26\nFROM golang:1.26\n',
      is: 'no',
    },
    {
      name: 'a certain label carries it',
      check: { image: { carries: { arg: 'V', labels: 'version' } } },
      file: 'FROM alpine:3.22\nARG V=1\nLABEL version=$V\n',
      is: 'yes',
    },
    {
      name: 'another label carries it',
      check: { image: { carries: { arg: 'V', labels: 'version' } } },
      file: 'FROM alpine:3.22\nARG V=1\nLABEL version=1 edition=$V\n',
      is: 'no',
    },
    {
      name: 'an argument above FROM reaches no label',
      check: { image: { carries: { arg: 'V', labels: 'version' } } },
      file: 'ARG V=1\nFROM alpine:3.22\nLABEL version=$V\n',
      is: 'no',
    },
    {
      name: 'in front of the command itself',
      check: { step: { runs: { program: 'go' }, env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('RUN CGO_ENABLED=0 go build -o /mill .\n'),
      is: 'yes',
    },
    {
      name: 'behind env, of a value that is not known',
      check: { unknown: { step: { runs: { program: 'go' }, env: { name: 'GOARCH', value: 'amd64' } } } },
      file: cross('ARG TARGETARCH\nRUN env GOOS=linux GOARCH=${TARGETARCH} go build -o /mill .\n'),
      is: 'yes',
    },
    ...['npm ci', 'npm clean-install', 'npm ic --omit=dev'].map((command) => ({
      name: `the verb of npm: ${command}`,
      check: { command: { program: 'npm', arguments: ['ci'] } },
      file: `FROM node:24-slim\nRUN ${command}\n`,
      is: 'yes' as const,
    })),
    {
      name: 'exported, from a value of the build',
      check: { unknown: { step: { runs: { program: 'go' }, env: { name: 'GOARCH', value: 'amd64' } } } },
      file: cross('ARG TARGETARCH\nRUN export GOOS=linux GOARCH="${TARGETARCH}" && go build -o /mill .\n'),
      is: 'yes',
    },
    {
      name: 'in front of another command',
      check: { step: { runs: { program: 'go' }, env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('RUN CGO_ENABLED=0 true && go build -o /mill .\n'),
      is: 'no',
    },
    {
      name: 'set and not exported',
      check: { step: { runs: { program: 'go' }, env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('RUN CGO_ENABLED=0; go build -o /mill .\n'),
      is: 'no',
    },
    {
      name: 'set and exported',
      check: { step: { runs: { program: 'go' }, env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('RUN CGO_ENABLED=0; export CGO_ENABLED; go build -o /mill .\n'),
      is: 'yes',
    },
    {
      name: 'exported in a subshell',
      check: { step: { runs: { program: 'go' }, env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('RUN (export CGO_ENABLED=0); go build -o /mill .\n'),
      is: 'no',
    },
    {
      name: 'by env',
      check: { step: { runs: { program: 'go' }, env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('RUN env CGO_ENABLED=0 go build -o /mill .\n'),
      is: 'yes',
    },
    {
      name: 'from a secret mount',
      check: { step: { runs: { program: 'go' }, env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('RUN --mount=type=secret,id=cgo,env=CGO_ENABLED go build -o /mill .\n'),
      is: 'open',
    },
    {
      name: 'only said',
      check: { step: { runs: { program: 'go' }, env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('RUN echo CGO_ENABLED=0 && go build -o /mill .\n'),
      is: 'no',
    },
    {
      name: 'a variable of the command',
      check: { step: { env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross(build),
      is: 'yes',
    },
    {
      name: 'a variable by ENV',
      check: { step: { keyword: 'RUN', env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('ENV CGO_ENABLED=0\nRUN go build -o /mill .\n'),
      is: 'yes',
    },
    {
      name: 'a variable by export',
      check: { step: { env: { name: 'CGO_ENABLED', value: '0' } } },
      file: cross('RUN export CGO_ENABLED=0 && go build -o /mill .\n'),
      is: 'yes',
    },
    {
      name: 'another value',
      check: { some: { step: { keyword: 'RUN' }, is: { env: { name: 'CGO_ENABLED', value: '0' } } } },
      file: cross('ENV CGO_ENABLED=1\nRUN go build -o /mill .\n'),
      is: 'no',
      subject: '1',
    },
    {
      name: 'an argument that is given later',
      check: { some: { step: { keyword: 'RUN' }, is: { env: { name: 'CGO_ENABLED', value: '0' } } } },
      file: cross('ARG CGO_ENABLED\nRUN go build -o /mill .\n'),
      is: 'open',
    },
    {
      name: 'the old form',
      check: { not: { sets: { name: '*', by: 'ENV', how: 'defines', form: 'blank', in: 'any' } } },
      file: 'FROM debian:13\nENV OVEN 220\n',
      is: 'no',
      on: 'ENV OVEN 220',
    },
    {
      name: 'the new form',
      check: { not: { sets: { name: '*', by: 'ENV', how: 'defines', form: 'blank', in: 'any' } } },
      file: 'FROM debian:13\nENV OVEN=220\n',
      is: 'yes',
    },
  ])
})

describe('downloads', () => {
  const sure = { every: { fetched: { in: 'any' as const }, is: { verified: true } } }
  const SUM = `sha256:${'ab12'.repeat(16)}`
  const get = 'curl -fsSLo /mill https://mill.example/mill'
  checkTable([
    {
      name: 'ADD with a checksum',
      check: sure,
      file: `FROM debian:13\nADD --checksum=${SUM} https://mill.example/mill /mill\n`,
      is: 'yes',
    },
    {
      name: 'ADD without',
      check: sure,
      file: 'FROM debian:13\nADD https://mill.example/mill /mill\n',
      is: 'no',
      on: 'ADD https://mill.example/mill /mill',
      says: '--checksum',
    },
    {
      name: 'ADD with another checksum',
      check: { every: { fetched: { by: 'ADD' }, is: { checksum: 'cd34' } } },
      file: `FROM debian:13\nADD --checksum=${SUM} https://mill.example/mill /mill\n`,
      is: 'no',
    },
    {
      name: 'curl and a check',
      check: sure,
      file: `FROM debian:13\nRUN ${get} && echo "ab12  /mill" | sha256sum -c -\n`,
      is: 'yes',
    },
    {
      name: 'curl and a sum that is only printed',
      check: sure,
      file: `FROM debian:13\nRUN ${get} && sha256sum /mill\n`,
      is: 'no',
      says: 'nothing checks what came',
    },
    {
      name: 'curl and a check whose failure stops nothing',
      check: sure,
      file: `FROM debian:13\nRUN ${get} && (sha256sum -c /sums || true)\n`,
      is: 'no',
    },
    {
      name: 'curl and a list of sums from the context',
      check: { every: { fetched: { in: 'any' }, is: { verified: true, checksum: 'ab12' } } },
      file: `FROM debian:13\nCOPY SUMS /\nRUN ${get} && sha256sum -c /SUMS\n`,
      files: { SUMS: 'ab12  /mill\n' },
      is: 'yes',
    },
    {
      name: 'curl and a line of a list from the context',
      check: { every: { fetched: { in: 'any' }, is: { verified: true, checksum: 'ab12' } } },
      file: `FROM debian:13\nCOPY SUMS /\nRUN ${get} && grep mill /SUMS | sha256sum -c -\n`,
      files: { SUMS: 'ab12  /mill\n' },
      is: 'yes',
    },
    {
      name: 'curl and a list behind <',
      check: { every: { fetched: { in: 'any' }, is: { verified: true, checksum: 'ab12' } } },
      file: `FROM debian:13\nCOPY SUMS /\nRUN ${get} && sha256sum -c </SUMS\n`,
      files: { SUMS: 'ab12  /mill\n' },
      is: 'yes',
    },
    {
      name: 'curl and the sum of another file',
      check: { every: { fetched: { in: 'any' }, is: { checksum: 'ab12' } } },
      file: `FROM debian:13\nRUN ${get} && echo "ab12  /tmp/mill" | sha256sum -c -\n`,
      is: 'no',
      says: 'does not ask for the digest that is known',
    },
    {
      name: 'curl and the sum under the name it is moved to',
      check: { every: { fetched: { in: 'any' }, is: { checksum: 'ab12' } } },
      file: `FROM debian:13\nRUN ${get} && mv /mill /opt/mill && echo "ab12  /opt/mill" | sha256sum -c -\n`,
      is: 'yes',
    },
    {
      name: 'curl and a sum that is compared',
      check: { every: { fetched: { in: 'any' }, is: { verified: true, checksum: 'ab12' } } },
      file: `FROM debian:13\nRUN ${get} && [ "$(sha256sum /mill | cut -d ' ' -f 1)" = ${'ab12'.repeat(16)} ]\n`,
      is: 'yes',
    },
    ...(['exec', 'shell'] as const).map((form) => ({
      name: `a RUN in ${form} form`,
      check: { step: { keyword: 'RUN', form } },
      file: `FROM debian:13\nRUN ${form === 'exec' ? '["knead", "dough"]' : 'knead dough'}\n`,
      is: 'yes' as const,
    })),
    {
      name: 'a here-document needs a shell',
      check: { step: { form: 'exec' } },
      file: 'FROM debian:13\nRUN <<EOF\nknead dough\nEOF\n',
      is: 'no',
    },
    {
      name: 'a mode that is set later',
      check: { step: { remodes: true } },
      file: 'FROM debian:13\nCOPY loaf.sh /\nRUN chmod +x /loaf.sh\n',
      files: { 'loaf.sh': '#!/bin/sh\n' },
      is: 'yes',
      subject: '/loaf.sh',
    },
    {
      name: 'a mode that is set where the file is made',
      check: { step: { remodes: true } },
      file: 'FROM debian:13\nCOPY --chmod=755 loaf.sh /\nRUN touch /x && chmod +x /x\n',
      files: { 'loaf.sh': '#!/bin/sh\n' },
      is: 'no',
    },
    {
      name: 'curl that only asks',
      check: sure,
      file: 'FROM debian:13\nRUN curl -I https://mill.example/\n',
      is: 'yes',
    },
    {
      name: 'curl and no check',
      check: { fetched: { url: 'mill.example', verified: false } },
      file: `FROM debian:13\nRUN ${get}\n`,
      is: 'yes',
      subject: 'https://mill.example/mill',
      on: get,
    },
  ])
})
