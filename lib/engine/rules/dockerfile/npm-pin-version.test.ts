import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './npm-pin-version.ts'

const run = (command: string): string => `FROM node:24\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('npm install'),
    run('npm ci'),
    run('npm install -g kite@1.2.3'),
    run('npm install @wind/kite@1.2.3'),
    run('npm install "@wind/kite@>=1.0.0 <2"'),
    run('npm i -g npm@11'),
    run('npm install --registry https://wind.example --loglevel verbose kite@1.2.3'),
    run('npm install ./kite ../sail ~/mast /opt/keel file:hull kite-1.0.0.tgz'),
    run('npm install git+https://git.wind.example/kite.git#v1.2.3'),
    run('npm install wind/kite#0f3ac21'),
    run('npm install sail@npm:kite@1.2.3'),
    run('yarn install && yarn global add kite@1.2.3'),
    run('pnpm add -g kite@1.2.3'),
    run('npm run install kite'),
    run('npx kite@1.2.3 fly'),
    { name: 'npx runs what the project installed', dockerfile: run('npm ci && npx kite fly') },
    { name: 'npx may run what was copied', dockerfile: 'FROM node:24\nCOPY . .\nRUN npx kite fly\n' },
    {
      name: 'the version is in a variable',
      dockerfile: 'FROM node:24\nARG KITE\nRUN npm install -g kite@$KITE\n',
    },
    { name: 'a name that is not known', dockerfile: 'FROM node:24\nARG KITE\nRUN npm install -g $KITE\n' },
  ],
  invalid: [
    {
      dockerfile: run('npm install -g kite'),
      reports: [{ messageId: 'unpinned', on: 'kite', confidence: 'certain', severity: 'warning' }],
    },
    {
      dockerfile: run('npm install kite@1.2.3 @wind/sail mast'),
      reports: [{ messageId: 'unpinned', on: '@wind/sail' }],
    },
    { dockerfile: run('npm i -g npm@latest'), reports: [{ messageId: 'tag', on: 'npm@latest' }] },
    { dockerfile: run('yarn global add kite'), reports: [{ messageId: 'unpinned', on: 'kite' }] },
    { dockerfile: run('yarn --cwd /a add --dev kite'), reports: [{ messageId: 'unpinned', on: 'kite' }] },
    { dockerfile: run('pnpm add -g "@wind/kite"'), reports: [{ messageId: 'unpinned', on: '"@wind/kite"' }] },
    {
      name: 'a repository without a commit',
      dockerfile: run('npm install git+https://git.wind.example/kite.git wind/sail'),
      reports: [{ messageId: 'git', on: 'git+https://git.wind.example/kite.git' }],
    },
    {
      name: 'npx in an empty stage',
      dockerfile: run('npx --yes kite fly --high'),
      reports: [{ messageId: 'npx', on: 'kite', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM node:24\nCOPY . .\nRUN npx kite@latest fly\n',
      reports: [{ messageId: 'tag', on: 'kite@latest' }],
    },
    {
      name: 'for later builds',
      dockerfile: 'FROM node:24\nONBUILD RUN npm install -g kite\n',
      reports: [{ messageId: 'unpinned', on: 'kite' }],
    },
  ],
})
