import { describe, expect, it } from 'vitest'
import { parseCompose } from '../../../compose/parse.ts'
import { applyEdits, type TextEdit } from '../../../source/edit.ts'
import { lineStarts, rangeAt } from '../../../source/position.ts'
import { addItem, addKey, removeItem, removeKey } from './edits.ts'

type Service = ReturnType<typeof parseCompose>['services'][number]

/** The text after the edit of its first service; null where there is none. */
function edited(text: string, edit: (service: Service) => TextEdit | null): string | null {
  const { services } = parseCompose(text)
  const made = edit(services[0]!)
  if (made === null) return null
  const { start, end } = made.range
  expect(made.range).toEqual(rangeAt(lineStarts(text), start.offset, end.offset))
  return applyEdits(text, [made])
}

describe('addKey', () => {
  const add = (text: string): string | null =>
    edited(text, (service) => addKey(text, service, 'tmpfs', ['/tmp', '/run']))

  it.each([
    [
      'behind the last key, whatever comes then',
      'services:\n  pier:\n    image: pier:1\n    ports: ["80:80"] # open\n\n# the end\n',
      'services:\n  pier:\n    image: pier:1\n    ports: ["80:80"] # open\n    tmpfs:\n      - /tmp\n      - /run\n\n# the end\n',
    ],
    [
      'at the end of a file without a line end',
      'services:\n  pier:\n    image: pier:1',
      'services:\n  pier:\n    image: pier:1\n    tmpfs:\n      - /tmp\n      - /run',
    ],
    [
      'with the line ends of the file',
      'services:\r\n  pier:\r\n    image: pier:1\r\n',
      'services:\r\n  pier:\r\n    image: pier:1\r\n    tmpfs:\r\n      - /tmp\r\n      - /run\r\n',
    ],
    [
      'between braces',
      'services: { pier: { image: pier:1, } }\n',
      'services: { pier: { image: pier:1, tmpfs: [/tmp, /run] } }\n',
    ],
    [
      'behind comments before the first key, and behind an anchor',
      'services:\n  pier: &pier\n    # the only one\n    image: pier:1\n',
      'services:\n  pier: &pier\n    # the only one\n    image: pier:1\n    tmpfs:\n      - /tmp\n      - /run\n',
    ],
    [
      'behind a merge key that stands last',
      'x-a: &a\n  restart: always\nservices:\n  pier:\n    image: pier:1\n    <<: *a\n',
      'x-a: &a\n  restart: always\nservices:\n  pier:\n    image: pier:1\n    tmpfs:\n      - /tmp\n      - /run\n    <<: *a\n',
    ],
  ])('%s', (_, text, wanted) => expect(add(text)).toBe(wanted))

  it.each([
    ['a service that is an alias', 'x-p: &p\n  image: pier:1\nservices:\n  pier: *p\n'],
    ['nothing of its own', 'x-p: &p\n  image: pier:1\nservices:\n  pier:\n    <<: *p\n'],
    [
      'a text whose last blank lines count',
      'services:\n  pier:\n    image: pier:1\n    command: |+\n      a\n\n',
    ],
    ['braces over several lines', 'services:\n  pier: {\n    image: pier:1\n  }\n'],
  ])('no edit for %s', (_, text) => expect(add(text)).toBeNull())
})

describe('addItem', () => {
  const add = (text: string): string | null =>
    edited(text, ({ entries }) => {
      const list = entries.get('cap_drop')?.value
      return list?.kind === 'list' ? addItem(text, list, 'ALL') : null
    })

  it.each([
    [
      'services:\n  pier:\n    image: pier:1\n    cap_drop:\n    - MKNOD # unused\n    tty: true\n',
      'services:\n  pier:\n    image: pier:1\n    cap_drop:\n    - MKNOD # unused\n    - ALL\n    tty: true\n',
    ],
    [
      'services:\n  pier:\n    image: pier:1\n    cap_drop: [ MKNOD ]\n',
      'services:\n  pier:\n    image: pier:1\n    cap_drop: [ MKNOD, ALL ]\n',
    ],
    [
      'services:\n  pier:\n    image: pier:1\n    cap_drop: []\n',
      'services:\n  pier:\n    image: pier:1\n    cap_drop: [ALL]\n',
    ],
  ])('%j', (text, wanted) => expect(add(text)).toBe(wanted))
})

describe('removeKey', () => {
  const remove = (text: string): string | null => edited(text, (service) => removeKey(text, service, 'tty'))

  it.each([
    ['services:\n  pier:\n    tty: true\n    image: pier:1\n', 'services:\n  pier:\n    image: pier:1\n'],
    ['services:\n  pier:\n    image: pier:1\n    tty: true', 'services:\n  pier:\n    image: pier:1\n'],
    ['services:\n  pier: { tty: true, image: pier:1 }\n', 'services:\n  pier: { image: pier:1 }\n'],
    [
      'services:\n  pier: {\n    image: pier:1,\n    tty: true\n  }\n',
      'services:\n  pier: {\n    image: pier:1,\n  }\n',
    ],
  ])('%j', (text, wanted) => expect(remove(text)).toBe(wanted))

  it.each([
    ['the only key', 'services:\n  pier:\n    tty: true\n'],
    ['a merged one', 'x-a: &a\n  tty: true\nservices:\n  pier:\n    <<: *a\n    image: pier:1\n'],
    ['one with an anchor', 'services:\n  pier:\n    image: pier:1\n    tty: &t true\n    stdin_open: *t\n'],
  ])('no edit for %s', (_, text) => expect(remove(text)).toBeNull())
})

describe('removeItem', () => {
  const remove = (text: string): string | null =>
    edited(text, (service) => removeItem(text, service, 'cap_add', service.capAdd[0]!.range))

  it.each([
    [
      'services:\n  pier:\n    image: pier:1\n    cap_add:\n      - ALL\n      - CHOWN\n',
      'services:\n  pier:\n    image: pier:1\n    cap_add:\n      - CHOWN\n',
    ],
    [
      'services:\n  pier:\n    image: pier:1\n    cap_add: [ALL, CHOWN]\n',
      'services:\n  pier:\n    image: pier:1\n    cap_add: [CHOWN]\n',
    ],
    [
      'services:\n  pier:\n    image: pier:1\n    cap_add:\n      - ALL\n    tty: true\n',
      'services:\n  pier:\n    image: pier:1\n    tty: true\n',
    ],
  ])('%j', (text, wanted) => expect(remove(text)).toBe(wanted))
})
