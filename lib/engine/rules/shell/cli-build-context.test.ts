import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-build-context.ts'

testFileRule(rule, docs, {
  valid: [
    'docker build -t harbour/charts:1 .\n',
    'docker build -t harbour/charts:1 ./charts\n',
    'docker build -t harbour/charts:1 - < Dockerfile\n',
    'docker build https://git.example.com/charts.git#v1.2.0\n',
    'docker build $CONTEXT\n',
    'docker build --help\n',
    'docker build -t harbour/charts:1 ../charts\n',
    'docker build $ARGS\n',
    {
      text: 'docker build -f Dockerfile ..\n',
      path: 'ci/build.sh',
      files: { Dockerfile: 'FROM scratch\n' },
    },
  ],
  invalid: [
    {
      text: 'docker build -t harbour/charts:1 /\n',
      reports: [{ messageId: 'root', on: '/', severity: 'warning' }],
    },
    {
      text: 'docker build -t harbour/charts:1 ~\n',
      reports: [{ messageId: 'home', on: '~' }],
    },
    {
      text: 'docker build -t harbour/charts:1 "$HOME"\n',
      reports: [{ messageId: 'home', on: '"$HOME"' }],
    },
    {
      text: 'docker build -t harbour/charts:1 https://git.example.com/charts.git\n',
      reports: [{ messageId: 'git', on: 'https://git.example.com/charts.git' }],
    },
    {
      text: 'docker buildx build git@git.example.com:charts.git\n',
      reports: [{ messageId: 'git', on: 'git@git.example.com:charts.git' }],
    },
    {
      text: 'docker build -t harbour/charts:1\n',
      reports: [{ messageId: 'missing', on: 'docker build', severity: 'error' }],
    },
    {
      text: 'docker build -t harbour/charts:1 ..\n',
      reports: [{ messageId: 'above', on: '..', confidence: 'possible', severity: 'info' }],
    },
  ],
})
