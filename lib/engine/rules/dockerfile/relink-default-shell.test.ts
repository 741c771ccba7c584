import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './relink-default-shell.ts'

const run = (script: string): string => `FROM debian:13\nRUN ${script}\n`

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN source /etc/profile\n',
    { name: 'another link', dockerfile: run('ln -sf /bin/true /sbin/initctl') },
    { name: 'out of /bin/sh, not into it', dockerfile: run('ln -s /bin/sh /usr/local/bin/shop-sh') },
    { name: 'only named', dockerfile: run('echo "ln -sf bash /bin/sh"') },
    { name: 'a shell of that name elsewhere', dockerfile: run('ln -sf /bin/bash /opt/bin/sh') },
    { name: 'back to dash', dockerfile: run('ln -sf dash /bin/sh') },
    { name: 'the names of BusyBox', dockerfile: 'FROM alpine:3.23\nRUN ln -sf /bin/busybox /bin/sh\n' },
    { name: 'another package', dockerfile: run('dpkg-reconfigure tzdata') },
    { name: 'an account', dockerfile: run('chsh -s /bin/bash root') },
  ],
  invalid: [
    {
      dockerfile: run('ln -sf /bin/bash /bin/sh'),
      reports: [
        { messageId: 'replaced', on: 'ln -sf /bin/bash /bin/sh', confidence: 'certain', severity: 'warning' },
      ],
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
    },
    {
      name: 'relative, at the end of a chain',
      dockerfile: run('apt-get update \\\n && ln -snf bash /bin/sh'),
      reports: [{ messageId: 'replaced', on: 'ln -snf bash /bin/sh' }],
      fixed: 'FROM debian:13\nRUN apt-get update\nSHELL ["/bin/bash", "-c"]\n',
    },
    {
      name: 'in the middle',
      dockerfile: run('rm /bin/sh && ln -s /bin/zsh /bin/sh && echo done'),
      reports: [{ messageId: 'replaced', on: 'ln -s /bin/zsh /bin/sh' }],
    },
    {
      name: 'copied',
      dockerfile: run('cp /bin/bash /bin/sh'),
      reports: [{ messageId: 'replaced', on: 'cp /bin/bash /bin/sh' }],
    },
    {
      name: 'moved',
      dockerfile: run('mv /bin/bash /usr/bin/sh'),
      reports: [{ messageId: 'replaced', on: 'mv /bin/bash /usr/bin/sh' }],
    },
    {
      name: 'the shell was removed before',
      dockerfile: run('rm /bin/sh && ln -s /bin/bash /bin/sh'),
      reports: [{ messageId: 'replaced', on: 'ln -s /bin/bash /bin/sh' }],
      fixed: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]\n',
    },
    {
      name: 'removed before, with more in between',
      dockerfile: run('rm /bin/sh && echo gone && ln -s /bin/bash /bin/sh'),
      reports: [{ messageId: 'replaced', on: 'ln -s /bin/bash /bin/sh' }],
      fixed: run('rm /bin/sh && echo gone && ln -s /bin/bash /bin/sh'),
    },
    {
      name: 'from within the directory',
      dockerfile: run('cd /bin && ln -sf bash sh'),
      reports: [{ messageId: 'replaced', on: 'ln -sf bash sh' }],
    },
    {
      name: 'by the package',
      dockerfile: run('echo "dash dash/sh boolean false" | debconf-set-selections && dpkg-reconfigure dash'),
      reports: [{ messageId: 'reconfigured', on: 'dpkg-reconfigure dash' }],
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nRUN ln -sf /bin/bash /bin/sh\nFROM debian:13\nCOPY --from=build /a /a\n',
      reports: [{ messageId: 'replaced', on: 'ln -sf /bin/bash /bin/sh' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM debian:13\nONBUILD RUN apt-get update && ln -sf /bin/bash /bin/sh\n',
      reports: [{ messageId: 'replaced', on: 'ln -sf /bin/bash /bin/sh' }],
      fixed: 'FROM debian:13\nONBUILD RUN apt-get update && ln -sf /bin/bash /bin/sh\n',
    },
    {
      name: 'a shell that is not known',
      dockerfile: 'FROM debian:13\nARG S\nRUN ln -sf $S /bin/sh\n',
      reports: [{ messageId: 'replaced', on: 'ln -sf $S /bin/sh' }],
    },
  ],
})
