import type { OnbuildInstruction } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'ONBUILD does nothing here: the instruction runs when somebody builds on this image, directly behind their FROM. Nothing in their file says so, and a COPY that their context does not fit fails there. Docker’s own -onbuild images were given up for that reason. An image made for this on purpose deserves a tag that tells, such as 3.4-onbuild; for everybody else a template with several stages does the same in plain sight.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nONBUILD COPY package.json package-lock.json ./\nONBUILD RUN npm ci --omit=dev\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci --omit=dev\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#onbuild',
    'https://docs.docker.com/build/building/best-practices/#onbuild',
    'https://github.com/docker-library/official-images/issues/2076',
  ],
  equivalents: {},
}

/** Disputed, so a hint. What Docker refuses is onbuild-invalid-trigger's, a stage that nothing needs stage-unreachable's. */
export default defineRule({
  meta: {
    name: 'onbuild-surprising',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['ONBUILD'] },
    title: 'Write steps where they run instead of in ONBUILD',
    messages: {
      published:
        'ONBUILD runs nothing in this image, but {{keyword}} in every image that is built on it, where nobody sees it; name a tag -onbuild if that is its purpose.',
      inside:
        'This {{keyword}} runs in line {{line}}, where stage {{stage}} is built on this one; written there, it is where it happens.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const { index, used, instructions } of stages) {
      const first = used ? instructions.find(isPlain) : undefined
      if (!first) continue
      const child = stages.find(
        ({ base, used: needed }) => needed && base.kind === 'stage' && base.stage === index,
      )
      if (!child && index !== dockerfile.target) continue
      yield {
        messageId: child ? 'inside' : 'published',
        range: first.node.keywordRange,
        data: {
          keyword: tellingOf(instructions.filter(isPlain)),
          line: child?.from.range.start.line ?? 0,
          stage: child?.label ?? '',
        },
        confidence: child ? 'certain' : 'likely',
      }
    }
  },
})

function isPlain(instruction: { readonly keyword: string }): instruction is OnbuildInstruction {
  return instruction.keyword === 'ONBUILD' && (instruction as OnbuildInstruction).trigger !== null
}

/** The first that does something; ARG and ENV in front of it only prepare. */
function tellingOf(all: readonly OnbuildInstruction[]): string {
  const keywords = all.map(({ trigger }) => trigger?.keyword ?? '')
  return keywords.find((each) => each !== 'ARG' && each !== 'ENV') ?? keywords[0] ?? ''
}
