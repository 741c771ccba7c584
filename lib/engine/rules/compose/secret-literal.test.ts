import { testFileRule } from '../../testing/test-file-rule.ts'
import rule from './secret-literal.ts'

// Put together here, so that no scanner takes the file for a leak.
const TOKEN = `ghp_${'Tide7'.repeat(7)}x`
const KEY = `AKIA${'HARBOUR7TIDE24QX'}`
const PEM = ['-----BEGIN', 'PRIVATE KEY-----'].join(' ')

testFileRule(rule, null, {
  valid: [
    'services:\n  shop:\n    image: harbour/shop:4.2\n    environment:\n      ROUTE: north\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    command: shop --source postgres://shop:${DB_PASSWORD}@db/shop\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    environment:\n      SOURCE: https://example.com/boats\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    secrets: [token]\nsecrets:\n  token:\n    file: ./token.txt\n',
    {
      name: 'told by the name: a finding of another rule',
      text: `services:\n  shop:\n    image: harbour/shop:4.2\n    environment:\n      GITHUB_TOKEN: ${TOKEN}\n`,
    },
    {
      name: 'a login in an address of a variable: a finding of another rule',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    environment:\n      SOURCE: postgres://shop:spring-neap-77@db.example.org/shop\n',
    },
    {
      name: 'told by the name in a list',
      text: `services:\n  shop:\n    build:\n      context: .\n      args:\n        - GITHUB_TOKEN=${TOKEN}\n`,
    },
  ],
  invalid: [
    {
      text: `services:\n  shop:\n    image: harbour/shop:4.2\n    command: shop --login ${TOKEN}\n`,
      reports: [{ messageId: 'value', on: TOKEN, confidence: 'certain', severity: 'error' }],
    },
    {
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    command: shop --source postgres://shop:spring-neap-77@db.example.org/shop\n',
      reports: [{ messageId: 'value', on: 'postgres://shop:spring-neap-77@' }],
    },
    {
      text: `services:\n  shop:\n    image: harbour/shop:4.2\n    # was ${KEY}\n    environment:\n      ROUTE: north\n`,
      reports: [{ messageId: 'comment', on: KEY }],
    },
    {
      text: `configs:\n  key:\n    content: |\n      ${PEM}\nservices:\n  shop:\n    image: harbour/shop:4.2\n    configs: [key]\n`,
      reports: [{ messageId: 'value', on: PEM }],
    },
    {
      name: 'a stand-in',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    command: ["shop", "--source=postgres://postgres:postgres@db/shop"]\n',
      reports: [{ messageId: 'standIn', on: 'postgres://postgres:postgres@', severity: 'info' }],
    },
    {
      name: 'an example',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    labels:\n      harbour.account: AKIAIOSFODNN7EXAMPLE\n',
      reports: [{ messageId: 'example', on: 'AKIAIOSFODNN7EXAMPLE', severity: 'info' }],
    },
  ],
})
