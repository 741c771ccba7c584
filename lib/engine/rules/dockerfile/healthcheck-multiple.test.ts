import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './healthcheck-multiple.ts'

testRule(rule, docs, {
  valid: [
    'FROM redis:8\n',
    'FROM redis:8\nHEALTHCHECK CMD redis-cli ping\n',
    'FROM redis:8\nHEALTHCHECK NONE\n',
    {
      name: 'one in each stage',
      dockerfile:
        'FROM redis:8 AS a\nHEALTHCHECK CMD redis-cli ping\nFROM nginx:1.30\nHEALTHCHECK CMD nginx -t\n',
    },
    {
      name: 'another one than the stage below',
      dockerfile: 'FROM redis:8 AS base\nHEALTHCHECK CMD redis-cli ping\nFROM base\nHEALTHCHECK NONE\n',
    },
    {
      name: 'a trigger is for another image',
      dockerfile: 'FROM redis:8\nONBUILD HEALTHCHECK NONE\nHEALTHCHECK CMD redis-cli ping\n',
    },
    {
      name: 'a broken one sets nothing',
      dockerfile: 'FROM redis:8\nHEALTHCHECK\nHEALTHCHECK CMD redis-cli ping\n',
    },
    { name: 'a comment', dockerfile: 'FROM redis:8\n# HEALTHCHECK NONE\nHEALTHCHECK CMD redis-cli ping\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM redis:8\nHEALTHCHECK CMD redis-cli ping\nHEALTHCHECK CMD redis-cli info\n',
      reports: [
        {
          messageId: 'replaced',
          on: 'HEALTHCHECK CMD redis-cli ping',
          confidence: 'certain',
          severity: 'warning',
        },
      ],
      fixed: 'FROM redis:8\nHEALTHCHECK CMD redis-cli info\n',
    },
    {
      name: 'switched off further down',
      dockerfile: 'FROM redis:8\nHEALTHCHECK CMD redis-cli ping\nUSER redis\nHEALTHCHECK NONE\n',
      reports: [{ messageId: 'switched', on: 'HEALTHCHECK CMD redis-cli ping' }],
      fixed: 'FROM redis:8\nUSER redis\nHEALTHCHECK NONE\n',
    },
    {
      name: 'NONE and then a check again',
      dockerfile: 'FROM redis:8\nHEALTHCHECK NONE\nHEALTHCHECK CMD redis-cli ping\n',
      reports: [{ messageId: 'revived', on: 'HEALTHCHECK NONE' }],
    },
    {
      name: 'three of them',
      dockerfile: 'FROM redis:8\nHEALTHCHECK CMD a\nHEALTHCHECK NONE\nHEALTHCHECK CMD c\n',
      reports: [
        { messageId: 'replaced', on: 'HEALTHCHECK CMD a' },
        { messageId: 'revived', on: 'HEALTHCHECK NONE' },
      ],
      fixed: 'FROM redis:8\nHEALTHCHECK CMD c\n',
    },
    {
      name: 'over several lines, in lower case',
      dockerfile:
        'FROM redis:8\nhealthcheck --interval=5s \\\n  CMD redis-cli ping\nHEALTHCHECK CMD redis-cli info\n',
      reports: [{ messageId: 'replaced', on: 'healthcheck --interval=5s \\\n  CMD redis-cli ping' }],
      fixed: 'FROM redis:8\nHEALTHCHECK CMD redis-cli info\n',
    },
    {
      name: 'in a stage that is not built, too',
      dockerfile: 'FROM redis:8 AS old\nHEALTHCHECK CMD a\nHEALTHCHECK CMD b\nFROM nginx:1.30\n',
      reports: [{ messageId: 'replaced', on: 'HEALTHCHECK CMD a' }],
    },
    {
      name: 'the same one twice, at the end of the file',
      dockerfile: 'FROM redis:8\nHEALTHCHECK NONE\nHEALTHCHECK NONE',
      reports: [{ messageId: 'same', on: 'HEALTHCHECK NONE' }],
      fixed: 'FROM redis:8\nHEALTHCHECK NONE',
    },
  ],
})
