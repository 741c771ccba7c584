import { expect, test } from 'vitest'
import { parse } from '../../dockerfile/index.ts'
import { instructionText } from './text.ts'

function textOf(source: string): string {
  const dockerfile = parse(source)
  return instructionText(source, dockerfile.instructions.at(-1)!)
}

test.each([
  ['from  oven:2   AS  bake', 'FROM oven:2 AS bake'],
  ['FROM --platform=$BUILDPLATFORM oven:2', 'FROM --platform=$BUILDPLATFORM oven:2'],
  ['RUN knead \\\n    # by hand\n    --slowly \\\n    dough', 'RUN knead --slowly dough'],
  ['COPY --chown=baker:bakers  a  b ./', 'COPY --chown=baker:bakers a b ./'],
  ['CMD ["serve",  "--warm"]', 'CMD ["serve", "--warm"]'],
  ['ENV OVEN=1 \\\n    HEAT="very hot"', 'ENV OVEN=1 HEAT="very hot"'],
  ['RUN <<EOF\n\nset -e\nbake bread\nEOF', 'RUN <<EOF (set -e...)'],
  ['RUN <<EOF\nbake bread\nEOF', 'RUN <<EOF (bake bread)'],
  ['COPY <<EOF /menu\nbread\nEOF', 'COPY <<EOF /menu'],
  ['KNEAD dough', 'KNEAD dough'],
])('%j reads %s', (source, text) => {
  expect(textOf(source)).toBe(text)
})
