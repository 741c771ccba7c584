import type { Instruction } from '../../dockerfile/syntax.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { brokenJson } from '../shared/json-like.ts'
import { problemsWith } from '../shared/problems.ts'
import { span } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'SHELL replaces the program that runs all later commands in shell form. Docker has to know where the program ends and each option begins, without a shell that could split the text; so there is only the JSON form, and everything else ends the build.',
  bad: 'FROM debian:13-slim\nSHELL /bin/bash -o pipefail -c\n',
  good: 'FROM debian:13-slim\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#shell'],
  equivalents: {
    dockerfile_utils: ['SHELL_JSON_FORM', 'SHELL_REQUIRES_ONE'],
    dockerfilelint: ['invalid_format'],
    tally: ['invalid-json-form'],
  },
}

/** SHELL names a program and its options, so it cannot itself be a line for a shell. */
export default defineRule({
  meta: {
    name: 'shell-instruction-form',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['shell-instruction-form'] },
    title: 'Write SHELL as a JSON array',
    messages: {
      text: 'SHELL needs a JSON array: the program and each of its options in double quotes, such as ["/bin/bash", "-c"].',
      broken:
        'This array for SHELL is no valid JSON: put each item in double quotes, with a comma between them.',
    },
  },
  *check(input) {
    for (const { problem, instruction } of problemsWith('shell-instruction-form', input)) {
      const broken = instruction ? brokenJson(instruction) : null
      const words = broken ? broken.meant : instruction ? asArray(instruction) : null
      const range = problem.range
      yield {
        messageId: broken ? 'broken' : 'text',
        range,
        ...(words !== null && instruction ? fixOf(words, instruction) : {}),
      }
    }
  },
})

/** Plain words only: quotes would need a second look. */
function asArray({ args }: Instruction): string | null {
  const text = args[0]?.value.trim() ?? ''
  if (text === '' || /["'\\$`[\]]/.test(text)) return null
  return JSON.stringify(text.split(/\s+/))
}

function fixOf(array: string, { args }: Instruction): { fix?: Fix } {
  const [first, last] = [args[0], args.at(-1)]
  if (!first || !last) return {}
  const edits = [{ range: span(first.range, last.range), newText: array.replaceAll('","', '", "') }]
  return { fix: { title: 'Write it as a JSON array', safety: 'suggestion', edits } }
}
