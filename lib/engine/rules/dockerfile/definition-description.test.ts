import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './definition-description.ts'

const ASKED = '# check=experimental=InvalidDefinitionDescription\n'

testRule(rule, docs, {
  valid: [
    { name: 'nobody asked', dockerfile: '# the version\nARG VERSION=24\nFROM node:${VERSION}-slim\n' },
    {
      name: 'another check is asked for',
      dockerfile: '# check=experimental=Other\n# the version\nARG A=1\nFROM node:24\n',
    },
    { name: 'no comment', dockerfile: `${ASKED}ARG VERSION=24\nFROM node:\${VERSION}-slim AS web\n` },
    {
      name: 'a blank line between',
      dockerfile: `${ASKED}# Settings\n\nARG VERSION=24\nFROM node:24 AS web\n`,
    },
    { name: 'an empty comment', dockerfile: `${ASKED}# Settings\n#\nARG VERSION=24\nFROM node:24\n` },
    {
      name: 'the name of one of several',
      dockerfile: `${ASKED}# B is the second\nARG A=1 B=2\nFROM node:24\n`,
    },
    { name: 'a stage without a name', dockerfile: `${ASKED}# the runtime\nFROM node:24-slim\n` },
    { name: 'other instructions', dockerfile: `${ASKED}FROM node:24-slim\n# sources\nCOPY . .\n` },
    {
      name: 'the last line counts',
      dockerfile: `${ASKED}# Settings\n# A is the first\nARG A=1\nFROM node:24\n`,
    },
  ],
  invalid: [
    {
      dockerfile: `${ASKED}# the version\nARG VERSION=24\nFROM node:24\n`,
      reports: [{ messageId: 'argument', on: 'ARG', confidence: 'certain', severity: 'info' }],
    },
    {
      dockerfile: `${ASKED}# the runtime\nFROM node:24-slim AS web\n`,
      reports: [{ messageId: 'stage', on: 'FROM' }],
    },
    {
      name: 'another case',
      dockerfile: `${ASKED}# Web serves the pages\nFROM node:24-slim AS web\n`,
      reports: [{ messageId: 'stage', on: 'FROM' }],
    },
    {
      name: 'all experimental checks',
      dockerfile: '# check=experimental=all\n# the version\nARG VERSION=24\nFROM node:24\n',
      reports: [{ messageId: 'argument', on: 'ARG' }],
    },
    {
      name: 'among other options',
      dockerfile:
        '# check=skip=StageNameCasing;experimental=InvalidDefinitionDescription\n# the version\nARG VERSION=24\nFROM node:24\n',
      reports: [{ messageId: 'argument', on: 'ARG' }],
    },
    {
      name: 'in a stage',
      dockerfile: `${ASKED}FROM node:24-slim\n# the commit\nARG COMMIT\n`,
      reports: [{ messageId: 'argument', on: 'ARG' }],
    },
    {
      name: 'the name as part of a word',
      dockerfile: `${ASKED}# VERSIONS of the runtime\nARG VERSION=24\nFROM node:24\n`,
      reports: [{ messageId: 'argument', on: 'ARG' }],
    },
  ],
})
