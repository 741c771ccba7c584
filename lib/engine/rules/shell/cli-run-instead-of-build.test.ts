import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-run-instead-of-build.ts'

testFileRule(rule, docs, {
  valid: [
    'docker build -t harbour/ferry:1 ./ferry\n',
    'docker run -it harbour/ferry:1 ./start\n',
    'docker run -t harbour/ferry:1 ./start.sh\n',
    'docker run --rm harbour/ferry:1 .\n',
    'docker run -t harbour/ferry:1 ls ./ferry\n',
    'docker run -t harbour/ferry:1 sh\n',
    'docker run -t $IMAGE $FOLDER\n',
    'podman run -t harbour/ferry:1 .\n',
  ],
  invalid: [
    {
      text: 'docker run -t harbour/ferry:1 .\n',
      reports: [{ messageId: 'tagged', on: 'docker run', confidence: 'certain' }],
      fixed: 'docker build -t harbour/ferry:1 .\n',
    },
    {
      text: 'docker run -t harbour/ferry ./ferry\n',
      reports: [{ messageId: 'tagged', on: 'docker run', confidence: 'likely' }],
      fixed: 'docker build -t harbour/ferry ./ferry\n',
    },
    {
      text: 'docker run -t harbour/ferry:1 ./ferry/\n',
      reports: [{ messageId: 'tagged', on: 'docker run', confidence: 'certain' }],
    },
    {
      name: 'a folder of the project',
      text: 'docker run -t harbour/ferry:1 ./ferry\n',
      files: { 'ferry/Dockerfile': 'FROM scratch\n' },
      reports: [{ messageId: 'tagged', on: 'docker run', confidence: 'certain' }],
    },
    {
      text: 'docker run --rm -t harbour/ferry:1 ..\n',
      reports: [{ messageId: 'tagged', on: 'docker run' }],
    },
    {
      text: 'docker run ./ferry\n',
      reports: [{ messageId: 'folder', on: './ferry' }],
    },
    {
      text: 'docker run -d .\n',
      reports: [{ messageId: 'folder', on: '.' }],
    },
    {
      text: 'docker container run --tty harbour/ferry:1 ./app/\n',
      reports: [{ messageId: 'tagged', on: 'docker container run' }],
    },
  ],
})
