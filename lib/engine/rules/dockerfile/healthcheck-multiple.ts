import type { HealthcheckInstruction } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { removeLines } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'An image has one health check: each HEALTHCHECK of a stage replaces the one before it, and Docker says nothing about it. Whoever adds a second one to test the database as well has a container that counts as healthy while the first test would fail. Several tests go into one command, joined with && or in a script. HEALTHCHECK NONE is a health check in this sense, too: it replaces what stands above it, and what stands below replaces it.',
  bad: 'FROM nginx:1.30-alpine\nHEALTHCHECK CMD wget -qO- http://localhost/ || exit 1\nHEALTHCHECK --interval=1m CMD wget -qO- http://localhost/api || exit 1\n',
  good: 'FROM nginx:1.30-alpine\nHEALTHCHECK --interval=1m CMD wget -qO- http://localhost/ && wget -qO- http://localhost/api || exit 1\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
  ],
  equivalents: {
    hadolint: ['DL3012'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0023'],
    dockerfile_utils: ['MULTIPLE_INSTRUCTIONS'],
  },
}

/** A stage that overrides the health check of the one below does so on purpose. */
export default defineRule({
  meta: {
    name: 'healthcheck-multiple',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['HEALTHCHECK'] },
    title: 'Write one HEALTHCHECK per stage',
    messages: {
      replaced:
        'This health check never runs, because the HEALTHCHECK in line {{line}} of the same stage replaces it.',
      switched: 'This health check never runs, because HEALTHCHECK NONE in line {{line}} switches it off.',
      same: 'HEALTHCHECK NONE stands in line {{line}} of the same stage again; one of them is enough.',
      revived:
        'HEALTHCHECK NONE has no effect here, because line {{line}} of the same stage sets a health check again.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const { instructions } of stages) {
      const all = instructions.filter(
        (each): each is HealthcheckInstruction => each.keyword === 'HEALTHCHECK',
      )
      const last = all.at(-1)
      if (!last) continue
      for (const each of all.slice(0, -1)) {
        yield {
          messageId: VARIANTS[each.none ? 'off' : 'on'][last.none ? 'off' : 'on'],
          range: each.range,
          data: { line: last.range.start.line },
          fix: {
            title: 'Remove the HEALTHCHECK that has no effect',
            safety: 'safe',
            edits: [removeLines(dockerfile.source, each.range)],
          },
        }
      }
    }
  },
})

/** By what the one that is replaced does, and the one that stays. */
const VARIANTS = {
  on: { on: 'replaced', off: 'switched' },
  off: { on: 'revived', off: 'same' },
} as const
