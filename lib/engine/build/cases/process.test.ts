import { runCases, type Case } from '../../testing/run-cases.ts'

const FORMS = 'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form'
const ENTRYPOINT = 'https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact'
const SHELL_ENTRYPOINT = 'https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example'
const EXEC_ENTRYPOINT = 'https://docs.docker.com/reference/dockerfile/#exec-form-entrypoint-example'
const STOPSIGNAL = 'https://docs.docker.com/reference/dockerfile/#stopsignal'

type Row = readonly [
  name: string,
  source: string,
  dockerfile: string,
  pid1: string | null,
  receivesSignals: boolean | null,
  program?: string | null,
]

/** Who is PID 1, and does the signal come through to the program that does the work? */
function cases(rows: readonly Row[], files: Readonly<Record<string, string>> = {}): Case[] {
  return rows.map(([name, source, dockerfile, pid1, receivesSignals, program]) => ({
    name,
    source,
    dockerfile: `${dockerfile}\n`,
    files,
    expect: {
      image: {
        process: { pid1: { program: pid1, receivesSignals }, ...(program === undefined ? {} : { program }) },
      },
    },
  }))
}

runCases(
  'PID 1',
  cases([
    ['exec form', FORMS, 'FROM debian:13\nCMD ["kiln", "--hot"]', 'kiln', true, 'kiln'],
    [
      'shell form on Debian: dash waits',
      SHELL_ENTRYPOINT,
      'FROM debian:13\nCMD kiln --hot',
      'sh',
      false,
      'kiln',
    ],
    ['the same on Ubuntu', SHELL_ENTRYPOINT, 'FROM ubuntu:24.04\nENTRYPOINT kiln --hot', 'sh', false, 'kiln'],
    [
      'exec in shell form',
      SHELL_ENTRYPOINT,
      'FROM debian:13\nENTRYPOINT exec kiln --hot',
      'kiln',
      true,
      'kiln',
    ],
    ['exec behind &&', SHELL_ENTRYPOINT, 'FROM debian:13\nCMD cd /srv && exec kiln', 'kiln', true],
    [
      'shell form on Alpine: BusyBox replaces itself by the last command',
      'https://github.com/mirror/busybox/blob/master/shell/ash.c',
      'FROM alpine:3.23\nCMD cd /srv && kiln --hot',
      'kiln',
      true,
    ],
    [
      'but not in a pipe',
      'https://github.com/mirror/busybox/blob/master/shell/ash.c',
      'FROM alpine:3.23\nCMD kiln | tee /log',
      null,
      null,
      null,
    ],
    [
      'bash replaces itself by a lone command',
      'https://github.com/bminor/bash/blob/master/builtins/evalstring.c',
      'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nCMD kiln --hot',
      'kiln',
      true,
    ],
    [
      'what it does with a list depends on its version',
      'https://github.com/bminor/bash/blob/master/builtins/evalstring.c',
      'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nCMD cd /srv && kiln',
      null,
      null,
      'kiln',
    ],
    [
      'an unknown base has an unknown sh',
      FORMS,
      'FROM example.com/clay:1\nENTRYPOINT kiln',
      null,
      null,
      'kiln',
    ],
    ['and may have an ENTRYPOINT', ENTRYPOINT, 'FROM example.com/clay:1\nCMD ["kiln"]', null, null],
    [
      'sh -c in exec form is a shell too',
      EXEC_ENTRYPOINT,
      'FROM debian:13\nCMD ["sh", "-c", "kiln"]',
      'sh',
      false,
    ],
    [
      'what waits first is not what runs',
      SHELL_ENTRYPOINT,
      'FROM debian:13\nCMD sleep 5 && exec kiln',
      'kiln',
      true,
      'kiln',
    ],
    [
      'what waits for ever is',
      SHELL_ENTRYPOINT,
      'FROM debian:13\nCMD sleep infinity && exec kiln',
      'sh',
      false,
      'sleep',
    ],
    [
      'tini',
      'https://github.com/krallin/tini',
      'FROM debian:13\nENTRYPOINT ["tini", "--"]\nCMD ["kiln"]',
      'tini',
      true,
      'kiln',
    ],
    [
      'tini hands on to its child, which may be a shell',
      'https://github.com/krallin/tini',
      'FROM debian:13\nENTRYPOINT ["tini", "--"]\nCMD ["sh", "-c", "kiln"]',
      'tini',
      false,
    ],
    [
      'tini -g signals the whole group',
      'https://github.com/krallin/tini#process-group-killing',
      'FROM debian:13\nENTRYPOINT ["tini", "-g", "--"]\nCMD ["sh", "-c", "kiln"]',
      'tini',
      true,
    ],
    [
      'dumb-init does so by default',
      'https://github.com/Yelp/dumb-init#session-behavior',
      'FROM debian:13\nENTRYPOINT ["dumb-init", "--"]\nCMD ["sh", "-c", "kiln"]',
      'dumb-init',
      true,
    ],
    [
      'an init below a shell hears nothing',
      SHELL_ENTRYPOINT,
      'FROM debian:13\nCMD tini -- kiln',
      'sh',
      false,
      'kiln',
    ],
    [
      'gosu replaces itself',
      'https://github.com/tianon/gosu',
      'FROM debian:13\nCMD ["gosu", "www-data", "kiln"]',
      'kiln',
      true,
    ],
    [
      'sudo stays',
      'https://github.com/tianon/gosu#why',
      'FROM debian:13\nCMD ["sudo", "kiln"]',
      'sudo',
      null,
      'kiln',
    ],
    [
      'python -m is one process',
      'https://docs.python.org/3/library/runpy.html',
      'FROM python:3.13-slim\nCMD ["python", "-m", "kiln"]',
      'kiln',
      true,
    ],
    [
      'npm stands between',
      'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd',
      'FROM node:24\nCMD ["npm", "start"]',
      'npm',
      null,
    ],
    [
      'and a shell before it is certain',
      'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd',
      'FROM node:24\nENTRYPOINT []\nCMD ["sh", "-c", "npm start"]',
      'sh',
      false,
    ],
    [
      'the script of an official image hands over',
      'https://github.com/docker-library/official-images#consistency',
      'FROM node:24\nCMD ["node", "kiln.js"]',
      'node',
      true,
      'node',
    ],
    [
      'a script that cannot be read',
      EXEC_ENTRYPOINT,
      'FROM debian:13\nENTRYPOINT ["/opt/start.sh"]',
      'start.sh',
      null,
    ],
    ['nothing to start', ENTRYPOINT, 'FROM scratch\nENV A=1', null, null, null],
    [
      'ENTRYPOINT in shell form ignores CMD',
      ENTRYPOINT,
      'FROM debian:13\nENTRYPOINT exec kiln\nCMD ["oven"]',
      'kiln',
      true,
    ],
  ]),
)

const SCRIPTS = {
  'bare.sh': '#!/bin/sh\nmigrate\nexec $@\n',
  'handover.sh': '#!/bin/sh\nset -e\nif [ -n "$MIGRATE" ]; then\n  migrate\nfi\nexec "$@"\n',
  'branches.sh': '#!/bin/sh\nif [ -f /etc/glaze ]; then HEAT=--hot; fi\nexec kiln $HEAT --slow\n',
  'parent.sh': '#!/bin/bash\nmigrate\nkiln --hot\n',
  'traps.sh': '#!/bin/sh\ntrap "kill $PID" TERM\nkiln\n',
  'other.rb': '#!/usr/bin/env ruby\nKiln.fire\n',
}

runCases(
  'entry scripts of the context',
  cases(
    [
      [
        'exec "$@" behind a branch',
        EXEC_ENTRYPOINT,
        'FROM debian:13\nCOPY --chmod=755 handover.sh /\nENTRYPOINT ["/handover.sh"]\nCMD ["kiln", "--hot"]',
        'kiln',
        true,
        'kiln',
      ],
      [
        'exec $@ without quotes',
        EXEC_ENTRYPOINT,
        'FROM debian:13\nCOPY --chmod=755 bare.sh /\nENTRYPOINT ["/bare.sh"]\nCMD ["kiln", "--hot"]',
        'kiln',
        true,
        'kiln',
      ],
      [
        'exec of a program behind a branch',
        EXEC_ENTRYPOINT,
        'FROM debian:13\nCOPY --chmod=755 branches.sh /\nCMD ["/branches.sh"]',
        'kiln',
        true,
        'kiln',
      ],
      [
        'without exec the script stays, in bash too',
        EXEC_ENTRYPOINT,
        'FROM debian:13\nCOPY --chmod=755 parent.sh /\nCMD ["/parent.sh"]',
        'bash',
        false,
        'kiln',
      ],
      [
        'a trap may hand the signal on',
        'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#trap',
        'FROM debian:13\nCOPY --chmod=755 traps.sh /\nCMD ["/traps.sh"]',
        null,
        null,
      ],
      [
        'a script behind an init',
        'https://github.com/krallin/tini',
        'FROM debian:13\nCOPY --chmod=755 handover.sh /\nENTRYPOINT ["tini", "--", "/handover.sh"]\nCMD ["kiln"]',
        'tini',
        true,
        'kiln',
      ],
      [
        'a script of another language is the program',
        EXEC_ENTRYPOINT,
        'FROM ruby:3.4\nCOPY --chmod=755 other.rb /usr/local/bin/kiln\nCMD ["kiln"]',
        'kiln',
        true,
        'kiln',
      ],
    ],
    SCRIPTS,
  ),
)

function signal(name: string, dockerfile: string, expected: string | null, source = STOPSIGNAL): Case {
  return {
    name,
    source,
    dockerfile: `${dockerfile}\n`,
    expect: { image: { process: { pid1: { signal: expected } } } },
  }
}

runCases('the stop signal', [
  signal('SIGTERM by default', 'FROM debian:13\nCMD ["kiln"]', 'SIGTERM'),
  signal('by name', 'FROM debian:13\nSTOPSIGNAL SIGINT', 'SIGINT'),
  signal('by number', 'FROM debian:13\nSTOPSIGNAL 3', 'SIGQUIT'),
  signal('without SIG', 'FROM debian:13\nSTOPSIGNAL quit', 'SIGQUIT'),
  signal('from a variable', 'FROM debian:13\nENV BYE=SIGUSR1\nSTOPSIGNAL $BYE', 'SIGUSR1'),
  signal(
    'nginx stops on SIGQUIT',
    'FROM nginx:1.29\nCOPY . /usr/share/nginx/html',
    'SIGQUIT',
    'https://github.com/nginx/docker-nginx/blob/master/stable/debian/Dockerfile',
  ),
  signal(
    'postgres on SIGINT',
    'FROM postgres:18\nENV PGDATA=/data',
    'SIGINT',
    'https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template',
  ),
  signal(
    'httpd on SIGWINCH',
    'FROM httpd:2.4\nCOPY . /usr/local/apache2/htdocs/',
    'SIGWINCH',
    'https://github.com/docker-library/httpd/blob/master/2.4/Dockerfile',
  ),
  signal(
    'inherited from the stage below',
    'FROM debian:13 AS a1\nSTOPSIGNAL SIGINT\nFROM a1\nCMD ["kiln"]',
    'SIGINT',
  ),
  signal('unknown with the base', 'FROM example.com/clay:1\nCMD ["kiln"]', null),
  signal('on scratch', 'FROM scratch\nCMD ["/kiln"]', 'SIGTERM'),
])
