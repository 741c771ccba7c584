import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './instruction-casing.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nRUN npm --version\nCMD ["node"]\n',
    { name: 'all in lower case', dockerfile: 'from node:24 as web\nrun npm --version\ncmd ["node"]\n' },
    { name: 'AS is no keyword of its own', dockerfile: 'FROM node:24 as web\nRUN npm --version\n' },
    { name: 'the text of commands', dockerfile: 'FROM node:24\nRUN echo from run copy\n' },
    {
      name: 'the body of a heredoc',
      dockerfile: 'FROM node:24\nRUN <<EOF\nrun-parts /etc/cron.daily\nEOF\n',
    },
    { name: 'no keyword at all', dockerfile: 'FROM node:24\nRUN true\nrum npm --version\n' },
    'FROM node:24\nONBUILD COPY . /app\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24\nrun npm --version\nCMD ["node"]\n',
      reports: [{ messageId: 'lower', on: 'run', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM node:24\nRUN npm --version\nCMD ["node"]\n',
    },
    {
      dockerfile: 'from node:24\nrun npm --version\nCMD ["node"]\n',
      reports: [{ messageId: 'upper', on: 'CMD' }],
      fixed: 'from node:24\nrun npm --version\ncmd ["node"]\n',
    },
    {
      name: 'as many of each: upper case',
      dockerfile: 'FROM node:24\ncmd ["node"]\n',
      reports: [{ messageId: 'lower', on: 'cmd' }],
    },
    {
      dockerfile: 'From node:24\nRUN true\nEnv A=1\n',
      reports: [
        { messageId: 'mixed', on: 'From' },
        { messageId: 'mixed', on: 'Env' },
      ],
      fixed: 'FROM node:24\nRUN true\nENV A=1\n',
    },
    {
      name: 'all of them mixed',
      dockerfile: 'From node:24\nRun true\n',
      reports: [
        { messageId: 'mixed', on: 'From' },
        { messageId: 'mixed', on: 'Run' },
      ],
      fixed: 'FROM node:24\nRUN true\n',
    },
    {
      name: 'in a file in lower case',
      dockerfile: 'from node:24\nrun true\nWorkDir /app\n',
      reports: [{ messageId: 'mixed', on: 'WorkDir' }],
      fixed: 'from node:24\nrun true\nworkdir /app\n',
    },
    {
      name: 'behind ONBUILD',
      dockerfile: 'FROM node:24\nONBUILD copy . /app\nRUN true\n',
      reports: [{ messageId: 'lower', on: 'copy' }],
    },
    {
      name: 'ONBUILD itself',
      dockerfile: 'FROM node:24\nonbuild COPY . /app\nRUN true\n',
      reports: [{ messageId: 'lower', on: 'onbuild' }],
    },
    {
      name: 'before the first FROM',
      dockerfile: 'arg V=24\nFROM node:$V\nRUN true\n',
      reports: [{ messageId: 'lower', on: 'arg' }],
    },
  ],
})
