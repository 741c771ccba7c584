import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-no-sbom.ts'

const script = (...lines: readonly string[]): string =>
  `ferry:\n  script:\n${lines.map((line) => `    - ${line}\n`).join('')}`

testFileRule(rule, docs, {
  valid: [
    script('docker buildx build --sbom=true --push -t a/ferry:latest .'),
    script('docker buildx build --attest type=sbom --push -t a/ferry:latest .'),
    script('docker buildx build --provenance=mode=max --push -t a/ferry:latest .'),
    script('docker push a/ferry:latest', 'cosign sign a/ferry@$DIGEST'),
    script('docker push a/ferry:latest', 'syft a/ferry:latest -o spdx-json'),
    script('docker push a/ferry:latest', 'trivy image --format cyclonedx a/ferry:latest'),
    script('docker push a/ferry:$CI_COMMIT_SHA'),
    script('docker push a/ferry:latest', './sign.sh'),
    `include: sbom.yml\n${script('docker push a/ferry:latest')}`,
  ],
  invalid: [
    {
      text: script('docker push a/ferry:latest'),
      reports: [{ messageId: 'none', on: 'a/ferry:latest', severity: 'info', confidence: 'likely' }],
    },
    { text: script('docker push a/ferry'), reports: [{ messageId: 'none', on: 'a/ferry' }] },
    {
      text: script('docker buildx build --sbom=false --push -t a/ferry:latest .'),
      reports: [{ messageId: 'none', on: 'a/ferry:latest' }],
    },
    {
      text: script('docker push a/ferry:$CI_COMMIT_SHA', 'docker push a/ferry:stable'),
      reports: [{ messageId: 'none', on: 'a/ferry:stable' }],
    },
    {
      text: script('/kaniko/executor --destination a/ferry:latest'),
      reports: [{ messageId: 'none', on: 'a/ferry:latest' }],
    },
    {
      text: script('docker push a/ferry:latest', 'trivy image a/ferry:latest'),
      reports: [{ messageId: 'none', on: 'a/ferry:latest' }],
    },
  ],
})
