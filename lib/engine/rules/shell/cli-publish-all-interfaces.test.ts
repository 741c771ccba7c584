import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-publish-all-interfaces.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -d -p 127.0.0.1:5432:5432 postgres:18\n',
    'docker run -d -p [::1]:8080:80 harbour/tides:1\n',
    'docker run -d -p 10.0.0.9:8080:80 harbour/tides:1\n',
    'docker run -d --network host -p 8080:80 harbour/tides:1\n',
    'docker run harbour/tides:1 -p 8080:80\n',
    'docker run -p "$BIND:8080:80" harbour/tides:1\n',
    'docker run -P=false harbour/tides:1\n',
    'docker run -p nonsense harbour/tides:1\n',
  ],
  invalid: [
    {
      text: 'docker run -d -p 5432:5432 postgres:18\n',
      reports: [{ messageId: 'backend', on: '-p 5432:5432', severity: 'warning' }],
      fixed: 'docker run -d -p 127.0.0.1:5432:5432 postgres:18\n',
    },
    {
      text: 'docker run -d --publish=6379:6379 redis:8\n',
      reports: [{ messageId: 'backend', on: '--publish=6379:6379' }],
      fixed: 'docker run -d --publish=127.0.0.1:6379:6379 redis:8\n',
    },
    {
      text: 'docker run -d -p 3306:3306 harbour/books:2\n',
      reports: [{ messageId: 'perhaps', on: '-p 3306:3306', confidence: 'likely' }],
    },
    {
      text: 'docker run -d -p 15672:15672 rabbitmq:4-management\n',
      reports: [{ messageId: 'admin', on: '-p 15672:15672' }],
    },
    {
      text: 'docker run -d -p 8080:80 harbour/tides:1\n',
      reports: [{ messageId: 'open', on: '-p 8080:80', severity: 'info' }],
      fixed: 'docker run -d -p 127.0.0.1:8080:80 harbour/tides:1\n',
    },
    {
      text: 'docker run -d -p 443:8443 harbour/tides:1\n',
      reports: [{ messageId: 'web', on: '-p 443:8443', confidence: 'possible' }],
    },
    {
      text: 'docker run -d -P harbour/tides:1\n',
      reports: [{ messageId: 'all', on: '-P' }],
    },
    {
      text: 'docker run -d -p 0.0.0.0:5432:5432 -p [::]:9000:9000 postgres:18\n',
      reports: [
        { messageId: 'backend', on: '-p 0.0.0.0:5432:5432' },
        { messageId: 'open', on: '-p [::]:9000:9000' },
      ],
    },
    {
      text: 'docker run -dp8080:80 harbour/tides:1\n',
      reports: [{ messageId: 'open', on: '-dp8080:80' }],
      fixed: 'docker run -dp127.0.0.1:8080:80 harbour/tides:1\n',
    },
    {
      text: 'docker run -p 8080 harbour/tides:1\n',
      reports: [{ messageId: 'open', on: '-p 8080' }],
      fixed: 'docker run -p 127.0.0.1::8080 harbour/tides:1\n',
    },
  ],
})
