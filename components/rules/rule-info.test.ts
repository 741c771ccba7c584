import { expect, test } from 'vitest'

import { type RuleLink, countRules, groupRules, toolName, withoutSlots } from './rule-info.ts'

const rule = (name: string, title: string, category: RuleLink['category']): RuleLink => ({
  name,
  title,
  category,
  severity: 'warning',
  files: ['dockerfile'],
})

test('rules are grouped in a fixed order and sorted by title', () => {
  const groups = groupRules([
    rule('user-missing', 'Set a user', 'security'),
    rule('base-image-latest', 'Name a version', 'image'),
    rule('add-instead-of-copy', 'Copy files with COPY', 'security'),
  ])
  expect(groups.map((group) => group.name)).toEqual(['Security', 'Base image'])
  expect(groups.flatMap(({ rules }) => rules.map(({ name }) => name))).toEqual([
    'add-instead-of-copy',
    'user-missing',
    'base-image-latest',
  ])
  expect(countRules(groups)).toBe(3)
})

test('an unknown tool keeps its key', () => {
  expect([toolName('trivy'), toolName('other')]).toEqual(['Trivy', 'other'])
})

test('an ellipsis stands for what a message is filled with', () => {
  expect(withoutSlots('{{image}} has {{ count }} layers.')).toBe('… has … layers.')
})
