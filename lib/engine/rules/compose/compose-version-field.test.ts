import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-version-field.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  ferry:\n    image: harbour/ferry:2.4\n',
    'name: harbour\nservices:\n  ferry:\n    image: harbour/ferry:2.4\n',
    "x-version: '3'\nservices:\n  ferry:\n    image: harbour/ferry:2.4\n",
    'services:\n  version:\n    image: harbour/version:1.0\n',
    'services:\n  ferry:\n    image: harbour/ferry:2.4\n    labels:\n      version: "3.8"\n',
    "# version: '3.8'\nservices:\n  ferry:\n    image: harbour/ferry:2.4\n",
  ],
  invalid: [
    {
      text: 'version: "3.8"\n\nservices:\n  ferry:\n    image: harbour/ferry:2.4\n',
      reports: [{ messageId: 'obsolete', on: 'version', confidence: 'certain', severity: 'info' }],
      fixed: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n',
    },
    {
      text: "services:\n  ferry:\n    image: harbour/ferry:2.4\nversion: '2.1' # once needed\n",
      reports: [{ messageId: 'obsolete', on: 'version' }],
      fixed: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n',
    },
    {
      text: "version: '3'\r\nservices:\r\n  ferry:\r\n    image: harbour/ferry:2.4\r\n",
      reports: [{ messageId: 'obsolete', on: 'version' }],
      fixed: 'services:\r\n  ferry:\r\n    image: harbour/ferry:2.4\r\n',
    },
    {
      text: '{ version: "3", services: { ferry: { image: harbour/ferry:2.4 } } }\n',
      reports: [{ messageId: 'obsolete', on: 'version' }],
      fixed: '{ services: { ferry: { image: harbour/ferry:2.4 } } }\n',
    },
    {
      text: '"version": "3.9"\nservices:\n  ferry:\n    build: .\n',
      reports: [{ messageId: 'obsolete', on: '"version"' }],
      fixed: 'services:\n  ferry:\n    build: .\n',
    },
    {
      name: 'a file for Swarm',
      text: 'version: "3.8"\nservices:\n  ferry:\n    image: harbour/ferry:2.4\n    deploy:\n      update_config:\n        parallelism: 1\n',
      reports: [{ messageId: 'stack', on: 'version', confidence: 'likely' }],
    },
    {
      name: 'a service on every node',
      text: 'version: "3.8"\nservices:\n  lookout:\n    image: harbour/lookout:3.1\n    deploy:\n      mode: global\n',
      reports: [{ messageId: 'stack', on: 'version', confidence: 'likely' }],
    },
  ],
})
