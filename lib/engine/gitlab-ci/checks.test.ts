import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import { parsePipeline } from './parse.ts'

function problemsOf(text: string): readonly (readonly [string, string])[] {
  const { problems } = parsePipeline(text)
  return problems.map(({ message, range }) => [slice(text, range), message])
}

const job = (lines: string): string =>
  `stages: [build, test]\nferry:\n  stage: build\n  script: [make]\n${lines}`

/** A text, what it is said of, and what is said. */
const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['- ferry\n', '- ferry', /map of keywords and jobs/],
  ['stages: [build]\n', 'stages', /no job in this file/],
  ['varibles: { A: b }\nferry: { script: [make] }\n', 'varibles', /"variables" may be meant/],
  ['stage: [build]\nferry: { script: [make] }\n', 'stage', /belongs into a job/],
  ['script: make\nferry: { script: [make] }\n', 'script', /indent it below/],
  ['ferry: make\n', 'ferry', /a job is a map with a script/],
  ['ferry: { image: harbour/tools:3 }\n', 'ferry', /Job "ferry" has no script/],
  ['ferry:\n  script:\n', 'ferry', /Job "ferry" has no script/],
  ['ferry: { script: [] }\n', 'ferry', /Job "ferry" has no script/],
  ['variables: [A]\nferry: { script: [make] }\n', '[A]', /"variables" takes a map, and this is a list/],
  ['default: { script: [x] }\nferry: { script: [make] }\n', 'script', /"default" has no key "script"/],
  ['image: a:1\ndefault: { image: b:1 }\nferry: { script: [make] }\n', 'image', /top level and in "default"/],
  [
    job('  enviroment: production\n'),
    'enviroment',
    /Job "ferry" has no key "enviroment"; "environment" may be meant/,
  ],
  [job('  tags: docker\n'), 'docker', /"tags" takes a list of tags.*begin a line with a dash/],
  [job('  only: main\n'), 'main', /"only" takes a list of branches/],
  [job('  when: on_succes\n'), 'on_succes', /"on_success" may be meant/],
  [job('  allow_failure: maybe\n'), 'maybe', /takes true, false, or a map/],
  [job('  artifacts: { path: [x] }\n'), 'path', /"paths" may be meant/],
  [job('  rules: [{ iff: $A }]\n'), 'iff', /"if" may be meant/],
  [job('  rules: { if: $A }\n'), '{ if: $A }', /takes a list of rules/],
  [job('  rules: [{ if: $A }]\n  only: [tags]\n'), 'only', /do not go together/],
  [job('  retry: often\n'), 'often', /takes a number, or a map with max/],
  [job('  trigger: harbour/crane\n'), 'trigger', /cannot have a "script"/],
  [job('  when: delayed\n'), 'when: delayed', /needs "start_in"/],
  [job('  start_in: 5 minutes\n'), 'start_in', /only together with "when: delayed"/],
  [
    'ferry:\n  script:\n    - echo "Depth: $D"\n',
    'echo "Depth: $D"',
    /takes this command for a key and a value/,
  ],
  [
    'stages: [build, test]\nferry: { stage: biuld, script: [make] }\n',
    'biuld',
    /no stage "biuld"; "build" may be meant/,
  ],
  ['stages: [build]\nferry: { stage: harbour, script: [make] }\n', 'harbour', /there is "build"/],
  ['stages: [build]\nferry: { script: [make] }\n', 'ferry', /belongs to "test", and there is no such stage/],
  [job('crane: { script: [x], needs: [fery] }\n'), 'fery', /no job "fery"; "ferry" may be meant/],
  [
    job('crane: { stage: build, script: [x], needs: [quay] }\nquay: { stage: test, script: [x] }\n'),
    'quay',
    /comes after "build"/,
  ],
  [job('  needs: [ferry]\n'), 'ferry', /needs itself/],
  [job('.crane: { script: [x] }\nquay: { script: [x], needs: [.crane] }\n'), '.crane', /is a template/],
  [job('  dependencies: [crane]\ncrane: { stage: test, script: [x] }\n'), 'crane', /has no artifacts yet/],
  [job('crane: { script: [x], needs: [], dependencies: [fery] }\n'), 'fery', /no job "fery"/],
  [
    job(
      'crane: { script: [x], needs: [quay], dependencies: [ferry] }\nquay: { stage: build, script: [x] }\n',
    ),
    'ferry',
    /not in "needs"/,
  ],
  [job('  environment: { name: prod, on_stop: halt }\n'), 'halt', /no job "halt"/],
  [
    'a: { script: [x], needs: [b] }\nb: { script: [x], needs: [c] }\nc: { script: [x], needs: [a] }\n',
    'a',
    /"a" needs "b" needs "c" needs "a": that is a circle/,
  ],
  ['ferry: { extends: .bse, script: [x] }\n.base: { tags: [a] }\n', '.bse', /"\.base" may be meant/],
  ['.a: { extends: .b }\n.b: { extends: .a }\nferry: { script: [x] }\n', '.a', /that is a circle/],
  ['ferry: { script: !reference [.base, script] }\n', '[.base, script]', /leads to nothing/],
  ['ferry: { script: [x], script: [y] }\n', 'script', /./],
  ['ferry:\n  script: [*quay]\n', '*quay', /anchor/],
  [job('  script: [docker biuld .]\n').replace('  script: [make]\n', ''), 'biuld', /did you mean build/],
]

describe('what GitLab refuses', () => {
  test.each(WRONG)('%j', (text, on, message) => {
    expect(problemsOf(text)).toEqual([[on, expect.stringMatching(message)]])
  })

  test('what several jobs inherit is told once', () => {
    expect(
      problemsOf(
        '.base: { tag: [x] }\na: { extends: .base, script: [x] }\nb: { extends: .base, script: [x] }\n',
      ),
    ).toHaveLength(1)
  })

  test('a long chain of extends', () => {
    const chain = Array.from({ length: 14 }, (_, at) => `.t${at + 1}: { extends: .t${at} }\n`)
    const text = `.t0: { script: [x] }\n${chain.join('')}ferry: { extends: .t14 }\n`
    expect(problemsOf(text).map(([on]) => on)).toEqual(['.t10'])
  })
})

describe('what is right', () => {
  test.each([
    'ferry: { script: make }\n',
    'ferry: { trigger: harbour/crane }\n',
    'ferry: { trigger: { include: [{ local: child.yml }], strategy: depend } }\n',
    'ferry: { stage: .pre, script: [[make], [[test]]] }\n',
    'ferry: { needs: [{ pipeline: $UPSTREAM, job: x }] }\n',
    'ferry: { script: [make], needs: [{ job: gone, optional: true }] }\n',
    'ferry: { script: [make], needs: [{ project: a/b, job: x, ref: main, artifacts: true }] }\n',
    'ferry: { script: [make], parallel: { matrix: [{ A: [b, c] }] } }\ncrane: { script: [x], needs: ["ferry: [b]"] }\n',
    'ferry: { script: [make], image: { name: a:1, entrypoint: [""], pull_policy: always } }\n',
    'ferry: { script: [make], cache: [{ key: a, paths: [b] }, { key: c, paths: [d] }] }\n',
    'ferry: { script: [make], rules: [[{ if: $A }], { when: manual, allow_failure: true }] }\n',
    'ferry: { script: ["echo a", 5], timeout: 1h 30m, retry: 2, variables: { N: 5, T: true } }\n',
    'ferry: { script: [make], environment: { name: review/$CI_COMMIT_REF_SLUG, action: stop }, when: manual }\n',
    'ferry: { run: [{ name: hello, script: echo hello }] }\n',
    'ferry: { release: { tag_name: $CI_COMMIT_TAG, description: x }, script: [x] }\n',
    '.defaults: &d [a, b]\n.text: hello\nferry: { script: *d }\n',
    'pages: { script: [make], pages: { publish: site }, artifacts: { paths: [site] } }\n',
    'include: [{ template: Jobs/SAST.gitlab-ci.yml }]\nferry: { extends: .elsewhere, needs: [sast] }\n',
    'stages: [a, b]\nx: { stage: a, script: [x] }\ny: { stage: b, script: [y], dependencies: [x] }\n',
    'workflow: { name: "$A", rules: [{ if: $CI_COMMIT_TAG, when: never }, { when: always }], auto_cancel: { on_new_commit: none } }\nferry: { script: [x] }\n',
    'ferry: { script: [make], when: delayed, start_in: 5 minutes }\n',
    'ferry: { script: [make], inherit: { default: false }, interruptible: true, hooks: { pre_get_sources_script: [x] } }\n',
  ])('%j', (text) => expect(problemsOf(text)).toEqual([]))
})
