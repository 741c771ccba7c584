import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import { parseSyntax } from './parse-syntax.ts'
import type { Instruction } from './syntax.ts'

/** One line per instruction: keyword, lines, form, flags, arguments. */
function outline(source: string): string[] {
  return parseSyntax(source).instructions.map(summary)
}

function summary({ keyword, range, form, flags, args, trigger }: Instruction): string {
  const lines =
    range.start.line === range.end.line ? `${range.start.line}` : `${range.start.line}-${range.end.line}`
  const words = [...flags.map(({ text }) => text), ...args.map(({ value }) => JSON.stringify(value))]
  const inner = trigger === null ? [] : [`(${summary(trigger)})`]
  return [`${keyword}@${lines}`, form, ...words, ...inner].join(' ')
}

const problems = (source: string) =>
  parseSyntax(source).problems.map(
    ({ code, message, range: { start } }) => `${start.line}:${start.column} ${code}: ${message}`,
  )

const codes = (source: string) => parseSyntax(source).problems.map(({ code }) => code)

describe('lines', () => {
  test.each<[string, string, string[]]>([
    [
      'line end of Windows',
      'FROM dock\r\nRUN a \\\r\n b\r\n',
      ['FROM@1 list "dock"', 'RUN@2-3 shell "a  b"'],
    ],
    ['no line end at the end', 'FROM dock', ['FROM@1 list "dock"']],
    ['byte order mark', '\ufeffFROM dock\n', ['FROM@1 list "dock"']],
    [
      'a carriage return inside is text',
      'FROM dock\nRUN a\rb\n',
      ['FROM@1 list "dock"', 'RUN@2 shell "a\\rb"'],
    ],
    ['indented, any case', 'from dock\n \t run a\n', ['FROM@1 list "dock"', 'RUN@2 shell "a"']],
    ['blanks around', 'FROM   dock   \nRUN \t a  b \n', ['FROM@1 list "dock"', 'RUN@2 shell "a  b"']],
    [
      'vertical tab and form feed part the keyword',
      'FROM dock\nRUN\va\fb\n',
      ['FROM@1 list "dock"', 'RUN@2 shell "a\\fb"'],
    ],
    ['blank lines', '\n \t\nFROM dock\n\n', ['FROM@3 list "dock"']],
  ])('%s', (_, source, expected) => {
    expect(outline(source)).toEqual(expected)
    expect(codes(source)).toEqual([])
  })

  test('a no-break space does not part the keyword, and the message says so', () => {
    expect(problems('FROM\u00a0dock\n')).toEqual([
      '1:1 unknown-instruction: unknown instruction: FROM\u00a0dock. A no-break space stands behind FROM; type an ordinary space instead',
    ])
  })
})

describe('continuations', () => {
  test.each<[string, string, string]>([
    ['text and blanks of the next line are kept', 'RUN a \\\n  b\n', 'RUN@2-3 shell "a   b"'],
    ['no space is added', 'RUN go\\\nod\n', 'RUN@2-3 shell "good"'],
    ['inside the keyword', 'RU\\\nN a\n', 'RUN@2-3 shell "a"'],
    ['blanks behind the escape', 'RUN a \\ \t \n b\n', 'RUN@2-3 shell "a  b"'],
    ['a line of the escape alone', '\\\nRUN a\n', 'RUN@2-3 shell "a"'],
    ['a doubled escape does not continue', 'RUN a\\\\\n', 'RUN@2 shell "a\\\\\\\\"'],
    ['nor does a tripled one', 'RUN a\\\\\\\n', 'RUN@2 shell "a\\\\\\\\\\\\"'],
    ['the end of the file closes', 'RUN a \\', 'RUN@2 shell "a"'],
    ['comments in between', 'RUN a \\\n  # hull \\\n b\n', 'RUN@2-4 shell "a  b"'],
    ['a comment sign behind text is text', 'RUN a # hull\n', 'RUN@2 shell "a # hull"'],
  ])('%s', (_, source, expected) => {
    expect(outline(`FROM dock\n${source}`)).toEqual(['FROM@1 list "dock"', expected])
    expect(codes(`FROM dock\n${source}`)).toEqual([])
  })

  test('blank lines are skipped with one warning, at the first of them', () => {
    const source = 'FROM dock\nRUN a \\\n\n \t\n b\n'
    expect(outline(source)[1]).toBe('RUN@2-5 shell "a  b"')
    expect(parseSyntax(source).problems).toMatchObject([
      { code: 'empty-continuation-line', severity: 'warning', range: { start: { line: 3 } } },
    ])
  })

  test('the escape directive changes the character', () => {
    expect(outline('# escape=`\nFROM dock\nRUN a `\n b\\\nRUN c\n')).toEqual([
      'FROM@2 list "dock"',
      'RUN@3-4 shell "a  b\\\\"',
      'RUN@5 shell "c"',
    ])
  })

  test('arguments, flags and body lead back to the file', () => {
    const source = 'FROM dock\nCOPY --fr\\\nom=yard \\\n  # hull\n hu\\\nll /sh\\\nip\n'
    const node = parseSyntax(source).instructions[1]!
    const written = [...node.flags, ...node.args].map(({ range }) => slice(source, range))
    expect(written).toEqual(['--fr\\\nom=yard', 'hu\\\nll', '/sh\\\nip'])
    expect(node.body.text).toBe('hull /ship')
    expect(node.body.segments).toHaveLength(3)
  })

  test('a word that ends at a seam ends on the earlier line, one that begins there on the later', () => {
    const source = 'FROM dock\nCOPY hull\\\n /ship\n'
    const node = parseSyntax(source).instructions[1]!
    expect(node.args.map(({ range }) => [range.start.line, range.end.line, slice(source, range)])).toEqual([
      [2, 2, 'hull'],
      [3, 3, '/ship'],
    ])
  })
})

test.each<[string, string]>([
  ['CMD ["sail", "--now"]', 'CMD@2 exec "sail" "--now"'],
  ['CMD sail --now', 'CMD@2 shell "sail --now"'],
  ["CMD ['sail']", `CMD@2 shell "['sail']"`],
  ['CMD []', 'CMD@2 exec'],
  ['CMD', 'CMD@2 shell'],
  ['ENTRYPOINT ["sail"]', 'ENTRYPOINT@2 exec "sail"'],
  ['RUN --network=none ["sail"]', 'RUN@2 exec --network=none "sail"'],
  ['RUN -- --mount=x sail', 'RUN@2 shell "--mount=x sail"'],
  ['SHELL ["/bin/sh", "-c"]', 'SHELL@2 exec "/bin/sh" "-c"'],
  ['COPY --chown="first mate" hull  keel /ship/', 'COPY@2 list --chown=first mate "hull" "keel" "/ship/"'],
  ['COPY ["main mast", "/ship/"]', 'COPY@2 exec "main mast" "/ship/"'],
  ['ADD hull /ship', 'ADD@2 list "hull" "/ship"'],
  ['VOLUME /log /hold', 'VOLUME@2 list "/log" "/hold"'],
  ['EXPOSE 80 53/udp', 'EXPOSE@2 list "80" "53/udp"'],
  ['EXPOSE ["80"]', 'EXPOSE@2 list "[\\"80\\"]"'],
  ['USER ["crew"]', 'USER@2 plain "[\\"crew\\"]"'],
  ['WORKDIR /main deck', 'WORKDIR@2 plain "/main deck"'],
  ['STOPSIGNAL --x 9', 'STOPSIGNAL@2 plain --x "9"'],
  ['ENV A=b C="d e"', 'ENV@2 pairs "A" "b" "=" "C" "\\"d e\\"" "="'],
  ['ENV A b  c', 'ENV@2 pairs "A" "b  c" ""'],
  ['LABEL "ship name"=Fram', 'LABEL@2 pairs "\\"ship name\\"" "Fram" "="'],
  ['ARG A B=c', 'ARG@2 list "A" "B=c"'],
  ['HEALTHCHECK NONE', 'HEALTHCHECK@2 plain "NONE"'],
  ['HEALTHCHECK --retries=3 cmd ["ping", "sea"]', 'HEALTHCHECK@2 exec --retries=3 "cmd" "ping" "sea"'],
  ['HEALTHCHECK CMD --interval=5s ping', 'HEALTHCHECK@2 shell "CMD" "--interval=5s ping"'],
  ['ONBUILD COPY --link a /b', 'ONBUILD@2 plain (COPY@2 list --link "a" "/b")'],
  ['ONBUILD CMD ["a"]', 'ONBUILD@2 plain (CMD@2 exec "a")'],
  ['ONBUILD steer x', 'ONBUILD@2 plain (STEER@2 plain)'],
])('%s', (line, expected) => {
  const source = `FROM dock AS Yard\n${line}\n`
  expect(outline(source)).toEqual(['FROM@1 list "dock" "AS" "Yard"', expected])
  expect(codes(source)).toEqual([])
})

test('in exec form a range covers the quotes', () => {
  const source = 'FROM dock\nCMD [ "sail",\\\n "a\\u0062" ]\n'
  const { args } = parseSyntax(source).instructions[1]!
  expect(args.map(({ value, range }) => [value, slice(source, range)])).toEqual([
    ['sail', '"sail"'],
    ['ab', '"a\\u0062"'],
  ])
})

test('keyword, flag value and whole instruction have their ranges', () => {
  const source = 'FROM dock\n  copy --from="yard" a /b  \n'
  const node = parseSyntax(source).instructions[1]!
  expect(slice(source, node.keywordRange)).toBe('copy')
  expect(slice(source, node.flags[0]!.valueRange!)).toBe('"yard"')
  expect(node.flags[0]).toMatchObject({ name: 'from', value: 'yard', text: '--from=yard' })
  expect(slice(source, node.range)).toBe('copy --from="yard" a /b  ')
})

describe('comments', () => {
  const source = '# syntax=x\n# lost\n#\n# the hull\n\n#  two  \nFROM dock\nRUN a \\\n # inside\n b\n# end\n'
  const syntax = parseSyntax(source)

  test('a block belongs to the instruction below; a bare # parts, a blank line does not', () => {
    expect(syntax.instructions.map(({ comments }) => comments.map(({ text }) => text))).toEqual([
      ['the hull', 'two'],
      [],
    ])
  })

  test('all of them are listed, directives are not', () => {
    expect(syntax.comments.map(({ text }) => text)).toEqual(['lost', '', 'the hull', 'two', 'inside', 'end'])
    expect(slice(source, syntax.comments[3]!.range)).toBe('#  two  ')
  })
})

describe('here-documents', () => {
  const heredocs = (source: string) => parseSyntax(source).instructions.at(-1)!.heredocs

  test('bodies follow in order, raw, and belong to the range of the instruction', () => {
    const source = 'FROM dock\nCOPY <<hull <<-"keel" /ship/\n# a \\\n\nhull\n\toak\n\tkeel\nRUN a\n'
    const [, copy] = parseSyntax(source).instructions
    expect(copy!.heredocs).toMatchObject([
      { name: 'hull', content: '# a \\\n\n', expand: true, chomp: false, fd: 0 },
      { name: 'keel', content: '\toak\n', expand: false, chomp: true },
    ])
    expect(outline(source)).toEqual([
      'FROM@1 list "dock"',
      'COPY@2-7 list "<<hull" "<<-\\"keel\\"" "/ship/"',
      'RUN@8 shell "a"',
    ])
    expect(slice(source, copy!.heredocs[1]!.range)).toBe('<<-"keel"')
    expect(slice(source, copy!.heredocs[1]!.contentRange)).toBe('\toak\n')
  })

  test('line ends of Windows stay in the body and do not hide the end', () => {
    expect(heredocs('FROM dock\r\nRUN <<LOG\r\na\r\nLOG\r\n')).toMatchObject([{ content: 'a\r\n' }])
  })

  test('under ONBUILD they belong to the ONBUILD line', () => {
    expect(heredocs('FROM dock\nONBUILD COPY <<hull /b\nx\nhull\n')).toMatchObject([{ content: 'x\n' }])
  })

  test('a marker on a continued line', () => {
    const source = 'FROM dock\nRUN sail && \\\n cat <<LOG\nx\nLOG'
    expect(slice(source, heredocs(source)[0]!.range)).toBe('<<LOG')
  })

  test.each(['CMD cat <<LOG', 'ENV a=<<LOG', 'RUN ["<<LOG"]', 'RUN echo "<<LOG"'])('%s has none', (line) => {
    expect(heredocs(`FROM dock\n${line}\n`)).toEqual([])
    expect(codes(`FROM dock\n${line}\n`)).toEqual([])
  })

  test.each([
    [
      'RUN <<LOG\na\n',
      '2:5',
      'Lines from here to the end of the file belong to it; a line with "LOG" alone has to end it',
    ],
    ['RUN <<LOG\na\nLOG \n', '2:5', 'a line with "LOG" alone has to end it: no blanks may stand around it'],
    [
      'RUN <<-LOG\na\n  LOG\n',
      '2:5',
      'a line with "LOG" alone has to end it: only tabs may stand before it, nothing behind it',
    ],
    [
      'RUN a \\\n <<LOG\n',
      '2:1',
      'Lines from here to the end of the file belong to it; a line with "LOG" alone has to end it',
    ],
    [
      'RUN echo $(( 1 << 2 ))\nRUN b\n',
      '2:16',
      'Docker takes << as the start of a here-document, even inside $(( )): write it without spaces, as in $((1<<2))',
    ],
  ])('without an end: %j', (source, place, advice) => {
    expect(problems(`FROM dock\n${source}`)).toEqual([
      `${place} heredoc-terminator: unterminated heredoc. ${advice}`,
    ])
    expect(outline(`FROM dock\n${source}`)).toHaveLength(2)
  })
})

describe('after an error the next instruction is read', () => {
  test('fatal errors: each is reported, the instruction keeps its place', () => {
    const source = 'FROM dock\nENV a=b c\nCMD ["a", 1]\nLABEL a\nONBUILD ENV x\nRUN b\n'
    expect(outline(source)).toEqual([
      'FROM@1 list "dock"',
      'ENV@2 invalid',
      'CMD@3 invalid',
      'LABEL@4 invalid',
      'ONBUILD@5 invalid (ENV@5 invalid)',
      'RUN@6 shell "b"',
    ])
    expect(
      parseSyntax(source).problems.map(({ code, phase, range }) => [code, phase, slice(source, range)]),
    ).toEqual([
      ['instruction-arguments', 'parse', 'c'],
      ['json-form-invalid', 'parse', '1'],
      ['instruction-arguments', 'parse', 'a'],
      ['instruction-arguments', 'parse', 'x'],
    ])
  })

  test('problems stand in the order of the source', () => {
    expect(codes('# escape=x\nRUN a\nFORM x\nFROM dock\nCOPY a\n')).toEqual([
      'parser-directive-misplaced',
      'instruction-before-from',
      'unknown-instruction',
      'instruction-arguments',
    ])
  })
})

describe('stages', () => {
  test.each([
    ['', '1:1 from-missing: file with no instructions. Begin with FROM and the image to build on'],
    [
      '# only\n# comments\n',
      '3:1 from-missing: file with no instructions. Begin with FROM and the image to build on',
    ],
    [
      'ARG A\nRUN a\nRUN b\n',
      '2:1 from-missing: no build stage in current context. The file has no FROM: begin with FROM and the image to build on',
    ],
    [
      'ARG A\n',
      '1:1 from-missing: dockerfile contains no stages to build. The file has no FROM: begin with FROM and the image to build on',
    ],
  ])('%j has none', (source, problem) => {
    expect(problems(source)).toEqual([problem])
  })

  test('only ARG may stand before FROM', () => {
    expect(problems('ARG A\nRUN a\nFROM dock\n')).toEqual([
      '2:1 instruction-before-from: no build stage in current context. Only ARG may stand before the first FROM: move RUN below it',
    ])
  })

  test('a misspelt FROM is one problem, not one for every line below it', () => {
    expect(problems('FORM dock\nRUN a\nCMD b\n')).toEqual([
      '1:1 unknown-instruction: unknown instruction: FORM. Did you mean FROM?',
    ])
  })
})

describe('hostile files', () => {
  test('a line above the limit is an error from the end of the line above, and its instruction is kept', () => {
    const source = `FROM dock\nRUN ${'a'.repeat(1_000_000)}\nCMD b\n`
    expect(outline(source)).toEqual(['FROM@1 list "dock"', 'RUN@2 invalid', 'CMD@3 shell "b"'])
    expect(problems(source)).toEqual([
      '1:10 line-too-long: dockerfile line greater than max allowed size of 65535. It is line 2: break it with \\, or put the data into a file and COPY it',
    ])
  })

  test.each([
    ['a'.repeat(65_531), '\n', 0],
    ['a'.repeat(65_532), '\n', 1],
    ['a'.repeat(65_531), '', 0],
    ['a'.repeat(65_532), '', 1],
    ['ü'.repeat(32_765), '\n', 0],
    ['ü'.repeat(32_766), '\n', 1],
    ['🚢'.repeat(16_382), '\n', 0],
    ['🚢'.repeat(16_383), '\n', 1],
  ])('the limit counts bytes (%#)', (text, end, count) => {
    expect(codes(`FROM dock\nRUN ${text}${end}`)).toHaveLength(count)
  })

  test.each([
    ['comment', `# ${'a'.repeat(70_000)}\nFROM dock\n`],
    ['body of a here-document', `FROM dock\nRUN <<LOG\n${'a'.repeat(70_000)}\nLOG\n`],
    ['continued line', `FROM dock\nRUN a \\\n${'a'.repeat(70_000)}\n`],
  ])('long %s', (_, source) => {
    expect(codes(source)).toEqual(['line-too-long'])
  })

  test('a NUL character is named where it is', () => {
    expect(problems('FROM dock\nRUN a\0b\n')).toEqual([
      '2:6 nul-character: NUL character in the file: a Dockerfile is plain text. If an editor saved it as UTF-16, save it as UTF-8',
    ])
  })

  test('a line of the escape alone at the end of the file', () => {
    expect(codes('FROM dock\n\\')).toEqual(['unknown-instruction'])
  })

  test('ONBUILD thousands of times', () => {
    expect(codes(`FROM dock\n${'ONBUILD '.repeat(5000)}RUN a\n`)).toEqual(['onbuild-invalid-trigger'])
  })
})
