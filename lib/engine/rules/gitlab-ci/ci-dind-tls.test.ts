import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-dind-tls.ts'

const job = (variables: string, { image = 'docker:29', service = 'docker:29-dind' } = {}): string =>
  `ferry:\n  image: ${image}\n  services:\n    - ${service}\n  variables: { ${variables} }\n  script:\n    - docker build .\n`
const OTHER = { image: 'harbour/builder:3' }

testFileRule(rule, docs, {
  valid: [
    job('DOCKER_TLS_CERTDIR: /certs'),
    job('DOCKER_HOST: tcp://docker:2376, DOCKER_TLS_CERTDIR: /certs'),
    job(''),
    job('DOCKER_HOST: tcp://docker:2376, DOCKER_TLS_VERIFY: 1, DOCKER_CERT_PATH: /certs/client', OTHER),
    job('DOCKER_HOST: $OUR_DAEMON'),
    job('DOCKER_TLS_CERTDIR: $CERTS'),
    'variables: { DOCKER_TLS_CERTDIR: "" }\nferry: { image: "harbour/tools:3", script: [make] }\n',
    job('DOCKER_HOST: tcp://docker:2375', { service: 'postgres:18' }),
    job('', { service: '{ name: "docker:29-dind", command: [--tlsverify, --host=tcp://0.0.0.0:2375] }' }),
  ],
  invalid: [
    { text: job('DOCKER_TLS_CERTDIR: ""'), reports: [{ messageId: 'plain', on: '""', severity: 'warning' }] },
    {
      text: job("DOCKER_HOST: tcp://docker:2375, DOCKER_TLS_CERTDIR: ''"),
      reports: [{ messageId: 'plain', on: "''" }],
    },
    {
      text: job('DOCKER_HOST: tcp://docker:2375, DOCKER_TLS_CERTDIR: /certs'),
      reports: [{ messageId: 'port', on: 'tcp://docker:2375', confidence: 'likely' }],
    },
    {
      text: job('DOCKER_HOST: tcp://docker:2375'),
      reports: [{ messageId: 'port', on: 'tcp://docker:2375' }],
    },
    {
      text: job('DOCKER_HOST: tcp://docker:2376, DOCKER_TLS_CERTDIR: ""'),
      reports: [{ messageId: 'noCertificates', on: 'tcp://docker:2376' }],
    },
    {
      text: job('DOCKER_HOST: tcp://docker:2376', OTHER),
      reports: [{ messageId: 'noVerify', on: 'tcp://docker:2376', confidence: 'possible' }],
    },
    {
      text: job('', { service: '{ name: "docker:29-dind", command: [--tls=false] }' }),
      reports: [{ messageId: 'switchedOff', on: '{ name: "docker:29-dind", command: [--tls=false] }' }],
    },
    {
      name: 'global variables are said once',
      text: 'variables: { DOCKER_TLS_CERTDIR: "" }\ndefault: { services: ["docker:29-dind"] }\na: { script: [docker build .] }\nb: { script: [docker ps] }\n',
      reports: [{ messageId: 'plain', on: '""' }],
    },
  ],
})
