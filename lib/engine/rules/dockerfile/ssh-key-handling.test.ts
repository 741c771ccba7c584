import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './ssh-key-handling.ts'

const run = (command: string): string => `FROM debian:13\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nRUN --mount=type=ssh git clone git@git.example.com:tides.git\n',
    run('ssh -o StrictHostKeyChecking=yes tides@git.example.com true'),
    { name: 'only words', dockerfile: run('echo "never StrictHostKeyChecking=no"') },
    {
      name: 'compared',
      dockerfile: run('ssh-keyscan git.example.com > /tmp/k && ssh-keygen -lf /tmp/k | grep SHA256:abc'),
    },
    { name: 'only looked at', dockerfile: run('ssh-keyscan git.example.com') },
    {
      name: 'gone within the step',
      dockerfile: run('cat /tmp/k > /root/.ssh/id_rsa && git fetch && rm -f /root/.ssh/id_rsa'),
    },
    {
      name: 'secret-written-to-layer speaks',
      dockerfile: 'FROM debian:13\nARG SSH_KEY\nRUN echo "$SSH_KEY" > /root/.ssh/id_rsa\n',
    },
    { name: 'a public key', dockerfile: run('echo "ssh-ed25519 AAAA" > /root/.ssh/id_ed25519.pub') },
  ],
  invalid: [
    {
      dockerfile: run('ssh -o StrictHostKeyChecking=no tides@git.example.com true'),
      reports: [
        {
          messageId: 'unchecked',
          on: 'StrictHostKeyChecking=no',
          confidence: 'certain',
          severity: 'warning',
        },
      ],
    },
    {
      dockerfile: run(
        'GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no" git clone git@git.example.com:t.git',
      ),
      reports: [{ messageId: 'unchecked', on: 'GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no"' }],
    },
    {
      dockerfile: run('echo "StrictHostKeyChecking no" >> /root/.ssh/config'),
      reports: [{ messageId: 'unchecked', on: '"StrictHostKeyChecking no"' }],
    },
    {
      dockerfile: 'FROM debian:13\nENV GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no"\n',
      reports: [{ messageId: 'unchecked', on: 'GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no"' }],
    },
    {
      dockerfile: run('scp -o StrictHostKeyChecking=accept-new tides@git.example.com:t .'),
      reports: [{ messageId: 'firstAnswer', on: 'StrictHostKeyChecking=accept-new', severity: 'info' }],
    },
    {
      dockerfile: run('mkdir -p /root/.ssh && ssh-keyscan -H git.example.com >> /root/.ssh/known_hosts'),
      reports: [{ messageId: 'keyscan', on: 'ssh-keyscan' }],
    },
    {
      name: 'a key whose name tells nothing',
      dockerfile: 'FROM debian:13\nARG DEPLOY\nRUN mkdir /root/.ssh && echo "$DEPLOY" > /root/.ssh/id_rsa\n',
      reports: [{ messageId: 'key', on: 'echo "$DEPLOY" > /root/.ssh/id_rsa' }],
    },
    {
      dockerfile: run('ssh-keygen -t ed25519 -N "" -f /root/.ssh/id_ed25519'),
      reports: [{ messageId: 'generated', on: 'ssh-keygen -t ed25519 -N "" -f /root/.ssh/id_ed25519' }],
    },
  ],
})
