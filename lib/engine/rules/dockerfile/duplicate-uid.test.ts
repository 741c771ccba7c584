import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './duplicate-uid.ts'

const run = (rest: string): string => `FROM debian:13-slim\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    run('useradd --uid 1500 keeper && useradd --uid 1501 pilot'),
    run('useradd -u 1500 keeper'),
    {
      name: 'a number that whoever builds chooses',
      dockerfile: `FROM debian:13\nARG UID\nRUN useradd -o -u $UID keeper\n`,
    },
    { name: 'the group OpenShift runs in', dockerfile: run('groupmod -o -g 0 keeper') },
    { name: 'the value of another option', dockerfile: run('useradd -c -o -u 1500 keeper') },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nRUN useradd -o -u 1500 keeper\nFROM debian:13\nCOPY --from=build /a /b\n',
    },
    run('useradd -m keeper && usermod -aG tty keeper'),
  ],
  invalid: [
    {
      dockerfile: run('useradd -o -u 1500 keeper'),
      reports: [{ messageId: 'shared', on: '-o', confidence: 'likely', severity: 'info' }],
    },
    {
      dockerfile: run('useradd --non-unique --uid=1500 keeper'),
      reports: [{ messageId: 'shared', on: '--non-unique' }],
    },
    { dockerfile: run('groupadd -o -g 1500 crew'), reports: [{ messageId: 'shared', on: '-o' }] },
    { dockerfile: run('usermod -o -u 0 keeper'), reports: [{ messageId: 'root', on: '-o' }] },
    { dockerfile: run('useradd -mo -u 0 captain'), reports: [{ messageId: 'root', on: 'useradd' }] },
    {
      name: 'it may not run',
      dockerfile: `FROM debian:13\nARG CREW\nRUN if [ -n "$CREW" ]; then useradd -o -u 1500 keeper; fi\n`,
      reports: [{ messageId: 'shared', on: '-o', confidence: 'possible' }],
    },
  ],
})
