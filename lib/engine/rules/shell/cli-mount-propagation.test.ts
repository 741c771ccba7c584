import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-mount-propagation.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -v /srv/charts:/charts harbour/charts:2\n',
    'docker run -v /srv/charts:/charts:rprivate harbour/charts:2\n',
    'docker run -v /srv/charts:/charts:ro,private harbour/charts:2\n',
    'docker run -v shared:/charts harbour/charts:2\n',
    'docker run --mount type=bind,src=/srv/c,dst=/c,bind-propagation=rprivate harbour/charts:2\n',
    'docker run harbour/charts:2 -v /a:/b:shared\n',
  ],
  invalid: [
    {
      text: 'docker run -v /srv/c:/c:rshared harbour/charts:2\n',
      reports: [{ messageId: 'shared', on: '-v /srv/c:/c:rshared', severity: 'warning' }],
    },
    {
      text: 'docker run -v /srv/c:/c:ro,shared harbour/charts:2\n',
      reports: [{ messageId: 'shared', on: '-v /srv/c:/c:ro,shared' }],
    },
    {
      text: 'docker run -v /srv/c:/c:slave harbour/charts:2\n',
      reports: [{ messageId: 'slave', on: '-v /srv/c:/c:slave', severity: 'info' }],
    },
    {
      text: 'docker run -v /srv/c:/c:rslave harbour/charts:2\n',
      reports: [{ messageId: 'slave', on: '-v /srv/c:/c:rslave' }],
    },
    {
      text: 'docker run --mount type=bind,src=/srv/c,dst=/c,bind-propagation=rshared harbour/charts:2\n',
      reports: [{ messageId: 'shared', on: '--mount type=bind,src=/srv/c,dst=/c,bind-propagation=rshared' }],
    },
    {
      text: 'docker run -v $PWD/c:/c:shared harbour/charts:2\n',
      reports: [{ messageId: 'shared', on: '-v $PWD/c:/c:shared' }],
    },
  ],
})
