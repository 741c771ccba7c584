import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './shell-wrapper-without-exec.ts'

const started = (base: string, script: string): string =>
  `FROM ${base}\nCMD ["sh", "-c", ${JSON.stringify(script)}]\n`
const file = (script: string) => ({
  dockerfile: 'FROM debian:13\nCOPY --chmod=755 start.sh /\nENTRYPOINT ["/start.sh"]\nCMD ["mill"]\n',
  context: { 'start.sh': script },
})

testRule(rule, docs, {
  valid: [
    started('debian:13', 'exec mill --port $PORT'),
    started('debian:13', 'migrate && exec mill'),
    {
      name: 'bash replaces itself by a single command',
      dockerfile: 'FROM debian:13\nCMD ["bash", "-c", "mill --port 80"]\n',
    },
    { name: 'ash does for the last one', dockerfile: started('alpine:3.23', 'migrate && mill') },
    started('debian:13', 'while true; do mill; sleep 5; done'),
    started('debian:13', 'trap "kill 0" TERM; mill'),
    started('debian:13', 'mill & wheel & wait'),
    { name: 'the shell form is another matter', dockerfile: 'FROM debian:13\nCMD mill --port 80\n' },
    file('#!/bin/sh\nset -e\nmigrate\nexec "$@"\n'),
    file('#!/usr/bin/env python3\nmill()\n'),
    'FROM debian:13\nCMD ["mill", "--port", "80"]\n',
    { name: 'an empty entry point', dockerfile: 'FROM debian:13\nENTRYPOINT []\nCMD mill --port 80\n' },
    {
      name: 'taken over by CMD of a later stage',
      dockerfile: 'FROM debian:13 AS a\nCMD ["sh", "-c", "mill"]\nFROM a\nCMD ["mill"]\n',
    },
  ],
  invalid: [
    {
      dockerfile: started('debian:13', 'mill --port $PORT'),
      reports: [{ messageId: 'wrapper', on: '"mill --port $PORT"', confidence: 'certain', severity: 'info' }],
    },
    {
      dockerfile: started('ubuntu:24.04', 'migrate && mill'),
      reports: [{ messageId: 'wrapper', on: '"migrate && mill"' }],
    },
    {
      name: 'of an image that nothing is known of',
      dockerfile: started('example.test/mill:1', 'mill'),
      reports: [{ messageId: 'unsure', on: '"mill"', confidence: 'likely' }],
    },
    {
      name: 'bash with two commands',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["/bin/bash", "-c", "migrate; mill"]\n',
      reports: [{ messageId: 'unsure', on: '"migrate; mill"' }],
    },
    {
      name: 'the script stands in CMD',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["sh", "-c"]\nCMD ["mill --port 80"]\n',
      reports: [{ messageId: 'wrapper', on: '"mill --port 80"' }],
    },
    {
      ...file('#!/bin/sh\nset -e\nmigrate\n"$@"\n'),
      reports: [{ messageId: 'arguments', on: '"/start.sh"', confidence: 'certain' }],
    },
    {
      name: 'a script of the Dockerfile',
      dockerfile:
        'FROM debian:13\nCOPY --chmod=755 <<EOF /start.sh\n#!/bin/bash\nmigrate\nmill --port 80\nEOF\nENTRYPOINT ["/start.sh"]\n',
      reports: [{ messageId: 'script', on: '"/start.sh"' }],
    },
  ],
})
