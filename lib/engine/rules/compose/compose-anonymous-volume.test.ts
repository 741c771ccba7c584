import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-anonymous-volume.ts'

const charts = (volumes: string, image = 'harbour/charts:3'): string =>
  `services:\n  charts:\n    image: ${image}\n    volumes:\n${volumes}\n`

testFileRule(rule, docs, {
  valid: [
    charts('      - ./charts:/srv/charts'),
    `${charts('      - data:/srv/charts')}volumes:\n  data:\n`,
    charts('      - .:/app\n      - /app/node_modules'),
    charts('      - .:/app\n      - /app/generated'),
    charts('      - /data/db', 'mongo:8'),
    charts('      - type: tmpfs\n        target: /scratch'),
    charts('      - ${PLACE}'),
    charts('      - /run'),
  ],
  invalid: [
    {
      text: charts('      - /srv/charts'),
      reports: [{ messageId: 'anonymous', on: '/srv/charts', severity: 'info', confidence: 'likely' }],
    },
    {
      text: charts('      - type: volume\n        target: /srv/charts'),
      reports: [{ messageId: 'anonymous', on: 'type: volume\n        target: /srv/charts' }],
    },
    {
      text: charts('      - "/srv/charts"\n      - ./a:/a'),
      reports: [{ messageId: 'anonymous', on: '"/srv/charts"' }],
    },
    {
      text: charts('      - /data/configdb\n      - db:/data/db', 'mongo:8').concat('volumes:\n  db:\n'),
      reports: [{ messageId: 'anonymous', on: '/data/configdb' }],
    },
    {
      text: charts('      - ./app:/application\n      - /app/uploads'),
      reports: [{ messageId: 'anonymous', on: '/app/uploads' }],
    },
    {
      text: 'x-charts: &charts\n  image: harbour/charts:3\n  volumes: [/srv/charts]\nservices:\n  north: *charts\n  south: *charts\n',
      reports: [{ messageId: 'anonymous', on: '/srv/charts' }],
    },
  ],
})
