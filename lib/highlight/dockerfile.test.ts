import { describe, expect, it } from 'vitest'
import { DOCKERFILE_TOKENS, START, tokenizeLine } from './dockerfile.ts'
import { tokensOf } from './index.ts'

/** `kind:text` of every piece that is coloured. */
function coloured(text: string): string[] {
  const lines = text.split('\n')
  return tokensOf(text, DOCKERFILE_TOKENS).flatMap((tokens, index) => {
    const line = lines[index]!
    return tokens.flatMap(({ start, kind }, at) => {
      const piece = line.slice(start, tokens[at + 1]?.start).trim()
      return kind === 'text' || piece === '' ? [] : [`${kind}:${piece}`]
    })
  })
}

describe('colours of a Dockerfile', () => {
  it.each([
    ['an instruction in any case', 'run make', ['keyword:run']],
    ['a comment', '  # note', ['comment:# note']],
    ['a tag and AS', 'FROM python:3.13-slim AS build', ['keyword:FROM', 'number:3.13-slim', 'keyword:AS']],
    ['no tag', 'FROM scratch', ['keyword:FROM']],
    ['flags', 'COPY --from=build /a /b', ['keyword:COPY', 'attribute:--from']],
    ['a dash inside a word is no flag', 'RUN apt-get install -y curl', ['keyword:RUN', 'attribute:-y']],
    ['strings', 'CMD ["a", \'b\']', ['keyword:CMD', 'string:"a"', "string:'b'"]],
    ['an open string ends with its line', 'RUN echo "a', ['keyword:RUN', 'string:"a']],
    ['variables', 'ENV A=$B ${C:-d}', ['keyword:ENV', 'variable:$B', 'variable:${C:-d}']],
    ['numbers', 'EXPOSE 8000', ['keyword:EXPOSE', 'number:8000']],
    ['operators', 'RUN a && b | c', ['keyword:RUN', 'operator:&&', 'operator:|']],
    ['what is no instruction', 'FORM scratch', []],
    ['the instruction of ONBUILD', 'ONBUILD RUN make', ['keyword:ONBUILD', 'keyword:RUN']],
    ['an empty line', '', []],
  ])('knows %s', (_, text, expected) => {
    expect(coloured(text)).toEqual(expected)
  })

  it('goes on after a backslash, over comments and blank lines', () => {
    const text = 'RUN a \\\n# why\n\n --b \\\n user\nUSER app'
    expect(coloured(text)).toEqual([
      'keyword:RUN',
      'operator:\\',
      'comment:# why',
      'attribute:--b',
      'operator:\\',
      'keyword:USER',
    ])
  })

  it('leaves the text of heredocs alone, until each has ended', () => {
    const text = 'RUN <<A <<-B\nFROM x\nA\nUSER y\n\tB\nUSER app'
    expect(coloured(text)).toEqual([
      'keyword:RUN',
      'operator:<<',
      'operator:<<-',
      'string:FROM x',
      'operator:A',
      'string:USER y',
      'operator:B',
      'keyword:USER',
    ])
  })

  it('stays quick on a line of a megabyte', () => {
    const { tokens } = tokenizeLine(`RUN ${'"a" $b '.repeat(150_000)}`, START)
    expect(tokens.length).toBeLessThan(5000)
  })
})
