import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-invalid.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  ferry:\n    image: harbour/ferry:2.4\n',
    'x-common: &common\n  restart: always\nservices:\n  ferry:\n    <<: *common\n    image: harbour/ferry:2.4\n    x-owner: north\n',
    'services:\n  ferry:\n    image: harbour/ferry:2.4\n    ports: !reset []\n    environment: !override\n      ROUTE: north\n',
    'services:\n  ferry:\n    image: harbour/ferry:2.4\n    environment:\n      - ROUTE=north\n    labels:\n      harbour.route: north\n',
    'services:\n  ferry:\n    image: harbour/ferry:2.4\n    mem_limit: ${FERRY_MEMORY}\n    ports:\n      - ${FERRY_PORT:-8080}:80\n',
    "version: '3.8'\nname: harbour\nservices:\n  ferry:\n    build: .\n    logging:\n      driver: json-file\n      options:\n        max-size: 10m\n",
  ],
  invalid: [
    {
      text: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    enviroment:\n      ROUTE: north\n',
      reports: [{ messageId: 'invalid', on: 'enviroment', confidence: 'certain', severity: 'error' }],
    },
    {
      text: 'service:\n  ferry:\n    image: harbour/ferry:2.4\n',
      reports: [{ messageId: 'invalid', on: 'service' }],
    },
    {
      name: 'a list where names are needed',
      text: 'services:\n  - ferry:\n      image: harbour/ferry:2.4\n',
      reports: [{ messageId: 'invalid', on: 'services' }],
    },
    {
      name: 'a key twice',
      text: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    image: harbour/ferry:2.5\n',
      reports: [{ messageId: 'invalid', on: 'image' }],
    },
    {
      name: 'a list of options for the log',
      text: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    logging:\n      driver: json-file\n      options:\n        - max-size=10m\n',
      reports: [{ messageId: 'invalid', on: 'options' }],
    },
    {
      name: 'a word where a switch is needed',
      text: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    tty: [true]\n',
      reports: [{ messageId: 'invalid', on: 'tty' }],
    },
  ],
})
