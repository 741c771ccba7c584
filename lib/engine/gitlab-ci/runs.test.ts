import { describe, expect, test } from 'vitest'
import { parsePipeline } from './parse.ts'
import type { Runs } from './model.ts'

/** Default branch, other branches, tags, merge requests: `+` yes, `-` no, `~` it depends, `?` not known. */
function signs({ defaultBranch, otherBranches, tags, mergeRequests }: Runs): string {
  return [defaultBranch, otherBranches, tags, mergeRequests]
    .map((run) => (run === true ? '+' : run === false ? '-' : run === null ? '?' : '~'))
    .join('')
}

function runsOf(job: string, top = ''): string {
  return signs(parsePipeline(`${top}\nferry:\n  script: x\n${job}`).jobs[0]!.runs)
}

const rule = (text: string): string => `  rules:\n    - if: ${text}\n`

describe('rules', () => {
  test.each([
    ['$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', '+---'],
    ['$CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH', '-+++'],
    ['$CI_COMMIT_BRANCH', '++--'],
    ['$CI_COMMIT_TAG', '--+-'],
    ['$CI_COMMIT_TAG == null', '++-+'],
    ['\'$CI_COMMIT_BRANCH == "main"\'', '~---'],
    ['\'$CI_COMMIT_BRANCH == "develop"\'', '~~--'],
    ["'$CI_COMMIT_BRANCH =~ /^(main|master)$/'", '~---'],
    ["'$CI_COMMIT_TAG =~ /^v\\d+/'", '--~-'],
    ['\'$CI_PIPELINE_SOURCE == "merge_request_event"\'', '---+'],
    ["'$CI_PIPELINE_SOURCE =~ /push/'", '+++-'],
    ['$CI_MERGE_REQUEST_IID', '---+'],
    ['$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS', '-~--'],
    ['\'$CI_COMMIT_REF_PROTECTED == "true"\'', '+-~-'],
    ['$DEPLOY', '~~~~'],
    ["'($CI_COMMIT_TAG || $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH) && !$CI_MERGE_REQUEST_IID'", '+-+-'],
    ["'$CI_COMMIT_BRANCH == '", '~~~~'],
    ['$[[ inputs.rule ]]', '~~~~'],
  ])('if: %s', (condition, expected) => expect(runsOf(rule(condition))).toBe(expected))

  test('the first one that fits decides', () => {
    expect(runsOf('  rules:\n    - if: $CI_COMMIT_TAG\n      when: never\n    - when: on_success\n')).toBe(
      '++-+',
    )
    expect(runsOf('  rules:\n    - changes: [docs/*]\n      when: never\n    - if: $CI_COMMIT_TAG\n')).toBe(
      '--~-',
    )
    expect(runsOf('  rules: [{ changes: [src/*] }]\n')).toBe('~~~~')
    expect(runsOf('  rules: []\n')).toBe('----')
  })
})

describe('only and except', () => {
  test.each([
    ['', '+++-'],
    ['  only: [main]\n', '~---'],
    ['  only: [branches]\n', '++--'],
    ['  only: [tags]\n', '--+-'],
    ['  only: [merge_requests, main]\n', '~--+'],
    ["  only: ['/^v[0-9]/']\n", '~~~-'],
    ['  only: [schedules]\n', '----'],
    ['  only: { refs: [tags], variables: [$RELEASE] }\n', '--~-'],
    ['  only: { changes: [src/*] }\n', '~~~-'],
    ['  except: [branches]\n', '--+-'],
    ['  only: [branches]\n  except: [main]\n', '~+--'],
    ['  only: [main@harbour/ferry]\n', '~---'],
  ])('%j', (policy, expected) => expect(runsOf(policy)).toBe(expected))
})

describe('workflow', () => {
  const merge =
    'workflow: { rules: [{ if: $CI_MERGE_REQUEST_IID }, { if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH }] }'
  test('limits every job, and lets those without rules into all pipelines', () => {
    expect(runsOf('', merge)).toBe('+--+')
    expect(runsOf(rule('$CI_COMMIT_TAG'), merge)).toBe('----')
  })

  test('what a job gets from elsewhere is not known', () => {
    expect(runsOf('  extends: .base\n', 'include: x.yml')).toBe('????')
  })
})
