import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-sensitive-mount.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -v $(pwd):/src harbour/backup:1\n',
    'docker run -v "$PWD/logs":/logs harbour/backup:1\n',
    'docker run -v ./etc:/etc harbour/backup:1\n',
    'docker run -v books:/var/lib/docker harbour/backup:1\n',
    'docker run -v /srv/logbooks:/logbooks harbour/backup:1\n',
    'docker run -v /etc/localtime:/etc/localtime:ro harbour/backup:1\n',
    'docker run -v $DIR:/data harbour/backup:1\n',
    'docker run -v ~/.ssh/known_hosts:/k harbour/backup:1\n',
  ],
  invalid: [
    {
      text: 'docker run -v /:/host harbour/backup:1\n',
      reports: [{ messageId: 'writable', on: '-v /:/host', confidence: 'certain' }],
    },
    {
      text: 'docker run -v /etc:/e:ro harbour/backup:1\n',
      reports: [{ messageId: 'readable', on: '-v /etc:/e:ro' }],
    },
    {
      text: 'docker run -v ~/.ssh:/root/.ssh:ro harbour/backup:1\n',
      reports: [{ messageId: 'readable', on: '-v ~/.ssh:/root/.ssh:ro' }],
    },
    {
      text: 'docker run -v "$HOME"/.aws:/root/.aws harbour/backup:1\n',
      reports: [{ messageId: 'writable', on: '-v "$HOME"/.aws:/root/.aws', confidence: 'likely' }],
    },
    {
      text: 'docker run --mount type=bind,source=/var/lib/docker,target=/d harbour/backup:1\n',
      reports: [{ messageId: 'writable', on: '--mount type=bind,source=/var/lib/docker,target=/d' }],
    },
    {
      text: 'docker run -v /proc:/host/proc:ro harbour/backup:1\n',
      reports: [{ messageId: 'readOnly', on: '-v /proc:/host/proc:ro', severity: 'info' }],
    },
    {
      text: 'docker run -v /srv/../root:/r harbour/backup:1\n',
      reports: [{ messageId: 'writable', on: '-v /srv/../root:/r' }],
    },
  ],
})
