import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './log-to-file.ts'

const cmd = (rest: string): string => `FROM debian:13-slim\nWORKDIR /srv\n${rest}\n`

testRule(rule, docs, {
  valid: [
    cmd('CMD ["tide", "--serve"]'),
    cmd('CMD tide --serve > /dev/stdout 2>&1'),
    cmd('CMD tide --serve 2> /dev/null'),
    { name: 'settings, and no log', dockerfile: cmd('CMD envsubst < /a.tpl > /etc/tide.conf && exec tide') },
    {
      name: 'linked to the output',
      dockerfile: cmd('RUN ln -sf /dev/stdout /var/log/tide.log\nCMD tide > /var/log/tide.log'),
    },
    cmd('CMD ["gunicorn", "--access-logfile", "-", "tide:app"]'),
    cmd('CMD ["gunicorn", "--error-logfile=/dev/stderr", "tide:app"]'),
    { name: 'what a RUN logs', dockerfile: cmd('RUN make > /var/log/make.log\nCMD ["tide"]') },
    {
      name: 'the image links it itself',
      dockerfile: 'FROM nginx:1.30\nCMD nginx -g "daemon off;" > /var/log/nginx/x.log\n',
    },
    { name: 'both, the output too', dockerfile: cmd('CMD tide | tee /var/log/tide.log') },
  ],
  invalid: [
    {
      dockerfile: cmd('CMD tide --serve > /var/log/tide.log 2>&1'),
      reports: [{ messageId: 'redirect', on: '> /var/log/tide.log', confidence: 'likely', severity: 'info' }],
    },
    {
      dockerfile: cmd('ENTRYPOINT exec tide &> tide.log'),
      reports: [{ messageId: 'redirect', on: '&> tide.log' }],
    },
    {
      dockerfile: cmd('CMD ["sh", "-c", "tide >> logs/tide"]'),
      reports: [{ messageId: 'redirect', on: '"tide >> logs/tide"' }],
    },
    {
      dockerfile: cmd('CMD ["gunicorn", "--access-logfile", "/var/log/gunicorn.log", "tide:app"]'),
      reports: [{ messageId: 'option', on: '"--access-logfile"', confidence: 'likely' }],
    },
    {
      dockerfile: cmd('CMD ["mongod", "--logpath=/var/log/mongod.log"]'),
      reports: [{ messageId: 'option', on: '"--logpath=/var/log/mongod.log"' }],
    },
    {
      name: 'in a start script of the context',
      dockerfile: cmd('COPY start.sh /start.sh\nENTRYPOINT ["/start.sh"]'),
      context: { 'start.sh': '#!/bin/bash\nset -e\ntide --serve >> /var/log/tide.log\n' },
      reports: [{ messageId: 'redirect', on: '"/start.sh"' }],
    },
  ],
})
