import { expect, test } from 'vitest'
import { parseExposedPort } from './expose-port.ts'

test.each<[string, number, number, string]>([
  ['8080', 8080, 8080, 'tcp'],
  ['8080/tcp', 8080, 8080, 'tcp'],
  ['53/UDP', 53, 53, 'udp'],
  ['80/', 80, 80, 'tcp'],
  ['7000-7010/sctp', 7000, 7010, 'sctp'],
  ['127.0.0.1:80:8080', 8080, 8080, 'tcp'],
  ['[::1]:80:8080', 8080, 8080, 'tcp'],
])('%s', (text, first, last, protocol) => {
  expect(parseExposedPort(text)).toEqual({ first, last, protocol })
})

test.each([
  ['', 'invalid port: "": no port specified'],
  ['80:', 'invalid port: "80:": no port specified'],
  ['80/ip', 'invalid port: "80/ip": invalid proto: ip'],
  ['harbour', 'invalid port: "harbour": invalid containerPort: harbour'],
  ['65536', 'invalid port: "65536": invalid containerPort: 65536'],
  ['10-9', 'invalid port: "10-9": invalid containerPort: 10-9'],
  ['1-2-3', 'invalid port: "1-2-3": invalid containerPort: 1-2-3'],
])('%j is refused', (text, error) => {
  expect(parseExposedPort(text)).toEqual({ error })
})
