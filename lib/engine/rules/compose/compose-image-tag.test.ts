import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-image-tag.ts'

const image = (name: string, more = ''): string => `services:\n  gate:\n    image: ${name}\n${more}`

testFileRule(rule, docs, {
  valid: [
    image('nginx:1.30'),
    image(`nginx@sha256:${'0'.repeat(64)}`),
    image('registry.harbour.example:5000/gate:4.1'),
    image('${GATE_IMAGE}'),
    image('nginx:${TAG}'),
    image('nginx:${TAG:?say which}'),
    image('harbour/gate', '    build: .\n'),
    image('harbour/gate:latest', '    build: .\n'),
    `${image('harbour/gate', '    build: .\n')}  worker:\n    image: harbour/gate\n`,
    image('harbour/gate', '    pull_policy: build\n'),
    image('debian:trixie'),
  ],
  invalid: [
    {
      text: image('nginx'),
      reports: [{ messageId: 'untagged', on: 'nginx', severity: 'warning', confidence: 'certain' }],
    },
    {
      text: image('"redis:latest"'),
      reports: [{ messageId: 'latest', on: '"redis:latest"', confidence: 'certain' }],
    },
    { text: image('nginx:stable'), reports: [{ messageId: 'channel', on: 'nginx:stable' }] },
    {
      text: image('nginx:${TAG:-latest}'),
      reports: [{ messageId: 'default', on: 'nginx:${TAG:-latest}', confidence: 'likely' }],
    },
    {
      text: image('registry.harbour.example:5000/gate'),
      reports: [{ messageId: 'untagged', on: 'registry.harbour.example:5000/gate' }],
    },
    {
      text: image('gatekeeper'),
      reports: [{ messageId: 'untagged', on: 'gatekeeper', confidence: 'likely' }],
    },
    {
      name: 'an image that two services share is reported once',
      text: 'x-gate: &gate\n  image: caddy\nservices:\n  north: *gate\n  south: *gate\n',
      reports: [{ messageId: 'untagged', on: 'caddy' }],
    },
  ],
})
