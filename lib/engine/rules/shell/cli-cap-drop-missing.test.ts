import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-cap-drop-missing.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -d --cap-drop ALL harbour/pilots:1\n',
    'docker run --rm harbour/pilots:1\n',
    'docker run -dit harbour/pilots:1 sh\n',
    'docker create harbour/pilots:1\n',
    'docker run -d --privileged harbour/pilots:1\n',
    'docker run -d --cap-drop=NET_RAW harbour/pilots:1\n',
    'docker compose up -d\n',
  ],
  invalid: [
    {
      text: 'docker run -d harbour/pilots:1\n',
      reports: [{ messageId: 'missing', on: 'docker run', confidence: 'likely' }],
    },
    {
      text: 'docker container run --detach harbour/pilots:1\n',
      reports: [{ messageId: 'missing', on: 'docker container run' }],
    },
    {
      text: 'docker run -d $OPTS harbour/pilots:1\n',
      reports: [{ messageId: 'missing', on: 'docker run', confidence: 'possible' }],
    },
    {
      text: 'docker run -d --cap-add NET_ADMIN harbour/pilots:1\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
    },
    {
      text: 'podman run -d harbour/pilots:1\n',
      reports: [{ messageId: 'missing', on: 'podman run' }],
    },
    {
      text: 'docker run --name pilots -d harbour/pilots:1 --cap-drop ALL\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
    },
  ],
})
