import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-privileged-port.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -p 80:8080 harbour/tides:1\n',
    'docker run -p 443:8443 harbour/tides:1\n',
    'docker run -p 8081:81 harbour/tides:1\n',
    'docker run -p 22 harbour/tides:1\n',
    'docker run -p $PORT:81 harbour/tides:1\n',
    'docker run -p 1024:80 harbour/tides:1\n',
  ],
  invalid: [
    {
      text: 'docker run -p 81:80 harbour/tides:1\n',
      reports: [{ messageId: 'low', on: '-p 81:80' }],
    },
    {
      text: 'docker run -p 127.0.0.1:22:2222 harbour/tides:1\n',
      reports: [{ messageId: 'low', on: '-p 127.0.0.1:22:2222' }],
    },
    {
      text: 'docker run -p 25:25/tcp harbour/mail:2\n',
      reports: [{ messageId: 'low', on: '-p 25:25/tcp' }],
    },
    {
      text: 'docker run --publish 1023:80 harbour/tides:1\n',
      reports: [{ messageId: 'low', on: '--publish 1023:80' }],
    },
    {
      text: 'docker run -p 80:80 -p 21:21 harbour/tides:1\n',
      reports: [{ messageId: 'low', on: '-p 21:21' }],
    },
    {
      text: 'docker run -p 1000-1010:1000-1010 harbour/tides:1\n',
      reports: [{ messageId: 'low', on: '-p 1000-1010:1000-1010' }],
    },
  ],
})
