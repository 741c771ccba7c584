import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './label-duplicate.ts'

testRule(rule, docs, {
  valid: [
    'FROM nginx:1.30\nLABEL a=1 b=2\nLABEL c=3\n',
    'FROM nginx:1.30 AS base\nLABEL a=1\nFROM base\nLABEL a=2\n',
    'FROM nginx:1.30 AS build\nLABEL a=1\nFROM nginx:1.30\nLABEL a=2\nCOPY --from=build /x /x\n',
    'FROM nginx:1.30\nARG KEY\nLABEL $KEY.x=1\nLABEL $KEY.x=2\n',
    { name: 'keys are told apart by case', dockerfile: 'FROM nginx:1.30\nLABEL a=1 A=2\n' },
    'FROM nginx:1.30\nLABEL a=1\nENV a=2\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM nginx:1.30\nLABEL a=1\nLABEL a=2\n',
      reports: [{ messageId: 'lost', on: 'a=1', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM nginx:1.30\nLABEL a=2\n',
    },
    {
      dockerfile: 'FROM nginx:1.30\nLABEL a=1 b=2 a=3\n',
      reports: [{ messageId: 'lost', on: 'a=1' }],
      fixed: 'FROM nginx:1.30\nLABEL b=2 a=3\n',
    },
    {
      name: 'over several lines',
      dockerfile: 'FROM nginx:1.30\nLABEL a="one" \\\n      b=2 \\\n      a="two"\n',
      reports: [{ messageId: 'lost', on: 'a="one"' }],
      fixed: 'FROM nginx:1.30\nLABEL b=2 \\\n      a="two"\n',
    },
    {
      name: 'three times',
      dockerfile: 'FROM nginx:1.30\nLABEL a=1\nLABEL a=2\nLABEL a=2\n',
      reports: [
        { messageId: 'lost', on: 'a=1' },
        { messageId: 'same', on: 'a=2' },
      ],
      fixed: 'FROM nginx:1.30\nLABEL a=2\n',
    },
    {
      name: 'the last of its instruction stays for a reader to take away',
      dockerfile: 'FROM nginx:1.30\nLABEL b=2 a=1\nLABEL a=2\n',
      reports: [{ messageId: 'lost', on: 'a=1' }],
    },
    {
      name: 'quotes make no other key',
      dockerfile: 'FROM nginx:1.30\nLABEL "a"=1\nLABEL a=2\n',
      reports: [{ messageId: 'lost', on: '"a"=1' }],
    },
    {
      name: 'a value that only the build knows',
      dockerfile: 'FROM nginx:1.30\nARG REVISION\nLABEL a=$REVISION\nLABEL a=$REVISION\n',
      reports: [{ messageId: 'lost', on: 'a=$REVISION' }],
    },
  ],
})
