import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './env-tilde.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nENV PATH="/root/.local/bin:$PATH"\n',
    'FROM debian:13\nRUN mkdir ~/orchard && cd ~/orchard\n',
    'FROM debian:13\nCOPY tree.txt backup~/\n',
    'FROM debian:13\nCOPY tree.txt~ /srv/\n',
    'FROM debian:13\nENV PEAR_VERSION=~1.4\n',
    'FROM debian:13\nENV ABOUT="about ~/30 trees"\n',
    'FROM debian:13\nWORKDIR ~/orchard\n',
    'FROM debian:13\nCMD cat ~/tree.txt\n',
    'FROM debian:13\nVOLUME /srv/orchard~old\n',
    'FROM debian:13 AS aside\nENV PATH=~/bin:$PATH\nFROM debian:13\nRUN ls\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nENV PATH=~/.cargo/bin:$PATH\n',
      reports: [{ messageId: 'path', on: '~', confidence: 'likely' }],
    },
    {
      name: 'behind another directory, in quotes',
      dockerfile: 'FROM debian:13\nENV PYTHONPATH="/srv/lib:~/lib"\n',
      reports: [{ messageId: 'env', on: '~', confidence: 'certain' }],
    },
    {
      name: 'the old form',
      dockerfile: 'FROM debian:13\nENV HOME ~/orchard\n',
      reports: [{ messageId: 'env', on: '~', confidence: 'certain' }],
    },
    { dockerfile: 'FROM debian:13\nENV HOME=~\n', reports: [{ messageId: 'env', on: '~' }] },
    {
      name: 'a program may replace it itself',
      dockerfile: 'FROM debian:13\nENV PEAR_HOME=~/pear\n',
      reports: [{ messageId: 'env', on: '~', confidence: 'possible' }],
    },
    {
      dockerfile: 'FROM debian:13\nCOPY tree.txt ~/\n',
      reports: [{ messageId: 'copy', on: '~', confidence: 'certain' }],
    },
    {
      name: 'ADD, and the sign alone',
      dockerfile: 'FROM debian:13\nADD tree.txt ~\n',
      reports: [{ messageId: 'copy', on: '~' }],
    },
    {
      name: 'the home directory of somebody',
      dockerfile: 'FROM debian:13\nCOPY ["tree.txt", "~gardener/"]\n',
      reports: [{ messageId: 'copy', on: '"~gardener/"' }],
    },
    {
      dockerfile: 'FROM debian:13\nVOLUME ~/orchard /srv\n',
      reports: [{ messageId: 'volume', on: '~' }],
    },
  ],
})
