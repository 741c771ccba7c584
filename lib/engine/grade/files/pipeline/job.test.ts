import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'
import type { JobCheck } from '../../schema.ts'

const ci = (text: string) => ({ '.gitlab-ci.yml': text })
const job = (more: string, head = '') => ci(`${head}ferry:\n  script: [make]\n${more}`)
const is = (check: JobCheck) => ({ job: check })
/** What it extends is in another file. */
const far = ci('include: far.yml\nferry: { extends: .far, script: [make] }\n')

describe('how a job is called and what it runs in', () => {
  fileCheckTable([
    { check: is({ name: 'ferry' }), files: job(''), is: 'yes', on: 'ferry' },
    { check: is({ name: ['pier', 'fer*'] }), files: job(''), is: 'yes' },
    { check: is({ name: 'pier' }), files: job(''), is: 'no', says: 'It has to be pier' },
    {
      check: is({ name: 'ferry' }),
      files: ci('.ferry: { script: [make] }\n'),
      is: 'no',
      name: 'a template is no job',
    },
    { check: is({ name: 'ferry' }), files: job('  when: never\n'), is: 'no', name: 'never runs' },
    {
      check: is({ name: 'ferry' }),
      files: job('  rules: [{ if: $A, when: never }, { when: never }]\n'),
      is: 'no',
    },
    { check: is({ name: 'ferry' }), files: job('  rules: [{ if: $A }, { when: never }]\n'), is: 'yes' },
    { check: is({ stage: 'test' }), files: job(''), is: 'yes', name: 'test without a word' },
    { check: is({ stage: 'build' }), files: job('  stage: build\n'), is: 'yes' },
    { check: is({ stage: 'build' }), files: job('  stage: deploy\n'), is: 'no', on: 'deploy' },
    { check: is({ image: { name: 'node:*' } }), files: job('  image: node:24\n'), is: 'yes', on: 'node:24' },
    {
      check: is({ image: { name: 'node:*' } }),
      files: job('  image: { name: "docker.io/library/node:24" }\n'),
      is: 'yes',
    },
    {
      check: is({ image: { name: 'node:*' } }),
      files: job('', 'default: { image: "node:24" }\n'),
      is: 'yes',
    },
    { check: is({ image: { name: 'node:*' } }), files: job('', 'image: node:24\n'), is: 'yes' },
    {
      check: is({ image: { name: 'node:*' } }),
      files: job('  image: node:$V\n  variables: { V: "24" }\n'),
      is: 'yes',
    },
    { check: is({ image: { name: 'node:24' } }), files: job('  image: node:$V\n'), is: 'open' },
    {
      check: is({ image: { name: 'node:*' } }),
      files: job('  image: python:3.13\n'),
      is: 'no',
      says: 'It has to be node:*',
    },
    { check: is({ image: { name: 'node:*' } }), files: job(''), is: 'no', says: 'names no image' },
    { check: is({ name: 'ferry', image: { name: 'node:*' } }), files: far, is: 'open' },
    { check: is({ image: { versioned: true } }), files: job('  image: node:v24.1\n'), is: 'yes' },
    { check: is({ image: { versioned: true } }), files: job('  image: node\n'), is: 'no' },
    { check: is({ image: { versioned: false } }), files: job('  image: node:latest\n'), is: 'yes' },
    {
      check: is({ services: { image: { name: 'postgres:*' } } }),
      files: job('  services: ["postgres:18"]\n'),
      is: 'yes',
    },
    {
      check: is({ services: { image: { name: 'postgres:*' } } }),
      files: job('  services: [{ name: "postgres:18", alias: db }]\n'),
      is: 'yes',
    },
    {
      check: is({ services: { image: { name: 'postgres:*' }, host: 'db' } }),
      files: job('  services: [{ name: "postgres:18", alias: db }]\n'),
      is: 'yes',
    },
    { check: is({ services: { host: 'postgres' } }), files: job('  services: ["postgres:18"]\n'), is: 'yes' },
    {
      check: is({ services: { host: 'db' } }),
      files: job('  services: ["postgres:18"]\n'),
      is: 'no',
      says: 'It needs the alias db',
    },
    {
      check: is({ services: { image: { name: 'postgres:*' } } }),
      files: job(''),
      is: 'no',
      says: 'has no service',
    },
    {
      check: is({ services: [{ host: 'a' }, { host: 'b' }] }),
      files: job('  services: [{ name: x, alias: a }]\n'),
      is: 'no',
    },
    { check: is({ tags: '*shell*' }), files: job('  tags: [harbour-shell]\n'), is: 'yes' },
    { check: is({ tags: '*shell*' }), files: job('  tags: [docker]\n'), is: 'no' },
    { check: is({ tags: '*shell*' }), files: job('', 'default: { tags: [shell] }\n'), is: 'yes' },
    { check: is({ tags: '*shell*' }), files: job(''), is: 'no', says: 'asks for no certain runner' },
    { check: is({ name: 'ferry', tags: 'x' }), files: far, is: 'open' },
  ])
})

describe('variables', () => {
  const vars = (check: JobCheck['variables']) => is({ variables: check })
  fileCheckTable([
    {
      check: vars({ name: 'A', value: 'b*' }),
      files: job('  variables: { A: "boat" }\n'),
      is: 'yes',
      on: '"boat"',
    },
    { check: vars({ name: 'A', value: 'boat' }), files: job('', 'variables: { A: boat }\n'), is: 'yes' },
    {
      check: vars({ name: 'A', value: 'boat' }),
      files: job('  variables: { A: raft }\n', 'variables: { A: boat }\n'),
      is: 'no',
      says: 'A is raft',
    },
    {
      check: vars({ name: 'A', value: 'boat' }),
      files: job('  variables: { A: "$B", B: boat }\n'),
      is: 'yes',
    },
    {
      check: vars({ name: 'A', value: 'boat' }),
      files: job('  before_script: ["export A=boat"]\n'),
      is: 'yes',
    },
    {
      check: vars({ name: 'A', value: 'boat' }),
      files: job('  before_script: ["A=boat true"]\n'),
      is: 'yes',
    },
    { check: vars({ name: 'A' }), files: job(''), is: 'no', says: 'sets no A' },
    { check: vars({ name: 'A', empty: true }), files: job('  variables: { A: "" }\n'), is: 'yes' },
    {
      check: vars({ name: 'A', empty: false }),
      files: job('  variables: { A: "" }\n'),
      is: 'no',
      says: 'A is empty',
    },
    {
      check: vars({ name: 'A', empty: false }),
      files: job(''),
      is: 'yes',
      name: 'what is not set is not empty',
    },
    { check: vars({ name: 'A', empty: true }), files: job(''), is: 'no' },
    { check: vars({ name: 'A', given: 'no' }), files: job(''), is: 'yes' },
    {
      check: vars({ name: 'A', given: 'no' }),
      files: job('  variables: { A: "" }\n'),
      is: 'no',
      says: 'Take it out',
    },
    { check: vars({ name: 'A', given: 'literal' }), files: job('  variables: { A: b }\n'), is: 'yes' },
    {
      check: vars({ name: 'A', given: 'literal' }),
      files: job('  variables: { A: "$SECRET" }\n'),
      is: 'no',
      says: 'comes from outside',
    },
    {
      check: vars({ name: 'A', given: 'outside' }),
      files: job('  variables: { A: "$SECRET" }\n'),
      is: 'yes',
    },
    {
      check: vars({ name: 'A', given: 'outside' }),
      files: job('  variables: { A: hunter2-prod }\n'),
      is: 'no',
      says: 'is written here',
    },
    {
      check: vars({ name: '*_TOKEN', given: 'literal' }),
      files: job('  variables: { A_TOKEN: $B, B_TOKEN: abcd }\n'),
      is: 'yes',
    },
    {
      check: vars({ name: 'A', value: 'b' }),
      files: job('  before_script: ["export A=$(cat a)"]\n'),
      is: 'open',
    },
    { check: is({ name: 'ferry', variables: { name: 'A' } }), files: far, is: 'open' },
    {
      check: vars([{ name: 'A' }, { name: 'B' }]),
      files: job('  variables: { A: 1 }\n'),
      is: 'no',
      says: 'sets no B',
    },
  ])
})

describe('when a job runs and what its failure does', () => {
  const onMain = '  rules: [{ if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH }]\n'
  fileCheckTable([
    { check: is({ allowFailure: false }), files: job(''), is: 'yes' },
    {
      check: is({ allowFailure: false }),
      files: job('  allow_failure: true\n'),
      is: 'no',
      on: 'true',
      says: 'Take allow_failure out',
    },
    { check: is({ allowFailure: false }), files: job('  allow_failure: { exit_codes: [2] }\n'), is: 'no' },
    {
      check: is({ allowFailure: false }),
      files: job('  when: manual\n'),
      is: 'no',
      says: 'waits for a click',
    },
    { check: is({ allowFailure: false }), files: job('  when: manual\n  allow_failure: false\n'), is: 'yes' },
    {
      check: is({ allowFailure: false }),
      files: job('  rules: [{ if: $A, allow_failure: true }, {}]\n'),
      is: 'no',
    },
    { check: is({ name: 'ferry', allowFailure: false }), files: far, is: 'open' },
    { check: is({ forgives: 2 }), files: job('  allow_failure: { exit_codes: [2] }\n'), is: 'yes' },
    { check: is({ forgives: 2 }), files: job('  allow_failure: { exit_codes: 2 }\n'), is: 'yes' },
    { check: is({ forgives: 2 }), files: job(''), is: 'yes' },
    {
      check: is({ forgives: 2 }),
      files: job('  allow_failure: { exit_codes: [1, 2] }\n'),
      is: 'no',
      says: 'may fail with 1 without',
    },
    {
      check: is({ forgives: 2 }),
      files: job('  allow_failure: true\n'),
      is: 'no',
      says: 'Take allow_failure out',
    },
    {
      check: is({ forgives: 2 }),
      files: job('  allow_failure: { exit_codes: [2] }\n  rules: [{ if: $A, allow_failure: true }]\n'),
      is: 'no',
    },
    {
      check: is({ forgives: 2 }),
      files: job('  allow_failure: { exit_codes: [2] }\n  before_script: ["sail || exit 2"]\n'),
      is: 'no',
      says: 'ends with 2, which the job forgives',
    },
    {
      check: is({ forgives: 2 }),
      files: job('  allow_failure: { exit_codes: [2] }\n  before_script: ["sail || exit 3"]\n'),
      is: 'yes',
    },
    {
      check: is({ forgives: 2 }),
      files: job('  allow_failure: { exit_codes: [2] }\n  before_script: ["sail || exit $WIND"]\n'),
      is: 'open',
    },
    { check: is({ runs: { in: 'defaultBranch' } }), files: job(''), is: 'yes' },
    {
      check: is({ runs: { in: 'mergeRequests' } }),
      files: job(''),
      is: 'no',
      says: 'in no pipeline of merge requests',
    },
    {
      check: is({ runs: { in: 'mergeRequests' } }),
      files: job('  rules: [{ if: $CI_PIPELINE_SOURCE == "merge_request_event" }]\n'),
      is: 'yes',
    },
    { check: is({ runs: { only: 'defaultBranch' } }), files: job(onMain), is: 'yes' },
    { check: is({ runs: { only: 'defaultBranch' } }), files: job('  only: [main]\n'), is: 'yes' },
    { check: is({ runs: { only: 'defaultBranch' } }), files: job('  only: { refs: [main] }\n'), is: 'yes' },
    {
      check: is({ runs: { only: 'defaultBranch' } }),
      files: job('  rules: [{ if: $CI_COMMIT_REF_PROTECTED == "true" }]\n'),
      is: 'no',
      name: 'protected tags',
    },
    {
      check: is({ runs: { only: ['defaultBranch', 'tags'] } }),
      files: job('  only: [main, tags]\n'),
      is: 'yes',
    },
    {
      check: is({ runs: { only: 'defaultBranch' } }),
      files: job(''),
      is: 'no',
      says: 'other branches and tags, too. Limit it to the default branch',
    },
    {
      check: is({ runs: { only: 'defaultBranch' } }),
      files: job('', 'workflow: { rules: [{ if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH }] }\n'),
      is: 'yes',
    },
    { check: is({ name: 'ferry', runs: { only: 'defaultBranch' } }), files: far, is: 'open' },
    { check: is({ manual: true }), files: job('  when: manual\n'), is: 'yes' },
    {
      check: is({ manual: true }),
      files: job('  rules: [{ if: $CI_COMMIT_TAG }, { when: manual }]\n'),
      is: 'yes',
    },
    { check: is({ manual: true }), files: job(''), is: 'no', says: 'starts by itself' },
    { check: is({ needs: 'pier' }), files: job('  needs: [pier]\n', 'pier: { script: [ls] }\n'), is: 'yes' },
    {
      check: is({ name: 'ferry', needs: ['pier', 'hull'] }),
      files: job('  needs: [{ job: pier, artifacts: true }]\n'),
      is: 'no',
      says: 'does not need hull',
    },
    { check: is({ retry: { atLeast: 1 } }), files: job('  retry: { max: 2 }\n'), is: 'yes' },
    {
      check: is({ retry: { atMost: 1 } }),
      files: job('  retry: 2\n'),
      is: 'no',
      says: 'is tried 2 times more',
    },
    { check: is({ retry: { atMost: 0 } }), files: job(''), is: 'yes' },
    { check: is({ timeout: true }), files: job('  timeout: 10 minutes\n'), is: 'yes' },
    { check: is({ timeout: true }), files: job(''), is: 'no' },
    { check: is({ interruptible: true }), files: job('', 'default: { interruptible: true }\n'), is: 'yes' },
    { check: is({ interruptible: true }), files: job('  interruptible: false\n'), is: 'no' },
    { check: is({ environment: { name: 'prod*' } }), files: job('  environment: production\n'), is: 'yes' },
    {
      check: is({ environment: { name: 'prod*', url: 'https://*' } }),
      files: job('  environment: { name: production, url: "https://a" }\n'),
      is: 'yes',
    },
    {
      check: is({ environment: { url: 'https://*' } }),
      files: job('  environment: production\n'),
      is: 'no',
      says: 'has no address',
    },
    {
      check: is({ environment: { name: 'production' } }),
      files: job(''),
      is: 'no',
      says: 'names no environment',
    },
    {
      check: is({ idTokens: { name: 'SIGSTORE_ID_TOKEN', aud: 'sigstore' } }),
      files: job('  id_tokens: { SIGSTORE_ID_TOKEN: { aud: sigstore } }\n'),
      is: 'yes',
      on: 'SIGSTORE_ID_TOKEN',
    },
    {
      check: is({ idTokens: { aud: 'sigstore' } }),
      files: job('  id_tokens: { T: { aud: [sigstore, vault] } }\n'),
      is: 'yes',
    },
    {
      check: is({ idTokens: { name: 'SIGSTORE_ID_TOKEN' } }),
      files: job('  id_tokens: { ID_TOKEN: { aud: sigstore } }\n'),
      is: 'no',
      says: 'is called ID_TOKEN',
    },
    {
      check: is({ idTokens: { aud: 'sigstore' } }),
      files: job('  id_tokens: { T: { aud: vault } }\n'),
      is: 'no',
      says: 'is for vault',
    },
    { check: is({ idTokens: { aud: 'sigstore' } }), files: job(''), is: 'no', says: 'gets no such token' },
    { check: is({ clean: ['ci-docker-socket'] }), files: job(''), is: 'yes' },
    {
      check: is({ clean: ['ci-docker-socket'] }),
      files: job('  variables: { DOCKER_HOST: "unix:///var/run/docker.sock" }\n'),
      is: 'no',
      says: 'Docker daemon of the machine',
    },
  ])
})

describe('command lines of a job', () => {
  fileCheckTable([
    { check: is({ lines: { program: 'make' } }), files: job(''), is: 'yes', on: 'make' },
    {
      check: is({ lines: { program: 'docker', verb: 'push' } }),
      files: job('  after_script: ["docker push a"]\n'),
      is: 'yes',
    },
    {
      check: is({ lines: { program: 'docker' } }),
      files: job('  before_script: ["echo docker"]\n'),
      is: 'no',
      says: 'No job runs docker',
    },
    {
      check: is({ lines: { under: 'sudo' } }),
      files: job('  before_script: ["sudo usermod -aG docker runner"]\n'),
      is: 'yes',
    },
    { check: is({ lines: [{ program: 'make' }, { program: 'sail' }] }), files: job(''), is: 'no' },
    {
      check: is({ lines: { program: 'deploy.sh', arguments: '*:${CI_COMMIT_SHA}' } }),
      files: job('  after_script: ["./deploy.sh app:$CI_COMMIT_SHA"]\n'),
      is: 'yes',
    },
    {
      check: is({ lines: { program: 'deploy.sh', arguments: '*:${CI_COMMIT_SHA}' } }),
      files: job('  after_script: ["./deploy.sh app:latest"]\n'),
      is: 'no',
      says: 'lacks',
    },
    {
      check: is({ lines: { program: 'make' } }),
      files: ci('.all: &all [make]\nferry: { script: *all }\n'),
      is: 'yes',
      name: 'an anchor',
    },
    {
      check: { count: { job: { lines: { program: 'make' } }, atLeast: 2 } },
      files: job('', 'pier: { script: [make] }\n'),
      is: 'yes',
    },
    {
      check: { every: { job: { lines: { program: 'make' } }, is: { image: { versioned: true } } } },
      files: job('', 'pier: { image: "a:1", script: [make] }\n'),
      is: 'no',
      says: 'Job ferry names no image',
    },
  ])
})

describe('files that are kept', () => {
  const art = (check: JobCheck['artifacts']) => is({ artifacts: check })
  const zap = (artifacts: string, options = '-r report.html') =>
    ci(
      `zap:\n  script: ["zap-baseline.py -t http://app ${options}"]\n${artifacts === '' ? '' : `  artifacts: ${artifacts}\n`}`,
    )
  const written = art({ when: 'always', written: { command: 'zap-*.py', option: ['r', 'J'] } })
  fileCheckTable([
    { check: written, files: zap('{ when: always, paths: [report.html] }'), is: 'yes' },
    { check: written, files: zap('{ when: always, paths: ["*.html"] }'), is: 'yes' },
    { check: written, files: zap('{ when: always, paths: [out/] }', '-r out/report.html'), is: 'yes' },
    {
      check: written,
      files: zap('{ when: always, paths: [out/report.html] }'),
      is: 'yes',
      name: 'a script may move it',
    },
    {
      check: written,
      files: zap('{ when: always, paths: [report.json] }', '-r a.html -J report.json'),
      is: 'yes',
    },
    {
      check: written,
      files: zap('{ when: always, paths: [out/] }', '-r report.html && cp /zap/wrk/report.html out/'),
      is: 'yes',
      name: 'a folder that the report is brought into',
    },
    {
      check: written,
      files: zap('{ when: always, paths: ["*.html"], exclude: [report.html] }'),
      is: 'no',
      name: 'a file that is left out again',
    },
    {
      check: written,
      files: zap('{ when: always, paths: [out/] }', '-r report.html && mkdir out'),
      is: 'no',
      name: 'an empty folder',
    },
    { check: written, files: zap('{ when: always, reports: { dotenv: report.html } }'), is: 'yes' },
    { check: written, files: zap('{ paths: [report.html] }'), is: 'no', says: 'kept only when it succeeds' },
    { check: written, files: zap('{ when: on_failure, paths: [report.html] }'), is: 'no' },
    {
      check: written,
      files: zap('{ when: always, paths: [log.txt] }'),
      is: 'no',
      says: 'keeps none of them',
    },
    {
      check: written,
      files: zap('{ when: always, paths: [report.html], exclude: [report.html] }'),
      is: 'no',
      name: 'left out again by its name',
    },
    {
      check: written,
      files: zap('{ when: always, paths: [report.html] }', ''),
      is: 'no',
      says: 'writes no such file',
    },
    { check: written, files: zap(''), is: 'no', says: 'Nothing of job zap is kept' },
    { check: art({ keeps: ['dist/app.js'] }), files: job('  artifacts: { paths: [dist] }\n'), is: 'yes' },
    {
      check: art({ keeps: ['dist/app.js'] }),
      files: job('  artifacts: { paths: ["dist/**/*.js"] }\n'),
      is: 'yes',
    },
    {
      check: art({ keeps: ['dist/app.js'] }),
      files: job('  artifacts: { paths: [build] }\n'),
      is: 'no',
      says: 'does not keep dist/app.js',
    },
    {
      check: art({ keeps: ['dist/app.js'] }),
      files: job('  artifacts: { paths: [dist], exclude: ["dist/*.js"] }\n'),
      is: 'no',
    },
    {
      check: art({ reports: 'junit' }),
      files: job('  artifacts: { reports: { junit: report.xml } }\n'),
      is: 'yes',
    },
    { check: art({ reports: 'junit' }), files: job('  artifacts: { paths: [report.xml] }\n'), is: 'no' },
    {
      check: art({ expires: true }),
      files: job('  artifacts: { paths: [a], expire_in: 1 week }\n'),
      is: 'yes',
    },
    {
      check: art({ expires: true }),
      files: job('  artifacts: { paths: [a] }\n'),
      is: 'no',
      says: 'Write expire_in',
    },
    { check: is({ name: 'ferry', artifacts: { when: 'always' } }), files: far, is: 'open' },
  ])
})
