import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './dnf-clean.ts'

const run = (rest: string): string => `FROM fedora:43\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    'FROM fedora:43\nONBUILD RUN dnf install -y make && dnf clean all\n',
    run('dnf install -y nginx && dnf clean all'),
    run('dnf -y install nginx && dnf -y clean all'),
    { name: 'dnf5 is dnf', dockerfile: run('dnf5 install -y nginx && dnf clean all') },
    'FROM redhat/ubi9-minimal\nRUN microdnf install -y nginx && microdnf clean all\n',
    run('tdnf install -y nginx && tdnf clean all'),
    run('dnf install -y nginx && rm -rf /var/cache/libdnf5'),
    run('dnf install -y nginx && rm -rf /var/cache/dnf/*'),
    run('--mount=type=cache,target=/var/cache/libdnf5 dnf install -y nginx'),
    run('--mount=type=cache,target=/var/cache dnf install -y nginx'),
    {
      name: 'another root, which is copied as a whole',
      dockerfile: run('dnf install -y --installroot /rootfs nginx'),
    },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM fedora:43 AS build\nRUN dnf install -y gcc\nFROM scratch\nCOPY --from=build /tide /\n',
    },
    run('dnf remove -y nginx'),
  ],
  invalid: [
    {
      name: 'kept for later builds',
      dockerfile: 'FROM fedora:43\nONBUILD RUN dnf install -y make\n',
      reports: [{ messageId: 'kept', on: 'dnf install', confidence: 'likely' }],
    },
    {
      dockerfile: run('dnf install -y nginx'),
      reports: [{ messageId: 'kept', on: 'dnf install', confidence: 'certain', severity: 'warning' }],
      fixed: run('dnf install -y nginx && dnf clean all'),
    },
    {
      dockerfile: 'FROM redhat/ubi9-minimal\nRUN microdnf -y install nginx\n',
      reports: [{ messageId: 'kept', on: 'microdnf -y install' }],
      fixed: 'FROM redhat/ubi9-minimal\nRUN microdnf -y install nginx && microdnf clean all\n',
    },
    {
      name: 'a tool with another cache',
      dockerfile: run('microdnf install -y nginx && dnf clean all'),
      reports: [{ messageId: 'other', on: 'microdnf install' }],
    },
    {
      name: 'the cache of another tool',
      dockerfile: run('dnf install -y nginx && rm -rf /var/cache/yum'),
      reports: [{ messageId: 'other', on: 'dnf install' }],
    },
    {
      name: 'cleaned too early',
      dockerfile: run('dnf clean all && dnf upgrade -y'),
      reports: [{ messageId: 'early', on: 'dnf upgrade' }],
    },
    {
      name: 'cleaned in another layer',
      dockerfile: 'FROM fedora:43\nRUN dnf install -y nginx\nRUN dnf clean all\n',
      reports: [{ messageId: 'later', on: 'dnf install' }],
    },
    {
      name: 'only the packages',
      dockerfile: run('dnf install -y nginx && dnf clean packages'),
      reports: [{ messageId: 'part', on: 'dnf install' }],
    },
    {
      name: 'below the final stage',
      dockerfile: 'FROM fedora:43 AS base\nRUN dnf install -y nginx\nFROM base\nCMD ["nginx"]\n',
      reports: [{ messageId: 'kept', on: 'dnf install' }],
    },
    {
      name: 'an install that need not happen',
      dockerfile: run('if [ -f /etc/with-nginx ]; then dnf install -y nginx; fi'),
      reports: [{ messageId: 'kept', on: 'dnf install', confidence: 'likely' }],
    },
  ],
})
