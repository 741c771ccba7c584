import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './dnf-pin-version.ts'

const image = (command: string): string => `FROM fedora:43\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    image('dnf install -y nginx-1.28.0'),
    image('dnf install -y nginx-1.28.0-3.fc43.x86_64 openssl-libs-1:3.5.4 libstdc++-15.2.1'),
    { name: 'a pattern for a version', dockerfile: image('dnf -y install "nginx-1.28*" "git-2.5*-*"') },
    {
      name: 'files and addresses',
      dockerfile: image('dnf install -y ./till.rpm /tmp/a.rpm https://example.org/b.rpm'),
    },
    { name: 'a group', dockerfile: image('dnf install -y @core && dnf group install -y tools') },
    { name: 'a stream', dockerfile: image('dnf module install -y nodejs:24') },
    { name: 'other subcommands', dockerfile: image('dnf makecache && dnf remove -y nginx && dnf clean all') },
    { name: 'a variable', dockerfile: 'FROM fedora:43\nARG NGINX\nRUN dnf install -y $NGINX\n' },
    {
      name: 'a version in a variable',
      dockerfile: 'FROM fedora:43\nARG V=1.28.0\nRUN dnf install -y nginx-${V}\n',
    },
    {
      name: 'values of options',
      dockerfile: image('dnf install -y --enablerepo crb --setopt tsflags=nodocs nginx-1.28.0'),
    },
    { name: 'what has to be new', dockerfile: image('dnf install -y ca-certificates tzdata') },
    { name: 'a stage that is not built', dockerfile: `${image('dnf install -y nginx')}FROM debian:13\n` },
  ],
  invalid: [
    {
      dockerfile: image('dnf install -y nginx'),
      reports: [{ messageId: 'unpinned', on: 'nginx', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'one report for a RUN',
      dockerfile: image('dnf install -y git-2.51.0 nginx make'),
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'a number that belongs to the name',
      dockerfile: image('dnf install -y java-21-openjdk-headless'),
      reports: [{ messageId: 'unpinned', on: 'java-21-openjdk-headless' }],
    },
    {
      name: 'behind options',
      dockerfile: image('dnf -y --enablerepo crb install nginx'),
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'a module without a stream',
      dockerfile: image('dnf module install -y nodejs'),
      reports: [{ messageId: 'module', on: 'nodejs' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM fedora:43\nONBUILD RUN dnf install -y nginx\n',
      reports: [{ messageId: 'unpinned', on: 'nginx' }],
    },
    {
      name: 'the exec form',
      dockerfile: 'FROM fedora:43\nRUN ["dnf", "install", "-y", "nginx"]\n',
      reports: [{ messageId: 'unpinned', on: '"nginx"' }],
    },
  ],
})
