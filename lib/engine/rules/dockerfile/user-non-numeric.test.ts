import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './user-non-numeric.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24-slim\nUSER 10001\n',
    'FROM node:24-slim\nUSER 10001:10001\n',
    { name: 'user-root-last speaks', dockerfile: 'FROM node:24-slim\nUSER root\n' },
    { name: 'a line in between', dockerfile: 'FROM node:24-slim\nUSER node\nRUN npm --version\nUSER 1000\n' },
    {
      name: 'a stage that is thrown away',
      dockerfile: 'FROM node:24 AS build\nUSER node\nFROM node:24-slim\nUSER 1000\n',
    },
    { name: 'a number by a variable', dockerfile: 'FROM node:24-slim\nARG APP_UID=10001\nUSER $APP_UID\n' },
    { name: 'a value that is not known', dockerfile: 'FROM node:24-slim\nARG WHO\nUSER ${WHO}\n' },
    'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nUSER ContainerUser\n',
    'FROM node:24-slim\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24-slim\nUSER node\n',
      reports: [{ messageId: 'known', on: 'node', severity: 'info', confidence: 'certain' }],
    },
    {
      dockerfile: 'FROM example.com/tides/base:4\nUSER tides:tides\n',
      reports: [{ messageId: 'name', on: 'tides:tides' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nRUN useradd --system tides\nUSER tides\n',
      reports: [{ messageId: 'unfixed', on: 'tides' }],
    },
    {
      dockerfile: 'FROM debian:13-slim\nRUN useradd --uid 10001 tides\nUSER tides\n',
      reports: [{ messageId: 'known', on: 'tides' }],
    },
    {
      name: 'a name by a variable',
      dockerfile: 'FROM node:24-slim\nARG WHO=node\nUSER ${WHO}\n',
      reports: [{ messageId: 'known', on: '${WHO}' }],
    },
    {
      name: 'taken over',
      dockerfile: 'FROM node:24-slim AS base\nUSER node\nFROM base\nEXPOSE 8080\n',
      reports: [{ messageId: 'known', on: 'node' }],
    },
  ],
})
