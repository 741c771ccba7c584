import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './sudo-used.ts'

const run = (command: string): string => `FROM debian:13-slim\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    {
      name: 'beside a service that runs in this RUN only',
      dockerfile:
        'FROM debian:13\nRUN service postgresql start && sudo -u postgres psql -c "CREATE DATABASE tides"\n',
    },
    { name: 'the package', dockerfile: run('apt-get update && apt-get install -y sudo') },
    { name: 'another word', dockerfile: run('apt-get install -y sudoku') },
    { name: 'a path', dockerfile: run('chmod 440 /etc/sudoers.d/app') },
    { name: 'a string', dockerfile: run('echo "do not use sudo here"') },
    run('gosu app id'),
    { name: 'in a comment', dockerfile: 'FROM debian:13-slim\n# RUN sudo id\nRUN id\n' },
    {
      name: 'a stage that is not built',
      dockerfile: 'FROM debian:13 AS old\nRUN sudo id\nFROM debian:13-slim\n',
    },
    { name: 'exec form of another program', dockerfile: 'FROM debian:13-slim\nRUN ["echo", "sudo"]\n' },
  ],
  invalid: [
    {
      dockerfile: run('sudo apt-get update'),
      reports: [{ messageId: 'root', on: 'sudo', confidence: 'certain', severity: 'warning' }],
      fixed: run('apt-get update'),
    },
    {
      dockerfile: run('apt-get update \\\n && sudo apt-get install -y curl'),
      reports: [{ messageId: 'root', on: 'sudo' }],
      fixed: run('apt-get update \\\n && apt-get install -y curl'),
    },
    {
      name: 'every one of them',
      dockerfile: run('sudo true; sudo -E true'),
      reports: [
        { messageId: 'root', on: 'sudo' },
        { messageId: 'root', on: 'sudo' },
      ],
      fixed: run('true; sudo -E true'),
    },
    {
      dockerfile: run('DEBIAN_FRONTEND=noninteractive timeout 60 sudo apt-get update'),
      reports: [{ messageId: 'root', on: 'sudo' }],
    },
    {
      name: 'inside another shell',
      dockerfile: run('bash -c "sudo apt-get update"'),
      reports: [{ messageId: 'root', on: 'bash -c "sudo apt-get update"' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nRUN ["sudo", "apt-get", "update"]\n',
      reports: [{ messageId: 'root', on: '"sudo"' }],
    },
    {
      dockerfile: 'FROM node:24\nUSER node\nRUN sudo npm ci\n',
      reports: [{ messageId: 'user', on: 'sudo' }],
    },
    {
      name: 'kept for images built on this one',
      dockerfile: 'FROM debian:13-slim\nONBUILD RUN sudo apt-get update\n',
      reports: [{ messageId: 'unknown', on: 'sudo' }],
    },
    { dockerfile: run('sudo -u postgres initdb'), reports: [{ messageId: 'other', on: 'sudo' }] },
    {
      name: 'an image nothing is known of',
      dockerfile: 'FROM example.com/tides/base:4\nRUN echo secret | sudo -S id\n',
      reports: [{ messageId: 'unknown', on: 'sudo' }],
    },
  ],
})
