import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './multiple-services.ts'

const cmd = (rest: string): string => `FROM debian:13-slim\n${rest}\n`

testRule(rule, docs, {
  valid: [
    cmd('CMD ["nginx", "-g", "daemon off;"]'),
    cmd('CMD nginx -g "daemon off;"'),
    { name: 'preparations', dockerfile: cmd('CMD mkdir -p /run/tide && exec tide --serve') },
    { name: 'a helper in the background', dockerfile: cmd('CMD sleep 10 & exec tide --serve') },
    { name: 'one after the other', dockerfile: cmd('CMD migrate && tide --serve') },
    { name: 'one program, waited for', dockerfile: cmd('CMD tide --serve & wait') },
    { name: 'made for it', dockerfile: cmd('ENTRYPOINT ["/init"]') },
    { name: 'only its help', dockerfile: cmd('CMD ["foreman", "help"]') },
    { name: 'a RUN', dockerfile: cmd('RUN redis-server & make test\nCMD ["tide"]') },
    {
      name: 'not what is started',
      dockerfile: 'FROM debian:13 AS a\nCMD ship & tide\nFROM debian:13\nCOPY --from=a /x /y\nCMD ["tide"]\n',
    },
  ],
  invalid: [
    {
      dockerfile: cmd('CMD redis-server & tide --serve'),
      reports: [{ messageId: 'background', on: 'redis-server', confidence: 'likely', severity: 'info' }],
    },
    {
      dockerfile: cmd('CMD ["sh", "-c", "ship --watch & exec tide"]'),
      reports: [{ messageId: 'background', on: '"ship --watch & exec tide"' }],
    },
    {
      name: 'both in the background',
      dockerfile: cmd('CMD ship --watch & tide --serve & wait'),
      reports: [{ messageId: 'background', on: 'ship --watch' }],
    },
    {
      dockerfile: cmd('CMD service nginx start && tide --serve'),
      reports: [{ messageId: 'service', on: 'service nginx start' }],
    },
    {
      dockerfile: cmd('ENTRYPOINT /etc/init.d/ssh start; exec tide'),
      reports: [{ messageId: 'service', on: '/etc/init.d/ssh start' }],
    },
    {
      dockerfile: cmd('CMD ["/usr/bin/supervisord", "-n"]'),
      reports: [{ messageId: 'manager', on: '"/usr/bin/supervisord"', confidence: 'likely' }],
    },
    { dockerfile: cmd('CMD ["honcho", "start"]'), reports: [{ messageId: 'manager', on: '"honcho"' }] },
    {
      name: 'in a start script of the context',
      dockerfile: cmd('COPY start.sh /start.sh\nCMD ["/start.sh"]'),
      context: { 'start.sh': '#!/bin/sh\nship --watch &\nexec tide\n' },
      reports: [{ messageId: 'background', on: '"/start.sh"' }],
    },
  ],
})
