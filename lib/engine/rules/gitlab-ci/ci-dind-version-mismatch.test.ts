import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-dind-version-mismatch.ts'

const job = (image: string, service: string): string =>
  `ferry:\n  image: ${image}\n  services: [${service}]\n  script: [docker build .]\n`

testFileRule(rule, docs, {
  valid: [
    job('docker:29', 'docker:29-dind'),
    job('docker:29-cli', 'docker:29.1-dind'),
    job('docker:29.1.2', 'docker:29.1.2-dind-rootless'),
    job('harbour/builder:3', 'docker:29-dind'),
    job('docker:latest', 'docker:29-dind'),
    job('docker:$V', 'docker:$V-dind'),
    job('docker:29', 'docker@sha256:aa'),
    job('docker:29', '"postgres:18"'),
    job(
      '$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/docker:29',
      '$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/docker:29-dind',
    ),
  ],
  invalid: [
    {
      text: job('docker:29', 'docker:27-dind'),
      reports: [{ messageId: 'mismatch', on: 'docker:27-dind', severity: 'info' }],
    },
    {
      text: job('docker:29.1', 'docker:29.0-dind'),
      reports: [{ messageId: 'mismatch', on: 'docker:29.0-dind' }],
    },
    {
      text: job('docker:29-cli', 'docker:28.5.1-dind-rootless'),
      reports: [{ messageId: 'mismatch', on: 'docker:28.5.1-dind-rootless' }],
    },
    { text: job('docker:29', 'docker:dind'), reports: [{ messageId: 'unpinned', on: 'docker:dind' }] },
    {
      text: job('harbour/builder:3', 'docker:stable-dind'),
      reports: [{ messageId: 'unpinned', on: 'docker:stable-dind' }],
    },
    {
      text: job('docker:29', '{ name: "docker:26-dind", alias: docker }'),
      reports: [{ messageId: 'mismatch', on: '"docker:26-dind"' }],
    },
    {
      name: 'versions from variables',
      text: `variables: { V: "27" }\n${job('docker:29', 'docker:$V-dind')}`,
      reports: [{ messageId: 'mismatch', on: 'docker:$V-dind' }],
    },
  ],
})
