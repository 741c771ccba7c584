import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'

const ci = (text: string) => ({ '.gitlab-ci.yml': text })

const check = {
  before: { job: { lines: { program: 'sail.sh' } }, comes: { executes: { command: 'inspect-hull' } } },
}

/** Two jobs: one inspects, one sails. `check` and `sail` are what else is written in them. */
const two = (inspect: string, sail: string, head = 'stages: [check, leave]') =>
  ci(`${head}
inspection:
  stage: check
  script: [inspect-hull]
${inspect}departure:
  stage: leave
  script: [./sail.sh]
${sail}`)

describe('one job has to succeed before another one starts', () => {
  fileCheckTable([
    { check, files: two('', ''), is: 'yes', on: 'leave', says: 'Job departure waits for inspection' },
    { check, files: two('', '', 'stages: [leave, check]'), is: 'no', says: 'does not wait for inspection' },
    { check, files: two('', '  needs: [inspection]\n', 'stages: [leave, check]'), is: 'yes' },
    { check, files: two('', '  needs: []\n'), is: 'no', name: 'needs: [] starts at once' },
    { check, files: two('', '  needs: [{ job: inspection, artifacts: false }]\n'), is: 'yes' },
    { check, files: two('  allow_failure: true\n', ''), is: 'no' },
    { check, files: two('  allow_failure: { exit_codes: 3 }\n', ''), is: 'no' },
    { check, files: two('  allow_failure: { exit_codes: [137, 143] }\n', ''), is: 'yes' },
    { check, files: two('  when: manual\n', ''), is: 'no', name: 'nobody waits for the click' },
    { check, files: two('  when: manual\n  allow_failure: false\n', ''), is: 'yes' },
    { check, files: two('  when: never\n', ''), is: 'no', says: 'No job runs inspect-hull' },
    { check, files: two('', '  when: always\n'), is: 'no' },
    { check, files: two('', '  when: on_failure\n'), is: 'no' },
    { check, files: two('', '  when: manual\n'), is: 'yes' },
    { check, files: two('  rules: [{ if: $CI_COMMIT_TAG }]\n', ''), is: 'no', name: 'not there on branches' },
    { check, files: two('  rules: [{ if: $CI_PIPELINE_SOURCE == "schedule" }]\n', ''), is: 'no' },
    {
      check,
      files: two('  rules: [{ if: $INSPECT }]\n', ''),
      is: 'open',
      says: 'There may be pipelines with job departure and without inspection',
    },
    { check, files: two('  rules: [{ changes: [hull/**] }]\n', ''), is: 'open' },
    {
      check,
      files: two(
        '  rules: [{ if: $CI_COMMIT_BRANCH == "main" }]\n',
        '  rules: [{ if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH }]\n',
      ),
      is: 'yes',
    },
    { check, files: two('', '  trigger: harbour/pier\n'), is: 'yes' },
  ])
})

describe('by way of others, and of several', () => {
  const chain = (needs: string) =>
    ci(`stages: [one]
inspection: { stage: one, script: [inspect-hull] }
paint: { stage: one, needs: [${needs}], script: [paint] }
departure: { stage: one, needs: [paint], script: [./sail.sh] }
`)
  fileCheckTable([
    { check, files: chain('inspection'), is: 'yes' },
    { check, files: chain(''), is: 'no' },
    {
      check,
      name: 'every job that sails',
      files: ci(`stages: [check, leave]
inspection: { stage: check, script: [inspect-hull] }
departure: { stage: leave, script: [./sail.sh] }
night: { stage: leave, needs: [], script: [./sail.sh] }
`),
      is: 'no',
      says: 'Job night does not wait',
    },
    {
      check,
      name: 'one that inspects is enough',
      files: ci(`stages: [check, leave]
late: { stage: leave, script: [inspect-hull] }
inspection: { stage: check, script: [inspect-hull] }
departure: { stage: leave, script: [./sail.sh] }
`),
      is: 'yes',
    },
    {
      check: { before: { ...check.before, comes: [{ name: 'paint' }, check.before.comes] } },
      name: 'one of several kinds is enough',
      files: ci(`stages: [check, leave]
inspection: { stage: check, script: [inspect-hull] }
departure: { stage: leave, script: [./sail.sh] }
`),
      is: 'yes',
    },
    { check, files: ci('inspection: { script: [inspect-hull] }\n'), is: 'no', says: 'No job runs sail.sh' },
    { check, files: ci('departure: { script: [./sail.sh] }\n'), is: 'no', says: 'No job runs inspect-hull' },
    {
      check,
      name: 'a template inspects nothing',
      files: ci(
        'stages: [check, leave]\n.inspection: { stage: check, script: [inspect-hull] }\ndeparture: { stage: leave, script: [./sail.sh] }\n',
      ),
      is: 'no',
    },
    {
      check,
      name: 'what a template brings counts',
      files: ci(`stages: [check, leave]
.inspection: { stage: check, script: [inspect-hull] }
hull: { extends: .inspection }
departure: { stage: leave, script: [./sail.sh] }
`),
      is: 'yes',
    },
    {
      check,
      name: 'a script from elsewhere in the file',
      files: ci(`stages: [check, leave]
.parts: { inspect: [inspect-hull] }
hull: { stage: check, script: [!reference [.parts, inspect]] }
departure: { stage: leave, script: [./sail.sh] }
`),
      is: 'yes',
    },
    { check, files: ci('include: other.yml\n'), is: 'no' },
  ])
})

describe('both in one job', () => {
  const one = (...lines: string[]) =>
    ci(`departure:\n  script:\n${lines.map((line) => `    - ${line}\n`).join('')}`)
  fileCheckTable([
    { check, files: one('inspect-hull', './sail.sh'), is: 'yes', on: 'inspect-hull' },
    { check, files: one('./sail.sh', 'inspect-hull'), is: 'no', says: 'in the wrong order' },
    { check, files: one('inspect-hull && ./sail.sh'), is: 'yes' },
    { check, files: one('inspect-hull || true', './sail.sh'), is: 'no', says: 'goes on' },
    { check, files: one('set +e', 'inspect-hull', './sail.sh'), is: 'no' },
    { check, files: one('inspect-hull || exit 1', './sail.sh'), is: 'yes' },
    { check, files: one('echo inspect-hull', './sail.sh'), is: 'no' },
    { check, files: one('if [ -n "$HULL" ]; then inspect-hull; fi', './sail.sh'), is: 'open' },
    {
      check,
      name: 'in before_script',
      files: ci('departure:\n  before_script: [inspect-hull]\n  script: [./sail.sh]\n'),
      is: 'yes',
    },
    {
      check,
      name: 'of all jobs',
      files: ci('default:\n  before_script: [inspect-hull]\ndeparture:\n  script: [./sail.sh]\n'),
      is: 'yes',
    },
    {
      check: { before: { job: { name: 'departure' }, comes: { executes: { command: 'inspect-hull' } } } },
      name: 'nothing of a job stands above the whole of it',
      files: one('inspect-hull', './sail.sh'),
      is: 'no',
      says: 'does both',
    },
  ])
})
