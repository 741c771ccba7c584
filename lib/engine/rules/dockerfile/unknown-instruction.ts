import { nearestKeyword } from '../../dockerfile/keywords.ts'
import { meantKeyword } from '../../dockerfile/unknown-instruction.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { problemsWith } from '../shared/problems.ts'

export const docs: RuleDocs = {
  why: 'Docker reads a file instruction by instruction, and a line that does not begin with one of them ends the build. Most often a keyword is misspelt, a shell command stands alone, or the backslash is missing that joins a line to the one above.',
  bad: 'FROM alpine:3.23\nRUN apk add --no-cache curl\nWORKDRI /app\n',
  good: 'FROM alpine:3.23\nRUN apk add --no-cache curl\nWORKDIR /app\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#overview',
    'https://docs.docker.com/reference/dockerfile/#format',
  ],
  equivalents: {
    tally: ['unknown-instruction'],
    dockerfilelint: ['invalid_command', 'invalid_line'],
    dockerfile_utils: ['UNKNOWN_INSTRUCTION'],
  },
}

/** The first word of a line has to be an instruction. */
export default defineRule({
  meta: {
    name: 'unknown-instruction',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['unknown-instruction'] },
    title: 'Begin each line with an instruction Docker knows',
    messages: {
      spelling: 'There is no instruction {{word}}; {{meant}} is probably meant.',
      joined: '{{meant}} needs an ordinary space behind it: {{word}} is read as one word.',
      continued:
        '{{word}} cannot begin an instruction; if the line above goes on here, it needs a \\ at its end.',
      unknown:
        '{{word}} is no instruction: a shell command belongs behind RUN, and a line that goes on needs a \\ at its end.',
    },
  },
  *check(input) {
    for (const { problem } of problemsWith('unknown-instruction', input)) {
      const { range } = problem
      const word = slice(input.dockerfile.source, range)
      const meant = meantKeyword(word)
      const data = { word, meant: meant ?? '' }
      if (meant === null) {
        yield { messageId: /^[&|;)<>]/.test(word) ? 'continued' : 'unknown', range, data }
      } else if (
        nearestKeyword(word) === meant &&
        word.toUpperCase() !== meant &&
        !word.toUpperCase().startsWith(meant)
      ) {
        const edits = [{ range, newText: meant }]
        yield {
          messageId: 'spelling',
          range,
          data,
          fix: { title: `Write ${meant}`, safety: 'suggestion', edits },
        }
      } else {
        const rest = word.slice(meant.length).trimStart()
        const edits = [{ range, newText: `${meant} ${rest}` }]
        yield {
          messageId: 'joined',
          range,
          data,
          fix: { title: `Put a space behind ${meant}`, safety: 'suggestion', edits },
        }
      }
    }
  },
})
