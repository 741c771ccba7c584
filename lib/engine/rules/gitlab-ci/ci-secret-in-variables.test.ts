import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-secret-in-variables.ts'

const variables = (line: string): string => `variables:\n  ${line}\nferry:\n  script: [make]\n`
const script = (line: string): string => `ferry:\n  script:\n    - ${line}\n`

testFileRule(rule, docs, {
  valid: [
    variables('API_TOKEN: $PROJECT_TOKEN'),
    variables('API_TOKEN: ""'),
    variables('TOKEN_TTL: 3600'),
    variables('PASSWORD_FILE: /run/secrets/password'),
    variables('DB_PASSWORD: /run/secrets/password'),
    variables('SSH_KEY: ./key.pem'),
    variables('TIDE: high'),
    variables('VAULT_AUTH_ROLE: ferry'),
    variables('SECRET_DETECTION_EXCLUDED_PATHS: tests'),
    variables('TOKENS: 20'),
    script('export API_TOKEN=$(cat token)'),
    script('API_TOKEN=$OTHER make'),
    script('echo API_TOKEN=abc'),
  ],
  invalid: [
    {
      text: variables('API_TOKEN: 8a1b77c0d1e2'),
      reports: [{ messageId: 'value', on: '8a1b77c0d1e2', severity: 'error', confidence: 'certain' }],
    },
    {
      text: variables('DB_PASSWORD: { value: spring-neap, description: the tide }'),
      reports: [{ messageId: 'value', on: 'spring-neap' }],
    },
    {
      text: variables('API_TOKEN: changeme'),
      reports: [{ messageId: 'placeholder', on: 'changeme', severity: 'info' }],
    },
    {
      text: 'ferry:\n  services: ["postgres:18"]\n  variables: { POSTGRES_PASSWORD: ferry }\n  script: [make]\n',
      reports: [{ messageId: 'throwaway', on: 'ferry', severity: 'info', confidence: 'possible' }],
    },
    {
      name: 'without a service it opens something else',
      text: 'ferry:\n  variables: { POSTGRES_PASSWORD: neap-77-tide }\n  script: [make]\n',
      reports: [{ messageId: 'value', on: 'neap-77-tide' }],
    },
    {
      text: script('export API_TOKEN=8a1b77c0d1e2'),
      reports: [{ messageId: 'value', on: 'API_TOKEN=8a1b77c0d1e2' }],
    },
    {
      text: script('NPM_TOKEN=8a1b77c0d1e2 npm publish'),
      reports: [{ messageId: 'value', on: 'NPM_TOKEN=8a1b77c0d1e2' }],
    },
    {
      text: 'ferry:\n  script: [make]\n  rules:\n    - if: $CI_COMMIT_TAG\n      variables: { SIGNING_KEY: 8a1b77c0d1e2 }\n',
      reports: [{ messageId: 'value', on: '8a1b77c0d1e2' }],
    },
    {
      text: 'ferry:\n  services:\n    - name: harbour/db:1\n      variables: { ROOT_PASSWORD: 8a1b77c0d1e2-and-more-than-twenty }\n  script: [make]\n',
      reports: [{ messageId: 'value', on: '8a1b77c0d1e2-and-more-than-twenty' }],
    },
  ],
})
