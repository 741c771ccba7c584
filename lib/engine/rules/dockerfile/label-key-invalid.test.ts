import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './label-key-invalid.ts'

testRule(rule, docs, {
  valid: [
    'FROM nginx:1.30\nLABEL org.opencontainers.image.title="shop"\n',
    'FROM nginx:1.30\nLABEL maintainer="harbour@example.com"\n',
    'FROM nginx:1.30\nLABEL "com.example.ship-class"="tug" com.example.pier2=east\n',
    'FROM nginx:1.30\nLABEL com.docker.desktop.extension.api.version=">= 0.3.3"\n',
    { name: 'a key that only the build knows', dockerfile: 'FROM nginx:1.30\nARG KEY\nLABEL $KEY=1\n' },
    {
      name: 'a stage that is not built',
      dockerfile: 'FROM nginx:1.30 AS old\nLABEL BAD=1\nFROM nginx:1.30\n',
    },
    'FROM nginx:1.30\nENV Bad_Key=1\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM nginx:1.30\nLABEL Pier=east com.example.pier=east\n',
      reports: [{ messageId: 'characters', on: 'Pier', confidence: 'certain', severity: 'info' }],
    },
    {
      dockerfile: 'FROM nginx:1.30\nLABEL "ship class"=tug \\\n      ship_owner=harbour\n',
      reports: [
        { messageId: 'characters', on: '"ship class"' },
        { messageId: 'characters', on: 'ship_owner' },
      ],
    },
    {
      dockerfile: 'FROM nginx:1.30\nLABEL com..example=1 a--b=2\n',
      reports: [
        { messageId: 'repeated', on: 'com..example' },
        { messageId: 'repeated', on: 'a--b' },
      ],
    },
    {
      dockerfile: 'FROM nginx:1.30\nLABEL .pier=1 pier-=2 2pier=3\n',
      reports: [
        { messageId: 'ends', on: '.pier' },
        { messageId: 'ends', on: 'pier-' },
        { messageId: 'ends', on: '2pier' },
      ],
    },
    {
      dockerfile: 'FROM nginx:1.30\nLABEL com.docker.pier=1 io.docker=2 org.dockerproject.x=3\n',
      reports: [
        { messageId: 'reserved', on: 'com.docker.pier' },
        { messageId: 'reserved', on: 'io.docker' },
        { messageId: 'reserved', on: 'org.dockerproject.x' },
      ],
    },
    {
      name: 'a variable with a value',
      dockerfile: 'FROM nginx:1.30\nARG KEY=Ship\nLABEL $KEY=1\n',
      reports: [{ messageId: 'characters', on: '$KEY' }],
    },
    {
      name: 'the old form',
      dockerfile: 'FROM nginx:1.30\nLABEL Pier east\n',
      reports: [{ messageId: 'characters', on: 'Pier' }],
    },
  ],
})
