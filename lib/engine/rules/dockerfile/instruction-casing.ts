import { grammarOf } from '../../dockerfile/keywords.ts'
import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Docker reads RUN, run and Run as the same keyword. A reader tells instructions from their arguments by the capitals, and a file that mixes both has to be read word by word. The custom is upper case; a file that is in lower case throughout is consistent as well, and docker build warns only about the mixture.',
  bad: 'FROM node:24-slim\nWORKDIR /app\ncopy . .\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/consistent-instruction-casing/',
    'https://docs.docker.com/reference/dockerfile/#format',
  ],
  equivalents: {
    buildkit: ['ConsistentInstructionCasing'],
    dockerfilelint: ['uppercase_commands'],
    dockerfile_utils: ['CASING_INSTRUCTION'],
  },
}

/** Judges a keyword by the majority of its file. Unknown keywords belong to unknown-instruction. */
export default defineRule({
  meta: {
    name: 'instruction-casing',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    title: 'Write all keywords in the same case',
    messages: {
      mixed:
        '{{keyword}} mixes capitals and small letters; written {{wanted}} it is seen as a keyword at once.',
      lower: '{{keyword}} is in lower case, and the other keywords of this file are in upper case.',
      upper: '{{keyword}} is in upper case, and the other keywords of this file are in lower case.',
    },
  },
  *check({ dockerfile }) {
    const keywords = keywordsOf(dockerfile)
    const lower = keywords.filter(({ text }) => caseOf(text) === 'lower').length
    const upper = keywords.filter(({ text }) => caseOf(text) === 'upper').length
    const wantsLower = lower > upper
    for (const { text, range } of keywords) {
      const own = caseOf(text)
      if (own === (wantsLower ? 'lower' : 'upper')) continue
      const wanted = wantsLower ? text.toLowerCase() : text.toUpperCase()
      const edits = [{ range, newText: wanted }]
      yield {
        messageId: own,
        range,
        data: { keyword: text, wanted },
        fix: { title: `Write ${wanted}`, safety: 'safe', edits },
      }
    }
  },
})

type Keyword = { readonly text: string; readonly range: Range }

/** Those behind ONBUILD are keywords like any other. */
function keywordsOf({ instructions, source }: Dockerfile): readonly Keyword[] {
  return instructions
    .flatMap((instruction) => (instruction.trigger ? [instruction, instruction.trigger] : [instruction]))
    .filter(({ keyword }) => grammarOf(keyword) !== null)
    .map(({ keywordRange: range }) => ({ text: slice(source, range), range }))
}

function caseOf(text: string): 'lower' | 'upper' | 'mixed' {
  if (text === text.toUpperCase()) return 'upper'
  return text === text.toLowerCase() ? 'lower' : 'mixed'
}
