import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-docker-socket.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -v /srv/run:/run harbour/watch:2\n',
    'docker run -v docker.sock:/data harbour/watch:2\n',
    'docker run -e DOCKER_HOST=tcp://proxy:2375 harbour/watch:2\n',
    'docker run --tmpfs /var/run harbour/watch:2\n',
    'docker run -v /var/run/postgresql:/var/run/postgresql harbour/watch:2\n',
    'docker run harbour/watch:2 -v /var/run/docker.sock:/var/run/docker.sock\n',
    'docker run -v $SOCKET:/sock harbour/watch:2\n',
  ],
  invalid: [
    {
      text: 'docker run -d -v /var/run/docker.sock:/var/run/docker.sock harbour/watch:2\n',
      reports: [
        {
          messageId: 'socket',
          on: '-v /var/run/docker.sock:/var/run/docker.sock',
          confidence: 'certain',
          severity: 'error',
        },
      ],
    },
    {
      text: 'docker run -v /run/docker.sock:/x:ro harbour/watch:2\n',
      reports: [{ messageId: 'readOnly', on: '-v /run/docker.sock:/x:ro' }],
    },
    {
      text: 'docker run --mount type=bind,src=/var/run/docker.sock,dst=/s,readonly harbour/watch:2\n',
      reports: [{ messageId: 'readOnly', on: '--mount type=bind,src=/var/run/docker.sock,dst=/s,readonly' }],
    },
    {
      text: 'docker run -v/var/run:/var/run harbour/watch:2\n',
      reports: [{ messageId: 'directory', on: '-v/var/run:/var/run' }],
    },
    {
      text: 'docker run --volume=/run/containerd/containerd.sock:/c.sock harbour/watch:2\n',
      reports: [{ messageId: 'socket', on: '--volume=/run/containerd/containerd.sock:/c.sock' }],
    },
    {
      text: 'S=/var/run/docker.sock\ndocker run -v $S:$S harbour/watch:2\n',
      reports: [{ messageId: 'socket', on: '-v $S:$S' }],
    },
    {
      text: 'docker run --use-api-socket docker:29-cli docker ps\n',
      reports: [{ messageId: 'api', on: '--use-api-socket' }],
    },
    {
      text: 'docker service create --mount type=bind,source=/var/run/docker.sock,target=/s harbour/watch:2\n',
      reports: [{ messageId: 'socket', on: '--mount type=bind,source=/var/run/docker.sock,target=/s' }],
    },
  ],
})
