import { expect, test } from 'vitest'
import { lineStarts, rangeAt } from '../../source/position.ts'
import { sourceBlock } from './source-block.ts'

const FILE = 'FROM oven\nWORKDIR /bake\nCOPY yeast .\nRUN knead \\\n  dough\nRUN bake\nCMD ["serve"]\n'

/** The block for the first place of `text`. Each case follows the loop in moby/buildkit solver/errdefs/source.go, Print. */
function blockFor(text: string, source = FILE): readonly string[] {
  const at = source.indexOf(text)
  return sourceBlock('Dockerfile', source, rangeAt(lineStarts(source), at, at + text.length))
}

test('a single line has four lines around it, or as many as there are on each side', () => {
  expect(blockFor('COPY yeast .')).toEqual([
    'Dockerfile:3',
    '--------------------',
    '   1 |     FROM oven',
    '   2 |     WORKDIR /bake',
    '   3 | >>> COPY yeast .',
    '   4 |     RUN knead \\',
    '   5 |       dough',
    '--------------------',
  ])
})

test('a passage has two', () => {
  expect(blockFor('RUN knead \\\n  dough')).toEqual([
    'Dockerfile:4',
    '--------------------',
    '   3 |     COPY yeast .',
    '   4 | >>> RUN knead \\',
    '   5 | >>>   dough',
    '   6 |     RUN bake',
    '--------------------',
  ])
})

test('at the top of a file the block reaches down', () => {
  expect(blockFor('FROM oven').filter((line) => line.includes('|'))).toEqual([
    '   1 | >>> FROM oven',
    '   2 |     WORKDIR /bake',
    '   3 |     COPY yeast .',
  ])
})

test('a file of one line is the whole block', () => {
  expect(blockFor('FROM', 'FROM')).toEqual([
    'Dockerfile:1',
    '--------------------',
    '   1 | >>> FROM',
    '--------------------',
  ])
})

test('carriage returns are not printed', () => {
  expect(blockFor('RUN a', 'FROM oven\r\nRUN a\r\n').join('')).not.toContain('\r')
})
