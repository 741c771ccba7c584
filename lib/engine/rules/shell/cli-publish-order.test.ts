import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-publish-order.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run --rm -p 8080:80 harbour/tides:1\n',
    'docker run harbour/tides:1 --port 8080\n',
    'docker run harbour/tides:1 --name tides\n',
    'docker run harbour/tides:1 sh -c "run -p 80:80"\n',
    'docker run harbour/tides:1 -d /srv/charts\n',
    'docker run harbour/tides:1 -v\n',
    'docker run harbour/tides:1 -e dev\n',
    'docker run -p 15432:5432 postgres:18\n',
    'docker run -p 8000-8002:80 harbour/tides:1\n',
    'docker run -p published=8080,target=80 harbour/tides:1\n',
    'docker run -p 53:53/udp harbour/tides:1\n',
    'docker run "$OPTS_OR_IMAGE" x --rm\n',
    'docker run -p ${PORT}:80 harbour/tides:1\n',
  ],
  invalid: [
    {
      text: 'docker run harbour/tides:1 -p 8080:80\n',
      reports: [{ messageId: 'behind', on: '-p' }],
    },
    {
      text: 'docker run harbour/tides:1 --rm\n',
      reports: [{ messageId: 'behind', on: '--rm', confidence: 'certain' }],
    },
    {
      text: 'docker run -d harbour/tides:1 -it\n',
      reports: [{ messageId: 'behind', on: '-it', confidence: 'likely' }],
    },
    {
      text: 'docker run harbour/tides:1 -v ./charts:/charts --name tides\n',
      reports: [{ messageId: 'behind', on: '-v' }],
    },
    {
      text: 'docker run harbour/tides:1 -e ROUTE=north\n',
      reports: [{ messageId: 'behind', on: '-e' }],
    },
    {
      text: 'docker run -p 5432:15432 postgres:18\n',
      reports: [{ messageId: 'swapped', on: '-p 5432:15432', confidence: 'likely' }],
    },
    {
      text: 'docker run -p 80:80:80 harbour/tides:1\n',
      reports: [{ messageId: 'malformed', on: '-p 80:80:80', severity: 'error' }],
    },
    {
      text: 'docker run -p 8080:http harbour/tides:1\n',
      reports: [{ messageId: 'malformed', on: '-p 8080:http' }],
    },
    {
      text: 'docker run -p 8080:70000 harbour/tides:1\n',
      reports: [{ messageId: 'malformed', on: '-p 8080:70000' }],
    },
    {
      text: 'docker run -p 8080:80/http harbour/tides:1\n',
      reports: [{ messageId: 'malformed', on: '-p 8080:80/http' }],
    },
    {
      text: 'docker run -p 8000-8003:80-82 harbour/tides:1\n',
      reports: [{ messageId: 'malformed', on: '-p 8000-8003:80-82' }],
    },
  ],
})
