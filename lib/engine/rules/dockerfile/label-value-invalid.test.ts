import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './label-value-invalid.ts'

const label = (name: string, value: string) =>
  `FROM nginx:1.30\nLABEL org.opencontainers.image.${name}=${value}\n`

testRule(rule, docs, {
  valid: [
    label('source', 'https://git.example.com/harbour/site'),
    label('source', 'git@git.example.com:harbour/site.git'),
    label('created', '2026-11-21T12:00:00.5+01:00'),
    label('licenses', 'MIT'),
    label('licenses', '"Apache-2.0 OR (GPL-2.0-only WITH Classpath-exception-2.0)"'),
    label('version', 'v1.4-rc1'),
    label('title', '"The harbour"'),
    {
      name: 'known to the build alone',
      dockerfile: 'FROM nginx:1.30\nARG AT=never\nLABEL org.opencontainers.image.created=$AT\n',
    },
    'FROM nginx:1.30\nLABEL com.example.source=harbour created=today\n',
  ],
  invalid: [
    {
      dockerfile: label('source', 'harbour'),
      reports: [{ messageId: 'url', on: 'harbour', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: label('url', '"see the wiki"'), reports: [{ messageId: 'url', on: '"see the wiki"' }] },
    { dockerfile: label('created', '2026-11-21'), reports: [{ messageId: 'date', on: '2026-11-21' }] },
    {
      name: 'no such day',
      dockerfile: label('created', '2026-02-30T00:00:00Z'),
      reports: [{ messageId: 'date', on: '2026-02-30T00:00:00Z' }],
    },
    {
      dockerfile: label('licenses', '"MIT licence"'),
      reports: [{ messageId: 'licence', on: '"MIT licence"' }],
    },
    {
      dockerfile: label('licenses', '"MIT, Apache-2.0"'),
      reports: [{ messageId: 'licence', on: '"MIT, Apache-2.0"' }],
    },
    {
      dockerfile: label('description', '""'),
      reports: [{ messageId: 'empty', on: 'org.opencontainers.image.description=""' }],
    },
  ],
})
