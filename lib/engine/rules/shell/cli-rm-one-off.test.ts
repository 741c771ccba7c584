import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-rm-one-off.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run --rm harbour/pilots:1 ls\n',
    'docker run -d harbour/pilots:1\n',
    'docker run --name pilots harbour/pilots:1\n',
    'ID=$(docker run harbour/pilots:1)\n',
    'docker create harbour/pilots:1\n',
    'docker run $OPTS harbour/pilots:1 ls\n',
    'docker run --restart always harbour/pilots:1\n',
    'docker run --cidfile id harbour/pilots:1\n',
    'docker run -t harbour/pilots:1 ./pilots/\n',
  ],
  invalid: [
    {
      text: 'docker run harbour/pilots:1 ls\n',
      reports: [{ messageId: 'left', on: 'docker run', confidence: 'likely' }],
      fixed: 'docker run --rm harbour/pilots:1 ls\n',
    },
    {
      text: 'docker run -it harbour/pilots:1 sh\n',
      reports: [{ messageId: 'left', on: 'docker run', confidence: 'likely' }],
    },
    {
      text: 'docker run harbour/pilots:1\n',
      reports: [{ messageId: 'left', on: 'docker run', confidence: 'possible' }],
    },
    {
      text: 'docker run -v /a:/b harbour/pilots:1 make --rm\n',
      reports: [{ messageId: 'left', on: 'docker run' }],
    },
    {
      text: 'docker run harbour/pilots:1 ls | grep x\n',
      reports: [{ messageId: 'left', on: 'docker run' }],
    },
    {
      text: 'test:\n\tdocker container run harbour/pilots:1 make test\n',
      path: 'Makefile',
      reports: [{ messageId: 'left', on: 'docker container run' }],
      fixed: 'test:\n\tdocker container run --rm harbour/pilots:1 make test\n',
    },
  ],
})
