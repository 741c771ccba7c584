import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './zypper-clean.ts'

const leap = (command: string): string => `FROM opensuse/leap:16.0\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    leap('zypper -n install nginx && zypper clean --all'),
    leap('zypper -n in nginx && zypper cc'),
    { name: 'by hand', dockerfile: leap('zypper -n in nginx && rm -rf /var/cache/zypp') },
    { name: 'by hand, all caches', dockerfile: leap('zypper -n in nginx && rm -rf /var/cache/*') },
    {
      name: 'a cache mount',
      dockerfile:
        'FROM opensuse/leap:16.0\nRUN --mount=type=cache,target=/var/cache/zypp zypper -n in nginx\n',
    },
    { name: 'a refresh is told elsewhere', dockerfile: leap('zypper refresh') },
    { name: 'questions', dockerfile: leap('zypper search nginx && zypper info git') },
    {
      name: 'a stage that does not ship',
      dockerfile:
        'FROM opensuse/leap:16.0 AS build\nRUN zypper -n in gcc\nRUN gcc --version > /out\nFROM debian:13-slim\nCOPY --from=build /out /out\n',
    },
    {
      name: 'kept for later builds, and cleaned',
      dockerfile: 'FROM opensuse/leap:16.0\nONBUILD RUN zypper -n in nginx && zypper cc\n',
    },
  ],
  invalid: [
    {
      dockerfile: leap('zypper -n install nginx'),
      reports: [{ messageId: 'kept', on: 'zypper -n install', confidence: 'certain', severity: 'warning' }],
      fixed: leap('zypper -n install nginx && zypper clean --all'),
    },
    {
      name: 'in another layer',
      dockerfile: 'FROM opensuse/leap:16.0\nRUN zypper -n in nginx\nRUN zypper clean --all\n',
      reports: [{ messageId: 'kept', on: 'zypper -n in' }],
    },
    {
      name: 'cleaned too early',
      dockerfile: leap('zypper clean --all && zypper -n in nginx'),
      reports: [{ messageId: 'early', on: 'zypper -n in' }],
    },
    {
      name: 'a patch',
      dockerfile: leap('zypper -n patch'),
      reports: [{ messageId: 'kept', on: 'zypper -n patch' }],
    },
    {
      name: 'a removal reads the repositories, too',
      dockerfile: leap('zypper -n in nginx && zypper cc && zypper -n remove vim'),
      reports: [{ messageId: 'early', on: 'zypper -n remove' }],
    },
    {
      name: 'a mount for something else',
      dockerfile: 'FROM opensuse/leap:16.0\nRUN --mount=type=cache,target=/var/log zypper -n in nginx\n',
      reports: [{ messageId: 'kept', on: 'zypper -n in' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM opensuse/leap:16.0\nONBUILD RUN zypper -n in nginx\n',
      reports: [{ messageId: 'kept', on: 'zypper -n in', confidence: 'likely' }],
    },
  ],
})
