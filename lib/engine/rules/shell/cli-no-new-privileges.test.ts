import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-no-new-privileges.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -d --security-opt no-new-privileges harbour/berths:2\n',
    'docker run -d --security-opt=no-new-privileges:true harbour/berths:2\n',
    'docker run --rm harbour/berths:2\n',
    'docker run -d --security-opt "$OPT" harbour/berths:2\n',
    'docker run -d --security-opt no-new-privileges=false harbour/berths:2\n',
    'docker run -dit harbour/berths:2 sh\n',
  ],
  invalid: [
    {
      text: 'docker run -d harbour/berths:2\n',
      reports: [{ messageId: 'missing', on: 'docker run', severity: 'info' }],
      fixed: 'docker run --security-opt no-new-privileges -d harbour/berths:2\n',
    },
    {
      text: 'docker run --detach --name berths harbour/berths:2\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
    },
    {
      text: 'docker run -d --security-opt seccomp=b.json harbour/berths:2\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
    },
    {
      text: 'sudo docker run -d harbour/berths:2\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
      fixed: 'sudo docker run --security-opt no-new-privileges -d harbour/berths:2\n',
    },
    {
      text: "bash -c 'docker run -d harbour/berths:2'\n",
      reports: [{ messageId: 'missing', on: "'docker run -d harbour/berths:2'" }],
    },
    {
      text: 'up:\n\t@docker run -d harbour/berths:2\n',
      path: 'Makefile',
      reports: [{ messageId: 'missing', on: 'docker run' }],
      fixed: 'up:\n\t@docker run --security-opt no-new-privileges -d harbour/berths:2\n',
    },
    {
      text: 'D="docker run"\n$D -d harbour/berths:2\n',
      reports: [{ messageId: 'missing', on: '$D' }],
    },
  ],
})
