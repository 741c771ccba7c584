import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-image-tag.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run harbour/tides:1.9.2\n',
    'docker pull harbour/tides@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n',
    'docker build -t harbour/tides .\ndocker run --rm harbour/tides\n',
    'docker run "$IMAGE"\n',
    'docker run harbour/tides:$TAG\n',
    'docker run 5c1f3ab2d9e0\n',
    'docker pull -a harbour/tides\n',
    'docker image ls harbour/tides\n',
    'docker tag harbour/tides:1 harbour/tides\ndocker run harbour/tides\n',
    'docker rmi harbour/tides\n',
    'docker push harbour/tides:1.9\ndocker push harbour/tides:latest\n',
    'docker push "harbour/tides:$TAG" && docker push harbour/tides\n',
    'docker run -t harbour/tides ./tides/\n',
  ],
  invalid: [
    {
      text: 'docker run --rm harbour/tides\n',
      reports: [{ messageId: 'untagged', on: 'harbour/tides', severity: 'warning' }],
    },
    {
      text: 'docker run --rm harbour/tides:latest ls\n',
      reports: [{ messageId: 'latest', on: 'harbour/tides:latest' }],
    },
    {
      text: 'docker pull registry.example.com:5000/tides\n',
      reports: [{ messageId: 'untagged', on: 'registry.example.com:5000/tides' }],
    },
    {
      text: 'docker push harbour/tides\n',
      reports: [{ messageId: 'pushed', on: 'harbour/tides' }],
    },
    {
      text: 'docker build -t harbour/tides:1 -t harbour/tides .\ndocker push harbour/tides:latest\n',
      reports: [{ messageId: 'pushed', on: 'harbour/tides:latest' }],
    },
    {
      text: 'docker create nginx\n',
      reports: [{ messageId: 'untagged', on: 'nginx' }],
    },
    {
      text: 'docker service create --name web nginx:latest\n',
      reports: [{ messageId: 'latest', on: 'nginx:latest' }],
    },
    {
      text: 'IMAGE=harbour/tides\ndocker run -d $IMAGE\n',
      reports: [{ messageId: 'untagged', on: '$IMAGE' }],
    },
    {
      text: 'docker image pull nginx && docker run --rm nginx\n',
      reports: [
        { messageId: 'untagged', on: 'nginx' },
        { messageId: 'untagged', on: 'nginx' },
      ],
    },
  ],
})
