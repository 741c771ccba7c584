import { expect, test } from 'vitest'
import { brokenFixes, brokenPromises } from '../testing/hold-to-promises.ts'
import { mutate, randomFrom } from '../testing/mutate.ts'
import { ruleDocs } from './dockerfile/docs.ts'

/** Few here; `npm run bench -- mutate` does a hundred thousand. */
const FILES = 800

test('no file makes the engine throw, whatever was done to it', () => {
  const texts = Object.values(ruleDocs).flatMap(({ bad, good }) => [bad, good])
  const random = randomFrom(4)
  for (let at = 0; at < FILES; at++) {
    const text = mutate(texts[at % texts.length]!, random, texts)
    expect([text, brokenPromises(text)]).toEqual([text, []])
    if (at % 3 === 0) expect([text, brokenFixes(text)]).toEqual([text, []])
  }
})
