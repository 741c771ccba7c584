import { testFileRule } from '../../testing/test-file-rule.ts'
import rule from './public-frontend-secret.ts'

const variables = (line: string): string => `variables:\n  ${line}\nferry:\n  script: [make]\n`
const script = (line: string): string => `ferry:\n  script:\n    - ${line}\n`

testFileRule(rule, null, {
  valid: [
    variables('VITE_API_URL: https://api.example.com'),
    variables('VITE_STRIPE_PUBLISHABLE_KEY: x'),
    variables('STRIPE_SECRET: $S'),
    script('VITE_TIDE=high npm run build'),
    script('docker build --build-arg NEXT_PUBLIC_TIDE=high .'),
    script('echo VITE_SECRET=x'),
  ],
  invalid: [
    {
      text: variables('VITE_STRIPE_SECRET: $STRIPE_SECRET'),
      reports: [{ messageId: 'secret', on: 'VITE_STRIPE_SECRET', severity: 'error', confidence: 'certain' }],
    },
    {
      text: 'ferry:\n  variables: { NEXT_PUBLIC_ADMIN_PASSWORD: $P }\n  script: [npm run build]\n',
      reports: [{ messageId: 'secret', on: 'NEXT_PUBLIC_ADMIN_PASSWORD' }],
    },
    {
      text: variables('REACT_APP_API_TOKEN: $T'),
      reports: [{ messageId: 'token', on: 'REACT_APP_API_TOKEN', severity: 'warning' }],
    },
    {
      text: variables('VITE_MAPS_API_KEY: $K'),
      reports: [{ messageId: 'key', on: 'VITE_MAPS_API_KEY', severity: 'info' }],
    },
    {
      text: script('export VITE_JWT_SECRET=$S'),
      reports: [{ messageId: 'secret', on: 'VITE_JWT_SECRET=$S' }],
    },
    {
      text: script('docker build --build-arg VITE_JWT_SECRET=$S .'),
      reports: [{ messageId: 'secret', on: '--build-arg VITE_JWT_SECRET=$S' }],
    },
    {
      name: 'one report for a name',
      text: 'a: { variables: { VITE_SECRET: $S }, script: [x] }\nb: { variables: { VITE_SECRET: $S }, script: [x] }\n',
      reports: [{ messageId: 'secret', on: 'VITE_SECRET' }],
    },
  ],
})
