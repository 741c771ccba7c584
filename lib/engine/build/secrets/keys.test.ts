import { expect, test } from 'vitest'
import { rangeAt, lineStarts } from '../../source/position.ts'
import type { Executed } from '../types.ts'
import { madeKeys } from './keys.ts'

const made = (line: string, root: boolean | null = true): readonly (string | null)[] => {
  const argv = line.split(' ')
  const command: Executed = {
    program: argv[0]!,
    argv,
    words: [],
    cwd: '/srv',
    user: '',
    root,
    certain: true,
    failureStops: true,
    piped: { from: false, to: false },
    writes: [],
    effect: 'modelled',
    range: rangeAt(lineStarts(line), 0, line.length),
  }
  return madeKeys(command)
}

test.each([
  ['ssh-keygen -t ed25519 -f id', ['/srv/id']],
  ['ssh-keygen -q -N x -f /etc/key', ['/etc/key']],
  ['ssh-keygen -t rsa -b 4096', ['/root/.ssh/id_rsa']],
  ['ssh-keygen', ['/root/.ssh/id_ed25519']],
  ['ssh-keygen -y -f id', []],
  ['ssh-keygen -l -f id', []],
  ['ssh-keygen -R example.com', []],
  ['openssl genrsa -out tls.key 4096', ['/srv/tls.key']],
  ['openssl genpkey -algorithm ed25519 -out /etc/k.pem', ['/etc/k.pem']],
  ['openssl ecparam -name prime256v1 -genkey -noout -out ec.key', ['/srv/ec.key']],
  ['openssl req -x509 -newkey rsa:2048 -keyout /k -out /c', ['/k']],
  ['openssl req -new -key /k -out /c', []],
  ['openssl genrsa 2048', []],
  ['openssl genrsa -out /dev/stdout', []],
  ['openssl x509 -in /c -text', []],
  ['ls /root/.ssh', []],
])('%s', (line, expected) => {
  expect(made(line)).toEqual(expected)
})

test('whose home it is made in has to be known', () => {
  expect(made('ssh-keygen -t rsa', null)).toEqual([null])
})
