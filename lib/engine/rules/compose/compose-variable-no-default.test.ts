import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-variable-no-default.ts'

const web = (more: string): string => `services:\n  web:\n    image: harbour/web:7\n${more}`

testFileRule(rule, docs, {
  valid: [
    'services:\n  web:\n    image: harbour/web:${TAG:-7}\n',
    'services:\n  web:\n    image: harbour/web:${TAG:?which}\n',
    'services:\n  web:\n    image: harbour/web:${TAG?which}\n',
    { text: 'services:\n  web:\n    image: harbour/web:${TAG}\n', files: { '.env': 'TAG=7\n' } },
    {
      text: 'services:\n  web:\n    image: harbour/web:$TAG\n',
      files: { '.env': 'export TAG="$BUILD-7"\n' },
    },
    web('    environment:\n      LOG_LEVEL: ${LOG_LEVEL}\n'),
    web('    volumes:\n      - ${HOME}/tides:/tides\n'),
    web('    labels:\n      host: ${HOST}\n'),
    web('    command: sh -c "echo $$SHIP"\n    environment:\n      SHIP: Vega\n'),
    web('    command: --level ${LEVEL}\n'),
    'services:\n  web:\n    image: harbour/web:${TAG}\n  worker:\n    image: harbour/worker:${TAG:?which}\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: harbour/web:${TAG}\n',
      reports: [{ messageId: 'image', on: '${TAG}', severity: 'info', confidence: 'possible' }],
      fixed: 'services:\n  web:\n    image: harbour/web:${TAG:?set TAG}\n',
    },
    {
      text: 'services:\n  web:\n    image: "harbour/web:$TAG"\n',
      files: { '.env': 'OTHER=1\n' },
      reports: [{ messageId: 'image', on: '$TAG', confidence: 'likely' }],
      fixed: 'services:\n  web:\n    image: "harbour/web:${TAG:?set TAG}"\n',
    },
    {
      text: web('    ports:\n      - "127.0.0.1:${PORT}:80"\n'),
      reports: [{ messageId: 'ports', on: '${PORT}' }],
    },
    {
      text: web('    volumes:\n      - ${DATA_DIR}:/data\n'),
      reports: [{ messageId: 'volumes', on: '${DATA_DIR}' }],
    },
    {
      text: web('    environment:\n      - DB_PASSWORD=${DB_PASSWORD}\n'),
      reports: [{ messageId: 'secret', on: '${DB_PASSWORD}' }],
    },
    {
      name: 'each variable once',
      text: 'services:\n  web:\n    image: harbour/web:${TAG}\n  worker:\n    image: harbour/worker:${TAG}\n',
      reports: [{ messageId: 'image', on: '${TAG}' }],
    },
    {
      text: web('    command: sh -c "echo $SHIP"\n    environment:\n      SHIP: Vega\n'),
      reports: [{ messageId: 'container', on: '$SHIP', confidence: 'likely' }],
      fixed: web('    command: sh -c "echo $$SHIP"\n    environment:\n      SHIP: Vega\n'),
    },
  ],
})
