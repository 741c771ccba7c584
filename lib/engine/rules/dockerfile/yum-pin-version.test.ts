import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './yum-pin-version.ts'

const image = (command: string): string => `FROM rockylinux/rockylinux:9\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    image('yum install -y nginx-1.28.0'),
    image('yum install -y nginx-1.28.0-3.fc43.x86_64 openssl-libs-1:3.5.4 libstdc++-15.2.1'),
    { name: 'a pattern for a version', dockerfile: image('yum -y install "nginx-1.28*" "git-2.5*-*"') },
    {
      name: 'files and addresses',
      dockerfile: image('yum install -y ./till.rpm /tmp/a.rpm https://example.org/b.rpm'),
    },
    { name: 'a group', dockerfile: image('yum install -y @core && yum group install -y tools') },
    { name: 'a stream', dockerfile: image('yum module install -y nodejs:24') },
    { name: 'other subcommands', dockerfile: image('yum makecache && yum remove -y nginx && yum clean all') },
    {
      name: 'a variable',
      dockerfile: 'FROM rockylinux/rockylinux:9\nARG NGINX\nRUN yum install -y $NGINX\n',
    },
    {
      name: 'a version in a variable',
      dockerfile: 'FROM rockylinux/rockylinux:9\nARG V=1.28.0\nRUN yum install -y nginx-${V}\n',
    },
    {
      name: 'values of options',
      dockerfile: image('yum install -y --enablerepo crb --setopt tsflags=nodocs nginx-1.28.0'),
    },
    { name: 'what has to be new', dockerfile: image('yum install -y ca-certificates tzdata') },
    { name: 'a stage that is not built', dockerfile: `${image('yum install -y nginx')}FROM debian:13\n` },
  ],
  invalid: [
    {
      dockerfile: image('yum install -y nginx'),
      reports: [{ messageId: 'unpinned', on: 'nginx', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'one report for a RUN',
      dockerfile: image('yum install -y git-2.51.0 nginx make'),
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'a number that belongs to the name',
      dockerfile: image('yum install -y java-21-openjdk-headless'),
      reports: [{ messageId: 'unpinned', on: 'java-21-openjdk-headless' }],
    },
    {
      name: 'behind options',
      dockerfile: image('yum -y --enablerepo crb install nginx'),
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'a module without a stream',
      dockerfile: image('yum module install -y nodejs'),
      reports: [{ messageId: 'module', on: 'nodejs' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM rockylinux/rockylinux:9\nONBUILD RUN yum install -y nginx\n',
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'the exec form',
      dockerfile: 'FROM rockylinux/rockylinux:9\nRUN ["yum", "install", "-y", "nginx"]\n',
      reports: [{ messageId: 'unpinned', on: '"nginx"' }],
    },
  ],
})
