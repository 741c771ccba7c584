import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-build-arg-secret.ts'

const args = (text: string): string =>
  `services:\n  web:\n    build:\n      context: .\n      args:\n${text}\n`

testFileRule(rule, docs, {
  valid: [
    args('        NODE_VERSION: "24"'),
    args('        NPM_TOKEN_FILE: /run/secrets/npm'),
    args('        NPM_TOKEN: /run/secrets/npm'),
    args('        NPM_TOKEN: ""'),
    args('        GPG_KEY: 0A1B2C'),
    args('        NEXT_PUBLIC_API_KEY: abc'),
    'services:\n  web:\n    build:\n      context: .\n      secrets:\n        - npm_token\nsecrets:\n  npm_token:\n    environment: NPM_TOKEN\n',
    'services:\n  web:\n    build: .\n    environment:\n      NPM_TOKEN: ${NPM_TOKEN}\n',
  ],
  invalid: [
    {
      text: args('        NPM_TOKEN: ${NPM_TOKEN}'),
      reports: [{ messageId: 'passed', on: 'NPM_TOKEN', severity: 'error', confidence: 'certain' }],
    },
    { text: args('        - NPM_TOKEN'), reports: [{ messageId: 'passed', on: 'NPM_TOKEN' }] },
    {
      text: args('        - GITHUB_TOKEN=spring-neap-77'),
      reports: [{ messageId: 'literal', on: 'GITHUB_TOKEN' }],
    },
    {
      text: args('        DB_PASSWORD: spring-neap-77\n        NODE_ENV: production'),
      reports: [{ messageId: 'literal', on: 'DB_PASSWORD' }],
    },
    {
      text: args('        API_KEY:'),
      reports: [{ messageId: 'passed', on: 'API_KEY' }],
    },
    {
      text: args('        NPM_AUTH: ${NPM_AUTH:-}'),
      reports: [{ messageId: 'passed', on: 'NPM_AUTH', confidence: 'likely' }],
    },
    {
      name: 'one place that two services share',
      text: 'x-build: &build\n  context: .\n  args: [NPM_TOKEN]\nservices:\n  web:\n    build: *build\n  worker:\n    build: *build\n',
      reports: [{ messageId: 'passed', on: 'NPM_TOKEN' }],
    },
  ],
})
