import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineStarts, slice } from '../../source/position.ts'
import type { Range } from '../../source/position.ts'
import type { LogicalText } from '../syntax.ts'
import { dump } from './dump.ts'
import { MAX_SCRIPT, parseShell, parseShellText } from './parse.ts'
import type { Script, ShellWord } from './types.ts'
import { walkCommands } from './walk.ts'

const NOWHERE: Range = { start: { line: 3, column: 5, offset: 40 }, end: { line: 3, column: 9, offset: 44 } }

/** Each script and what it is read as; the signs are explained at `dump`. */
const CASES: Readonly<Record<string, readonly (readonly [script: string, read: string])[]>> = {
  plain: [
    ['true', 'true'],
    ['apt-get update', 'apt-get update'],
    ['  make   all  ', 'make all'],
    ['/usr/local/bin/dock --port 8080 --host 0.0.0.0', '/usr/local/bin/dock --port 8080 --host 0.0.0.0'],
    ['echo a\\ b c\\\\d', 'echo a b c\\d'],
    [':', ':'],
    ['[ -d /srv/hold ]', '[ -d /srv/hold ]'],
    ['test "$A" = b', 'test "$A" = b'],
  ],
  quotes: [
    ["echo 'harbour master'", "echo 'harbour master'"],
    ['echo "harbour master"', "echo 'harbour master'"],
    ["echo ''", "echo ''"],
    [`echo "" ''`, "echo '' ''"],
    [`echo "it's" 'say "ahoy"'`, `echo 'it's' 'say "ahoy"'`],
    [`echo a'b'"c"d`, "echo a'b''c'd"],
    ['echo "a\\"b" "a\\$b" "a\\nb"', `echo 'a"b' 'a$b' 'a\\nb'`],
    [`echo '$HOME' "$HOME"`, `echo '$HOME' "$HOME"`],
    [`printf '%s\\n' "$@"`, `printf '%s\\n' "$@"`],
    [`echo $'tab\\there' $"local"`, "echo 'tab\there' 'local'"],
    ['echo \\"quoted\\"', 'echo "quoted"'],
    [`echo "$(date)" '$(date)'`, `echo "$( date )" '$(date)'`],
  ],
  variables: [
    ['echo $A${B}c', 'echo $A$Bc'],
    ['echo ${A:-one} ${A-one} "${A:-one two}"', 'echo ${A:-one} ${A-one} "${A:-one two}"'],
    ['echo ${A:=x} ${A:+y} ${A:?missing}', 'echo ${A:=x} ${A:+y} ${A:?missing}'],
    ['echo ${V%.*} ${V%%-*} ${V#v} ${V##*/}', 'echo ${V%.*} ${V%%-*} ${V#v} ${V##*/}'],
    ['echo ${V/a/b} ${V//./-} ${V:0:3}', 'echo ${V/a/b} ${V//./-} ${V:0:3}'],
    ['echo ${#V} ${!V} ${V[0]} ${V[@]}', 'echo ⟨${#V}⟩ ⟨${!V}⟩ ${V[0]} ${V[@]}'],
    ['echo $1 $@ $* $# $? $$ $!', 'echo $1 $@ $* $# $? $$ $!'],
    ['echo ${A:-$(uname -m)} "${A:-${B:-c}}"', 'echo ${A:-$(uname -m)} "${A:-${B:-c}}"'],
    ['echo ${V^^} ${V,,}', 'echo ${V^^} ${V,,}'],
    ['echo $A.tar "$A"_x $A$B', 'echo $A.tar "$A"_x $A$B'],
  ],
  assignments: [
    ['PORT=8080', 'PORT=8080'],
    ['PORT=8080 HOST=0.0.0.0 serve', 'PORT=8080 HOST=0.0.0.0 serve'],
    [`A= B="" C='x y' run`, "A= B='' C='x y' run"],
    ['A=$B C=$(id -u) run', 'A=$B C=$( id -u ) run'],
    ['PATH=$PATH:/opt/bin', 'PATH=$PATH:/opt/bin'],
    ['LIST+=x', 'LIST+=x'],
    ['ports=(80 443)', 'ports=⟨(80 443)⟩'],
    ['ports[0]=80', 'ports=⟨80⟩'],
    ['export A=1 B=$C', 'export A=1 B=$C'],
    ['declare -r X=y', 'declare -r X=y'],
    ['env A=1 run', 'env A=1 run'],
    ['A=1 B=2', 'A=1 B=2'],
  ],
  lists: [
    ['a && b', '[a && b]'],
    ['a && b && c', '[a && b && c]'],
    ['a || b', '[a || b]'],
    ['a && b || c && d', '[a && b || c && d]'],
    ['a; b; c', 'a ; b ; c'],
    ['a; b;', 'a ; b'],
    ['a && b; c || d', '[a && b] ; [c || d]'],
    ['a & b', 'bg[a] ; b'],
    ['a &', 'bg[a]'],
    ['a || true', '[a || true]'],
    ['set -eux; a; b', 'set -eux ; a ; b'],
  ],
  pipes: [
    ['a | b', '[a | b]'],
    ['a | b | c', '[a | b | c]'],
    ['a |& b', '[a | b]'],
    ['! a', '! [a]'],
    ['! a | b', '! [a | b]'],
    ['curl -fsSL https://get.example | sh', '[curl -fsSL https://get.example | sh]'],
    ['a | b && c | d', '[[a | b] && [c | d]]'],
    ['time make', 'make'],
    ['time -p a | b', '[a | b]'],
    ['yes | apt-get install foo', '[yes | apt-get install foo]'],
  ],
  redirects: [
    ['a > f', 'a >f'],
    ['a >> f 2>&1', 'a >>f 2>&1'],
    ['a < f > g', 'a <f >g'],
    ['a 2>/dev/null', 'a 2>/dev/null'],
    ['a &> f', 'a &>f'],
    ['a &>> f', 'a &>>f'],
    ['a >| f', 'a >|f'],
    ['a <> f', 'a <>f'],
    ['a 3>&1 1>&2 2>&3', 'a 3>&1 1>&2 2>&3'],
    ['> empty', '>empty'],
    ['2>&1 a b', 'a b 2>&1'],
    ['a > "$F" b', 'a b >"$F"'],
    ['a <<< word', 'a <<<word'],
    ['a <<< "$x y"', `a <<<"$x"' y'`],
    ['{ a; b; } > f 2>&1', '{ a ; b } >f 2>&1'],
    ['{ a; } >> f && b', '[{ a } >>f && b]'],
    ['if a; then b; fi > f', 'if a then b fi >f'],
    ['echo a>b', 'echo a >b'],
    ['a 2>&-', 'a 2>&-'],
  ],
  'subshells and groups': [
    ['(a; b)', '( a ; b )'],
    ['(cd /src && make) && make install', '[( [cd /src && make] ) && make install]'],
    ['( (a) )', '( ( a ) )'],
    ['{ a; b; }', '{ a ; b }'],
    ['{ a && b; } || { c; exit 1; }', '[{ [a && b] } || { c ; exit 1 }]'],
    ['(a & b)', '( bg[a] ; b )'],
    ['(a) > f', '( a ) >f'],
  ],
  substitutions: [
    ['echo $(a)', 'echo $( a )'],
    ['echo $(a $(b))', 'echo $( a $( b ) )'],
    ['echo `a`', 'echo $( a )'],
    ['echo `a \\`b\\``', 'echo $( a $( b ) )'],
    ['echo "x$(a | b)y"', `echo 'x'"$( [a | b] )"'y'`],
    ['x=$(a) && b', '[x=$( a ) && b]'],
    ['x=$(a; b)', 'x=$( a ; b )'],
    ['a $(b) $(c)', 'a $( b ) $( c )'],
    ['$(a) b', '$( a ) b'],
    ['diff <(a) <(b | c)', 'diff ⟨<(a)⟩( a ) ⟨<(b | c)⟩( [b | c] )'],
    ['tee >(a) < f', 'tee ⟨>(a)⟩( a ) <f'],
    ['echo $((1 + 2)) $((A * B))', 'echo ⟨$((1 + 2))⟩ ⟨$((A * B))⟩'],
    ['echo $(( $(nproc) + 1 ))', 'echo ⟨$(( $(nproc) + 1 ))⟩( nproc )'],
    [
      'bash <(curl -s https://get.example)',
      'bash ⟨<(curl -s https://get.example)⟩( curl -s https://get.example )',
    ],
  ],
  compounds: [
    ['if a; then b; fi', 'if a then b fi'],
    ['if a; then b; else c; fi', 'if a then b else c fi'],
    ['if a; then b; elif c; then d; else e; fi', 'if a then b elif c then d else e fi'],
    ['if [ -f x ] && [ -f y ]; then a; fi', 'if [[ -f x ] && [ -f y ]] then a fi'],
    ['if ! a; then b; fi', 'if ! [a] then b fi'],
    ['if [[ $A == b* && -n "$C" ]]; then d; fi', 'if test⟨[[ $A == b* && -n "$C" ]]⟩ then d fi'],
    ['for i in a b c; do echo $i; done', 'for i in a b c do echo $i done'],
    ['for i in "$@"; do a; done', 'for i in "$@" do a done'],
    ['for i; do a; done', 'for i do a done'],
    ['for f in *.conf; do a "$f" || exit 1; done', 'for f in ‹*›.conf do [a "$f" || exit 1] done'],
    ['for i in $(seq 3); do a; done', 'for i in $( seq 3 ) do a done'],
    ['for ((i = 0; i < 3; i++)); do a; done', 'while arithmetic⟨((i = 0; i < 3; i++))⟩ do a done'],
    ['while a; do b; done', 'while a do b done'],
    ['while read -r line; do a "$line"; done < list', 'while read -r line do a "$line" done <list'],
    ['until a; do sleep 1; done', 'until a do sleep 1 done'],
    ['case $A in x) a ;; y|z) b ;; *) c; esac', 'case $A in x) a ;; y|z) b ;; ‹*›) c esac'],
    [
      'case "$(uname -m)" in x86_64) a ;; arm*) b ;; esac',
      'case "$( uname -m )" in x86_64) a ;; arm‹*›) b esac',
    ],
    ['case $A in (x) a;; esac', 'case $A in x) a esac'],
    ['select x in a b; do c; done', 'for x in a b do c done'],
    ['f() { a; b; }', 'function f { a ; b }'],
    ['f() { a; }; f', 'function f { a } ; f'],
    ['function f { a; }', 'function f { a }'],
    ['f() ( a )', 'function f { ( a ) }'],
    ['((i++))', 'arithmetic⟨((i++))⟩'],
    ['(( A > 1 )) && b', '[arithmetic⟨(( A > 1 ))⟩ && b]'],
    ['[[ -f x ]]', 'test⟨[[ -f x ]]⟩'],
    ['[[ $A =~ ^v[0-9]+$ ]] && b', '[test⟨[[ $A =~ ^v[0-9]+$ ]]⟩ && b]'],
  ],
  'globs, braces, tilde': [
    ['rm -rf /var/lib/apt/lists/*', 'rm -rf /var/lib/apt/lists/‹*›'],
    ['ls *.tar.gz file?.txt [a-c]*', 'ls ‹*›.tar.gz file‹?›.txt ‹[a-c]›‹*›'],
    [`echo "*" '*' \\*`, "echo '*' '*' *"],
    ['mkdir -p /srv/{a,b}/log', 'mkdir -p /srv/⟨{a,b}⟩/log'],
    ['echo {1..3} {a,$B} {a} {}', 'echo ⟨{1..3}⟩ ⟨{a,$B}⟩ {a} {}'],
    ['cd ~ && ls ~/x ~root', '[cd ~ && ls ~/x ~root]'],
    ['echo a*b"*"c', "echo a‹*›b'*'c"],
    ['echo !(a|b)', 'echo ⟨!(a|b)⟩'],
    ['echo [$A]', 'echo ⟨[$A]⟩'],
  ],
  'here-documents': [
    ['cat <<EOF\nhello\nEOF\n', "cat <<'hello⏎'"],
    ['cat <<EOF > f\nhello $A\nEOF\n', `cat <<'hello '"$A"'⏎' >f`],
    ["cat <<'EOF' > f\nhello $A\nEOF\n", "cat <<'hello $A⏎' >f"],
    ['cat <<-EOF\n\thello\n\t\tthere\n\tEOF\n', "cat <<-'hello⏎there⏎'"],
    ['cat <<A <<B\none\nA\ntwo\nB\n', "cat <<'one⏎' <<'two⏎'"],
    ['cat <<EOF | sh && b\nx $(c) y\nEOF\n', `[[cat <<'x '"$( c )"' y⏎' | sh] && b]`],
    ['python3 <<EOF\nprint(1)\nEOF\n', "python3 <<'print(1)⏎'"],
    ['a 3<<EOF\nx\nEOF\n', "a 3<<'x⏎'"],
    ['cat <<EOF > f && chmod +x f\n#!/bin/sh\nexec a\nEOF\n', "[cat <<'#!/bin/sh⏎exec a⏎' >f && chmod +x f]"],
    ['<<EOF\nx\nEOF\n', "<<'x⏎'"],
  ],
  'scripts of several lines': [
    ['a\nb\nc\n', 'a ; b ; c'],
    ['# comment\na # more\nb\n', 'a ; b'],
    ['set -e\nif a\nthen\n  b\nfi\nc\n', 'set -e ; if a then b fi ; c'],
    ['a \\\n  b\n', 'a b'],
    ['\n\n\n', ''],
  ],
  'wrappers stay words': [
    ["sudo -u app sh -c 'a && b'", "sudo -u app sh -c 'a && b'"],
    ['exec "$@"', 'exec "$@"'],
    ['sh -c "echo $A"', `sh -c 'echo '"$A"`],
    ['eval "$(a)"', 'eval "$( a )"'],
    ['xargs -n1 a', 'xargs -n1 a'],
    ["find . -name '*.pyc' -exec rm {} +", "find . -name '*.pyc' -exec rm {} +"],
    ['find . -type f -exec a {} \\;', 'find . -type f -exec a {} ;'],
  ],
  broken: [
    ['echo "open', "echo 'open' !! unterminated double quote"],
    ["echo 'open", "echo 'open' !! unterminated single quote"],
    ['echo $(open', 'echo $( open ) !! unterminated command substitution'],
    ['echo `open', 'echo $( open ) !! unterminated backtick'],
    ['echo ${open', 'echo $open !! unterminated parameter expansion'],
    ['a && ', "a !! expected command after '&&'"],
    ['a |', "a !! expected command after '|'"],
    ['| a', "!! unexpected token '|'"],
    ['&& a', "!! unexpected token '&&'"],
    [';; a', "!! unexpected token ';;'"],
    ['if a; then b', "if a then b fi !! expected 'fi' to close 'if'"],
    ['if a', "if a then  fi !! expected 'then' !! expected 'fi' to close 'if'"],
    ['for i in a; b; done', "for i in a do b done !! expected 'do'"],
    ['while a; do b', "while a do b done !! expected 'done' to close 'while'"],
    ['case a in', "case a in  esac !! expected 'esac' to close 'case'"],
    ['(a', "( a ) !! expected ')' to close subshell"],
    ['a )', "a !! unexpected token ')'"],
    ['{ a', "{ a } !! expected '}' to close brace group"],
    ['fi', "!! unexpected token 'fi'"],
    ['done', "!! unexpected token 'done'"],
    ['f( { a; }', "f { a !! unexpected token '}'"],
    ['cat <<EOF\nnever closed\n', "cat <<'never closed⏎'"],
    ['[[ -f x', "test⟨[[ -f x⟩ !! expected ']]' to close '[['"],
    ['((1 + ', 'arithmetic⟨((1 + ⟩ !! unterminated arithmetic command'],
    ['a > ', 'a > !! expected redirect target'],
    ['echo ${}', 'echo $'],
    ['a ; ; b', "a !! unexpected token ';'"],
  ],
}

describe.each(Object.entries(CASES))('%s', (_name, cases) => {
  test.each(cases)('%j', (script, read) => {
    expect(dump(parseShellText(script, NOWHERE))).toBe(read)
  })
})

/**
 * The text of a Dockerfile piece from which `\`, line end and comment lines are taken out, with its segments.
 */
function joined(source: string, from: number): LogicalText {
  const segments: { logical: number; source: number }[] = []
  let text = ''
  let at = from
  for (const line of source.slice(from).split('\n')) {
    const kept = line.endsWith('\\') ? line.slice(0, -1) : line
    if (!/^\s*#/.test(line) || text === '') {
      segments.push({ logical: text.length, source: at })
      text += kept
    }
    at += line.length + 1
  }
  return { text, segments }
}

const SHIP = `FROM debian:12
RUN apt-get update && \\
    # the compiler
    apt-get install -y \\
      gcc make \\
 && cd "/srv/har\\
bour" && echo $(uname -m) > arch.txt \\
 && find . -name '*.o'`

function ship(): Script {
  return parseShell(joined(SHIP, SHIP.indexOf('apt-get update')), lineStarts(SHIP))
}

function words(script: Script): readonly ShellWord[] {
  return walkCommands(script).flatMap(({ command }) => command.words)
}

describe('places in the Dockerfile', () => {
  test('every word is where its text is', () => {
    const read = words(ship()).map((word) => [word.raw, slice(SHIP, word.range)])
    const whole = read.filter(([raw]) => raw !== '"/srv/harbour"')
    expect(whole).toHaveLength(16)
    for (const [raw, text] of whole) expect(text).toBe(raw)
  })

  test('a word across a continuation spans it', () => {
    const word = words(ship()).find(({ literal }) => literal === '/srv/harbour')
    expect(word && slice(SHIP, word.range)).toBe('"/srv/har\\\nbour"')
    expect(word?.range).toEqual({
      start: { line: 6, column: 8, offset: SHIP.indexOf('"/srv') },
      end: { line: 7, column: 6, offset: SHIP.indexOf('bour"') + 5 },
    })
  })

  test('a word before a continuation ends before it, and one behind it begins behind it', () => {
    const text = 'RUN one\\\n two\\\n\\\nthree'
    const script = parseShell(joined(text, 4), lineStarts(text))
    expect(words(script).map(({ range }) => slice(text, range))).toEqual(['one', 'two\\\n\\\nthree'])
  })

  test('redirects, targets and the whole script', () => {
    const script = ship()
    const redirect = walkCommands(script).flatMap(({ command }) => command.redirects)[0]
    expect(redirect && slice(SHIP, redirect.range)).toBe('> arch.txt')
    expect(redirect?.target && slice(SHIP, redirect.target.range)).toBe('arch.txt')
    expect(slice(SHIP, script.range)).toBe(SHIP.slice(SHIP.indexOf('apt-get update')))
  })

  test('an escaped backtick body has the place of the substitution', () => {
    const text = 'RUN echo `a \\`b\\``'
    const found = words(
      parseShell({ text: text.slice(4), segments: [{ logical: 0, source: 4 }] }, lineStarts(text)),
    )
    const texts = found.map((word) => [word.raw, slice(text, word.range)])
    expect(texts).toContainEqual(['b', '`a \\`b\\``'])
    expect(texts).toContainEqual(['echo', 'echo'])
  })

  test('an unescaped backtick body has places of its own', () => {
    const text = 'RUN echo `date -u`'
    const found = words(
      parseShell({ text: text.slice(4), segments: [{ logical: 0, source: 4 }] }, lineStarts(text)),
    )
    expect(found.map((word) => slice(text, word.range))).toContain('-u')
  })

  test('a script from elsewhere has one place for everything', () => {
    const script = parseShellText('a "$b" && (c | d) > e', NOWHERE)
    expect(words(script).every(({ range }) => range === NOWHERE)).toBe(true)
    expect(script.range).toBe(NOWHERE)
  })

  test('without segments offsets count from 0', () => {
    expect(parseShell({ text: '', segments: [] }, [0])).toMatchObject({
      body: [],
      errors: [],
      range: { start: { offset: 0 } },
    })
  })

  test('errors point at the place', () => {
    const text = 'RUN make && \\\n  echo "open'
    const [error] = parseShell(joined(text, 4), lineStarts(text)).errors
    expect(error?.range.start).toEqual({ line: 2, column: 8, offset: text.indexOf('"') })
  })
})

describe('words', () => {
  const literals: readonly (readonly [word: string, literal: string | null])[] = [
    ['plain', 'plain'],
    [`'a b'"c"\\ d`, 'a bc d'],
    ['*.tar', '*.tar'],
    ['~/x', '~/x'],
    ['""', ''],
    ['$x', null],
    ['"a$(b)"', null],
    ['{a,b}', null],
    ['$((1))', null],
  ]
  test.each(literals)('literal of %s', (word, literal) => {
    expect(words(parseShellText(`x ${word}`, NOWHERE)).at(-1)?.literal).toBe(literal)
  })

  test('operations carry their operands', () => {
    const part = words(parseShellText('x "${V/%.*/$(a)}"', NOWHERE)).at(-1)?.parts[0]
    expect(part).toMatchObject({ kind: 'variable', name: 'V', operator: '/%', quoted: true })
    expect(part?.kind === 'variable' && part.operands.map(({ raw }) => raw)).toEqual(['.*', '$(a)'])
  })
})

/** Never more than a moment, never an exception, whatever is nested in what. */
const BOMBS: readonly (readonly [name: string, text: string])[] = [
  ['substitutions', '$('.repeat(32_000)],
  ['closed substitutions', `${'$('.repeat(16_000)}a${')'.repeat(16_000)}`],
  ['quoted substitutions', '"$('.repeat(21_000)],
  ['backticks', '`'.repeat(65_000)],
  ['escaped backticks', '`\\`'.repeat(20_000)],
  ['parentheses', '('.repeat(65_000)],
  ['braces', '{ '.repeat(32_000)],
  ['parameters', '${x:-'.repeat(13_000)],
  ['arithmetic', '$(('.repeat(21_000)],
  ['sums', `: $((${'1+'.repeat(20_000)}1))`],
  ['processes', '<('.repeat(32_000)],
  ['if', 'if '.repeat(20_000)],
  ['case', 'case a in a) '.repeat(5_000)],
  ['functions', 'f()'.repeat(20_000)],
  ['here-documents', '<<A '.repeat(16_000)],
  ['indices', 'a[$('.repeat(16_000)],
  ['and', 'a&&'.repeat(20_000)],
  ['not', '! '.repeat(32_000)],
  ['brace expansions', '{a,'.repeat(20_000)],
  ['quotes', '\'"'.repeat(32_000)],
]

describe('limits', () => {
  test.each(BOMBS)(
    '%s',
    (_name, text) => {
      const before = performance.now()
      const script = parseShellText(text, NOWHERE)
      expect(Array.isArray(walkCommands(script))).toBe(true)
      expect(performance.now() - before).toBeLessThan(10_000)
    },
    20_000,
  )

  test('nesting beyond the limit is an error', () => {
    expect(
      parseShellText('$('.repeat(100) + ')'.repeat(100), NOWHERE).errors.map(({ message }) => message),
    ).toContain('command substitutions are nested too deeply')
    expect(parseShellText('f()'.repeat(20_000), NOWHERE)).toMatchObject({
      body: [],
      errors: [{ range: NOWHERE }],
    })
  })

  test('a longer script is not read', () => {
    const script = parseShellText('a '.repeat(MAX_SCRIPT), NOWHERE)
    expect(script.body).toEqual([])
    expect(script.errors).toHaveLength(1)
    expect(parseShellText('a'.repeat(MAX_SCRIPT), NOWHERE).errors).toEqual([])
  })
})

const SCRIPTS = Object.values(CASES).flatMap((cases) => cases.map(([script]) => script))
const SIGNS = [
  ...'$(){}[]`\'"\\|&;<>\n#=*?!~ -',
  '$((',
  '${',
  '<<',
  '&&',
  '||',
  ' if ',
  ' do ',
  ' fi ',
  'EOF',
  'é',
  '🚢',
]

describe('robustness', () => {
  test('changed scripts are read without an exception, at places inside the text', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(4),
      sign: fc.constantFrom(...SIGNS),
    })
    const property = fc.property(
      fc.constantFrom(...SCRIPTS),
      fc.array(change, { minLength: 1, maxLength: 5 }),
      (script, list) => {
        const text = list.reduce((now, { at, cut, sign }) => {
          const offset = Math.floor(at * now.length)
          return now.slice(0, offset) + sign + now.slice(offset + cut)
        }, script)
        const read = parseShell({ text, segments: [{ logical: 0, source: 0 }] }, lineStarts(text))
        for (const { command } of walkCommands(read)) {
          expect(command.range.start.offset).toBeLessThanOrEqual(command.range.end.offset)
          expect(command.range.end.offset).toBeLessThanOrEqual(text.length)
        }
        expect(dump(read)).toBe(
          dump(parseShell({ text, segments: [{ logical: 0, source: 0 }] }, lineStarts(text))),
        )
      },
    )
    fc.assert(property, { numRuns: 3_000 })
  }, 60_000)
})
