import { grammarOf } from '../../dockerfile/keywords.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { REFUSED, refusals } from '../shared/refusals.ts'

export const docs: RuleDocs = {
  why: 'ONBUILD stores an instruction that runs directly after the FROM of a build that uses this image. There a stage has begun, so FROM has no place, and neither have ONBUILD and MAINTAINER. Docker does not check the rest before that build, so a slip is noticed by somebody else.',
  bad: 'FROM node:24-slim\nONBUILD FROM alpine:3.23\n',
  good: 'FROM node:24-slim\nONBUILD COPY . /app\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#onbuild'],
  equivalents: {
    hadolint: ['DL3043'],
    tally: ['invalid-onbuild-trigger'],
    dockerfile_utils: ['ONBUILD_CHAINING_DISALLOWED', 'ONBUILD_TRIGGER_DISALLOWED'],
  },
}

/** A trigger runs in somebody else's build, where a stage has already begun. */
export default defineRule({
  meta: {
    name: 'onbuild-invalid-trigger',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { instructions: ['ONBUILD'] },
    title: 'Put an instruction behind ONBUILD that can run later',
    messages: {
      refused: REFUSED,
      unknown: 'ONBUILD keeps {{keyword}} for later builds, and there it fails: it is no instruction.',
    },
  },
  *check(input) {
    yield* refusals('onbuild-invalid-trigger', input)
    for (const { trigger } of input.dockerfile.instructions) {
      if (trigger === null || grammarOf(trigger.keyword) !== null) continue
      yield { messageId: 'unknown', range: trigger.keywordRange, data: { keyword: trigger.keyword } }
    }
  },
})
