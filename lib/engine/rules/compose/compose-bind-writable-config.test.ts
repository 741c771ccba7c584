import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-bind-writable-config.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - ./gate.conf:/etc/nginx/nginx.conf:ro\n',
    'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - type: bind\n        source: ./gate.conf\n        target: /etc/nginx/nginx.conf\n        read_only: true\n',
    'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - ./pages:/usr/share/nginx/html\n      - ./data:/data\n',
    'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - certs:/certs\nvolumes:\n  certs:\n',
    'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - ${GATE_CONF}:/etc/nginx/nginx.conf\n',
    'services:\n  gate:\n    image: traefik:3.6\n    volumes:\n      - ./acme.json:/acme.json\n      - ./config:/config\n',
    {
      name: 'a file for developers',
      text: 'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - ./gate.conf:/etc/nginx/nginx.conf\n',
      path: 'compose.override.yaml',
    },
    {
      name: 'a file of the host is a finding of its own',
      text: 'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - /etc/ssh/gate.conf:/gate.conf\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - ./gate.conf:/etc/nginx/nginx.conf\n',
      reports: [{ messageId: 'writable', on: './gate.conf', confidence: 'possible', severity: 'info' }],
      fixed:
        'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - ./gate.conf:/etc/nginx/nginx.conf:ro\n',
    },
    {
      text: 'services:\n  gate:\n    image: nginx:1.30\n    volumes: ["./certs:/etc/nginx/certs"]\n',
      reports: [{ messageId: 'writable', on: './certs' }],
      fixed: 'services:\n  gate:\n    image: nginx:1.30\n    volumes: ["./certs:/etc/nginx/certs:ro"]\n',
    },
    {
      name: 'another option behind it',
      text: 'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - ./gate.conf:/etc/nginx/nginx.conf:z\n',
      reports: [{ messageId: 'writable', on: './gate.conf' }],
    },
    {
      name: 'the long form',
      text: 'services:\n  archive:\n    image: postgres:18\n    volumes:\n      - type: bind\n        source: ./first.sql\n        target: /docker-entrypoint-initdb.d/first.sql\n',
      reports: [{ messageId: 'writable', on: './first.sql' }],
    },
    {
      text: 'services:\n  archive:\n    image: postgres:18\n    volumes:\n      - ./first:/docker-entrypoint-initdb.d\n      - ./tls/archive.key:/archive.key\n',
      reports: [
        { messageId: 'writable', on: './first' },
        { messageId: 'writable', on: './tls/archive.key' },
      ],
    },
    {
      name: 'one anchor for two services',
      text: 'x-conf: &conf\n  - ./harbour.yaml:/harbour.yaml\nservices:\n  gate:\n    image: harbour/gate:1.0\n    volumes: *conf\n  shop:\n    image: harbour/shop:4.2\n    volumes: *conf\n',
      reports: [{ messageId: 'writable', on: './harbour.yaml' }],
    },
  ],
})
