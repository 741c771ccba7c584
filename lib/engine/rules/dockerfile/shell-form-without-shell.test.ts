import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './shell-form-without-shell.ts'

const STATIC = 'gcr.io/distroless/static-debian13'
const image = (from: string, last: string): string => `FROM ${from}\nCOPY kite /kite\n${last}\n`

testRule(rule, docs, {
  valid: [
    image('scratch', 'CMD ["/kite"]'),
    image(STATIC, 'ENTRYPOINT ["/kite"]\nHEALTHCHECK CMD ["/kite", "ping"]'),
    image('debian:13', 'CMD /kite'),
    image('alpine:3.23', 'CMD ["sh", "-c", "/kite"]\nHEALTHCHECK CMD wget -q localhost'),
    {
      name: 'the debug variant has a shell',
      dockerfile: image('gcr.io/distroless/static-debian13:debug', 'CMD ["/busybox/sh", "-c", "/kite"]'),
    },
    { name: 'an image that nothing is known of', dockerfile: image('sky.example/kite:1', 'CMD /kite') },
    { name: 'a shell that was copied', dockerfile: 'FROM scratch\nCOPY busybox /bin/sh\nCMD /kite\n' },
    {
      name: 'the whole file system of another image',
      dockerfile: 'FROM alpine:3.23 AS all\nFROM scratch\nCOPY --from=all / /\nCMD /kite\n',
    },
    { name: 'only the last CMD counts', dockerfile: image('scratch', 'CMD /kite\nCMD ["/kite"]') },
    image('scratch', 'HEALTHCHECK NONE\nCMD ["/kite"]'),
  ],
  invalid: [
    {
      dockerfile: image('scratch', 'CMD /kite'),
      reports: [{ messageId: 'start', on: 'CMD /kite', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: image(STATIC, 'ENTRYPOINT /kite'),
      reports: [{ messageId: 'start', on: 'ENTRYPOINT /kite' }],
    },
    {
      dockerfile: image('cgr.dev/chainguard/static', 'CMD /kite'),
      reports: [{ messageId: 'start', on: 'CMD /kite' }],
    },
    {
      dockerfile: image(STATIC, 'CMD ["sh", "-c", "/kite"]'),
      reports: [{ messageId: 'wrapper', on: '"sh"' }],
    },
    {
      dockerfile: image(STATIC, 'HEALTHCHECK CMD /kite ping || exit 1\nCMD ["/kite"]'),
      reports: [{ messageId: 'probe', on: 'HEALTHCHECK CMD /kite ping || exit 1' }],
    },
    {
      dockerfile: image('scratch', 'HEALTHCHECK CMD ["/bin/sh", "-c", "/kite ping"]\nCMD ["/kite"]'),
      reports: [{ messageId: 'probeWrapper', on: '"/bin/sh"' }],
    },
    {
      name: 'taken over from the stage below',
      dockerfile: 'FROM scratch AS base\nCMD /kite\nFROM base\nCOPY kite /kite\n',
      reports: [{ messageId: 'start', on: 'CMD /kite' }],
    },
    {
      name: 'another stage somebody may build',
      dockerfile: 'FROM scratch AS small\nCMD /kite\nFROM debian:13\nCMD ["/kite"]\n',
      reports: [{ messageId: 'start', on: 'CMD /kite', confidence: 'likely' }],
    },
  ],
})
