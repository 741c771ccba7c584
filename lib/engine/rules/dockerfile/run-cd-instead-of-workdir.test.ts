import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './run-cd-instead-of-workdir.ts'

const run = (script: string): string => `FROM debian:13\nRUN ${script}\n`

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nWORKDIR /shop\nRUN make\n',
    { name: 'a subshell', dockerfile: run('(cd /shop && make) && make -C /till') },
    { name: 'in the middle', dockerfile: run('tar -xf /s.tgz -C /src && cd /src && make && rm -rf /src') },
    { name: 'there and back', dockerfile: run('cd /shop && make && cd / && rm /s.tgz') },
    { name: 'a visit', dockerfile: run('cd /src/till && make install && rm -rf /src') },
    {
      name: 'a directory for temporary files',
      dockerfile: run('cd /tmp && curl -O https://example.com/x && sh x'),
    },
    { name: 'a variable', dockerfile: run('cd $SHOP && make') },
    { name: 'a pattern', dockerfile: run('cd /opt/shop-* && make') },
    { name: 'home, and back', dockerfile: run('cd && make; cd -') },
    { name: 'a script', dockerfile: 'FROM debian:13\nRUN <<EOF\ncd /shop\nmake\nEOF\n' },
    { name: 'only if it is there', dockerfile: run('cd /shop || exit 0') },
    { name: 'the start command', dockerfile: 'FROM debian:13\nCMD cd /shop && ./serve\n' },
    { name: 'the word as an argument', dockerfile: run('echo cd /shop') },
    { name: 'PowerShell', dockerfile: 'FROM debian:13\nSHELL ["pwsh", "-Command"]\nRUN cd /shop; ls\n' },
  ],
  invalid: [
    {
      name: 'the directory of an unknown base is not known',
      dockerfile: 'FROM registry.example.com/base:1\nRUN cd / && make\n',
      reports: [{ messageId: 'leads', on: 'cd /' }],
      fixed: 'FROM registry.example.com/base:1\nRUN cd / && make\n',
    },
    {
      dockerfile: run('cd /shop && make && make install'),
      reports: [{ messageId: 'leads', on: 'cd /shop', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'the former directory is known',
      dockerfile: 'FROM debian:13\nWORKDIR /till\nRUN cd /shop && make\nCMD ["./till"]\n',
      reports: [{ messageId: 'leads', on: 'cd /shop' }],
      fixed: 'FROM debian:13\nWORKDIR /till\nWORKDIR /shop\nRUN make\nWORKDIR /till\nCMD ["./till"]\n',
    },
    {
      name: 'another one follows',
      dockerfile: 'FROM debian:13\nRUN --network=none cd /shop && \\\n    make\nWORKDIR /till\n',
      reports: [{ messageId: 'leads', on: 'cd /shop' }],
      fixed: 'FROM debian:13\nWORKDIR /shop\nRUN --network=none make\nWORKDIR /till\n',
    },
    {
      name: 'joined by a semicolon, relative',
      dockerfile: 'FROM debian:13\nWORKDIR /srv\nRUN cd shop; make\n',
      reports: [{ messageId: 'leads', on: 'cd shop' }],
      fixed: 'FROM debian:13\nWORKDIR /srv\nWORKDIR shop\nRUN make\nWORKDIR /srv\n',
    },
    {
      name: 'nothing but cd',
      dockerfile: 'FROM debian:13\nRUN cd /shop\nRUN make\n',
      reports: [{ messageId: 'lost', on: 'cd /shop', severity: 'warning' }],
      fixed: 'FROM debian:13\nWORKDIR /shop\nRUN make\n',
    },
    {
      name: 'it is there already',
      dockerfile: 'FROM debian:13\nWORKDIR /shop\nRUN cd /shop/ && make\n',
      reports: [{ messageId: 'needless', on: 'cd /shop/' }],
      fixed: 'FROM debian:13\nWORKDIR /shop\nRUN make\n',
    },
    {
      name: 'a path in quotes',
      dockerfile: run('cd "/my shop" && make'),
      reports: [{ messageId: 'leads', on: 'cd "/my shop"' }],
    },
    {
      name: 'a subshell further on does not leave it',
      dockerfile: 'FROM debian:13\nRUN cd /shop && make && rm -rf tmp\n',
      reports: [{ messageId: 'leads', on: 'cd /shop' }],
    },
  ],
})
