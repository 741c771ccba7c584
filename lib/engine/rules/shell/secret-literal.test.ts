import { testFileRule } from '../../testing/test-file-rule.ts'
import rule from './secret-literal.ts'

testFileRule(rule, null, {
  valid: [
    'curl -H "Authorization: Bearer $TOKEN" https://harbour.example.com\n',
    'git clone https://git.example.com/tides.git\n',
    'docker run -e DB_PASSWORD=gull-77 harbour/pier:1\n',
    'export TOKEN="$(cat token)"\n',
    'psql postgres://tides:$PW@db.example.com/tides\n',
    'docker login -u pilot -p ghp_q7Rw2mXk9VbN4tYc8ZsLd3HfJg6PaE1uTi5o registry.example.com\n',
  ],
  invalid: [
    {
      text: 'export T=ghp_q7Rw2mXk9VbN4tYc8ZsLd3HfJg6PaE1uTi5o\n',
      reports: [
        { messageId: 'value', on: 'ghp_q7Rw2mXk9VbN4tYc8ZsLd3HfJg6PaE1uTi5o', confidence: 'certain' },
      ],
    },
    {
      text: '# ghp_q7Rw2mXk9VbN4tYc8ZsLd3HfJg6PaE1uTi5o\n',
      reports: [{ messageId: 'comment', on: 'ghp_q7Rw2mXk9VbN4tYc8ZsLd3HfJg6PaE1uTi5o' }],
    },
    {
      text: 'psql postgres://tides:spring-neap-77@db.example.com/tides\n',
      reports: [{ messageId: 'value', on: 'postgres://tides:spring-neap-77@' }],
    },
    {
      text: 'psql postgres://postgres:postgres@db/tides\n',
      reports: [{ messageId: 'standIn', on: 'postgres://postgres:postgres@', severity: 'info' }],
    },
    {
      text: 'up:\n\tcurl -u x:glpat-q7Rw2mXk9VbN4tYc8ZsL https://harbour.example.com\n',
      path: 'Makefile',
      reports: [{ messageId: 'value', on: 'glpat-q7Rw2mXk9VbN4tYc8ZsL' }],
    },
    {
      text: 'docker run -e ROUTE=https://pilot:gull-n3st-41@harbour.example.com harbour/pier:1\n',
      reports: [{ messageId: 'value', on: 'https://pilot:gull-n3st-41@' }],
    },
  ],
})
