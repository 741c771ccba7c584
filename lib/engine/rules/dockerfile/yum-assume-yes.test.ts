import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './yum-assume-yes.ts'

const alma = (command: string): string => `FROM almalinux:9\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    alma('yum install -y httpd'),
    alma('yum -y install httpd'),
    alma('yum install httpd -y && yum clean all'),
    alma('yum -qy update'),
    alma('yum install --assumeyes httpd'),
    alma('yum --setopt=assumeyes=1 install httpd'),
    alma('yes | yum install httpd'),
    alma('yum makecache && yum list installed && yum check-update'),
    alma('yum install --assumeno httpd'),
    alma('echo yum install httpd'),
    alma('yum-config-manager --enable crb'),
    { name: 'yum.conf says so', dockerfile: alma('echo assumeyes=1 >> /etc/yum.conf && yum install httpd') },
    {
      name: 'yum.conf of the stage below says so',
      dockerfile: `FROM almalinux:9 AS base\nRUN printf 'assumeyes = True\\n' >> /etc/yum.conf\nFROM base\nRUN yum install httpd\n`,
    },
    { name: 'a stage that is not built', dockerfile: `${alma('yum install httpd')}FROM debian:13\n` },
    { name: 'dnf has a rule of its own', dockerfile: alma('dnf install httpd') },
  ],
  invalid: [
    {
      dockerfile: alma('yum install httpd && yum clean all'),
      reports: [{ messageId: 'asks', on: 'yum install', confidence: 'certain', severity: 'error' }],
      fixed: alma('yum install -y httpd && yum clean all'),
    },
    {
      name: 'several, also a group',
      dockerfile: alma('yum update && yum group install tools'),
      reports: [
        { messageId: 'asks', on: 'yum update', confidence: 'likely' },
        { messageId: 'asks', on: 'yum group install' },
      ],
      fixed: alma('yum update -y && yum group install -y tools'),
    },
    {
      name: 'only quieter',
      dockerfile: alma('yum -q install httpd'),
      reports: [{ messageId: 'quiet', on: 'yum -q install' }],
    },
    {
      name: 'only downloaded',
      dockerfile: alma('yum install --downloadonly httpd'),
      reports: [{ messageId: 'download', on: 'yum install' }],
    },
    {
      name: 'yum.conf comes with the next RUN',
      dockerfile: alma('yum install httpd\nRUN echo assumeyes=1 >> /etc/yum.conf'),
      reports: [{ messageId: 'asks', on: 'yum install', confidence: 'possible' }],
    },
    {
      name: 'a variable may hold the option',
      dockerfile: 'FROM almalinux:9\nARG OPTIONS\nRUN yum install $OPTIONS httpd\n',
      reports: [{ messageId: 'asks', on: 'yum install', confidence: 'possible' }],
    },
    {
      name: 'in the exec form',
      dockerfile: 'FROM almalinux:9\nRUN ["yum", "install", "httpd"]\n',
      reports: [{ messageId: 'asks', on: '"yum", "install"' }],
      fixed: 'FROM almalinux:9\nRUN ["yum", "install", "-y", "httpd"]\n',
    },
    {
      name: 'in a loop, once',
      dockerfile: alma('for each in httpd php; do yum install $each; done'),
      reports: [{ messageId: 'asks', on: 'yum install' }],
    },
    {
      name: 'in a trigger',
      dockerfile: 'FROM almalinux:9\nONBUILD RUN yum install httpd\n',
      reports: [{ messageId: 'asks', on: 'yum install', confidence: 'likely' }],
    },
  ],
})
