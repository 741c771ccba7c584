import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './upgrade-all-packages.ts'

const on = (image: string, script: string): string => `FROM ${image}\nRUN ${script}\n`

testRule(rule, docs, {
  valid: [
    on('debian:13', 'apt-get update && apt-get install -y curl'),
    { name: 'one package', dockerfile: on('debian:13', 'apt-get install --only-upgrade -y openssl') },
    { name: 'names follow', dockerfile: on('alpine:3.23', 'apk upgrade --no-cache openssl busybox') },
    { name: 'names follow yum update', dockerfile: on('rockylinux:9', 'yum -y update openssl') },
    {
      name: 'names that are not known',
      dockerfile: 'FROM rockylinux:9\nARG PKGS\nRUN dnf update -y $PKGS\n',
    },
    { name: 'the index only', dockerfile: on('alpine:3.23', 'apk update') },
    { name: 'pip itself', dockerfile: on('python:3.13', 'pip install --upgrade pip') },
    { name: 'another release is another matter', dockerfile: on('debian:13', 'apt-get dist-upgrade -y') },
    { name: 'apk to the state of the mirror, too', dockerfile: on('alpine:3.23', 'apk upgrade --available') },
    { name: 'only looked at', dockerfile: on('debian:13', 'apt-get -s upgrade') },
    { name: 'the word in a text', dockerfile: on('debian:13', 'echo apt-get upgrade') },
    {
      name: 'in a stage that is not built',
      dockerfile: 'FROM debian:13 AS old\nRUN apt-get upgrade -y\nFROM debian:13\n',
    },
  ],
  invalid: [
    {
      dockerfile: on('debian:13', 'apt-get update && apt-get -y upgrade'),
      reports: [{ messageId: 'upgrade', on: 'apt-get -y upgrade', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'an option with a value names no package',
      dockerfile: on('debian:13', 'apt-get upgrade -y -o Dpkg::Options::=--force-confold'),
      reports: [{ messageId: 'upgrade', on: 'apt-get upgrade' }],
    },
    {
      dockerfile: on('alpine:3.23', 'apk --no-cache upgrade'),
      reports: [{ messageId: 'upgrade', on: 'apk --no-cache upgrade' }],
    },
    { dockerfile: on('rockylinux:9', 'yum update -y'), reports: [{ messageId: 'update', on: 'yum update' }] },
    {
      dockerfile: on('fedora:43', 'dnf -y upgrade --refresh'),
      reports: [{ messageId: 'upgrade', on: 'dnf -y upgrade' }],
    },
    {
      dockerfile: on('redhat/ubi9-minimal:9.6', 'microdnf update -y'),
      reports: [{ messageId: 'update', on: 'microdnf update' }],
    },
    {
      dockerfile: on('opensuse/leap:15.6', 'zypper -n patch'),
      reports: [{ messageId: 'security', on: 'zypper -n patch' }],
    },
    {
      dockerfile: on('fedora:43', 'dnf update -y --security'),
      reports: [{ messageId: 'security', on: 'dnf update' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM debian:13\nONBUILD RUN apt-get update && apt-get upgrade -y\n',
      reports: [{ messageId: 'upgrade', on: 'apt-get upgrade' }],
    },
    {
      name: 'perhaps',
      dockerfile: on('debian:13', 'test -f /x && apt-get upgrade -y || true'),
      reports: [{ messageId: 'upgrade', on: 'apt-get upgrade', confidence: 'likely' }],
    },
    {
      name: 'one that changes the stages above it',
      dockerfile: 'FROM debian:13 AS base\nRUN apt-get upgrade -y\nFROM base\n',
      reports: [{ messageId: 'upgrade', on: 'apt-get upgrade' }],
    },
  ],
})
