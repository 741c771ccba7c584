import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'BuildKit takes all that follows WORKDIR for one path, blanks included. A reader sees two words and wonders whether the second is a mistake, a comment perhaps, and other builders and tools read the first word alone. Quotes say that the blank is meant; a name without blanks spares every later command its quotes.',
  bad: 'FROM python:3.13-slim\nWORKDIR /srv/harbour office\nCOPY office.py .\nCMD ["python", "office.py"]\n',
  good: 'FROM python:3.13-slim\nWORKDIR "/srv/harbour office"\nCOPY office.py .\nCMD ["python", "office.py"]\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  equivalents: { dockerfilelint: ['invalid_workdir'] },
}

/** What begins with # is the matter of inline-comment. */
export default defineRule({
  meta: {
    name: 'workdir-spaces',
    severity: 'info',
    category: 'syntax',
    files: 'dockerfile',
    on: { instructions: ['WORKDIR'] },
    title: 'Put a path with blanks into quotes',
    messages: {
      blanks:
        'WORKDIR takes {{path}} for one path, blanks included; in quotes it is clear to readers and other tools.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const { used, instructions } of stages) {
      for (const instruction of used ? instructions : []) {
        if (instruction.keyword !== 'WORKDIR') continue
        const { raw, range } = instruction.path
        if (!/^[^\s"'#]+(?:[ \t]+[^\s"'#]+)+$/.test(raw)) continue
        const written = slice(dockerfile.source, range)
        // A line that a backslash swallowed is the matter of windows-trailing-backslash.
        if (written.includes('\n')) continue
        const edits = [{ range, newText: `"${written}"` }]
        const fix: Fix = { title: 'Put it into quotes', safety: 'safe', edits }
        yield {
          messageId: 'blanks',
          range,
          data: { path: raw },
          ...(/[\\`\n$]/.test(written) ? {} : { fix }),
        }
      }
    }
  },
})
