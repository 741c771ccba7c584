import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './apt-key-deprecated.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:12\nRUN gpg --dearmor -o /etc/apt/keyrings/harbour.gpg /tmp/harbour.asc\n',
    'FROM debian:12\nADD https://apt.example.com/key.gpg /etc/apt/keyrings/harbour.gpg\n',
    'FROM debian:12\nRUN apt-key list\n',
    'FROM debian:12\nRUN echo "apt-key add" > /notes\n',
    {
      name: 'a file of its own',
      dockerfile: 'FROM debian:12\nRUN apt-key --keyring /etc/apt/keyrings/a.gpg add /tmp/a\n',
    },
    {
      name: 'a stage that is not built',
      dockerfile: 'FROM debian:12 AS old\nRUN apt-key add /a\nFROM debian:12\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:12\nRUN apt-key add /tmp/a.asc\n',
      reports: [{ messageId: 'trusted', on: 'apt-key', confidence: 'certain', severity: 'warning' }],
    },
    {
      dockerfile: 'FROM ubuntu:22.04\nRUN curl -fsSL https://apt.example.com/key | apt-key add -\n',
      reports: [{ messageId: 'trusted', on: 'apt-key' }],
    },
    {
      dockerfile: 'FROM ubuntu:22.04\nRUN apt-key adv --keyserver keys.example.com --recv-keys ABCD\n',
      reports: [{ messageId: 'trusted', on: 'apt-key' }],
    },
    {
      name: 'with sudo',
      dockerfile: 'FROM ubuntu:22.04\nRUN sudo apt-key add /a\n',
      reports: [{ messageId: 'trusted', on: 'apt-key' }],
    },
    {
      name: 'gone',
      dockerfile: 'FROM debian:13\nRUN apt-key add /tmp/a.asc\n',
      reports: [{ messageId: 'gone', on: 'apt-key' }],
    },
    {
      name: 'an image of which nothing is known',
      dockerfile: 'FROM registry.example.com/base:1\nRUN apt-key add /tmp/a.asc\n',
      reports: [{ messageId: 'trusted', on: 'apt-key' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM debian:13\nONBUILD RUN apt-key add /tmp/a.asc\n',
      reports: [{ messageId: 'trusted', on: 'apt-key' }],
    },
  ],
})
