import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-docker-socket.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  gate:\n    image: traefik:3.6\n    configs: [routes]\nconfigs:\n  routes: { file: ./routes.yml }\n',
    'services:\n  gate:\n    image: traefik:3.6\nconfigs:\n  sock: { file: /var/run/docker.sock }\n',
    'services:\n  gate:\n    image: traefik:3.6\n',
    'services:\n  gate:\n    image: traefik:3.6\n    volumes:\n      - ./sockets:/var/run/app\n',
    'services:\n  gate:\n    image: traefik:3.6\n    volumes:\n      - run:/var/run\nvolumes:\n  run:\n',
    'services:\n  gate:\n    image: traefik:3.6\n    tmpfs:\n      - /run\n',
    'services:\n  gate:\n    image: traefik:3.6\n    volumes:\n      - /var/run/postgresql:/var/run/postgresql\n',
    'services:\n  gate:\n    image: traefik:3.6\n    use_api_socket: false\n',
    'services:\n  gate:\n    image: traefik:3.6\n    volumes:\n      - ${SOCKETS}:/sockets\n',
    'services:\n  gate:\n    image: traefik:3.6\n    environment:\n      DOCKER_HOST: unix:///var/run/docker.sock\n',
    {
      name: 'the whole disk is a finding of its own',
      text: 'services:\n  gate:\n    image: traefik:3.6\n    volumes:\n      - /:/host:ro\n',
    },
  ],
  invalid: [
    {
      name: 'as a config, which Compose binds',
      text: 'services:\n  gate:\n    image: traefik:3.6\n    configs: [sock]\nconfigs:\n  sock: { file: /var/run/docker.sock }\n',
      reports: [{ messageId: 'readOnly', on: '/var/run/docker.sock', confidence: 'certain' }],
    },
    {
      name: 'as a secret',
      text: 'services:\n  gate:\n    image: traefik:3.6\n    secrets: [{ source: sock, target: /sock }]\nsecrets:\n  sock: { file: /run/docker.sock }\n',
      reports: [{ messageId: 'readOnly', on: '/run/docker.sock' }],
    },
    {
      text: 'services:\n  gate:\n    image: traefik:3.6\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n',
      reports: [
        { messageId: 'socket', on: '/var/run/docker.sock', confidence: 'certain', severity: 'error' },
      ],
    },
    {
      text: 'services:\n  gate:\n    image: traefik:3.6\n    volumes:\n      - "/run/docker.sock:/tmp/docker.sock:ro"\n',
      reports: [{ messageId: 'readOnly', on: '/run/docker.sock' }],
    },
    {
      text: 'services:\n  gate:\n    image: traefik:3.6\n    volumes:\n      - type: bind\n        source: /var/run/docker.sock\n        target: /var/run/docker.sock\n        read_only: true\n',
      reports: [{ messageId: 'readOnly', on: '/var/run/docker.sock' }],
    },
    {
      text: 'services:\n  gate:\n    image: harbour/gate:1.0\n    volumes:\n      - /run/user/1000/docker.sock:/var/run/docker.sock\n',
      reports: [{ messageId: 'rootless', on: '/run/user/1000/docker.sock' }],
    },
    {
      text: 'services:\n  gate:\n    image: harbour/gate:1.0\n    volumes:\n      - /var/run/:/var/run/:ro\n',
      reports: [{ messageId: 'directory', on: '/var/run/' }],
    },
    {
      text: 'services:\n  gate:\n    image: harbour/gate:1.0\n    volumes:\n      - /run/containerd/containerd.sock:/run/containerd/containerd.sock\n',
      reports: [{ messageId: 'socket', on: '/run/containerd/containerd.sock' }],
    },
    {
      name: 'a variable with the usual place as its default',
      text: 'services:\n  gate:\n    image: harbour/gate:1.0\n    volumes:\n      - ${DOCKER_SOCK:-/var/run/docker.sock}:/var/run/docker.sock\n',
      reports: [{ messageId: 'socket', on: '${DOCKER_SOCK:-/var/run/docker.sock}', confidence: 'likely' }],
    },
    {
      name: 'a variable at the place of the socket',
      text: 'services:\n  gate:\n    image: harbour/gate:1.0\n    volumes:\n      - type: bind\n        source: ${DOCKER_SOCK}\n        target: /var/run/docker.sock\n',
      reports: [{ messageId: 'socket', on: '${DOCKER_SOCK}', confidence: 'likely' }],
    },
    {
      name: 'a proxy that lets single calls through',
      text: 'services:\n  filter:\n    image: tecnativa/docker-socket-proxy:0.4\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n',
      reports: [{ messageId: 'proxy', on: '/var/run/docker.sock', severity: 'warning' }],
    },
    {
      name: 'a volume that binds it',
      text: 'services:\n  gate:\n    image: harbour/gate:1.0\n    volumes:\n      - engine:/var/run/docker.sock\nvolumes:\n  engine:\n    driver_opts:\n      type: none\n      o: bind\n      device: /var/run/docker.sock\n',
      reports: [{ messageId: 'socket', on: '/var/run/docker.sock' }],
    },
    {
      name: 'the key of Compose',
      text: 'services:\n  gate:\n    image: harbour/gate:1.0\n    use_api_socket: true\n',
      reports: [{ messageId: 'api', on: 'use_api_socket: true' }],
    },
  ],
})
