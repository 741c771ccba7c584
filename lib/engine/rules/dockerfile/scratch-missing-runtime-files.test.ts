import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './scratch-missing-runtime-files.ts'

const file = (build: string, rest: string): string =>
  `FROM golang:1.27-alpine AS build\n${build}\nRUN CGO_ENABLED=0 go build -o /tides .\nFROM scratch\nCOPY --from=build /tides /tides\n${rest}\nENTRYPOINT ["/tides"]\n`
const CERTS = 'RUN apk add --no-cache ca-certificates'
const ZONES = 'RUN apk add --no-cache tzdata'

testRule(rule, docs, {
  valid: [
    { name: 'no sign that they are wanted', dockerfile: file('RUN true', '') },
    file(CERTS, 'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/'),
    file(CERTS, 'COPY --from=build /etc/ssl /etc/ssl'),
    file(ZONES, 'COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo'),
    { name: 'certificates of its own', dockerfile: file(CERTS, 'COPY tides.pem /tides.pem') },
    { name: 'UTC needs no data', dockerfile: file('RUN true', 'ENV TZ=Etc/UTC') },
    { name: 'a whole file system', dockerfile: file(CERTS, 'COPY --from=build / /') },
    { name: 'not from scratch', dockerfile: file(CERTS, '').replace('FROM scratch', 'FROM debian:13') },
    {
      name: 'no program',
      dockerfile: `FROM alpine:3.22 AS build\n${CERTS}\nFROM scratch\nCOPY --from=build /x /y\n`,
    },
    {
      name: 'in a stage that gives nothing',
      dockerfile: `FROM alpine:3.22 AS other\n${CERTS}\nFROM scratch\nCOPY tides /tides\nENTRYPOINT ["/tides"]\n`,
    },
  ],
  invalid: [
    {
      dockerfile: file(CERTS, ''),
      reports: [
        { messageId: 'certificates', on: 'ca-certificates', confidence: 'possible', severity: 'info' },
      ],
    },
    { dockerfile: file(ZONES, ''), reports: [{ messageId: 'zones', on: 'tzdata' }] },
    {
      dockerfile: file('RUN apk add --no-cache git ca-certificates tzdata', ''),
      reports: [
        { messageId: 'certificates', on: 'ca-certificates' },
        { messageId: 'zones', on: 'tzdata' },
      ],
    },
    {
      dockerfile: file('RUN true', 'ENV TZ=Europe/Lisbon'),
      reports: [{ messageId: 'variable', on: 'Europe/Lisbon' }],
    },
    {
      name: 'one cause, one finding',
      dockerfile: file(ZONES, 'ENV TZ=Europe/Lisbon'),
      reports: [{ messageId: 'variable', on: 'Europe/Lisbon' }],
    },
    {
      name: 'one of the two',
      dockerfile: file(
        'RUN apk add --no-cache ca-certificates tzdata',
        'COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo',
      ),
      reports: [{ messageId: 'certificates', on: 'ca-certificates' }],
    },
    {
      dockerfile: file(CERTS, '')
        .replace('golang:1.27-alpine', 'debian:13')
        .replace('apk add --no-cache', 'apt-get update && apt-get install -y'),
      reports: [{ messageId: 'certificates', on: 'ca-certificates' }],
    },
  ],
})
