import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-build-unknown-name.ts'

testFileRule(rule, docs, {
  valid: [
    {
      text: 'docker build --target runtime --secret id=netrc,src=n --build-arg VERSION=1 -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
    },
    {
      text: 'docker build --target RUNTIME -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
    },
    {
      text: 'docker build --target 0 --build-arg HTTPS_PROXY -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
    },
    'docker build --target nowhere -t a:1 .\n',
    {
      text: 'docker build --target "$T" -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
    },
    {
      text: 'cd app && docker build --target nowhere -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
    },
    {
      text: 'docker build -f other.Dockerfile --target nowhere -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
    },
    {
      name: 'the script may run in either folder',
      text: 'docker build --target nowhere -t a:1 .\n',
      path: 'ci/build.sh',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
        'ci/Dockerfile':
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
    },
  ],
  invalid: [
    {
      text: 'docker build --target runtme --secret id=netrc -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
      reports: [{ messageId: 'target', on: '--target runtme', severity: 'error' }],
    },
    {
      text: 'docker build --build-arg VERSON=1 --secret id=netrc -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
      reports: [{ messageId: 'argument', on: '--build-arg VERSON=1', severity: 'warning' }],
    },
    {
      text: 'docker build --secret id=netrc --secret id=token,env=T -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
      reports: [{ messageId: 'secret', on: '--secret id=token,env=T', severity: 'warning' }],
    },
    {
      text: 'docker build -t a:1 .\n',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
      reports: [{ messageId: 'missing', on: 'docker build', severity: 'error' }],
    },
    {
      text: 'docker build --target 2 -t a:1 ./app\n',
      files: {
        'app/Dockerfile':
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
      reports: [{ messageId: 'target', on: '--target 2' }],
    },
    {
      text: 'docker build -f ship.Dockerfile --target x -t a:1 .\n',
      files: { 'ship.Dockerfile': 'FROM scratch AS y\n' },
      reports: [{ messageId: 'target', on: '--target x' }],
    },
    {
      text: 'x:\n\tdocker build --target=nowhere --secret id=netrc -t a:1 .\n',
      path: 'Makefile',
      files: {
        Dockerfile:
          'FROM golang:1.26 AS build\nARG VERSION\nRUN --mount=type=secret,id=netrc,required=true go build -o /app .\nFROM debian:13-slim AS runtime\nCOPY --from=build /app /app\n',
      },
      reports: [{ messageId: 'target', on: '--target=nowhere' }],
    },
    {
      name: 'a script in a folder that runs at the root',
      text: 'docker build --target x -t a:1 .\n',
      path: 'ci/build.sh',
      files: { Dockerfile: 'FROM scratch AS y\n' },
      reports: [{ messageId: 'target', on: '--target x' }],
    },
  ],
})
