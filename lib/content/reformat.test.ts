import { describe, expect, test } from 'vitest'
import { parse } from '../engine/dockerfile/index.ts'
import { REFORMATTERS } from './reformat.ts'

const apply = (name: string, text: string) => REFORMATTERS.find((each) => each.name === name)!.apply(text)

describe('one by one', () => {
  test.each([
    ['keywords in lower case', 'FROM a\nONBUILD RUN B', 'from a\nonbuild run B'],
    [
      'comments and blank lines between instructions',
      '# escape=`\nFROM a\nRUN b',
      '# escape=`\n\n# the tide is high\n\nFROM a\n\n# the tide is high\n\nRUN b',
    ],
    [
      'comments inside continued instructions',
      'FROM a\nRUN b \\\n  && c\n',
      'FROM a\nRUN b \\\n# the tide is high\n  && c\n',
    ],
    ['comments inside continued instructions', 'FROM a\nRUN <<EOF\nb\nEOF\n', 'FROM a\nRUN <<EOF\nb\nEOF\n'],
    ['one command per line', 'FROM a\nRUN b "x && y" && c; d\n', 'FROM a\nRUN b "x && y" && \\\n    c; d\n'],
    ['one command per line', '# escape=`\nFROM a\nRUN b && c\n', '# escape=`\nFROM a\nRUN b && `\n    c\n'],
    ['one command per line', 'FROM a\nRUN <<EOF\nb && c\nEOF\n', 'FROM a\nRUN <<EOF\nb && c\nEOF\n'],
    [
      'flags in reverse order',
      'FROM a\nCOPY --chown=b --from=c d e\n',
      'FROM a\nCOPY --from=c --chown=b d e\n',
    ],
    ['blanks inside the exec form', 'FROM a\nCMD ["b","c d"]\n', 'FROM a\nCMD [ "b" , "c d" ]\n'],
    ['blanks inside the exec form', 'FROM a\nHEALTHCHECK CMD ["b"]\n', 'FROM a\nHEALTHCHECK CMD [ "b" ]\n'],
    [
      'quotes around values',
      'FROM a\nENV B=c D="e f" G=$H I=j\\ k\nENV L m\n',
      'FROM a\nENV B="c" D="e f" G="$H" I=j\\ k\nENV L m\n',
    ],
    ['Windows line ends', 'FROM a\nRUN b\n', 'FROM a\r\nRUN b\r\n'],
    ['Windows line ends', 'FROM a\nRUN <<EOF\nb\nEOF\n', 'FROM a\nRUN <<EOF\nb\nEOF\n'],
    ['no line end at the end', 'FROM a\n\n', 'FROM a'],
  ])('%s: %j', (name, text, expected) => {
    expect(apply(name, text)).toBe(expected)
  })
})

const whole = [
  '# syntax=docker/dockerfile:1',
  'ARG TAG=3.14-slim',
  'FROM python:${TAG} AS build',
  'WORKDIR /pier',
  'ENV TIDE=high LAMP="on the left" \\',
  '    ROPE=$TIDE',
  'RUN --mount=type=cache,target=/root/.cache --network=default pip install a \\',
  '    && echo "b && c" \\',
  '    && rm -rf /tmp/x',
  "RUN echo 'one && two' && (cd /x && ls)",
  'COPY --chown=1000 --chmod=644 a.py b.py ./',
  'COPY <<-"EOT" /greeting',
  '\tahoy && $NOBODY',
  'EOT',
  'ONBUILD COPY --link --chown=1 x y',
  'FROM scratch',
  'COPY --from=build /pier /pier',
  'USER 1000:1000',
  'HEALTHCHECK --interval=5s --retries=2 CMD ["pier","--check"]',
  'ENTRYPOINT ["/pier/start", \\',
  '  "--quiet"]',
  'CMD exec pier && true',
  '',
].join('\n')

/** What a file means to Docker, without places. */
const meaning = (text: string) => {
  const { instructions, problems } = parse(text)
  const plain = instructions.map(({ keyword, flags, form, args, heredocs }) => ({
    keyword,
    form,
    flags: flags.map((flag) => flag.text).toSorted(),
    args: args.map(({ value }, n) =>
      form === 'pairs' && n % 3 === 1 ? value.replaceAll('"', '') : value.replaceAll(/\s+/g, ' '),
    ),
    heredocs: heredocs.map(({ content }) => content),
  }))
  return { plain, problems: problems.map(({ message }) => message) }
}

describe('a file with everything', () => {
  test.each(REFORMATTERS)('$name: changes the text, not the meaning', (reformatter) => {
    const after = reformatter.apply(whole)
    if (reformatter.name !== 'Windows line ends') expect(after).not.toBe(whole)
    expect(meaning(after)).toEqual(meaning(whole))
  })

  test('all after one another', () => {
    expect(meaning(REFORMATTERS.reduce((text, { apply: next }) => next(text), whole))).toEqual(meaning(whole))
  })

  test.each(REFORMATTERS)('$name: leaves alone what Docker refuses', ({ name, apply: next }) => {
    const broken = 'FROM a\nCOPY\nRUN <<EOF\nb\n'
    if (name !== 'no line end at the end') expect(next(broken)).toBe(broken)
  })
})
