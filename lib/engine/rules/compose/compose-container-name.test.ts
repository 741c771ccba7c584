import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-container-name.ts'

const GATE = 'services:\n  gate:\n    image: harbour/gate:4\n'

testFileRule(rule, docs, {
  valid: [
    GATE,
    `${GATE}    hostname: gate\n`,
    `${GATE}    deploy:\n      replicas: 3\n`,
    `${GATE}    scale: 2\n`,
    `${GATE}    labels:\n      container_name: gate\n`,
    'x-names:\n  container_name: gate\nservices:\n  gate:\n    image: harbour/gate:4\n',
  ],
  invalid: [
    {
      text: `${GATE}    container_name: gate\n`,
      reports: [{ messageId: 'fixed', on: 'gate', severity: 'info', confidence: 'likely' }],
      fixed: GATE,
    },
    {
      text: `${GATE}    container_name: \${PROJECT}-gate\n`,
      reports: [{ messageId: 'fixed', on: '${PROJECT}-gate' }],
    },
    {
      text: `${GATE}    container_name: north gate\n`,
      reports: [{ messageId: 'characters', on: 'north gate', severity: 'error', confidence: 'certain' }],
    },
    {
      text: `${GATE}    container_name: gate\n    deploy:\n      replicas: 2\n`,
      reports: [{ messageId: 'replicas', on: 'gate', severity: 'error' }],
      fixed: `${GATE}    deploy:\n      replicas: 2\n`,
    },
    {
      text: `${GATE}    scale: 4\n    container_name: gate\n`,
      reports: [{ messageId: 'replicas', on: 'gate' }],
      fixed: `${GATE}    scale: 4\n`,
    },
    {
      text: `${GATE}    container_name: north\n  other:\n    image: harbour/gate:4\n    container_name: north\n`,
      reports: [
        { messageId: 'fixed', on: 'north' },
        { messageId: 'duplicate', on: 'north', severity: 'error', confidence: 'certain' },
      ],
    },
    {
      text: `${GATE}    container_name: north\n  other:\n    profiles: [tools]\n    image: harbour/gate:4\n    container_name: north\n`,
      reports: [
        { messageId: 'fixed', on: 'north' },
        { messageId: 'duplicate', on: 'north', confidence: 'likely' },
      ],
    },
  ],
})
