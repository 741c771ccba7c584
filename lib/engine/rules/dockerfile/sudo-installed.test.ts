import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './sudo-installed.ts'

const run = (command: string): string => `FROM debian:13-slim\nRUN ${command}\nUSER 10001\n`

testRule(rule, docs, {
  valid: [
    run('apt-get update && apt-get install -y gosu'),
    { name: 'another package', dockerfile: run('apt-get install -y sudoku') },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nRUN apt-get install -y sudo\nFROM debian:13-slim\nCOPY --from=build /a /a\nUSER 1\n',
    },
    {
      name: 'an image to develop in',
      dockerfile:
        'FROM mcr.microsoft.com/devcontainers/base:trixie\nRUN apt-get install -y sudo\nUSER vscode\n',
    },
    {
      name: 'a stage to develop in',
      dockerfile: 'FROM debian:13-slim AS dev\nRUN apt-get install -y sudo\nUSER 1\n',
    },
    run('usermod -aG docker tides'),
    run('echo "NOPASSWD is no good idea"'),
  ],
  invalid: [
    {
      name: 'to become another account',
      dockerfile: 'FROM debian:13\nRUN apt-get update && apt-get install -y sudo && useradd keeper\n',
      reports: [{ messageId: 'others', on: 'sudo', severity: 'info' }],
    },
    {
      dockerfile: run('apt-get update && apt-get install -y curl sudo'),
      reports: [{ messageId: 'installed', on: 'sudo', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'the widest door, once',
      dockerfile: run(
        'apt-get install -y sudo && usermod -aG sudo tides && echo "%sudo ALL=(ALL) NOPASSWD:ALL" >> /etc/sudoers',
      ),
      reports: [{ messageId: 'passwordless', on: '"%sudo ALL=(ALL) NOPASSWD:ALL"' }],
    },
    {
      dockerfile: run('apk add sudo && adduser tides wheel'),
      reports: [{ messageId: 'group', on: 'wheel' }],
    },
    {
      dockerfile: run('useradd -m -G audio,sudo tides'),
      reports: [{ messageId: 'group', on: 'audio,sudo' }],
    },
    {
      dockerfile: run("sed -i 's/%wheel.*/%wheel ALL=(ALL) NOPASSWD: ALL/' /etc/sudoers"),
      reports: [{ messageId: 'passwordless', on: "'s/%wheel.*/%wheel ALL=(ALL) NOPASSWD: ALL/'" }],
    },
    {
      name: 'root needs none',
      dockerfile: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y sudo\n',
      reports: [{ messageId: 'root', on: 'sudo' }],
    },
  ],
})
