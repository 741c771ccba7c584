import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './add-archive-extract.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nADD charts.tar.gz /srv/\n',
    'FROM debian:13\nCOPY charts.tar.gz /srv/\n',
    {
      name: 'zip is nothing that ADD unpacks',
      dockerfile: 'FROM debian:13\nCOPY a.zip /tmp/\nRUN unzip /tmp/a.zip\n',
    },
    'FROM debian:13 AS a\nFROM debian:13\nCOPY --from=a /a.tar /tmp/\nRUN tar -xf /tmp/a.tar\n',
    {
      name: 'used for more',
      dockerfile: 'FROM debian:13\nCOPY a.tgz SUMS /tmp/\nRUN cd /tmp && sha256sum a.tgz && tar xzf a.tgz\n',
    },
    'FROM debian:13\nCOPY a.tar /tmp/\nRUN tar -cf /tmp/b.tar /srv\n',
    { name: 'another file', dockerfile: 'FROM debian:13\nCOPY a.tar /tmp/\nRUN tar -xf /srv/a.tar\n' },
    { name: 'before the copy', dockerfile: 'FROM debian:13\nRUN tar -xf /tmp/a.tar\nCOPY a.tar /tmp/\n' },
    'FROM debian:13 AS a\nCOPY a.tar /tmp/\nFROM debian:13\nRUN tar -xf /tmp/a.tar\n',
  ],
  invalid: [
    {
      name: 'tar unpacks it, so it is an archive whatever its ending',
      dockerfile: 'FROM debian:13\nCOPY charts.gz /srv/\nRUN tar -xzf /srv/charts.gz -C /srv\n',
      reports: [{ messageId: 'unpacked', on: 'charts.gz' }],
    },
    {
      dockerfile: 'FROM debian:13\nCOPY charts.tar.gz /tmp/\nRUN tar -xzf /tmp/charts.tar.gz -C /srv\n',
      reports: [{ messageId: 'unpacked', on: 'charts.tar.gz', confidence: 'likely', severity: 'info' }],
      fixed: 'FROM debian:13\nADD charts.tar.gz /srv/\n',
    },
    {
      name: 'in the working directory',
      dockerfile: 'FROM debian:13\nWORKDIR /srv\nCOPY charts.tar .\nRUN tar xf charts.tar && rm charts.tar\n',
      reports: [{ messageId: 'unpacked', on: 'charts.tar' }],
      fixed: 'FROM debian:13\nWORKDIR /srv\nCOPY charts.tar .\nRUN tar xf charts.tar && rm charts.tar\n',
    },
    {
      name: 'deleted in another layer',
      dockerfile: 'FROM debian:13\nCOPY a.txz /\nRUN tar -x -f /a.txz -C /opt\nRUN rm /a.txz\n',
      reports: [{ messageId: 'unpacked', on: 'a.txz' }],
    },
    {
      name: 'under another name',
      dockerfile:
        'FROM debian:13\nCOPY charts-1.4.tgz /tmp/charts.tgz\nRUN tar --extract --file=/tmp/charts.tgz\n',
      reports: [{ messageId: 'unpacked', on: 'charts-1.4.tgz' }],
    },
    {
      name: 'an option that ADD has not',
      dockerfile: 'FROM debian:13\nCOPY a.tar /tmp/\nRUN tar -xf /tmp/a.tar --strip-components=1 -C /srv\n',
      reports: [{ messageId: 'unpacked', on: 'a.tar' }],
      fixed: 'FROM debian:13\nCOPY a.tar /tmp/\nRUN tar -xf /tmp/a.tar --strip-components=1 -C /srv\n',
    },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS a\nCOPY a.tar /tmp/\nRUN cd /tmp && tar -xf a.tar\nFROM debian:13\nCOPY --from=a /tmp/x /x\n',
      reports: [{ messageId: 'unpacked', on: 'a.tar' }],
    },
    {
      name: 'in a branch',
      dockerfile:
        'FROM debian:13\nARG ALL\nCOPY a.tar /tmp/\nRUN if [ -n "$ALL" ]; then tar -xf /tmp/a.tar; fi\n',
      reports: [{ messageId: 'unpacked', on: 'a.tar', confidence: 'possible' }],
    },
  ],
})
