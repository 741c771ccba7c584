import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-login-password.ts'

const script = (line: string): string => `ferry:\n  script:\n    - ${line}\n`

testFileRule(rule, docs, {
  valid: [
    script('echo "$P" | docker login -u ferry --password-stdin registry.example.com'),
    script('docker login --username ferry --password-stdin < token'),
    script('docker login'),
    script('echo docker login -p x'),
    script('docker run -p 80:80 x:1'),
    script('docker logout registry.example.com'),
    script('mysql -pferry'),
  ],
  invalid: [
    {
      text: script('docker login -u $U -p $P $CI_REGISTRY'),
      reports: [{ messageId: 'argument', on: '-p $P', severity: 'error', confidence: 'certain' }],
      fixed: script('echo "$P" | docker login -u $U --password-stdin $CI_REGISTRY'),
    },
    {
      text: script('docker login --password "${CI_REGISTRY_PASSWORD}" -u x registry.example.com'),
      reports: [{ messageId: 'argument', on: '--password "${CI_REGISTRY_PASSWORD}"' }],
      fixed: script(
        'echo "${CI_REGISTRY_PASSWORD}" | docker login --password-stdin -u x registry.example.com',
      ),
    },
    {
      text: script('docker login --password=$P -u x'),
      reports: [{ messageId: 'argument', on: '--password=$P' }],
      fixed: script('echo "$P" | docker login --password-stdin -u x'),
    },
    {
      text: script('cd quay && docker login -u x -p$P'),
      reports: [{ messageId: 'argument', on: '-p$P' }],
      fixed: script('cd quay && echo "$P" | docker login -u x --password-stdin'),
    },
    {
      name: 'in a block',
      text: 'ferry:\n  before_script:\n    - |\n      docker login -u x -p "$P"\n      docker build .\n',
      reports: [{ messageId: 'argument', on: '-p "$P"' }],
      fixed:
        'ferry:\n  before_script:\n    - |\n      echo "$P" | docker login -u x --password-stdin\n      docker build .\n',
    },
    {
      name: 'quotes of YAML: no fix',
      text: script('\'docker login -u x -p "$P"\''),
      reports: [{ messageId: 'argument', on: '-p "$P"' }],
      fixed: script('\'docker login -u x -p "$P"\''),
    },
    {
      name: 'a password of its own: no fix, there is nothing to pass on',
      text: script('podman login -u x -p spring-neap registry.example.com'),
      reports: [{ messageId: 'argument', on: '-p spring-neap' }],
      fixed: script('podman login -u x -p spring-neap registry.example.com'),
    },
    {
      name: 'inherited by two jobs, said once',
      text: '.login: { before_script: [docker login -p $P] }\na: { extends: .login, script: [x] }\nb: { extends: .login, script: [x] }\n',
      reports: [{ messageId: 'argument', on: '-p $P' }],
    },
  ],
})
