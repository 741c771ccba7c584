import { describe, expect, test } from 'vitest'
import { checkLesson } from './mdx-check.ts'

const known = { labs: ['harbour'], terms: ['pier'], quiz: true, trusted: false, unread: [] }
const front = '---\ntitle: Piers\n---\n'
const end = '\n\n<Lab id="harbour" />\n\n<Quiz />\n'
const check = async (prose: string) => {
  const problems = await checkLesson('lesson.mdx', front + prose + end, known)
  return problems.map(
    ({ code, line, column, message, suggestion }) => `${line}:${column} ${code} ${message} | ${suggestion}`,
  )
}

test('prose with every component is fine', async () => {
  const prose = [
    '# Piers {/* a remark */}',
    'A <Term id="pier">pier</Term> costs \\{money\\}. Press <kbd>Enter</kbd>.',
    '<Callout kind="watch" title="Mind the gap">\n\nText, `{code}`.\n\n</Callout>',
    '<Pair>\n<Bad title="Slow">\n\n```dockerfile\nFROM x{y}\n```\n\n</Bad>\n<Good>\n\nyes\n\n</Good>\n</Pair>',
    '<Figure alt="A pier" src="/pier.svg" />',
    '| a | b |\n|---|---|\n| 1 | 2 |',
  ].join('\n\n')
  expect(await check(prose)).toEqual([])
})

describe('problems', () => {
  test.each([
    ['import x from "y"', '4:1 LESSON003 Imports and exports are not used in lessons.'],
    ['export const a = 1', '4:1 LESSON003 Imports and exports are not used in lessons.'],
    ['text {1 + 1}', '4:6 LESSON003 Braces hold code, and lessons hold none.'],
    ['{/* a */ 1 /* b */}', '4:1 LESSON003 Braces hold code, and lessons hold none.'],
    [
      'text\n\n<Calout kind="rule">x</Calout>',
      '6:1 LESSON004 unknown component <Calout> | did you mean "Callout"?',
    ],
    ['<script>x</script>', '4:1 LESSON004 <script> is HTML, which lessons do not hold.'],
    ['<Term>pier</Term>', '4:1 LESSON005 <Term> has no id. | Write <Term id="…">.'],
    ['<Term id="peer">pier</Term>', '4:1 LESSON006 The glossary has no term "peer". | did you mean "pier"?'],
    ['<Term id={1}>pier</Term>', '4:1 LESSON005 <Term>: attributes are plain text in quotes.'],
    ['<Term id="pier" {...x}>pier</Term>', '4:1 LESSON005 <Term>: attributes are plain text in quotes.'],
    ['<Lab id="harbor" />', '4:1 LESSON006 This lesson has no lab "harbor". | did you mean "harbour"?'],
    [
      '<Callout kind="wach">x</Callout>',
      '4:1 LESSON005 There is no callout of kind "wach". | did you mean "watch"?',
    ],
    [
      '<Callout kind="watch" titel="x">x</Callout>',
      '4:1 LESSON005 <Callout> has no attribute "titel". | did you mean "title"?',
    ],
    [
      'A [long <Term id="pier">pier</Term>](/piers/).',
      '4:9 LESSON008 A <Term> stands inside a link; neither could be pressed. | Let the link or the <Term> go',
    ],
    ['[**<Term id="pier">pier</Term>**][1]\n\n[1]: /piers/', '4:4 LESSON008 A <Term> stands inside a link'],
    ['a <3 b', '4:4 LESSON002 A < begins a component, and no name of one follows.'],
    ['<Callout kind="watch">', '4:1 LESSON002 <Callout> is opened here and not closed.'],
  ])('%s', async (prose, message) => {
    expect((await check(prose))[0]).toContain(message)
  })

  test('a lab and a quiz that are never shown', async () => {
    const problems = await checkLesson('lesson.mdx', `${front}Text.\n`, known)
    expect(problems.map(({ message }) => message)).toEqual([
      'The lesson never shows <Lab id="harbour" />.',
      'The lesson never shows <Quiz />.',
    ])
  })
})

describe('a trusted lesson', () => {
  const checkTrusted = async (prose: string) =>
    (await checkLesson('lesson.mdx', front + prose + end, { ...known, trusted: true })).map(
      ({ code }) => code,
    )

  test.each([
    'text {1 + 1}',
    'import x from "./ships.json"',
    'export const a = 1',
    '<Term id={"pier"}>x</Term>',
  ])('may hold code: %s', async (prose) => {
    expect(await checkTrusted(prose)).toEqual([])
  })

  test('holds no other components, and no HTML', async () => {
    expect(await checkTrusted('<Calout>x</Calout>')).toEqual(['LESSON004'])
    expect(await checkTrusted('<script>x</script>')).toEqual(['LESSON004'])
  })
})

test('a lab or a quiz that cannot be read is not called missing', async () => {
  const unread = { labs: [], terms: null, quiz: false, trusted: false, unread: ['labs/harbour', 'quiz.yaml'] }
  expect(await checkLesson('lesson.mdx', front + end, unread)).toEqual([])
})
