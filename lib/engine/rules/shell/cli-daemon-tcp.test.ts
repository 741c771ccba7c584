import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-daemon-tcp.ts'

testFileRule(rule, docs, {
  valid: [
    'dockerd -H unix:///var/run/docker.sock\n',
    'docker -H ssh://pilot@10.0.0.9 ps\n',
    'dockerd -H tcp://0.0.0.0:2376 --tlsverify --tlscacert ca.pem\n',
    'docker -H tcp://10.0.0.9:2376 --tlsverify ps\n',
    'export DOCKER_HOST=tcp://docker:2375\n',
    'export DOCKER_HOST=ssh://pilot@h\n',
    'docker run -h tcp://x harbour/x:1\n',
    'docker -H tcp://127.0.0.1:2375 ps\n',
  ],
  invalid: [
    {
      text: 'dockerd -H tcp://0.0.0.0:2375\n',
      reports: [{ messageId: 'listens', on: '-H tcp://0.0.0.0:2375', severity: 'error' }],
    },
    {
      text: 'dockerd --host=tcp://10.0.0.9:2375 --host fd://\n',
      reports: [{ messageId: 'listens', on: '--host=tcp://10.0.0.9:2375' }],
    },
    {
      text: 'sudo dockerd -H fd:// -H tcp://0.0.0.0:4243 &\n',
      reports: [{ messageId: 'listens', on: '-H tcp://0.0.0.0:4243' }],
    },
    {
      text: 'docker -H tcp://10.0.0.9:2375 ps\n',
      reports: [{ messageId: 'calls', on: '-H tcp://10.0.0.9:2375' }],
    },
    {
      text: 'docker --host tcp://build.example.com:2375 build -t a:1 .\n',
      reports: [{ messageId: 'calls', on: '--host tcp://build.example.com:2375' }],
    },
    {
      text: 'export DOCKER_HOST=tcp://10.0.0.9:2375\n',
      reports: [{ messageId: 'set', on: 'DOCKER_HOST=tcp://10.0.0.9:2375' }],
    },
    {
      text: 'DOCKER_HOST=tcp://build.example.com:2375 docker ps\n',
      reports: [{ messageId: 'set', on: 'DOCKER_HOST=tcp://build.example.com:2375' }],
    },
    {
      text: 'dockerd -H tcp://0.0.0.0:2375 --config-file d.json\n',
      reports: [{ messageId: 'listens', on: '-H tcp://0.0.0.0:2375', confidence: 'likely' }],
    },
  ],
})
