import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-destructive-prune.ts'

testFileRule(rule, docs, {
  valid: [
    'docker image prune -f\n',
    'docker system prune -a\n',
    "docker system prune -af --filter 'until=24h'\n",
    'docker volume prune -f\n',
    'docker rm -f web\n',
    'docker rm -f $(docker ps -aq --filter label=ci)\n',
    'docker rm $(docker ps -aq)\n',
    'docker rm -f "$ID"\n',
  ],
  invalid: [
    {
      text: 'docker system prune -a --volumes -f\n',
      reports: [{ messageId: 'volumes', on: 'docker system prune', severity: 'warning' }],
    },
    {
      text: 'docker system prune --volumes --force\n',
      reports: [{ messageId: 'volumes', on: 'docker system prune' }],
    },
    {
      text: 'docker volume prune -af\n',
      reports: [{ messageId: 'volumes', on: 'docker volume prune' }],
    },
    {
      text: 'docker system prune -af\n',
      reports: [{ messageId: 'all', on: 'docker system prune', severity: 'info' }],
    },
    {
      text: 'docker rm -f $(docker ps -aq)\n',
      reports: [{ messageId: 'everything', on: 'docker rm' }],
    },
    {
      text: 'docker ps -a -q | xargs docker rm -f\n',
      reports: [{ messageId: 'everything', on: 'docker rm' }],
    },
    {
      text: 'docker container rm --force $(docker container ls --all --quiet)\n',
      reports: [{ messageId: 'everything', on: 'docker container rm' }],
    },
  ],
})
