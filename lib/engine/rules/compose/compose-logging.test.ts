import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-logging.ts'

const BUOYS = 'services:\n  buoys:\n    image: harbour/buoys:2\n'
const logging = (text: string): string => `${BUOYS}    logging:\n${text}\n`

testFileRule(rule, docs, {
  valid: [
    logging('      driver: local'),
    logging('      driver: json-file\n      options:\n        max-size: 10m'),
    logging('      options:\n        max-size: ${LOG_SIZE}'),
    logging('      driver: journald'),
    logging('      driver: ${LOG_DRIVER}'),
    `x-logging: &logging\n  driver: local\n${BUOYS}    logging: *logging\n`,
    { text: BUOYS, files: { 'host/daemon.json': '{ "log-driver": "local" }' } },
    { text: BUOYS, files: { 'daemon.json': '{ "log-opts": { "max-size": "10m" } }' } },
    {
      name: 'a part of another file',
      text: 'services:\n  buoys:\n    ports: ["80:80"]\n',
      path: 'compose.override.yaml',
    },
  ],
  invalid: [
    {
      text: BUOYS,
      reports: [{ messageId: 'missing', on: 'buoys', severity: 'info', confidence: 'possible' }],
      fixed: `${BUOYS}    logging: { driver: local }\n`,
    },
    {
      text: logging('      driver: json-file'),
      reports: [{ messageId: 'unbounded', on: 'json-file', confidence: 'likely' }],
      fixed: logging('      driver: json-file\n      options: { max-size: 10m, max-file: "3" }'),
    },
    {
      text: logging('      driver: json-file\n      options:\n        max-file: "3"'),
      reports: [{ messageId: 'filesOnly', on: 'max-file: "3"' }],
    },
    {
      text: logging('      driver: none'),
      reports: [{ messageId: 'none', on: 'none', confidence: 'certain' }],
    },
    {
      text: logging('      options:\n        max-size: "-1"'),
      reports: [{ messageId: 'unbounded', on: 'logging', confidence: 'possible' }],
    },
    {
      text: BUOYS,
      files: { 'daemon.json': '{ "log-level": "info" }' },
      reports: [{ messageId: 'missing', on: 'buoys' }],
    },
    {
      text: `x-logging: &logging\n  driver: json-file\n${BUOYS}    logging: *logging\n  lights:\n    image: harbour/lights:1\n    logging: *logging\n`,
      reports: [{ messageId: 'unbounded', on: 'json-file' }],
    },
  ],
})
