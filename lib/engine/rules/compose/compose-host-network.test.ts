import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-host-network.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  shop:\n    image: harbour/shop:4.2\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    network_mode: none\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    network_mode: "service:gate"\n  gate:\n    image: harbour/gate:1.0\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    network_mode: ${MODE}\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    networks: [host]\nnetworks:\n  host:\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    networks: [quay]\nnetworks:\n  quay:\n    external: true\n',
    'services:\n  shop:\n    build:\n      context: .\n      network: host\n',
    'services:\n  shop:\n    image: harbour/shop:4.2\n    extra_hosts:\n      - "host.docker.internal:host-gateway"\n',
  ],
  invalid: [
    {
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    network_mode: host\n',
      reports: [{ messageId: 'host', on: 'network_mode: host', confidence: 'certain', severity: 'warning' }],
    },
    {
      text: "services:\n  shop:\n    image: harbour/shop:4.2\n    network_mode: 'host'\n",
      reports: [{ messageId: 'host', on: "network_mode: 'host'" }],
    },
    {
      name: 'ports that Docker discards',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    network_mode: host\n    ports:\n      - "8080:8080"\n',
      reports: [{ messageId: 'ports', on: 'network_mode: host' }],
    },
    {
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    network_mode: ${MODE:-host}\n',
      reports: [{ messageId: 'host', on: 'network_mode: ${MODE:-host}', confidence: 'likely' }],
    },
    {
      name: 'by another name',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    networks: [outside]\nnetworks:\n  outside:\n    external: true\n    name: host\n',
      reports: [{ messageId: 'network', on: 'outside' }],
    },
    {
      name: 'by its own name',
      text: 'services:\n  shop:\n    image: harbour/shop:4.2\n    networks:\n      host:\nnetworks:\n  host:\n    external: true\n',
      reports: [{ messageId: 'network', on: 'host' }],
    },
    {
      name: 'extends',
      text: 'services:\n  base:\n    image: harbour/base:1.0\n    network_mode: host\n  shop:\n    extends:\n      service: base\n    image: harbour/shop:4.2\n',
      reports: [{ messageId: 'host', on: 'network_mode: host' }],
    },
  ],
})
