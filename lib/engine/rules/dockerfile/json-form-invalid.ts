import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Instruction } from '../../dockerfile/syntax.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { brokenJson, type BrokenJson } from '../shared/json-like.ts'
import { problemsWith } from '../shared/problems.ts'

export const docs: RuleDocs = {
  why: 'Docker tries to read the argument as a JSON array of strings. If that fails, it does not complain: it falls back to the shell form, and the container starts a shell that looks for a program called [. The message then comes from the shell, at run time, and says nothing about quotes.',
  bad: "FROM node:24-slim\nCOPY server.js /app/\nCMD ['node', '/app/server.js']\n",
  good: 'FROM node:24-slim\nCOPY server.js /app/\nCMD ["node", "/app/server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
    'https://www.rfc-editor.org/rfc/rfc8259#section-7',
  ],
  equivalents: { tally: ['invalid-json-form'], dockerfile_utils: ['JSON_IN_SINGLE_QUOTES'] },
}

/** The builder reads an array that is no valid JSON as plain text, without a word. */
export default defineRule({
  meta: {
    name: 'json-form-invalid',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    title: 'Write the exec form as valid JSON',
    messages: {
      quotes:
        'This looks like the exec form, but JSON knows only double quotes: Docker takes it as plain text, bracket included.',
      comma:
        'This looks like the exec form, but JSON allows no comma before the closing bracket: Docker takes it as plain text.',
      bare: 'This looks like the exec form, but not every item is in double quotes: Docker takes it as plain text, bracket included.',
      escape:
        'This looks like the exec form, but a backslash in JSON has to be doubled: Docker takes it as plain text.',
      behind:
        'Something stands behind the closing bracket, so this is no exec form: Docker takes all of it as plain text.',
      open: 'This looks like the exec form, but the closing bracket is missing: Docker takes it as plain text.',
      other:
        'This looks like the exec form, but it is no valid JSON: Docker takes it as plain text, bracket included.',
      strings:
        'Every item of this array has to be a text in double quotes; Docker refuses numbers, true, false and arrays in it.',
    },
  },
  *check(input) {
    for (const { problem } of problemsWith('json-form-invalid', input))
      yield { messageId: 'strings', range: problem.range }
    for (const instruction of instructionsOf(input.dockerfile)) {
      const broken = brokenJson(instruction)
      if (broken && instruction.form !== 'invalid')
        yield { messageId: broken.kind, range: broken.range, ...fixOf(broken) }
    }
  },
})

/** Those that ONBUILD keeps for later, too. */
function instructionsOf({ instructions }: Dockerfile): readonly Instruction[] {
  return instructions.map((instruction) => instruction.trigger ?? instruction)
}

function fixOf({ meant, range }: BrokenJson): { fix?: Fix } {
  if (meant === null) return {}
  // The exec form starts no shell, so nothing would replace a variable in it.
  const safety = meant.includes('$') ? 'suggestion' : 'behaviour'
  return {
    fix: { title: 'Write it as JSON', safety, edits: [{ range, newText: meant.replaceAll('","', '", "') }] },
  }
}
