import type { Stage } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { startsProgram } from '../shared/build-steps.ts'
import { targetOf } from '../shared/output.ts'
import { at } from '../shared/ranges.ts'
import { unusedAccount } from '../shared/unused-accounts.ts'

export const docs: RuleDocs = {
  why: 'Creating an account changes nothing about who runs the program: that is what USER says, and without it the container starts as root. The line with useradd looks like protection and is none, which is worse than nothing for whoever reads the file. USER with the name, or better with the number of the account, behind the last step that needs root makes it count.',
  bad: 'FROM python:3.13-slim\nRUN useradd --system --uid 10001 tides\nCOPY tides.py /srv/\nCMD ["python", "/srv/tides.py"]\n',
  good: 'FROM python:3.13-slim\nRUN useradd --system --uid 10001 tides\nCOPY tides.py /srv/\nUSER tides\nCMD ["python", "/srv/tides.py"]\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://docs.docker.com/reference/dockerfile/#user',
  ],
  equivalents: {
    tally: ['user-created-but-never-used'],
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_3'],
    kics: ['Missing User Instruction'],
  },
}

/**
 * An account, no USER, and nothing that would show what the account is for. Where an owner or a step names it, user-missing
 * speaks; where USER says root at the end, user-root-last does.
 */
export default defineRule({
  meta: {
    name: 'user-created-unused',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { programs: ['useradd', 'adduser'] },
    title: 'Use the account you create',
    messages: {
      unused: '{{program}} creates {{name}}, but no USER names it, so the container still starts as root.',
      builder:
        '{{program}} creates {{name}}; the USER that names one stands in stage {{stage}}, which is not part of the image, so the container starts as root.',
    },
  },
  *check(input) {
    const account = unusedAccount(input)
    const target = targetOf(input.dockerfile)
    if (account === null || !target) return
    const { name, program, range, certain } = account
    // An image of a language starts its prompt; the account is for those who build on it.
    const offered = (target.end.cmd !== null || target.end.entrypoint !== null) && !startsProgram(input)
    const builder = input.stages.find(({ end, index }) => end.user !== null && index !== target.index)
    yield {
      messageId: builder ? 'builder' : 'unused',
      range,
      data: { name, program, stage: builder?.label ?? '' },
      confidence: certain ? 'certain' : 'likely',
      ...(offered && { severity: 'info' as const }),
      fix: fixOf(target, name),
    }
  },
})

const SETTINGS = new Set(['CMD', 'ENTRYPOINT', 'EXPOSE', 'HEALTHCHECK', 'STOPSIGNAL', 'LABEL', 'VOLUME'])

/** Behind the last step that may need root. */
function fixOf({ instructions, from }: Stage, name: string): Fix {
  const last = instructions.findLast(({ keyword }) => !SETTINGS.has(keyword)) ?? from
  const edits = [{ range: at(last.range.end), newText: `\nUSER ${name}` }]
  return { title: `Run as ${name}`, safety: 'behaviour', edits }
}
