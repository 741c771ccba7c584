import { testFileRule } from '../../testing/test-file-rule.ts'
import rule from './public-frontend-secret.ts'

testFileRule(rule, null, {
  valid: [
    'services:\n  page:\n    build:\n      context: .\n      args:\n        VITE_API_URL: https://api.example.com\n',
    'services:\n  page:\n    build:\n      context: .\n      args:\n        - VITE_STRIPE_PUBLISHABLE_KEY\n',
    'services:\n  page:\n    build: .\n    environment:\n      NEXT_PUBLIC_SUPABASE_ANON_KEY: ${ANON_KEY}\n',
    'services:\n  page:\n    build: .\n    environment:\n      PAYMENT_SECRET: ${PAYMENT_SECRET}\n',
    'services:\n  page:\n    build: .\n    environment:\n      - INVITE_SECRET\n',
    'services:\n  page:\n    build: .\n    labels:\n      VITE_PAYMENT_SECRET: no\n',
  ],
  invalid: [
    {
      text: 'services:\n  page:\n    build:\n      context: .\n      args:\n        VITE_PAYMENT_SECRET: ${PAYMENT_SECRET}\n',
      reports: [{ messageId: 'secret', on: 'VITE_PAYMENT_SECRET', confidence: 'certain', severity: 'error' }],
    },
    {
      text: 'services:\n  page:\n    build:\n      context: .\n      args:\n        - REACT_APP_DB_PASSWORD\n',
      reports: [{ messageId: 'secret', on: 'REACT_APP_DB_PASSWORD' }],
    },
    {
      text: 'services:\n  page:\n    build: .\n    environment:\n      NEXT_PUBLIC_CLIENT_SECRET: abc\n',
      reports: [{ messageId: 'secret', on: 'NEXT_PUBLIC_CLIENT_SECRET' }],
    },
    {
      text: 'services:\n  page:\n    build: .\n    environment:\n      - VITE_LOGIN_TOKEN=${LOGIN_TOKEN}\n',
      reports: [{ messageId: 'token', on: 'VITE_LOGIN_TOKEN', confidence: 'likely', severity: 'warning' }],
    },
    {
      text: 'services:\n  page:\n    build: .\n    environment:\n      VITE_MAPS_API_KEY: ${MAPS_KEY}\n',
      reports: [{ messageId: 'key', on: 'VITE_MAPS_API_KEY', confidence: 'possible', severity: 'info' }],
    },
    {
      name: 'the same name in two places',
      text: 'services:\n  page:\n    build:\n      context: .\n      args:\n        VUE_APP_SECRET: ${S}\n    environment:\n      VUE_APP_SECRET: ${S}\n',
      reports: [{ messageId: 'secret', on: 'VUE_APP_SECRET' }],
    },
  ],
})
