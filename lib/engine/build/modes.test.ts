import { describe, expect, test } from 'vitest'
import { applyMode, grantsWorldWrite } from './modes.ts'

const octal = (mode: number | null): string | null => (mode === null ? null : mode.toString(8))

describe('applyMode', () => {
  test.each([
    ['755', 0o600, false, '755'],
    ['0644', null, false, '644'],
    ['1777', 0o755, true, '1777'],
    ['u=rwx,go=rx', null, false, null],
    ['a=r', null, false, '444'],
    ['=r', null, false, '444'],
    ['u=rw,g=r,o=', 0o777, false, '640'],
    ['+x', 0o644, false, '755'],
    ['+w', 0o444, false, '644'],
    ['a+w', 0o444, false, '666'],
    ['go-rwx', 0o777, false, '700'],
    ['o-w', 0o666, false, '664'],
    ['g=u', 0o640, false, '660'],
    ['u+x,g+x', 0o644, false, '754'],
    ['u+rw-x', 0o100, false, '600'],
    ['ug=rw', 0o777, false, '667'],
    ['a+X', 0o644, false, '644'],
    ['a+X', 0o744, false, '755'],
    ['a+X', 0o644, true, '755'],
    ['u=rwX,go=rX', 0o600, true, '755'],
    ['+t', 0o777, true, '1777'],
    ['-t', 0o1777, true, '777'],
    ['u+x', null, false, null],
    ['999', 0o644, false, null],
    ['rw', 0o644, false, null],
    ['', 0o644, false, null],
    ['u+q', 0o644, false, null],
  ])('%s on %o (directory: %s) gives %s', (argument, old, directory, expected) => {
    expect(octal(applyMode(argument, old, directory))).toBe(expected)
  })
})

describe('grantsWorldWrite', () => {
  test.each(['777', '0666', '1777', '002', 'a+w', 'o+w', 'ugo+rwx', 'o=rw', 'a=rwx', 'go=u'])(
    '%s opens to everyone',
    (mode) => {
      expect(grantsWorldWrite(mode)).toBe(true)
    },
  )
  test.each(['755', '0770', 'u+w', 'g+w', '+w', '+x', 'o-w', 'a=rx', 'ug+rwx', 'a+rX'])(
    '%s does not',
    (mode) => {
      expect(grantsWorldWrite(mode)).toBe(false)
    },
  )
  test.each([null, 'bread', ''])('%j cannot be told', (mode) => {
    expect(grantsWorldWrite(mode)).toBeNull()
  })
})
