import { slice } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Docker reads AS and as alike. FROM and AS belong together, and a line that writes one in capitals and the other in small letters looks as if the second were part of the name of the image. docker build warns about such lines.',
  bad: 'FROM node:24-slim as web\nWORKDIR /app\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim AS web\nWORKDIR /app\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/from-as-casing/',
    'https://docs.docker.com/reference/dockerfile/#from',
  ],
  equivalents: { buildkit: ['FromAsCasing'] },
}

/** A FROM that mixes both cases in itself is the matter of instruction-casing. Source: moby/buildkit, doesFromCaseMatchAsCase. */
export default defineRule({
  meta: {
    name: 'from-as-casing',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    title: 'Write AS in the same case as FROM',
    messages: { differs: '{{as}} and {{from}} of one line are in different cases; {{wanted}} matches.' },
  },
  *check({ dockerfile, stages }) {
    for (const { from } of stages) {
      const word = from.node.args[1]
      if (from.as === null || !word) continue
      const keyword = slice(dockerfile.source, from.node.keywordRange)
      const wanted = inCaseOf(keyword)
      if (wanted === null || word.value === wanted) continue
      const { range } = word
      const data = { as: word.value, from: keyword, wanted }
      const isPlain = slice(dockerfile.source, range) === word.value
      const fix = {
        title: `Write ${wanted}`,
        safety: 'safe',
        edits: [{ range, newText: wanted }],
      } as const
      yield { messageId: 'differs', range, data, ...(isPlain && { fix }) }
    }
  },
})

function inCaseOf(keyword: string): 'as' | 'AS' | null {
  if (keyword === keyword.toLowerCase()) return 'as'
  return keyword === keyword.toUpperCase() ? 'AS' : null
}
