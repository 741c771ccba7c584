import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-docker-socket.ts'

const script = (line: string, more = ''): string => `ferry:\n${more}  script:\n    - ${line}\n`

testFileRule(rule, docs, {
  valid: [
    script('docker build .', '  variables: { DOCKER_HOST: "tcp://docker:2376" }\n'),
    script('docker build .', '  variables: { DOCKER_HOST: "unix:///run/user/1000/podman.sock" }\n'),
    script('docker run -v ./data:/data harbour/ferry:1'),
    script('echo /var/run/docker.sock'),
    script('usermod -aG staff ferry'),
    script('gpasswd -d ferry docker'),
    script('docker run -v /var/run/docker.sock:/var/run/docker.sock x:1', '  services: ["docker:29-dind"]\n'),
  ],
  invalid: [
    {
      text: script('docker build .', '  variables:\n    DOCKER_HOST: unix:///var/run/docker.sock\n'),
      reports: [{ messageId: 'host', on: 'unix:///var/run/docker.sock', severity: 'warning' }],
    },
    {
      text: `variables: { DOCKER_HOST: "unix:///run/docker.sock" }\n${script('make')}crane: { script: [x] }\n`,
      reports: [{ messageId: 'host', on: '"unix:///run/docker.sock"' }],
    },
    {
      text: script('docker run -v /var/run/docker.sock:/var/run/docker.sock x:1'),
      reports: [{ messageId: 'mount', on: '-v /var/run/docker.sock:/var/run/docker.sock' }],
    },
    {
      text: script('docker run --mount type=bind,source=/var/run/docker.sock,target=/s x:1'),
      reports: [{ messageId: 'mount', on: '--mount type=bind,source=/var/run/docker.sock,target=/s' }],
    },
    {
      text: script('sudo usermod -aG docker gitlab-runner'),
      reports: [{ messageId: 'group', on: 'docker' }],
    },
    { text: script('gpasswd -a gitlab-runner docker'), reports: [{ messageId: 'group', on: 'docker' }] },
  ],
})
