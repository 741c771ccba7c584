import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './onbuild-invalid-trigger.ts'

testRule(rule, docs, {
  valid: ['FROM node:24\nONBUILD COPY . .\nONBUILD run npm ci\n'],
  invalid: [
    {
      dockerfile: 'FROM node:24\nONBUILD FROM alpine\n',
      reports: [{ messageId: 'refused', on: 'FROM', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: 'FROM node:24\nONBUILD ONBUILD RUN ls\n',
      reports: [{ messageId: 'refused', on: 'ONBUILD' }],
    },
    {
      dockerfile: 'FROM node:24\nONBUILD MAINTAINER ada\n',
      reports: [{ messageId: 'refused', on: 'MAINTAINER' }],
    },
    { dockerfile: 'FROM node:24\nONBUILD CPOY . .\n', reports: [{ messageId: 'unknown', on: 'CPOY' }] },
  ],
})
