import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './dnf-assume-yes.ts'

const fedora = (command: string): string => `FROM fedora:43\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    fedora('dnf install -y vim'),
    fedora('dnf -yq --setopt=install_weak_deps=False install vim'),
    fedora('dnf group install --assumeyes tools'),
    fedora('dnf5 -y upgrade'),
    fedora('dnf makecache && dnf repoquery vim && dnf clean all'),
    fedora('dnf config-manager --set-enabled crb'),
    {
      name: 'microdnf never asks',
      dockerfile: 'FROM registry.access.redhat.com/ubi9/ubi-minimal\nRUN microdnf install vim\n',
    },
    { name: 'a module is only listed', dockerfile: fedora('dnf module list nodejs') },
    {
      name: 'dnf.conf says so',
      dockerfile: fedora('echo assumeyes=True >> /etc/dnf/dnf.conf\nRUN dnf install vim'),
    },
    { name: 'another program', dockerfile: fedora('notdnf install vim') },
    { name: 'yum has a rule of its own', dockerfile: fedora('yum install vim') },
  ],
  invalid: [
    {
      dockerfile: fedora('dnf install vim && dnf clean all'),
      reports: [{ messageId: 'asks', on: 'dnf install', confidence: 'certain', severity: 'error' }],
      fixed: fedora('dnf install -y vim && dnf clean all'),
    },
    {
      name: 'over several lines',
      dockerfile: fedora('dnf install \\\n    vim \\\n    git'),
      reports: [{ messageId: 'asks', on: 'dnf install' }],
      fixed: fedora('dnf install -y \\\n    vim \\\n    git'),
    },
    {
      name: 'tdnf asks like dnf',
      dockerfile: 'FROM photon:5.0\nRUN tdnf install vim\n',
      reports: [{ messageId: 'asks', on: 'tdnf install', confidence: 'likely' }],
    },
    {
      name: 'a module',
      dockerfile: fedora('dnf module enable nodejs:22'),
      reports: [{ messageId: 'asks', on: 'dnf module enable' }],
      fixed: fedora('dnf module enable -y nodejs:22'),
    },
    {
      name: 'the question of only one of them is answered',
      dockerfile: fedora('dnf install -y vim && dnf remove nano'),
      reports: [{ messageId: 'asks', on: 'dnf remove', confidence: 'likely' }],
    },
    {
      name: 'a command that need not run',
      dockerfile: fedora('command -v vim || dnf install vim'),
      reports: [{ messageId: 'asks', on: 'dnf install', confidence: 'likely' }],
    },
    {
      name: 'an unknown base may be set up to say yes',
      dockerfile: 'FROM registry.example.org/base:1\nRUN dnf --quiet install vim\n',
      reports: [{ messageId: 'quiet', on: 'dnf --quiet install', confidence: 'likely' }],
    },
  ],
})
