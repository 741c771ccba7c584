import { slice } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Docker folds the names of stages: Build, BUILD and build are one. Whoever reads the file sees several names all the same, and a word in capitals looks like an instruction. Names in small letters are what Docker’s documentation uses, and docker build warns about others.',
  bad: 'FROM golang:1.27 AS Builder\nRUN go version\n',
  good: 'FROM golang:1.27 AS builder\nRUN go version\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/stage-name-casing/',
    'https://docs.docker.com/build/building/multi-stage/#name-your-build-stages',
  ],
  equivalents: { buildkit: ['StageNameCasing'] },
}

/** References are folded too, so the fix needs to change the name only. */
export default defineRule({
  meta: {
    name: 'stage-name-casing',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    title: 'Write stage names in small letters',
    messages: {
      capitals:
        'The stage name {{name}} has capitals, which Docker does not tell from small letters; write {{wanted}}.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const { from } of stages) {
      if (from.as === null) continue
      const { value: name, range } = from.as
      const wanted = name.toLowerCase()
      if (name === wanted) continue
      const isPlain = slice(dockerfile.source, range) === name
      const fix = { title: `Write ${wanted}`, safety: 'safe', edits: [{ range, newText: wanted }] } as const
      yield { messageId: 'capitals', range, data: { name, wanted }, ...(isPlain && { fix }) }
    }
  },
})
