import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './run-git-clone.ts'

const URL = 'https://git.example.com/shop/till.git'
const run = (script: string): string => `FROM debian:13\nRUN ${script}\n`

testRule(rule, docs, {
  valid: [
    `FROM debian:13\nADD ${URL}#v1.4 /src\n`,
    { name: 'out of the image itself', dockerfile: run('git clone /srv/till.git /src') },
    {
      name: 'other work of git',
      dockerfile: run('git -C /src fetch --tags && git config --global user.name till'),
    },
    { name: 'only named', dockerfile: run(`echo git clone ${URL}`) },
    {
      name: 'one commit, in a stage that is thrown away',
      dockerfile: `FROM debian:13 AS src\nRUN git clone ${URL} /src && git -C /src checkout 8e3cf1d\nFROM debian:13\nCOPY --from=src /src /src\n`,
    },
    {
      name: 'a stage that is not built',
      dockerfile: `FROM debian:13 AS old\nRUN git clone ${URL}\nFROM debian:13\n`,
    },
    { name: 'by a script', dockerfile: run('./clone-all.sh') },
  ],
  invalid: [
    {
      name: 'fuzzing wants the newest state',
      dockerfile:
        'FROM gcr.io/oss-fuzz-base/base-builder\nRUN git clone --depth 1 https://example.com/lamp\n',
      reports: [{ messageId: 'moving', on: 'git clone', severity: 'info' }],
    },
    {
      name: 'a version is checked out in the next RUN',
      dockerfile: `FROM debian:13\nARG REF=12.1\nRUN git clone ${URL} /src\nWORKDIR /src\nRUN git checkout "$REF"\n`,
      reports: [{ messageId: 'tag', on: 'git clone', severity: 'info' }],
    },
    {
      dockerfile: run(`apt-get update && git clone ${URL} /src`),
      reports: [{ messageId: 'moving', on: 'git clone', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'depth fixes nothing',
      dockerfile: run(`git clone --depth 1 ${URL}`),
      reports: [{ messageId: 'moving', on: 'git clone', severity: 'warning' }],
    },
    {
      dockerfile: run(`git clone -b main ${URL}`),
      reports: [{ messageId: 'branch', on: 'git clone', severity: 'info' }],
    },
    { dockerfile: run(`git clone --branch=v1.4.0 ${URL}`), reports: [{ messageId: 'tag', on: 'git clone' }] },
    {
      name: 'a version of the caller',
      dockerfile: `FROM debian:13\nARG V\nRUN git -c advice.detachedHead=false clone -b "$V" ${URL}\n`,
      reports: [{ messageId: 'tag', on: 'git -c advice.detachedHead=false clone' }],
    },
    {
      name: 'one commit, but in the image',
      dockerfile: run(`git clone ${URL} /src && cd /src && git checkout 8e3cf1d0b2a9`),
      reports: [{ messageId: 'commit', on: 'git clone', severity: 'info' }],
    },
    {
      name: 'whatever it is today, in a stage that is thrown away',
      dockerfile: `FROM debian:13 AS src\nRUN git clone git@git.example.com:shop/till.git /src\nFROM debian:13\nCOPY --from=src /src /src\n`,
      reports: [{ messageId: 'moving', on: 'git clone' }],
    },
    {
      name: 'perhaps',
      dockerfile: `FROM registry.example.com/base:1\nRUN test -d /src || git clone ${URL} /src\n`,
      reports: [{ messageId: 'moving', on: 'git clone', confidence: 'likely' }],
    },
    {
      name: 'a commit of the second one',
      dockerfile: run(`git clone ${URL} /a && git clone ${URL} /b && git -C /b checkout 8e3cf1d`),
      reports: [
        { messageId: 'moving', on: 'git clone' },
        { messageId: 'commit', on: 'git clone' },
      ],
    },
    {
      name: 'two of them',
      dockerfile: run(`git clone ${URL} && git clone ${URL} /two`),
      reports: [
        { messageId: 'moving', on: 'git clone' },
        { messageId: 'moving', on: 'git clone' },
      ],
    },
  ],
})
