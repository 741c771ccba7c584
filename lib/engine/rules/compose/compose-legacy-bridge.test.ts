import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-legacy-bridge.ts'

const DB = '  db:\n    image: postgres:17\n'
const web = (more: string): string => `services:\n  web:\n    image: harbour/web:7\n${more}${DB}`

testFileRule(rule, docs, {
  valid: [
    web(''),
    web('    depends_on:\n      - db\n'),
    web('    networks:\n      - default\n'),
    web('    network_mode: none\n'),
    web('    network_mode: service:db\n'),
    web('    network_mode: ${NETWORK}\n'),
    `${web('    networks: [bridge]\n')}networks:\n  bridge:\n`,
  ],
  invalid: [
    {
      text: web('    network_mode: bridge\n'),
      reports: [
        { messageId: 'bridge', on: 'network_mode: bridge', severity: 'warning', confidence: 'certain' },
      ],
      fixed: web(''),
    },
    {
      text: web('    links:\n      - db\n'),
      reports: [{ messageId: 'links', on: 'links' }],
      fixed: web('    depends_on:\n      - db\n'),
    },
    {
      text: web('    depends_on:\n      - db\n    links:\n      - db\n'),
      reports: [{ messageId: 'links', on: 'links' }],
      fixed: web('    depends_on:\n      - db\n'),
    },
    {
      name: 'another name has to be kept',
      text: web('    links:\n      - db:store\n'),
      reports: [{ messageId: 'links', on: 'links' }],
    },
    {
      text: web('    external_links:\n      - tides-db:db\n'),
      reports: [{ messageId: 'external', on: 'external_links' }],
    },
    {
      text: web('    network_mode: bridge\n    links:\n      - db\n'),
      reports: [
        { messageId: 'bridge', on: 'network_mode: bridge' },
        { messageId: 'links', on: 'links' },
      ],
    },
  ],
})
