import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'

const ci = (text: string) => ({ '.gitlab-ci.yml': text })

/** A job with this script, behind one that builds the image of the commit. */
const scan = (script: string, more = '', image = 'aquasec/trivy:0.75.0') =>
  ci(`stages: [build, scan]
build:
  stage: build
  image: docker:29
  script:
    - docker build -t $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA .
    - docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA
scan:
  stage: scan
  image: { name: "${image}", entrypoint: [""] }
${more}  script:
    - ${script}
`)

const fails = { job: { scans: { failsOn: ['HIGH' as const, 'CRITICAL' as const] } } }
const trivy = (options: string) => scan(`trivy image ${options} $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA`)

describe('findings that fail the scan', () => {
  fileCheckTable([
    { check: fails, files: trivy('--exit-code 1 --severity HIGH,CRITICAL'), is: 'yes' },
    { check: fails, files: trivy('--exit-code=2 -s CRITICAL,HIGH,MEDIUM'), is: 'yes' },
    { check: fails, files: trivy('--exit-code 1'), is: 'yes' },
    {
      check: fails,
      files: trivy('--severity HIGH,CRITICAL'),
      is: 'no',
      says: 'reports what it finds and succeeds all the same. Add --exit-code 1',
    },
    { check: fails, files: trivy('--exit-code 0'), is: 'no' },
    { check: fails, files: trivy('--exit-code 1 --exit-code 0'), is: 'no' },
    { check: fails, files: trivy('--exit-code 0 --exit-code 1'), is: 'yes' },
    { check: fails, files: trivy('--exit-code 1 -s HIGH -s CRITICAL'), is: 'yes' },
    {
      check: fails,
      files: trivy('--exit-code 1 --severity CRITICAL'),
      is: 'no',
      says: 'Findings of HIGH do not',
    },
    { check: fails, files: trivy('--exit-code 1 --severity $LEVELS'), is: 'open' },
    {
      check: fails,
      files: trivy('--exit-code 1 --scanners secret'),
      is: 'no',
      says: 'No job scans an image',
    },
    { check: fails, files: trivy('$OPTIONS'), is: 'open' },
    {
      check: fails,
      files: { ...trivy('--severity HIGH,CRITICAL'), 'trivy.yaml': 'exit-code: 1\n' },
      is: 'open',
    },
    {
      check: fails,
      files: scan(
        'trivy image $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA',
        '  variables: { TRIVY_EXIT_CODE: "1", TRIVY_SEVERITY: "HIGH,CRITICAL" }\n',
      ),
      is: 'yes',
    },
    {
      check: fails,
      files: scan('export TRIVY_EXIT_CODE=1 && trivy i $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'),
      is: 'yes',
    },
    { check: fails, files: scan('TRIVY_EXIT_CODE=0 trivy image app:1'), is: 'no' },
    { check: fails, files: scan('grype --fail-on high $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'), is: 'yes' },
    { check: fails, files: scan('grype app:1 -f medium'), is: 'yes' },
    { check: fails, files: scan('grype --fail-on critical app:1'), is: 'no', says: 'HIGH' },
    { check: fails, files: scan('grype app:1'), is: 'no', says: 'Add --fail-on high' },
    { check: fails, files: scan('snyk container test app:1'), is: 'yes' },
    { check: fails, files: scan('snyk container test --severity-threshold=high app:1'), is: 'yes' },
    { check: fails, files: scan('snyk container test --severity-threshold=critical app:1'), is: 'no' },
    {
      check: fails,
      files: scan('docker scout cves --exit-code --only-severity critical,high app:1'),
      is: 'yes',
    },
    { check: fails, files: scan('docker scout cves -e app:1'), is: 'yes' },
    { check: fails, files: scan('docker scout cves --only-severity critical,high app:1'), is: 'no' },
    {
      check: fails,
      files: scan('echo trivy image --exit-code 1 app:1'),
      is: 'no',
      says: 'No job scans an image',
    },
    { check: fails, files: scan('true # trivy image --exit-code 1 app:1'), is: 'no' },
    { check: fails, files: scan('trivy fs --exit-code 1 .'), is: 'no' },
    {
      check: fails,
      files: scan(
        'docker run --rm aquasec/trivy:0.75.0 image --exit-code 1 $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA',
        '',
        'docker:29',
      ),
      is: 'yes',
    },
    {
      check: fails,
      files: scan('docker run --rm -e TRIVY_EXIT_CODE=1 aquasec/trivy:0.75.0 image app:1', '', 'docker:29'),
      is: 'yes',
    },
  ])
})

describe('a scan whose failure is one of the job', () => {
  const check = { job: { scans: { with: 'trivy', counts: true }, allowFailure: false } }
  const line = 'trivy image --exit-code 1 app:1'
  fileCheckTable([
    { check, files: scan(line), is: 'yes' },
    { check, files: scan(`${line} || true`), is: 'no', says: 'goes on as if nothing had happened' },
    { check, files: scan(`${line} || :`), is: 'no' },
    { check, files: scan(`${line} || echo holes`), is: 'no' },
    { check, files: scan(`set +e; ${line}; exit 0`), is: 'no' },
    { check, files: scan(`${line}; exit 0`), is: 'yes', name: 'exit 0 is not reached after a failure' },
    { check, files: scan(`if [ -n "$SCAN" ]; then ${line}; fi`), is: 'open' },
    { check, files: scan(`if ! ${line}; then echo holes; exit 1; fi`), is: 'yes' },
    { check, files: scan(`if ${line}; then echo fine; else exit 2; fi`), is: 'yes' },
    { check, files: scan(`if ! ${line}; then echo holes; fi`), is: 'no' },
    { check, files: scan(`if ! ${line}; then exit 0; fi`), is: 'no' },
    { check, files: scan(`if ! ${line}; then exit 0; exit 1; fi`), is: 'no' },
    { check, files: scan(`if ${line}; then exit 1; fi`), is: 'no' },
    { check, files: scan(line, '  allow_failure: true\n'), is: 'no', says: 'may fail without stopping' },
    { check, files: scan(line, '  allow_failure: { exit_codes: [1] }\n'), is: 'no' },
    { check, files: scan(line, '  allow_failure: false\n'), is: 'yes' },
    { check, files: scan(line, '  rules: [{ when: manual }]\n'), is: 'no', says: 'waits for a click' },
    { check, files: scan(line, '  rules: [{ when: manual, allow_failure: false }]\n'), is: 'yes' },
    { check, files: scan(line, '  rules: [{ when: never }]\n'), is: 'no', says: 'No job scans an image' },
    { check, files: scan('echo', `  after_script: ["${line}"]\n`), is: 'no' },
    { check, files: scan(`${line} | tee report.txt`), is: 'yes', name: 'pipefail is on' },
  ])
})

describe('what is scanned, and with which scanner', () => {
  const target = { job: { scans: { commit: true } } }
  const built = { job: { scans: { built: true } } }
  const pinned = (otherThan: string[]) => ({ job: { scans: { scanner: { versioned: true, otherThan } } } })
  fileCheckTable([
    { check: target, files: scan('trivy image $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'), is: 'yes' },
    {
      check: target,
      files: scan('trivy image --exit-code 1 "$CI_REGISTRY_IMAGE:${CI_COMMIT_SHORT_SHA}"'),
      is: 'yes',
    },
    { check: target, files: scan('grype registry:$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'), is: 'yes' },
    {
      check: { job: { scans: { commit: true, built: true } } },
      files: scan(
        'trivy image $(docker inspect -f "{{index .RepoDigests 0}}" $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA)',
      ),
      is: 'open',
      name: 'what is put in while it runs',
    },
    { check: target, files: scan('trivy image $CI_REGISTRY_IMAGE@$DIGEST'), is: 'open' },
    {
      check: target,
      files: scan('trivy image $CI_REGISTRY_IMAGE:latest'),
      is: 'no',
      says: 'trivy scans ${CI_REGISTRY_IMAGE}:latest',
      subject: '${CI_REGISTRY_IMAGE}:latest',
    },
    { check: target, files: scan('trivy image $CI_REGISTRY_IMAGE'), is: 'no' },
    { check: target, files: scan('trivy image $IMAGE'), is: 'open' },
    {
      check: target,
      files: scan('trivy image $IMAGE', '  variables: { IMAGE: "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA" }\n'),
      is: 'yes',
    },
    { check: built, files: scan('trivy image $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'), is: 'yes' },
    {
      check: built,
      files: scan('trivy image $CI_REGISTRY_IMAGE:$CI_COMMIT_SHORT_SHA'),
      is: 'no',
      says: 'Nothing that comes before',
    },
    { check: built, files: scan('trivy image $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA', '  needs: []\n'), is: 'no' },
    {
      check: { job: { scans: { image: 'ferry:1' } } },
      files: scan('trivy image docker.io/library/ferry:1'),
      is: 'yes',
    },
    { check: pinned(['*trivy:0.69.4']), files: scan('trivy image app:1'), is: 'yes' },
    {
      check: pinned(['*trivy:0.75.0']),
      files: scan('trivy image app:1'),
      is: 'no',
      says: 'It has to be another one',
    },
    {
      check: pinned(['*:x']),
      files: scan('trivy image app:1', '', 'aquasec/trivy'),
      is: 'no',
      says: 'names no version',
    },
    { check: pinned(['*:x']), files: scan('trivy image app:1', '', 'aquasec/trivy:latest'), is: 'no' },
    { check: pinned(['*:x']), files: scan('trivy image app:1', '', 'aquasec/trivy:$TRIVY'), is: 'open' },
    {
      check: pinned(['*:x']),
      files: scan(`trivy image app:1`, '', `aquasec/trivy@sha256:${'ab'.repeat(32)}`),
      is: 'yes',
    },
    {
      check: pinned(['*:x']),
      files: scan('docker run aquasec/trivy image app:1', '', 'docker:29'),
      is: 'no',
    },
    {
      check: pinned(['*:x']),
      files: scan('docker run aquasec/trivy:0.75.0 image app:1', '', 'docker:29'),
      is: 'yes',
    },
  ])
})
