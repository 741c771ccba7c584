import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './label-recommended-missing.ts'

const P = 'org.opencontainers.image'
const ALL = `LABEL ${P}.source="https://git.example.com/shop" ${P}.version="1.4" ${P}.licenses="MIT" ${P}.description="Shop"`

testRule(rule, docs, {
  valid: [
    `FROM redis:8\n${ALL}\n`,
    {
      name: 'a revision in place of a version',
      dockerfile: `FROM redis:8\nARG R\n${ALL.replace('version', 'revision').replace('"1.4"', '$R')}\n`,
    },
    { name: 'in the stage below', dockerfile: `FROM redis:8 AS base\n${ALL}\nFROM base\n` },
    {
      name: 'a LABEL for each',
      dockerfile: `FROM redis:8\n${ALL.replaceAll(` ${P}`, `\nLABEL ${P}`).replace('LABEL\n', '')}\n`,
    },
    { name: 'a name that is not known', dockerfile: 'FROM redis:8\nARG NAME\nLABEL $NAME="x"\n' },
    { name: 'labels are left to whoever builds', dockerfile: 'FROM redis:8\nCOPY redis.conf /etc/\n' },
    { name: 'no stage at all', dockerfile: 'ARG A=1\n' },
    {
      name: 'a stage that is thrown away has none',
      dockerfile: `FROM golang:1.27 AS build\nFROM redis:8\n${ALL}\nCOPY --from=build /a /a\n`,
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM redis:8\nMAINTAINER lea\n',
      reports: [{ messageId: 'none', on: 'redis:8', confidence: 'possible', severity: 'info' }],
      fixed: `FROM redis:8\nLABEL ${P}.source="https://example.com/OWNER/REPOSITORY"\nLABEL ${P}.version="0.0.0"\nLABEL ${P}.licenses="SPDX-LICENSE-ID"\nLABEL ${P}.description="WHAT THIS IMAGE IS"\nMAINTAINER lea\n`,
    },
    {
      name: 'one is missing',
      dockerfile: `FROM redis:8\n${ALL.replace(`${P}.licenses="MIT" `, '')}\n`,
      reports: [{ messageId: 'some', on: 'LABEL' }],
    },
    {
      name: 'others are there',
      dockerfile: 'FROM redis:8\nLABEL maintainer=lea team=till\n',
      reports: [{ messageId: 'some', on: 'LABEL' }],
    },
    {
      name: 'only where it is thrown away',
      dockerfile: `FROM golang:1.27 AS build\n${ALL}\nFROM redis:8\nCOPY --from=build /a /a\n`,
      reports: [{ messageId: 'elsewhere', on: 'redis:8' }],
    },
    {
      name: 'some of the stage below',
      dockerfile: `FROM redis:8 AS base\nLABEL ${P}.source="https://git.example.com/shop"\nFROM base\n`,
      reports: [{ messageId: 'some', on: 'base' }],
    },
    {
      name: 'a name that only looks like it',
      dockerfile: `FROM redis:8\n${ALL.replace(`${P}.source`, 'org.opencontainers.source')}\n`,
      reports: [{ messageId: 'some', on: 'LABEL' }],
    },
  ],
})
