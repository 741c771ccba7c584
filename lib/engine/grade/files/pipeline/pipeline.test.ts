import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'

const ci = (text: string) => ({ '.gitlab-ci.yml': text })
const SHIPS = 'stages: [build, test, leave]\nferry: { stage: build, script: [make] }\n'

describe('a pipeline as a whole', () => {
  fileCheckTable([
    { check: { pipeline: { stages: ['build', 'leave'] } }, files: ci(SHIPS), is: 'yes' },
    {
      check: { pipeline: { stages: ['leave', 'build'] } },
      files: ci(SHIPS),
      is: 'no',
      says: 'The stages are build, test, leave',
    },
    {
      check: { pipeline: { stages: ['build', 'deploy'] } },
      files: ci('ferry: { script: [make] }\n'),
      is: 'yes',
      name: 'those that GitLab has',
    },
    { check: { pipeline: { jobs: 'ferry' } }, files: ci(SHIPS), is: 'yes' },
    {
      check: { pipeline: { jobs: ['ferry', 'raft'] } },
      files: ci(SHIPS),
      is: 'no',
      says: 'There is no job raft',
      subject: 'raft',
    },
    { check: { pipeline: { jobs: '.ferry' } }, files: ci('.ferry: { script: [make] }\n'), is: 'no' },
    {
      check: { pipeline: { runs: { only: ['defaultBranch', 'mergeRequests'] } } },
      files: ci(
        `workflow:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n${SHIPS}`,
      ),
      is: 'yes',
    },
    { check: { pipeline: { runs: { only: 'defaultBranch' } } }, files: ci(SHIPS), is: 'no' },
    {
      check: { pipeline: { runs: { in: 'mergeRequests' } } },
      files: ci('workflow: { rules: [{ if: $CI_COMMIT_BRANCH }] }\n'),
      is: 'no',
    },
    {
      check: { pipeline: { variables: { name: 'A', value: 'b' } } },
      files: ci(`variables: { A: b }\n${SHIPS}`),
      is: 'yes',
    },
    { check: { pipeline: { variables: { name: 'A', given: 'no' } } }, files: ci(SHIPS), is: 'yes' },
    {
      check: { pipeline: { variables: { name: 'A', given: 'no' } } },
      files: ci(`variables: { A: b }\n${SHIPS}`),
      is: 'no',
      on: 'b',
    },
    { check: { pipeline: { variables: { name: 'A' } } }, files: ci(`include: a.yml\n${SHIPS}`), is: 'open' },
    { check: { pipeline: { includes: false } }, files: ci(SHIPS), is: 'yes' },
    {
      check: { pipeline: { includes: false } },
      files: ci(`include: { template: Jobs/Build.gitlab-ci.yml }\n${SHIPS}`),
      is: 'no',
      says: 'takes in Jobs/Build',
    },
    { check: { pipeline: { includes: true } }, files: ci(SHIPS), is: 'no' },
    { check: { pipeline: { includes: true } }, files: {}, is: 'no', says: 'There is no pipeline' },
  ])
})

describe('words that stand in a pipeline', () => {
  const check = { pipeline: { mentions: '*kaniko*' } }
  const job = (more: string, script = 'make') => ci(`build-image:\n${more}  script:\n    - ${script}\n`)
  fileCheckTable([
    { check, files: job('  image: { name: "gcr.io/kaniko-project/executor:debug" }\n'), is: 'yes' },
    { check, files: job('  image: martizih/kaniko\n'), is: 'yes' },
    { check, files: job('  services: [kaniko]\n'), is: 'yes' },
    { check, files: job('', '/kaniko/executor --context .'), is: 'yes' },
    { check, files: job('', 'docker run kaniko:1'), is: 'yes' },
    { check, files: job('', 'export BUILDER=kaniko'), is: 'yes' },
    { check, files: job('  variables: { BUILDER: kaniko }\n'), is: 'yes' },
    { check, files: ci('variables: { USE_kaniko: 1 }\na: { script: [make] }\n'), is: 'yes' },
    { check, files: job('', 'make # no kaniko any more'), is: 'no', says: 'Nothing here says' },
    { check, files: job('', 'echo no kaniko any more'), is: 'no' },
    { check, files: ci('# without kaniko\nnot-kaniko: { script: [make] }\n'), is: 'no' },
    {
      check,
      files: ci('.old: { image: kaniko, script: [make] }\na: { script: [make] }\n'),
      is: 'no',
      name: 'a template that nobody extends',
    },
    { check, files: ci('.old: { image: kaniko }\na: { extends: .old, script: [make] }\n'), is: 'yes' },
  ])
})
