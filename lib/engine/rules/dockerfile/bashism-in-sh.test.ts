import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './bashism-in-sh.ts'

const debian = (line: string): string => `FROM debian:13\nRUN ${line}\n`
const alpine = (line: string): string => `FROM alpine:3.23\nRUN ${line}\n`

testRule(rule, docs, {
  valid: [
    debian('[ "$(uname -m)" = x86_64 ] && echo forge'),
    debian('. /etc/os-release && echo "$ID"'),
    debian('echo "[[ {a,b} ]]"'),
    debian("printf 'a\\tb\\n' > /srv/a"),
    debian('ls > /srv/list 2>&1'),
    debian('echo ${ANVIL:-iron} ${ANVIL%.*}'),
    debian("bash -c 'source /etc/profile && [[ -n $PATH ]]'"),
    debian('awk "{print $1}" /etc/passwd'),
    debian('find / -name "*.a" -exec rm {} +'),
    debian('set -eux; ls'),
    debian('set -Eeu; ls'),
    debian("grep 'a$' /etc/passwd"),
    debian('ln -sf bash /bin/sh && ls'),
    alpine('echo $RANDOM'),
    {
      name: 'what ARG and ENV often set',
      dockerfile: 'FROM debian:13\nARG UID\nRUN useradd -u $UID keeper\n',
    },
    'FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN source /etc/profile\n',
    'FROM debian:13\nRUN <<EOF\n#!/bin/bash\nsource /etc/profile\nEOF\n',
    'FROM fedora:43\nRUN source /etc/profile && mkdir /srv/{a,b}\n',
    alpine('[[ -f /etc/passwd ]] && source /etc/profile'),
    alpine('ls &> /dev/null'),
    'FROM debian:13 AS aside\nRUN source /x\nFROM debian:13\nRUN ls\n',
  ],
  invalid: [
    {
      dockerfile: debian('[[ -f /etc/passwd ]] && ls'),
      reports: [{ messageId: 'fails', on: '[[ -f /etc/passwd ]]', confidence: 'certain' }],
    },
    { dockerfile: debian('source /etc/profile'), reports: [{ messageId: 'fails', on: 'source' }] },
    {
      dockerfile: debian('mkdir -p /srv/{iron,steel}'),
      reports: [{ messageId: 'silent', on: '/srv/{iron,steel}' }],
    },
    {
      name: 'braces are no part of ash either',
      dockerfile: alpine('touch /srv/{1..3}'),
      reports: [{ messageId: 'silent', on: '/srv/{1..3}', confidence: 'likely' }],
    },
    {
      dockerfile: debian('METALS=(iron steel)'),
      reports: [{ messageId: 'fails', on: 'METALS=(iron steel)' }],
    },
    { dockerfile: debian('ls &> /srv/list'), reports: [{ messageId: 'silent', on: '&> /srv/list' }] },
    { dockerfile: debian('cat <<< iron'), reports: [{ messageId: 'fails', on: '<<< iron' }] },
    { dockerfile: debian('sort <(ls)'), reports: [{ messageId: 'fails', on: '<(ls)' }] },
    { dockerfile: debian("echo $'a\\tb'"), reports: [{ messageId: 'silent', on: "$'a\\tb'" }] },
    { dockerfile: debian('echo -e "a\\tb"'), reports: [{ messageId: 'silent', on: '-e' }] },
    { dockerfile: debian('function heat { ls; }; heat'), reports: [{ messageId: 'fails', on: 'function' }] },
    { dockerfile: debian('set -Teu; ls'), reports: [{ messageId: 'fails', on: '-Teu' }] },
    {
      name: 'after packages were installed',
      dockerfile: debian('apt-get update && apt-get install -y curl && echo $RANDOM > /srv/seed'),
      reports: [{ messageId: 'silent', on: '$RANDOM', confidence: 'certain' }],
    },
    {
      dockerfile: alpine('if [ "$EUID" = 0 ]; then ls; fi'),
      reports: [{ messageId: 'silent', on: '"$EUID"' }],
    },
    {
      name: 'an array behind export',
      dockerfile: debian('export METALS=(iron steel)'),
      reports: [{ messageId: 'fails', on: 'METALS=(iron steel)' }],
    },
    {
      name: 'each kind once',
      dockerfile: debian('A=iron; echo ${A^^} ${A//i/o} ${A//o/i}'),
      reports: [
        { messageId: 'fails', on: '${A^^}' },
        { messageId: 'fails', on: '${A//i/o}' },
      ],
    },
    {
      name: 'of an image that nothing is known of',
      dockerfile: 'FROM example.test/forge:1\nRUN source /etc/profile\n',
      reports: [{ messageId: 'unknown', on: 'source', confidence: 'possible', severity: 'info' }],
    },
  ],
})
