import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-shared-volume.ts'

const pair = (one: string, two: string, more = ''): string =>
  `services:\n  charts:\n    image: harbour/charts:3\n    volumes:\n      - ${one}\n  web:\n    image: harbour/web:7\n${more}    volumes:\n      - ${two}\nvolumes:\n  data:\n  other:\n`

testFileRule(rule, docs, {
  valid: [
    pair('data:/data', 'other:/data'),
    pair('data:/data', 'data:/data:ro'),
    pair('data:/data:ro', 'data:/data'),
    pair('./charts.conf:/charts.conf', './charts.conf:/charts.conf'),
    pair('/var/run/docker.sock:/var/run/docker.sock', '/var/run/docker.sock:/var/run/docker.sock'),
    pair('${DATA}:/data', '${DATA}:/data'),
    {
      name: 'two of the same kind',
      text: 'services:\n  web:\n    image: harbour/web:7\n    volumes: ["data:/data"]\n  worker:\n    image: harbour/web:7\n    volumes: ["data:/data"]\nvolumes:\n  data:\n',
    },
    {
      name: 'a job that fills it',
      text: 'services:\n  charts-init:\n    image: harbour/charts:3\n    volumes: ["data:/data"]\n  web:\n    image: harbour/web:7\n    volumes: ["data:/data"]\nvolumes:\n  data:\n',
    },
  ],
  invalid: [
    {
      text: pair('data:/data', 'data:/srv/data'),
      reports: [{ messageId: 'shared', on: 'data:/srv/data', severity: 'info', confidence: 'likely' }],
    },
    {
      text: pair('./data:/data', './data:/data'),
      reports: [{ messageId: 'shared', on: './data:/data', confidence: 'possible' }],
    },
    {
      text: pair('{ type: volume, source: data, target: /data }', 'data:/data'),
      reports: [{ messageId: 'shared', on: 'data:/data' }],
    },
    {
      text: pair('data:/data', 'data:/data', '    profiles: [tools]\n'),
      reports: [{ messageId: 'shared', on: 'data:/data', confidence: 'possible' }],
    },
    {
      text: pair('data:/a', 'data:/b:rw'),
      reports: [{ messageId: 'shared', on: 'data:/b:rw' }],
    },
    {
      text: pair('/srv/charts:/a', '/srv/charts:/b'),
      reports: [{ messageId: 'shared', on: '/srv/charts:/b' }],
    },
  ],
})
