import { expect, it } from 'vitest'
import type { CheckAnswer } from '../playground/protocol.ts'
import { markdownReport } from './markdown.ts'

const range = { start: { line: 3, column: 1, offset: 9 }, end: { line: 3, column: 2, offset: 10 } }
const finding = {
  rule: 'crane-open',
  severity: 'error' as const,
  confidence: 'certain' as const,
  messageId: 'a',
  message: 'The `crane_1` *swings* <b> on | [quay]\nand more',
  range,
  fix: { title: 'Close it', safety: 'safe' as const, edits: [] },
}
const said = (more: Partial<CheckAnswer['files'][string]> = {}): CheckAnswer => ({
  files: {
    'a`b/Dockerfile': {
      kind: 'dockerfile',
      broken: false,
      secrets: 0,
      findings: [finding, { ...finding, confidence: 'likely', severity: 'info', fix: null }],
      ignored: [],
      ...more,
    },
    'b.sh': { kind: 'shell', broken: false, secrets: 0, findings: [], ignored: [] },
  },
  rules: { 'crane-open': { title: 'Close cranes', why: 'They swing.', category: 'security' } },
})

it('tells scores, findings and each reason once, and nothing of a file becomes markup', () => {
  expect(markdownReport(said())).toBe(`# Drydock report

Score: 80 of 100, that of the file with the lowest.

| Category | Score |
|---|---:|
| Can be read | 100 |
| Secrets | 100 |
| Security | 80 |
| Size and cache | 100 |
| Reliability | 100 |
| Base image | 100 |
| Maintainability | 100 |

## \`\` a\`b/Dockerfile \`\`, 80 of 100

- **Error**, line 3: The \`crane_1\` \\*swings\\* \\<b\\> on \\| \\[quay\\] and more Fix: Close it. (\`crane-open\`)
- **Note**, line 3, likely: The \`crane_1\` \\*swings\\* \\<b\\> on \\| \\[quay\\] and more (\`crane-open\`)

## \`b.sh\`, 100 of 100

- Nothing was found

## Why

- \`crane-open\`: They swing.
`)
})

it('says what comments hold back', () => {
  const ignored = [{ finding, by: 'drydock' as const, range, reason: null }]
  expect(markdownReport(said({ ignored }))).toContain('- 1 held back by comments in the file')
})
