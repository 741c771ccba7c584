import { expect, test } from 'vitest'
import { checkLesson } from './mdx-check.ts'
import { readingProblems } from './reading.ts'

const known = { labs: [], terms: null, quiz: false, trusted: false, unread: [] }
const words = (count: number) => `Ships ${'sail '.repeat(count - 2)}home.`

const read = async (prose: string) =>
  (await checkLesson('a.mdx', prose, known, (tree) => readingProblems(tree, 'a.mdx'))).map(
    ({ line, code, severity, message }) => `${line} ${code} ${severity} ${message}`,
  )

test('a sentence of forty words is read, one of more is pointed out', async () => {
  const short = 'Ships land. '.repeat(5)
  expect(await read(short + words(40))).toEqual([])
  expect(await read(`# Ships\n\n${short}${words(41)}`)).toEqual([
    '3 LESSON013 warning The sentence “Ships sail sail sail sail …” has 41 words.',
  ])
})

test('a sentence may begin with code', async () => {
  expect(await read(`${words(22)} \`docker run\` ${words(20)}`)).toEqual([])
})

test('long sentences throughout', async () => {
  expect(await read(`${words(30)}\n\n${words(24)}`)).toEqual([
    '1 LESSON013 warning Sentences of this lesson have 27 words on average.',
  ])
})

test('words that belittle, outside code', async () => {
  expect(await read('You simply run it.')).toEqual([
    '1 LESSON013 warning “simply” helps nobody who does not see it yet.',
  ])
  expect(await read('Run `simply`.\n\n```sh\nsimply\n```')).toEqual([])
})

test('code, links and terms are words like others', async () => {
  expect(await read('Run `docker run --rm -it image sh -c "a b c"`. See [the pier](/).')).toEqual([])
})
