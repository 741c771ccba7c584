import { expect, test } from 'vitest'

import { type RuleEntry, filterRules, groupRules, toolName } from './rule-info.ts'

const rule = (name: string, title: string, category: RuleEntry['category']): RuleEntry => ({
  name,
  title,
  category,
  severity: 'warning',
})
const groups = groupRules([
  rule('user-missing', 'Set a user', 'security'),
  rule('base-image-latest', 'Name a version', 'image'),
  rule('add-instead-of-copy', 'Copy files with COPY', 'security'),
])
const names = (found: ReturnType<typeof filterRules>) =>
  found.flatMap((group) => group.rules.map((each) => each.name))

test('rules are grouped in a fixed order and sorted by title', () => {
  expect(groups.map((group) => group.name)).toEqual(['Security', 'Base image'])
  expect(names(groups)).toEqual(['add-instead-of-copy', 'user-missing', 'base-image-latest'])
})

test.each([
  ['', 3],
  ['user', 1],
  ['SECURITY', 2],
  ['version latest', 1],
  ['version user', 0],
  ['nothing like it', 0],
])('"%s" finds %i', (query, count) => {
  expect(names(filterRules(groups, query))).toHaveLength(count)
})

test('an unknown tool keeps its key', () => {
  expect([toolName('trivy'), toolName('other')]).toEqual(['Trivy', 'other'])
})
