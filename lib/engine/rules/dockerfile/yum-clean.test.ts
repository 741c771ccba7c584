import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './yum-clean.ts'

const run = (rest: string): string => `FROM almalinux:9\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    run('yum install -y nginx && yum clean all'),
    run('yum -y install nginx && yum -y clean all && rm -rf /var/cache/yum'),
    run('yum install -y nginx && rm -rf /var/cache/yum/*'),
    run('yum install -y nginx && rm -rf /var/cache/*'),
    { name: 'yum is dnf', dockerfile: run('yum install -y nginx && dnf clean all') },
    run('--mount=type=cache,target=/var/cache/yum yum install -y nginx'),
    run('--mount=type=cache,target=/var/cache/dnf yum install -y nginx'),
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM almalinux:9 AS build\nRUN yum install -y gcc\nFROM almalinux:9\nCOPY --from=build /tide /\n',
    },
    run('yum-config-manager --enable crb'),
    run('yum remove -y nginx'),
    { name: 'dnf is another rule', dockerfile: run('dnf install -y nginx') },
  ],
  invalid: [
    {
      dockerfile: run('yum install -y nginx'),
      reports: [{ messageId: 'kept', on: 'yum install', confidence: 'certain', severity: 'warning' }],
      fixed: run('yum install -y nginx && yum clean all'),
    },
    {
      dockerfile: run('yum -y groupinstall "Development Tools" \\\n && gcc --version'),
      reports: [{ messageId: 'kept', on: 'yum -y groupinstall' }],
      fixed: run('yum -y groupinstall "Development Tools" \\\n && gcc --version \\\n && yum clean all'),
    },
    {
      name: 'cleaned between two installs',
      dockerfile: run('yum install -y nginx && yum clean all && yum install -y curl'),
      reports: [{ messageId: 'early', on: 'yum install' }],
    },
    {
      name: 'only the packages',
      dockerfile: run('yum install -y nginx && yum clean packages'),
      reports: [{ messageId: 'part', on: 'yum install' }],
    },
    {
      name: 'cleaned in another layer',
      dockerfile: 'FROM almalinux:9\nRUN yum install -y nginx\nRUN yum clean all\n',
      reports: [{ messageId: 'later', on: 'yum install' }],
    },
    {
      name: 'another directory',
      dockerfile: run('yum localinstall -y /tmp/tide.rpm && rm -rf /var/cache/ldconfig'),
      reports: [{ messageId: 'kept', on: 'yum localinstall' }],
    },
    {
      name: 'a script may clean',
      dockerfile: run('yum install -y nginx && ./tidy.sh'),
      reports: [{ messageId: 'kept', on: 'yum install', confidence: 'likely' }],
    },
    {
      name: 'each RUN is a layer',
      dockerfile: 'FROM almalinux:9\nRUN yum install -y nginx\nRUN yum reinstall -y curl\n',
      reports: [
        { messageId: 'kept', on: 'yum install' },
        { messageId: 'kept', on: 'yum reinstall' },
      ],
    },
  ],
})
