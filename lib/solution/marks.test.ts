import { expect, it } from 'vitest'
import { marksOf } from './marks.ts'

/** The marked part of each line. */
function marked(before: string, after: string): (string | null)[] {
  const marks = marksOf([before], [after])
  const cut = (line: string, mark: (typeof marks.before)[number] | undefined) =>
    mark ? line.slice(mark.start, mark.end) : null
  return [cut(before, marks.before[0]), cut(after, marks.after[0])]
}

it.each([
  ['one word', 'USER harbour', 'USER shipyard', null, null],
  ['one word of many', 'RUN apk add --no-cache rope', 'RUN apk add --no-cache sail', 'rope', 'sail'],
  ['whole words', 'CMD ["crane", "--port", "80"]', 'CMD ["crane", "--port", "8000"]', '80', '8000'],
  ['something added', 'COPY sails.txt .', 'COPY sails.txt ropes.txt .', null, 'ropes.txt '],
  ['something taken away', 'RUN apt-get install -y crane', 'RUN apt-get install crane', '-y ', null],
  ['another line', 'EXPOSE 80', 'HEALTHCHECK NONE', null, null],
  ['only indentation in common', '        a: 1', '        b: 2', null, null],
  ['a word twice', 'a a a a', 'a a a', 'a', null],
])('%s', (_, before, after, first, second) => {
  expect(marked(before, after).map((part) => part?.trim() ?? null)).toEqual([
    first?.trim() ?? null,
    second?.trim() ?? null,
  ])
})

it('does not say which of several lines became which', () => {
  expect(marksOf(['USER 1000'], ['USER 2000', 'EXPOSE 80'])).toEqual({ before: [], after: [] })
})
