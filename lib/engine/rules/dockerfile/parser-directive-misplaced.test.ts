import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './parser-directive-misplaced.ts'

testRule(rule, docs, {
  valid: [
    '# syntax=docker/dockerfile:1\n# escape=`\n# check=skip=all\nFROM alpine:3.23\n',
    {
      name: 'above an instruction, where it counts for that one',
      dockerfile: 'FROM alpine:3.23\n# check=skip=WorkdirRelativePath\nWORKDIR deck\n',
    },
    '# syntax = docker.io/docker/dockerfile:1.19-labs\nFROM alpine:3.23\n',
    { name: 'another frontend', dockerfile: '# syntax=ghcr.io/earthly/frontend:1\nFROM alpine:3.23\n' },
    {
      name: 'prose',
      dockerfile: 'FROM alpine:3.23\n# check = the oven\n# the syntax=x is fine\n# escape=no\n',
    },
  ],
  invalid: [
    {
      dockerfile: '# The shop\n# syntax=docker/dockerfile:1\nFROM alpine:3.23\n',
      reports: [
        {
          messageId: 'misplaced',
          on: '# syntax=docker/dockerfile:1',
          confidence: 'certain',
          severity: 'warning',
        },
      ],
      fixed: '# syntax=docker/dockerfile:1\n# The shop\nFROM alpine:3.23\n',
    },
    {
      name: 'a blank line ends the search',
      dockerfile: '\n# escape=`\nFROM alpine:3.23\n',
      reports: [{ messageId: 'misplaced', on: '# escape=`' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\n# check=skip=JSONArgsRecommended\n',
      reports: [{ messageId: 'misplaced', on: '# check=skip=JSONArgsRecommended' }],
    },
    {
      dockerfile: '# syntax=docker/dockerflie:1\nFROM alpine:3.23\n',
      reports: [{ messageId: 'frontend', on: 'docker/dockerflie:1' }],
      fixed: '# syntax=docker/dockerfile:1\nFROM alpine:3.23\n',
    },
    {
      dockerfile: '# sytnax=docker/dockerfile:1\nFROM alpine:3.23\n',
      reports: [{ messageId: 'spelling', on: '# sytnax=docker/dockerfile:1', confidence: 'likely' }],
    },
    {
      dockerfile: '# escape=x\nFROM alpine:3.23\n',
      reports: [{ messageId: 'refused', on: 'x', severity: 'error' }],
    },
    {
      dockerfile: '# escape=`\n# escape=`\nFROM alpine:3.23\n',
      reports: [{ messageId: 'refused', on: '# escape=`' }],
    },
  ],
})
