import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './stopsignal-for-daemon.ts'

testRule(rule, docs, {
  valid: [
    { name: 'the base sets it', dockerfile: 'FROM nginx:1.30\nCMD ["nginx", "-g", "daemon off;"]\n' },
    'FROM debian:13\nSTOPSIGNAL SIGQUIT\nCMD ["nginx", "-g", "daemon off;"]\n',
    'FROM fedora:43\nSTOPSIGNAL SIGRTMIN+3\nENTRYPOINT ["/sbin/init"]\n',
    {
      name: 'a base of which nothing is known',
      dockerfile: 'FROM registry.example.com/web:1\nCMD ["nginx"]\n',
    },
    { name: 'the init of s6-overlay', dockerfile: 'FROM debian:13\nENTRYPOINT ["/init"]\n' },
    'FROM python:3.13\nCMD ["gunicorn", "app:app"]\n',
    { name: 'a shell gets the signal', dockerfile: "FROM debian:13\nCMD nginx -g 'daemon off;'\n" },
    'FROM debian:13\nARG SIGNAL=quit\nSTOPSIGNAL $SIGNAL\nCMD ["true"]\n',
    { name: 'no signal at all', dockerfile: 'FROM debian:13\nSTOPSIGNAL SIGKILL\nCMD ["nginx"]\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nCMD ["nginx", "-g", "daemon off;"]\n',
      reports: [
        {
          messageId: 'missing',
          on: 'CMD ["nginx", "-g", "daemon off;"]',
          confidence: 'likely',
          severity: 'info',
        },
      ],
      fixed: 'FROM debian:13\nSTOPSIGNAL SIGQUIT\nCMD ["nginx", "-g", "daemon off;"]\n',
    },
    {
      dockerfile: 'FROM nginx:1.30\nSTOPSIGNAL SIGTERM\nCMD ["nginx", "-g", "daemon off;"]\n',
      reports: [{ messageId: 'other', on: 'SIGTERM' }],
      fixed: 'FROM nginx:1.30\nSTOPSIGNAL SIGQUIT\nCMD ["nginx", "-g", "daemon off;"]\n',
    },
    {
      dockerfile: 'FROM fedora:43\nENTRYPOINT ["/sbin/init"]\n',
      reports: [{ messageId: 'missing', on: 'ENTRYPOINT ["/sbin/init"]' }],
    },
    {
      dockerfile: 'FROM debian:13\nSTOPSIGNAL INT\nCMD ["true"]\n',
      reports: [{ messageId: 'spelling', on: 'INT', confidence: 'certain' }],
      fixed: 'FROM debian:13\nSTOPSIGNAL SIGINT\nCMD ["true"]\n',
    },
    {
      dockerfile: 'FROM debian:13\nSTOPSIGNAL 15\nCMD ["true"]\n',
      reports: [{ messageId: 'spelling', on: '15' }],
      fixed: 'FROM debian:13\nSTOPSIGNAL SIGTERM\nCMD ["true"]\n',
    },
    {
      dockerfile: 'FROM debian:13\nSTOPSIGNAL "sigquit"\nCMD ["true"]\n',
      reports: [{ messageId: 'spelling', on: '"sigquit"' }],
      fixed: 'FROM debian:13\nSTOPSIGNAL SIGQUIT\nCMD ["true"]\n',
    },
  ],
})
