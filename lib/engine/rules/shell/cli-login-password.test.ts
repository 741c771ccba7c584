import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-login-password.ts'

testFileRule(rule, docs, {
  valid: [
    'echo "$T" | docker login -u pilot --password-stdin registry.example.com\n',
    'docker login -u pilot --password-stdin registry.example.com < token\n',
    'docker login registry.example.com\n',
    'docker logout registry.example.com\n',
    'echo docker login -p x\n',
    'docker run -p 80:80 harbour/login:1\n',
  ],
  invalid: [
    {
      text: 'docker login -u pilot -p s3a-gull registry.example.com\n',
      reports: [{ messageId: 'literal', on: '-p s3a-gull' }],
    },
    {
      text: 'docker login -u pilot -p "$T" registry.example.com\n',
      reports: [{ messageId: 'variable', on: '-p "$T"' }],
      fixed: 'printf \'%s\' "$T" | docker login -u pilot --password-stdin registry.example.com\n',
    },
    {
      text: 'set -e\ndocker login --password $T -u pilot registry.example.com && echo ok\n',
      reports: [{ messageId: 'variable', on: '--password $T' }],
      fixed:
        'set -e\nprintf \'%s\' "$T" | docker login --password-stdin -u pilot registry.example.com && echo ok\n',
    },
    {
      text: 'docker login --password="${T}" -u pilot\n',
      reports: [{ messageId: 'variable', on: '--password="${T}"' }],
      fixed: 'printf \'%s\' "$T" | docker login --password-stdin -u pilot\n',
    },
    {
      text: 'docker login -u pilot -p "$(cat token)"\n',
      reports: [{ messageId: 'variable', on: '-p "$(cat token)"' }],
    },
    {
      text: 'sudo docker login -u pilot -p "$T"\n',
      reports: [{ messageId: 'variable', on: '-p "$T"' }],
    },
    {
      text: 'login:\n\tdocker login -u pilot -p $(TOKEN)\n',
      path: 'Makefile',
      reports: [{ messageId: 'variable', on: '-p $(TOKEN)' }],
    },
    {
      text: 'podman login -u pilot -p "$T" registry.example.com > log\n',
      reports: [{ messageId: 'variable', on: '-p "$T"' }],
    },
  ],
})
