import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './add-instead-of-copy.ts'

testRule(rule, docs, {
  valid: [
    {
      name: 'compressed: only the content tells whether it is an archive',
      dockerfile: 'FROM debian:13\nADD charts.gz /srv/\n',
    },
    'FROM alpine:3.23\nCOPY app /app\n',
    'FROM alpine:3.23\nADD rootfs.tar.gz /\n',
    'FROM alpine:3.23\nADD ["rootfs.tgz", "/"]\n',
    {
      name: 'quoted',
      dockerfile: 'FROM alpine:3.23\nADD "rootfs.tgz" /\nADD "https://example.com/tool" /usr/bin/\n',
    },
    'FROM alpine:3.23\nADD data.txz config.tar.bz2 /\n',
    'FROM alpine:3.23\nADD https://example.com/tool /usr/bin/\n',
    'FROM alpine:3.23\nADD git@git.example.com:shop/api.git /src\n',
    'FROM alpine:3.23\nADD https://git.example.com/shop/api.git#v1 /src\n',
    'FROM alpine:3.23\nADD <<EOF /etc/motd\nhello\nEOF\n',
    'FROM alpine:3.23\nARG FILE=app\nADD $FILE /app\n',
    'FROM alpine:3.23\nADD --unpack=true data.bin /\n',
    { name: 'a plain file beside an archive', dockerfile: 'FROM alpine:3.23\nADD app rootfs.tar /\n' },
  ],
  invalid: [
    {
      name: 'a variable that goes by the name of a file',
      dockerfile: 'FROM eclipse-temurin:25\nARG JAR\nADD ${JAR} app.jar\n',
      reports: [{ messageId: 'unknown', on: 'ADD', severity: 'info', confidence: 'possible' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nADD --chown=1000 app/ /app/\n',
      reports: [{ messageId: 'plain', on: 'ADD', confidence: 'certain' }],
      fixed: 'FROM alpine:3.23\nCOPY --chown=1000 app/ /app/\n',
    },
    {
      dockerfile: 'FROM alpine:3.23\nadd . /app\n',
      reports: [{ messageId: 'plain', on: 'add' }],
      fixed: 'FROM alpine:3.23\nCOPY . /app\n',
    },
    {
      name: 'an archive of another kind is not unpacked',
      dockerfile: 'FROM alpine:3.23\nADD charts.zip /data/\n',
      reports: [{ messageId: 'notUnpacked', on: 'ADD' }],
    },
    {
      dockerfile: 'FROM alpine:3.23\nADD site.zip /srv/\n',
      reports: [{ messageId: 'notUnpacked', on: 'ADD' }],
    },
    {
      name: 'a wildcard may match an archive',
      dockerfile: 'FROM alpine:3.23\nADD data/* /data/\n',
      reports: [{ messageId: 'plain', on: 'ADD', confidence: 'likely' }],
    },
    {
      name: 'tar in the middle of a name',
      dockerfile: 'FROM alpine:3.23\nADD guitar /opt/\n',
      reports: [{ messageId: 'plain', on: 'ADD' }],
    },
  ],
})
