import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A name is how FROM, COPY --from and --target find a stage. When two stages share it, Docker takes one of them without a question, and files come from a stage nobody meant. Capitals make no difference: Build and build are one name.',
  bad: 'FROM golang:1.27 AS build\nRUN go version\nFROM node:24-slim AS build\nRUN node --version\n',
  good: 'FROM golang:1.27 AS api\nRUN go version\nFROM node:24-slim AS web\nRUN node --version\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/duplicate-stage-name/',
    'https://docs.docker.com/build/building/multi-stage/#name-your-build-stages',
  ],
  equivalents: {
    hadolint: ['DL3024'],
    buildkit: ['DuplicateStageName'],
    trivy: ['DS-0012'],
    checkov: ['CKV_DOCKER_11'],
    kics: ['Same Alias In Different Froms'],
    semgrep: ['alias-must-be-unique'],
    dockerfile_utils: ['DUPLICATE_BUILD_STAGE_NAME'],
  },
}

/** Stage names are compared without case, and a name stands for the last stage that bears it. */
export default defineRule({
  meta: {
    name: 'stage-name-duplicate',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    title: 'Give every stage its own name',
    messages: {
      same: 'The stage in line {{line}} is called {{name}}, too: COPY --from={{name}} finds only one of them.',
      case: '{{name}} and {{other}} (line {{line}}) are the same name, because Docker does not tell capitals from small letters in it.',
    },
  },
  *check({ stages }) {
    const first = new Map<string, { readonly as: string; readonly line: number }>()
    for (const { name, from } of stages) {
      if (name === null || from.as === null) continue
      const as = from.as.value
      const other = first.get(name)
      if (!other) first.set(name, { as, line: from.range.start.line })
      else {
        const data = { name: as, other: other.as, line: other.line }
        yield { messageId: as === other.as ? 'same' : 'case', range: from.as.range, data }
      }
    }
  },
})
