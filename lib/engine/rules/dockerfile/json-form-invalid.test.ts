import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './json-form-invalid.ts'

testRule(rule, docs, {
  valid: [
    {
      name: 'PowerShell, with a text and a comma further on',
      dockerfile:
        "FROM mcr.microsoft.com/windows/servercore:ltsc2025\nSHELL [\"powershell\", \"-Command\"]\nRUN [IO.File]::ReadAllText('tide.txt').Replace('a', 'b')\n",
    },
    'FROM node:24\nCMD ["node", "server.js"]\n',
    'FROM node:24\nCMD [ "node" ]\n',
    'FROM node:24\nRUN [ -f package.json ] && npm ci\n',
    'FROM node:24\nRUN [ "$A" = "b" ]\n',
    'FROM node:24\nRUN [[ "$A" == "b" ]] || true\n',
    'FROM node:24\nRUN [ -n "$A", ] || true\n',
    {
      name: 'PowerShell',
      dockerfile:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nSHELL ["powershell", "-Command"]\nRUN [Net.ServicePointManager]::SecurityProtocol = \'tls12, tls13\'; Get-Date\n',
    },
    'FROM node:24\nCOPY [slug] /app/[slug]\n',
    'FROM node:24\nCMD echo ["a"]\n',
    'FROM node:24\nVOLUME ["/data"]\n',
    'FROM node:24\nHEALTHCHECK CMD ["node", "check.js"]\n',
    'FROM node:24\nCMD []\n',
  ],
  invalid: [
    {
      dockerfile: "FROM node:24\nCMD ['node', 'server.js']\n",
      reports: [
        { messageId: 'quotes', on: "['node', 'server.js']", confidence: 'certain', severity: 'error' },
      ],
      fixed: 'FROM node:24\nCMD ["node", "server.js"]\n',
    },
    {
      dockerfile: 'FROM node:24\nENTRYPOINT ["node", "server.js",]\n',
      reports: [{ messageId: 'comma', on: '["node", "server.js",]' }],
      fixed: 'FROM node:24\nENTRYPOINT ["node", "server.js"]\n',
    },
    {
      dockerfile: 'FROM node:24\nCMD ["node", $FILE]\n',
      reports: [{ messageId: 'bare', on: '["node", $FILE]' }],
    },
    {
      dockerfile: 'FROM node:24\nCMD [node, server.js]\n',
      reports: [{ messageId: 'bare', on: '[node, server.js]' }],
      fixed: 'FROM node:24\nCMD ["node", "server.js"]\n',
    },
    {
      dockerfile: 'FROM node:24\nRUN ["npm", "ci"] && true\n',
      reports: [{ messageId: 'behind', on: '["npm", "ci"] && true' }],
    },
    {
      dockerfile: 'FROM node:24\nCMD ["node", "server.js"\n',
      reports: [{ messageId: 'open', on: '["node", "server.js"' }],
    },
    {
      dockerfile: 'FROM node:24\nCMD ["C:\\app\\run.exe"]\n',
      reports: [{ messageId: 'escape', on: '["C:\\app\\run.exe"]' }],
    },
    {
      dockerfile: "FROM node:24\nHEALTHCHECK --interval=5s CMD ['node', 'check.js']\n",
      reports: [{ messageId: 'quotes', on: "['node', 'check.js']" }],
    },
    {
      dockerfile: "FROM node:24\nCOPY ['a b', '/app/']\n",
      reports: [{ messageId: 'quotes', on: "['a b', '/app/']" }],
    },
    {
      dockerfile: 'FROM node:24\nCMD “node”\nCMD [“node”, “a.js”]\n',
      reports: [{ messageId: 'quotes', on: '[“node”, “a.js”]' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: "FROM node:24\nONBUILD CMD ['node']\n",
      reports: [{ messageId: 'quotes', on: "['node']" }],
    },
    { dockerfile: 'FROM node:24\nCMD ["sleep", 5]\n', reports: [{ messageId: 'strings', on: '5' }] },
  ],
})
