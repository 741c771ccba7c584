import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './instruction-flag-invalid.ts'

testRule(rule, docs, {
  valid: [
    'FROM --platform=linux/amd64 alpine:3.23\nCOPY --chown=1:1 --link --exclude=a --exclude=b . .\n',
    'FROM alpine:3.23\nRUN --mount=type=cache,target=/a --mount=type=tmpfs,target=/b --network=none ls --mount\n',
    'FROM alpine:3.23\nADD --checksum=sha256:abc https://example.com/a /a\n',
    'FROM alpine:3.23\nHEALTHCHECK --interval=5s --retries=2 CMD ["true"]\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23\nCOPY --chwon=1:1 a b\n',
      reports: [{ messageId: 'spelling', on: '--chwon=1:1', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM alpine:3.23\nCOPY --chown=1:1 a b\n',
    },
    {
      dockerfile: 'FROM alpine:3.23\nCOPY --recursive a b\n',
      reports: [{ messageId: 'refused', on: '--recursive' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nCOPY --chown=1 --chown=2 a b\n',
      reports: [{ messageId: 'refused', on: '--chown=2' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nCOPY --link=maybe a b\n',
      reports: [{ messageId: 'refused', on: '--link=maybe' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN --network=all ls\n',
      reports: [{ messageId: 'refused', on: 'all' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nCOPY a --chown=1:1 b\n',
      reports: [{ messageId: 'late', on: '--chown=1:1' }],
      fixed: 'FROM alpine:3.23\nCOPY --chown=1:1 a b\n',
    },
    {
      dockerfile: 'FROM alpine:3.23\nHEALTHCHECK CMD --interval=5s true\n',
      reports: [{ messageId: 'inCommand', on: '--interval=5s true' }],
    },
  ],
})
