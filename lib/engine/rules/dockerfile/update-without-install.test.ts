import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './update-without-install.ts'

testRule(rule, docs, {
  valid: [
    {
      name: 'pacman brings newer packages',
      dockerfile: 'FROM archlinux:base\nRUN pacman -Syu --noconfirm\n',
    },
    {
      name: 'an index of its own',
      dockerfile: 'FROM archlinux:base\nRUN pacman -Syu --noconfirm\nRUN pacman -Sy --noconfirm beacon\n',
    },
    {
      name: 'a new source is tried, and the lists go in the same RUN',
      dockerfile:
        'FROM debian:13\nCOPY harbour.sources /etc/apt/sources.list.d/\nRUN apt-get update && apt-get dist-clean\nRUN apt-get update && apt-get install -y beacon\n',
    },
    'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    'FROM debian:13\nRUN apt-get update; apt-get -y upgrade\n',
    'FROM debian:13\nRUN <<EOF\napt-get update\napt-get install -y curl\nEOF\n',
    'FROM debian:13\nRUN update-ca-certificates && update-alternatives --list java\n',
    'FROM alpine:3.23\nRUN apk update && apk add curl\n',
    'FROM fedora:43\nRUN dnf makecache && dnf -y install curl\n',
    'FROM fedora:43\nRUN dnf -y update\n',
    {
      name: 'a script of the project may install',
      dockerfile: 'FROM debian:13\nRUN apt-get update && ./install.sh\n',
    },
    'FROM debian:13\nRUN echo "apt-get update"\n',
    'FROM debian:13\nRUN set -eux; apt-get -qq update; apt-get -o Acquire::Retries=3 install -y curl\n',
  ],
  invalid: [
    {
      name: 'pacman',
      dockerfile: 'FROM archlinux:base\nRUN pacman -Syu --noconfirm\nRUN pacman -S --noconfirm beacon\n',
      reports: [{ messageId: 'stale', on: 'pacman -Syu' }],
    },
    {
      dockerfile: 'FROM debian:13\nRUN apt-get update\nRUN apt-get install -y curl\n',
      reports: [{ messageId: 'stale', on: 'apt-get update', confidence: 'certain' }],
      fixed: 'FROM debian:13\nRUN apt-get update \\\n && apt-get install -y curl\n',
    },
    {
      name: 'the install is in a stage built on this one',
      dockerfile: 'FROM debian:13 AS base\nRUN apt-get -y update\nFROM base\nRUN apt-get install -y curl\n',
      reports: [{ messageId: 'stale', on: 'apt-get -y update' }],
    },
    {
      name: 'the install has an update of its own',
      dockerfile:
        'FROM debian:13\nRUN apt-get update\nRUN apt-get update && apt-get install -y tide-tables\n',
      reports: [{ messageId: 'again', on: 'apt-get update', confidence: 'certain' }],
    },
    {
      name: 'a build argument switches the install on',
      dockerfile:
        'FROM debian:13\nRUN apt-get update\nARG CHARTS=false\nRUN if [ "$CHARTS" = true ]; then apt-get install -y gnuplot; fi\n',
      reports: [{ messageId: 'stale', on: 'apt-get update', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM debian:13\nRUN apt-get update\n',
      reports: [{ messageId: 'useless', on: 'apt-get update' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN apk update\nRUN apk add curl\n',
      reports: [{ messageId: 'stale', on: 'apk update' }],
    },
    {
      name: 'the order counts',
      dockerfile: 'FROM debian:13\nRUN apt-get install -y curl && apt-get update\n',
      reports: [{ messageId: 'after', on: 'apt-get update' }],
    },
    {
      name: 'another manager installs',
      dockerfile: 'FROM debian:13\nRUN apt-get update && pip install flask\nRUN apt-get install -y curl\n',
      reports: [{ messageId: 'stale', on: 'apt-get update' }],
    },
    {
      name: 'through sudo',
      dockerfile: 'FROM debian:13\nRUN sudo apt update\nRUN sudo apt install -y curl\n',
      reports: [{ messageId: 'stale', on: 'apt update' }],
    },
    {
      name: 'the newer tool',
      dockerfile: 'FROM opensuse/leap:16\nRUN zypper --non-interactive refresh\nRUN zypper -n install curl\n',
      reports: [{ messageId: 'stale', on: 'zypper --non-interactive refresh' }],
    },
  ],
})
