import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-restart-policy.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -d --restart unless-stopped harbour/tides:1\n',
    'docker run -d --restart=on-failure:5 harbour/tides:1\n',
    'docker run --rm harbour/tides:1\n',
    'docker run -d --rm harbour/tides:1\n',
    'docker run --rm --restart no harbour/tides:1\n',
    'docker run -dit harbour/tides:1 sh\n',
    'docker run -d --restart "$POLICY" harbour/tides:1\n',
  ],
  invalid: [
    {
      text: 'docker run -d harbour/tides:1\n',
      reports: [{ messageId: 'missing', on: 'docker run', severity: 'info' }],
      fixed: 'docker run --restart unless-stopped -d harbour/tides:1\n',
    },
    {
      text: 'docker run -d --rm --restart always harbour/tides:1\n',
      reports: [{ messageId: 'conflict', on: '--restart always', severity: 'error' }],
    },
    {
      text: 'docker run --rm --restart=unless-stopped harbour/tides:1\n',
      reports: [{ messageId: 'conflict', on: '--restart=unless-stopped' }],
    },
    {
      text: 'docker run -d --restart unless_stopped harbour/tides:1\n',
      reports: [{ messageId: 'unknown', on: '--restart unless_stopped', severity: 'error' }],
    },
    {
      text: 'docker run -d --restart on-failure:x harbour/tides:1\n',
      reports: [{ messageId: 'unknown', on: '--restart on-failure:x' }],
    },
    {
      text: 'docker run -d harbour/tides:1 --restart always\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
    },
    {
      text: 'nerdctl run -d harbour/tides:1\n',
      reports: [{ messageId: 'missing', on: 'nerdctl run' }],
    },
  ],
})
