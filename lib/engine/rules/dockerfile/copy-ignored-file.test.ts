import { describe, expect, it } from 'vitest'
import { build, parse } from '../../index.ts'
import { withoutIgnored } from '../../build/context.ts'
import type { Context } from '../../build/types.ts'
import { lintWith } from '../lint.ts'
import { testRule } from '../../testing/test-rule.ts'
import { ruleInput } from '../shared/facts.ts'
import rule, { docs } from './copy-ignored-file.ts'

/** A project whose ignore file says `ignore`. */
const project = (ignore: string): Record<string, string> => ({
  '.dockerignore': ignore,
  Dockerfile: 'FROM debian:13\n',
  'notes.md': '# notes\n',
  'recipe.md': '# recipe\n',
  'oven/door.txt': 'door\n',
  'oven/light.txt': 'light\n',
  'src/bake.py': 'pass\n',
})
const debian = (text: string): string => `FROM debian:13\nWORKDIR /srv\n${text}\n`

testRule(rule, docs, {
  valid: [
    debian('COPY notes.md oven ./'),
    { name: 'something else is ignored', dockerfile: debian('COPY oven ./'), context: project('notes.md\n') },
    {
      name: 'a part of the folder',
      dockerfile: debian('COPY oven oven'),
      context: project('oven/door.txt\n'),
    },
    { name: 'the whole context', dockerfile: debian('COPY . .'), context: project('*.md\noven\n') },
    {
      name: 'an exception takes it in again',
      dockerfile: debian('COPY notes.md ./\nCOPY . .'),
      context: project('*\n!notes.md\n'),
    },
    {
      name: 'an exception below the folder',
      dockerfile: debian('COPY oven oven'),
      context: project('oven\n!oven/door.txt\n'),
    },
    {
      name: 'an exception with wildcards',
      dockerfile: debian('COPY src src'),
      context: project('**\n!**/*.py\n'),
    },
    {
      name: 'some of what a pattern matches',
      dockerfile: debian('COPY *.md ./'),
      context: project('notes.md\n'),
    },
    {
      name: 'out of a stage',
      dockerfile:
        'FROM debian:13 AS build\nRUN touch /notes.md\nFROM debian:13\nCOPY --from=build /notes.md /\n',
      context: project('notes.md\n'),
    },
    {
      name: 'an address',
      dockerfile: debian('ADD https://example.org/notes.md ./'),
      context: project('*\n'),
    },
    { name: 'a variable', dockerfile: debian('ARG WHAT\nCOPY $WHAT ./'), context: project('*.md\n') },
    { name: 'not there at all', dockerfile: debian('COPY cellar ./'), context: project('notes.md\n') },
    {
      name: 'a stage that is not built',
      dockerfile: `FROM debian:13 AS old\nCOPY notes.md /\nFROM debian:13\n`,
      context: project('*.md\n'),
    },
  ],
  invalid: [
    {
      dockerfile: debian('COPY notes.md ./'),
      context: project('# text\n*.md\n'),
      reports: [{ messageId: 'ignored', on: 'notes.md', confidence: 'certain', severity: 'error' }],
    },
    {
      name: 'a folder, and each source for itself',
      dockerfile: debian('COPY oven recipe.md ./src ./'),
      context: project('oven/\nsrc/*\n'),
      reports: [
        { messageId: 'ignored', on: 'oven' },
        { messageId: 'ignored', on: './src' },
      ],
    },
    {
      name: 'a file in an ignored folder',
      dockerfile: debian('ADD oven/door.txt ./'),
      context: project('oven\n'),
      reports: [{ messageId: 'ignored', on: 'oven/door.txt' }],
    },
    {
      name: 'the exception comes too early',
      dockerfile: debian('COPY notes.md ./'),
      context: project('!notes.md\n*.md\n'),
      reports: [{ messageId: 'overruled', on: 'notes.md' }],
    },
    {
      name: 'an exception for something else changes nothing',
      dockerfile: debian('COPY notes.md ./'),
      context: project('*\n!oven\n'),
      reports: [{ messageId: 'ignored', on: 'notes.md' }],
    },
    {
      name: 'all that a pattern matches',
      dockerfile: debian('COPY *.md ./'),
      context: project('*.md\n'),
      reports: [{ messageId: 'pattern', on: '*.md', severity: 'warning' }],
    },
    {
      name: 'everything',
      dockerfile: debian('COPY . .'),
      context: project('*\n'),
      reports: [{ messageId: 'everything', on: '.', severity: 'warning' }],
    },
    {
      name: 'the Dockerfile itself',
      dockerfile: debian('COPY Dockerfile ./'),
      context: project('Dockerfile\n.dockerignore\n'),
      reports: [{ messageId: 'ignored', on: 'Dockerfile' }],
    },
  ],
})

describe('with a context that the ignore file was applied to', () => {
  const found = (text: string, context: Context): string[] => {
    const dockerfile = parse(text)
    const input = ruleInput(dockerfile, build(dockerfile, context), context)
    return lintWith([rule], input).map((finding) => `${finding.rule}: ${finding.message}`)
  }
  const files = (ignore: string): Context['files'] =>
    Object.fromEntries(
      Object.entries(project(ignore)).map(([path, content]) => [path, { content, size: content.length }]),
    )

  it('stands for the problem of the build, which says the same', () => {
    const context = withoutIgnored({ files: files('*.md\n'), complete: true }, 'Dockerfile')
    expect(found(debian('COPY notes.md ./'), context)).toEqual([
      'copy-ignored-file: Line 1 of .dockerignore (*.md) keeps notes.md out of the build, so COPY does not find it.',
    ])
  })

  it('speaks of an ignore file that ignores itself', () => {
    const context = withoutIgnored({ files: files('*\n!oven\n'), complete: true }, 'Dockerfile')
    expect(found(debian('COPY notes.md ./'), context)).toEqual([
      'copy-ignored-file: .dockerignore keeps notes.md out of the build, so COPY does not find it.',
    ])
  })

  it('reckons with files that are not listed', () => {
    const context: Context = { files: files('*.log\ncellar\nattic\n!attic/box\n'), complete: false }
    expect(found(debian('COPY today.log cellar attic loft ./'), context)).toEqual([
      'copy-ignored-file: Line 1 of .dockerignore (*.log) keeps today.log out of the build, so COPY does not find it.',
      'copy-ignored-file: Line 2 of .dockerignore (cellar) keeps cellar out of the build, so COPY does not find it.',
    ])
  })
})
