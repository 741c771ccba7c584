import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-entire-root-from-stage.ts'

const two = (copy: string, base = 'debian:13-slim'): string =>
  `FROM golang:1.26 AS build\nRUN go install example.com/tide@v1\nFROM ${base}\n${copy}\n`

testRule(rule, docs, {
  valid: [
    two('COPY --from=build /go/bin/tide /usr/local/bin/'),
    two('COPY --from=build /out /'),
    { name: 'the root as the goal', dockerfile: two('COPY --from=build /rootfs/ /') },
    { name: 'the context is another matter', dockerfile: two('COPY / /') },
    {
      name: 'files only',
      dockerfile:
        'FROM scratch AS files\nCOPY site/ /srv/site/\nFROM nginx:1.30\nCOPY --from=files / /\nCMD ["nginx"]\n',
    },
    {
      name: 'a root file system that is put together in a builder',
      dockerfile:
        'FROM alpine:3.23 AS system\nFROM debian:13 AS mix\nCOPY --from=system / /rootfs/\nRUN tar -C /rootfs -cf /r.tar .\nFROM debian:13-slim\nCOPY --from=mix /r.tar /\n',
    },
    {
      name: 'a stage that nothing needs',
      dockerfile: 'FROM alpine:3.23 AS a\nFROM debian:13 AS b\nCOPY --from=a / /\nFROM alpine:3.23\n',
    },
    two('COPY --from=build --exclude=usr / /'),
  ],
  invalid: [
    {
      dockerfile: two('COPY --from=build / /'),
      reports: [{ messageId: 'root', on: '/', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: two('COPY --from=build "/" "/"'), reports: [{ messageId: 'root', on: '"/"' }] },
    { dockerfile: two('COPY --from=build // /app/'), reports: [{ messageId: 'root', on: '//' }] },
    { dockerfile: two('COPY --from=build ["/", "/"]'), reports: [{ messageId: 'root', on: '"/"' }] },
    { dockerfile: two('COPY --from=build /. /'), reports: [{ messageId: 'root', on: '/.' }] },
    { dockerfile: two('COPY --from=build /* /'), reports: [{ messageId: 'root', on: '/*' }] },
    { dockerfile: two('COPY --from=0 --chown=1000 / /'), reports: [{ messageId: 'root', on: '/' }] },
    {
      name: 'another image',
      dockerfile: two('COPY --from=alpine:3.23 / /'),
      reports: [{ messageId: 'root', on: '/' }],
    },
    {
      name: 'an image that may hold files only',
      dockerfile: two('COPY --from=harbour/init / /'),
      reports: [{ messageId: 'root', on: '/', confidence: 'possible', severity: 'info' }],
    },
    {
      name: 'by a variable',
      dockerfile: two('ARG FROM_PATH=/\nCOPY --from=build ${FROM_PATH} /'),
      reports: [{ messageId: 'root', on: '${FROM_PATH}' }],
    },
    {
      name: 'flattening on purpose',
      dockerfile: two('COPY --from=build / /', 'scratch'),
      reports: [{ messageId: 'squash', on: '/', severity: 'info' }],
    },
    {
      name: 'among other sources',
      dockerfile: two('COPY --from=build /etc/ssl / /app/'),
      reports: [{ messageId: 'root', on: '/' }],
    },
  ],
})
