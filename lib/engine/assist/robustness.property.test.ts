import { expect, test } from 'vitest'
import { parse } from '../dockerfile/index.ts'
import { applyEdits } from '../source/edit.ts'
import { randomFrom } from '../testing/mutate.ts'
import { completeDockerfile } from './complete.ts'
import { formatJson, structureOfData } from './data.ts'
import { describeDockerfile } from './describe.ts'
import { formatDockerfile } from './format.ts'
import { rename } from './rename.ts'
import { fileSaysTheSame } from './said.ts'
import { signatureAt } from './signature.ts'
import { structureOf } from './structure.ts'

/** What breaks readers of Dockerfiles, put together at random. */
const PIECES = [
  'FROM a AS quay\n',
  'from\tquay\n',
  'FROM $',
  'COPY --from=quay ',
  'COPY <<END /x\n',
  'END\n',
  'RUN --mount=type=bind,from=quay,target=/x ',
  'ONBUILD ',
  'ENV A=',
  'ENV a b ',
  'ARG A\n',
  ' \\\n',
  '  \\  \r\n',
  '# note\n',
  '\t# escape=`\n',
  '`\n',
  '"',
  "'",
  "$'",
  '${A',
  '$A ',
  '}',
  '["',
  '", ',
  '\n\n\n',
  '   ',
  '🚢',
  '\u00a0',
  '\r',
  '--',
  '&& ls',
]

function texts(count: number): string[] {
  const next = randomFrom(7)
  const one = (): string => PIECES[Math.floor(next() * PIECES.length)]!
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + Math.floor(next() * 14) }, one).join(''),
  )
}

test('whatever is written, the editor gets an answer, and nothing that is laid out says something else', () => {
  const next = randomFrom(11)
  for (const text of texts(600)) {
    const dockerfile = parse(text)
    const offset = Math.floor(next() * (text.length + 1))
    const found = completeDockerfile({ path: 'Dockerfile', text, offset, files: { 'a/b': '' } })
    if (found) expect(found.from <= offset && offset <= found.to).toBe(true)
    describeDockerfile(dockerfile, offset)
    signatureAt(dockerfile, offset)
    structureOf(dockerfile)
    const renamed = rename(dockerfile, offset, 'other')
    if (renamed.kind === 'renamed') applyEdits(text, renamed.edits)
    const after = applyEdits(text, formatDockerfile(text, { indent: 4, lines: null }))
    expect(fileSaysTheSame(dockerfile, parse(after)), JSON.stringify(text)).toBe(true)
    structureOfData(text, 'yaml')
    structureOfData(text, 'json')
    formatJson(text, { from: 1, to: 2 })
  }
})
