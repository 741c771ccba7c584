import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './secret-on-command-line.ts'

const run = (command: string): string => `FROM debian:13\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nRUN --mount=type=secret,id=pw docker login -u ci --password-stdin registry.example.com < /run/secrets/pw\n',
    {
      name: 'out of a mount',
      dockerfile:
        'FROM debian:13\nRUN --mount=type=secret,id=pw docker login -u ci -p "$(cat /run/secrets/pw)" registry.example.com\n',
    },
    {
      name: 'the name says it; another rule speaks',
      dockerfile:
        'FROM debian:13\nARG NPM_TOKEN\nRUN curl -H "Authorization: Bearer $NPM_TOKEN" https://tides.example.com\n',
    },
    { name: 'a login without a password', dockerfile: run('curl -u ci https://tides.example.com') },
    { name: 'another header', dockerfile: run('curl -H "Accept: text/plain" https://tides.example.com') },
    { name: 'another option of that letter', dockerfile: run('docker run -p 80:80 tides') },
    {
      name: 'a variable without a value leaves no word',
      dockerfile: run('docker login -u ci -p $PW registry.example.com'),
    },
    run('aws configure set region eu-central-1'),
    run('mkdir -p /srv/tides && mysql -p < /srv/tides.sql'),
    run('git clone https://git@git.example.com/tides.git'),
    'FROM debian:13\nRUN --mount=type=secret,id=key gcloud auth activate-service-account --key-file=/run/secrets/key\n',
  ],
  invalid: [
    {
      dockerfile: run('docker login -u ci -p spring-neap-77 registry.example.com'),
      reports: [{ messageId: 'argument', on: 'spring-neap-77', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: run('docker login --username=ci --password=spring-neap-77 registry.example.com'),
      reports: [{ messageId: 'argument', on: '--password=spring-neap-77' }],
    },
    {
      dockerfile: run('aws configure set aws_secret_access_key spring-neap-77'),
      reports: [{ messageId: 'argument', on: 'spring-neap-77' }],
    },
    {
      dockerfile: run('curl -fsSLu ci:spring-neap-77 -O https://files.example.com/tides.tgz'),
      reports: [{ messageId: 'argument', on: 'ci:spring-neap-77' }],
    },
    {
      dockerfile: run('curl -u ci:spring-neap-77 -O https://files.example.com/tides.tgz'),
      reports: [{ messageId: 'argument', on: 'ci:spring-neap-77' }],
    },
    {
      dockerfile: run('curl -H "PRIVATE-TOKEN: spring-neap-77" https://git.example.com/api'),
      reports: [{ messageId: 'argument', on: '"PRIVATE-TOKEN: spring-neap-77"' }],
    },
    {
      dockerfile: run('sshpass -p spring-neap-77 scp tides@files.example.com:now.json .'),
      reports: [{ messageId: 'argument', on: 'spring-neap-77' }],
    },
    {
      dockerfile: run('mysql -uroot -pspring77 tides'),
      reports: [{ messageId: 'argument', on: '-pspring77' }],
    },
    {
      dockerfile: run('git clone https://a1b2c3d4e5f6a7b8c9d0@git.example.com/tides.git'),
      reports: [{ messageId: 'argument', on: 'https://a1b2c3d4e5f6a7b8c9d0@git.example.com/tides.git' }],
    },
    {
      name: 'a build argument whose name is harmless',
      dockerfile: 'FROM debian:13\nARG CI_JOB\nRUN docker login -u ci -p $CI_JOB registry.example.com\n',
      reports: [{ messageId: 'variable', on: '$CI_JOB', confidence: 'likely' }],
    },
    {
      dockerfile: run('echo spring-neap-77 | docker login -u ci --password-stdin registry.example.com'),
      reports: [{ messageId: 'piped', on: 'spring-neap-77' }],
    },
    {
      dockerfile: run('az login --service-principal -u app -p changeme'),
      reports: [{ messageId: 'placeholder', on: 'changeme', severity: 'info' }],
    },
    {
      dockerfile: run('gcloud auth activate-service-account --key-file=/srv/deploy.json'),
      reports: [{ messageId: 'keyFile', on: '--key-file=/srv/deploy.json', confidence: 'likely' }],
    },
  ],
})
