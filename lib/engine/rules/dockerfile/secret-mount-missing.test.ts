import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './secret-mount-missing.ts'

const run = (rest: string): string => `FROM golang:1.27\nRUN ${rest}\n`
const CLONE = 'git clone git@git.example.com:harbour/crane.git'

testRule(rule, docs, {
  valid: [
    run(`--mount=type=ssh ${CLONE}`),
    run(`--mount=type=secret,id=key,target=/root/.ssh/id_ed25519 ${CLONE}`),
    run('git clone https://git.example.com/harbour/crane.git'),
    {
      name: 'fetched another way',
      dockerfile: run(
        `git config --global url.https://git.example.com/.insteadOf git@git.example.com: && ${CLONE}`,
      ),
    },
    {
      name: 'a key was copied, which other rules tell',
      dockerfile: `FROM golang:1.27\nCOPY id_ed25519 /root/.ssh/\nRUN ${CLONE}\n`,
    },
    {
      name: 'fetches nothing',
      dockerfile: run('git init && git remote add origin git@git.example.com:harbour/crane.git'),
    },
    { name: 'an agent', dockerfile: run(`ssh-agent sh -c 'ssh-add /key; ${CLONE}'`) },
    run('ssh-keyscan git.example.com'),
  ],
  invalid: [
    {
      dockerfile: run(CLONE),
      reports: [
        {
          messageId: 'ssh',
          on: 'git@git.example.com:harbour/crane.git',
          confidence: 'likely',
          severity: 'info',
        },
      ],
    },
    {
      dockerfile: run('git clone --depth 1 ssh://git@git.example.com/harbour/crane.git /src'),
      reports: [{ messageId: 'ssh', on: 'ssh://git@git.example.com/harbour/crane.git' }],
    },
    {
      dockerfile: 'FROM python:3.13\nRUN pip install git+ssh://git@git.example.com/harbour/crane.git@v1\n',
      reports: [{ messageId: 'ssh', on: 'git+ssh://git@git.example.com/harbour/crane.git@v1' }],
    },
    {
      dockerfile: 'FROM node:24\nRUN npm install git+ssh://git@git.example.com/harbour/crane.git#v1\n',
      reports: [{ messageId: 'ssh', on: 'git+ssh://git@git.example.com/harbour/crane.git#v1' }],
    },
    {
      name: 'a mount of another kind',
      dockerfile: run(`--mount=type=cache,target=/root/.cache ${CLONE}`),
      reports: [{ messageId: 'ssh', on: 'git@git.example.com:harbour/crane.git' }],
    },
    {
      name: 'it may not run',
      dockerfile: `FROM golang:1.27\nARG LOCAL\nRUN [ -n "$LOCAL" ] || ${CLONE}\n`,
      reports: [{ messageId: 'ssh', on: 'git@git.example.com:harbour/crane.git', confidence: 'possible' }],
    },
  ],
})
