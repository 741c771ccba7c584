import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-invalid.ts'

const FILES = {
  Dockerfile:
    'ARG BASE=3.22\nFROM alpine:$BASE AS base\nFROM base AS test\nARG TIDE\nRUN make test\nFROM base\n',
  'crane/Dockerfile': 'FROM alpine:3.22 AS lift\n',
}
const script = (line: string): string => `ferry:\n  script:\n    - ${line}\n`
const within = (line: string) => ({ text: script(line), files: FILES })

testFileRule(rule, docs, {
  valid: [
    script('make'),
    script('docker build --target nothing-known .'),
    within('docker build --target test .'),
    within('docker build --target TEST .'),
    within('docker build --target 1 .'),
    within('docker build --target $STAGE .'),
    within('docker build --build-arg TIDE=high --build-arg BASE=3.23 --build-arg HTTP_PROXY=x .'),
    within('docker build --target lift crane'),
    within('docker build --target lift -f crane/Dockerfile crane'),
    within('cd crane && docker build --target lift .'),
    within('docker build --target x https://example.com/ferry.git'),
  ],
  invalid: [
    {
      text: 'stages: [build]\nferry: { stage: biuld, script: [make] }\n',
      reports: [{ messageId: 'invalid', on: 'biuld', severity: 'error', confidence: 'certain' }],
    },
    {
      ...within('docker build --target tset .'),
      reports: [{ messageId: 'target', on: '--target tset', severity: 'error' }],
    },
    { ...within('docker build --target 7 .'), reports: [{ messageId: 'target', on: '--target 7' }] },
    {
      ...within('docker buildx build --target=test crane/'),
      reports: [{ messageId: 'target', on: '--target=test' }],
    },
    {
      ...within('docker build --build-arg TIED=high .'),
      reports: [{ messageId: 'argument', on: '--build-arg TIED=high', severity: 'warning' }],
    },
    {
      ...within('/kaniko/executor --context $CI_PROJECT_DIR --target tset --destination a:1'),
      reports: [{ messageId: 'target', on: 'tset' }],
    },
    {
      ...within('buildctl build --local context=. --local dockerfile=. --opt target=tset'),
      reports: [{ messageId: 'target', on: '--opt target=tset' }],
    },
    {
      text: '.a: { script: [docker build --target tset .] }\nb: { extends: .a }\nc: { extends: .a }\n',
      files: FILES,
      reports: [{ messageId: 'target', on: '--target tset' }],
    },
  ],
})
