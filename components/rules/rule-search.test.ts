import { describe, expect, test } from 'vitest'

import { type RuleEntry, groupRules } from './rule-info.ts'
import {
  NO_FILTER,
  type RuleFilter,
  filterLinks,
  readFilter,
  searchRules,
  writeFilter,
} from './rule-search.ts'

const entry = (name: string, title: string, rest: Partial<RuleEntry>): RuleEntry => ({
  name,
  title,
  category: 'security',
  severity: 'warning',
  fixable: false,
  files: ['dockerfile'],
  ids: {},
  ...rest,
})
const groups = groupRules([
  entry('user-missing', 'Set a user', { ids: { trivy: ['DS-0002'], kics: ['Missing User Instruction'] } }),
  entry('base-image-latest', 'Name a version', { category: 'image', ids: { hadolint: ['DL3007'] } }),
  entry('add-instead-of-copy', 'Copy files with COPY', {
    severity: 'error',
    fixable: true,
    files: ['dockerfile', 'compose'],
    ids: { hadolint: ['DL3020'], tally: ['hadolint/DL3020'] },
  }),
])
const messages = { 'user-missing': ['No USER is set, so the container runs as root.'] }
const hits = (filter: Partial<RuleFilter>) =>
  searchRules(groups, { ...NO_FILTER, ...filter }, messages).flatMap(({ rules }) => rules)

describe('searching', () => {
  test.each<[Partial<RuleFilter>, string[]]>([
    [{}, ['add-instead-of-copy', 'user-missing', 'base-image-latest']],
    [{ text: 'user' }, ['user-missing']],
    [{ text: ' SECURITY ' }, ['add-instead-of-copy', 'user-missing']],
    [{ text: 'version latest' }, ['base-image-latest']],
    [{ text: 'version user' }, []],
    [{ text: 'dl3007' }, ['base-image-latest']],
    [{ text: 'hadolint' }, ['add-instead-of-copy', 'base-image-latest']],
    [{ text: 'missing user instruction' }, ['user-missing']],
    [{ text: 'runs as root' }, ['user-missing']],
    [{ category: 'image' }, ['base-image-latest']],
    [{ severity: 'error' }, ['add-instead-of-copy']],
    [{ severity: 'warning', category: 'security' }, ['user-missing']],
    [{ files: 'compose' }, ['add-instead-of-copy']],
    [{ files: 'daemon' }, []],
    [{ fixable: true }, ['add-instead-of-copy']],
    [{ fixable: true, text: 'user' }, []],
    [{ text: '.*' }, []],
  ])('%j finds %j', (filter, names) => {
    expect(hits(filter).map(({ name }) => name)).toEqual(names)
  })

  test('says what was found where the list does not show it', () => {
    const told = (text: string) =>
      hits({ text }).map(({ foundIds, foundMessage }) => [foundIds, foundMessage])
    expect(told('dl3020')).toEqual([[['DL3020', 'hadolint/DL3020'], null]])
    expect(told('container')).toEqual([[[], messages['user-missing'][0]]])
    expect(told('set a user')).toEqual([[[], null]])
  })

  test('the navigation looks at titles, names and categories', () => {
    const found = filterLinks(groups, 'security copy')
    expect(found.map(({ id, rules }) => [id, rules.map(({ name }) => name)])).toEqual([
      ['security', ['add-instead-of-copy']],
    ])
  })
})

describe('the address', () => {
  test.each<[string, Partial<RuleFilter>]>([
    ['', {}],
    ['?q=dl3008', { text: 'dl3008' }],
    ['?q=apt+get&category=layers-cache', { text: 'apt get', category: 'layers-cache' }],
    ['?severity=info&fix=1', { severity: 'info', fixable: true }],
    ['?q=%26%3Fa%3D1', { text: '&?a=1' }],
  ])('%s keeps its filter there and back', (search, filter) => {
    const read = readFilter(search)
    expect(read).toEqual({ ...NO_FILTER, ...filter })
    expect(writeFilter(read)).toBe(search)
  })

  test.each(['?category=none&severity=fatal&fix=yes', '?severity=__proto__', '?utm=1'])(
    '%s filters nothing',
    (search) => {
      expect(readFilter(search)).toEqual(NO_FILTER)
    },
  )

  test('blanks around a search are not kept', () => {
    expect(writeFilter({ ...NO_FILTER, text: '  ' })).toBe('')
  })
})
