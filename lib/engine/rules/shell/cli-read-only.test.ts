import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-read-only.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -d --read-only harbour/timetable:2\n',
    'docker run --rm harbour/timetable:2\n',
    'docker run -d postgres:18\n',
    'docker run -d redis:8\n',
    'docker run -dit harbour/timetable:2 sh\n',
    'docker create harbour/timetable:2\n',
  ],
  invalid: [
    {
      text: 'docker run -d harbour/timetable:2\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
      fixed: 'docker run --read-only --tmpfs /tmp -d harbour/timetable:2\n',
    },
    {
      text: 'docker run -d --tmpfs /run harbour/timetable:2\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
      fixed: 'docker run --read-only -d --tmpfs /run harbour/timetable:2\n',
    },
    {
      text: 'docker run -d --read-only=false harbour/timetable:2\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
    },
    {
      text: 'docker run -d $OPTS harbour/timetable:2\n',
      reports: [{ messageId: 'missing', on: 'docker run', confidence: 'possible' }],
    },
    {
      text: 'docker run -d harbour/timetable:2 --read-only\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
    },
    {
      text: 'docker run -d nginx:1.31\n',
      reports: [{ messageId: 'missing', on: 'docker run', confidence: 'likely' }],
    },
  ],
})
