import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-iptables-off.ts'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "iptables": true, "ip6tables": true }',
    '{ "iptables": "false" }',
    '{ "iptables": null }',
    '{ "ip-masq": false }',
    '{ "iptables": false, "iptables": true }',
    '{ "firewall-backend": "nftables" }',
  ],
  invalid: [
    {
      text: '{ "iptables": false }',
      reports: [{ messageId: 'off', on: '"iptables": false', confidence: 'certain', severity: 'warning' }],
    },
    { text: '{ "ip6tables": false }', reports: [{ messageId: 'off', on: '"ip6tables": false' }] },
    {
      text: '{ "iptables": false, "ip6tables": false }',
      reports: [
        { messageId: 'off', on: '"iptables": false' },
        { messageId: 'off', on: '"ip6tables": false' },
      ],
    },
    {
      text: '{\n  "iptables": false,\n  "icc": true\n}\n',
      reports: [{ messageId: 'off', on: '"iptables": false' }],
    },
    {
      text: '{ "iptables": true, "iptables": false }',
      reports: [{ messageId: 'off', on: '"iptables": false' }],
    },
    {
      text: '{ "firewall-backend": "nftables", "iptables": false }',
      reports: [{ messageId: 'off', on: '"iptables": false' }],
    },
  ],
})
