import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-commit.ts'

testFileRule(rule, docs, {
  valid: [
    'docker build -t harbour/winch:2 .\n',
    'git commit -m x\n',
    'docker compose commit web\n',
    'echo docker commit x\n',
    'docker tag a b\n',
    'docker run --rm harbour/winch:2 commit\n',
  ],
  invalid: [
    {
      text: 'docker commit workshop harbour/winch:2\n',
      reports: [{ messageId: 'commit', on: 'docker commit', severity: 'warning' }],
    },
    {
      text: 'docker container commit workshop\n',
      reports: [{ messageId: 'commit', on: 'docker container commit' }],
    },
    {
      text: 'docker commit -m "x" workshop harbour/winch:2 && docker push harbour/winch:2\n',
      reports: [{ messageId: 'commit', on: 'docker commit' }],
    },
    {
      text: 'podman commit workshop winch\n',
      reports: [{ messageId: 'commit', on: 'podman commit' }],
    },
    {
      text: 'sudo docker commit $(docker ps -lq) harbour/winch:2\n',
      reports: [{ messageId: 'commit', on: 'docker commit' }],
    },
    {
      text: 'x:\n\tdocker commit workshop harbour/winch:2\n',
      path: 'Makefile',
      reports: [{ messageId: 'commit', on: 'docker commit' }],
    },
  ],
})
