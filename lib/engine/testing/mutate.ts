/** A seeded source of numbers from 0 to 1 (mulberry32): the same seed gives the same files on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What has surprised parsers, shells and rules: syntax in the wrong place, odd characters, unfinished things. */
const PIECES = [
  '\\',
  '\\\n',
  '\\\\\n',
  '`',
  '"',
  "'",
  '$',
  '${',
  '${a:-',
  '${a#*',
  '}',
  '$(',
  ')',
  '`x`',
  '((',
  '))',
  '[',
  '[[',
  ']',
  '[""]',
  '["a", 1]',
  '{',
  '<<EOF',
  "<<-'EOF'",
  '<<EOF\n',
  'EOF\n',
  '<<<',
  '|',
  '||',
  '&&',
  '&',
  ';',
  ';;',
  '>',
  '>>',
  '2>&1',
  '*',
  '**',
  '?',
  '!',
  '#',
  '# ',
  '\n#\n',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '\0',
  '\u00a0',
  '\ufeff',
  '\ud800',
  '⚓',
  '🚢',
  '\u2028',
  '--',
  '--from=',
  '--mount=',
  '--mount=type=',
  '--chown=:',
  '--chmod=',
  '--platform=$X',
  '=',
  '==',
  ',',
  ':',
  '@',
  '@sha256:',
  '/',
  '//',
  '..',
  '~',
  '%',
  '-',
  '0',
  '00',
  '-1',
  '99999999999999999999',
  '1e9',
  'FROM ',
  '\nFROM a\n',
  'AS ',
  '\nRUN ',
  '\nCOPY ',
  '\nADD ',
  '\nARG ',
  '\nENV ',
  '\nONBUILD ',
  '\nSHELL [',
  '\nUSER ',
  '\nWORKDIR ',
  '\nHEALTHCHECK ',
  '\nCMD ',
  '\nENTRYPOINT ',
  '\nEXPOSE ',
  '\nLABEL ',
  'if ',
  'fi',
  'for a in ',
  'do ',
  'done',
  'case $a in',
  'esac',
  'function f() {',
  'set -e',
  'eval ',
  'exec ',
  'sh -c "',
  'sudo ',
  'apt-get install ',
  'apk add ',
  'pip install ',
  'npm ci ',
  'curl ',
  'rm -rf ',
  'chmod 777 ',
  '$PATH',
  '${PATH}',
  '# escape=`\n',
  '# syntax=\n',
  '# check=skip=',
  '# drydock ignore=',
  '# drydock ignore-file=a,b -- c\n',
  '# hadolint ignore=DL3006\n',
] as const

type Mutation = (text: string, random: () => number, others: readonly string[]) => string

function place(text: string, random: () => number): number {
  return Math.floor(random() * (text.length + 1))
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!
}

function span(text: string, random: () => number, longest = 40): [number, number] {
  const from = place(text, random)
  return [from, Math.min(text.length, from + Math.floor(random() * longest))]
}

const MUTATIONS: readonly Mutation[] = [
  // A piece put in, a piece put in the place of text, text taken out, text doubled.
  (text, random) => {
    const at = place(text, random)
    return text.slice(0, at) + pick(PIECES, random) + text.slice(at)
  },
  (text, random) => {
    const [from, to] = span(text, random, 12)
    return text.slice(0, from) + pick(PIECES, random) + text.slice(to)
  },
  (text, random) => {
    const [from, to] = span(text, random)
    return text.slice(0, from) + text.slice(to)
  },
  (text, random) => {
    const [from, to] = span(text, random)
    return text.slice(0, to) + text.slice(from, to).repeat(1 + Math.floor(random() * 3)) + text.slice(to)
  },
  // One character changed.
  (text, random) => {
    const at = place(text, random)
    return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 256)) + text.slice(at + 1)
  },
  // The end cut off, lines swapped, a line doubled, a line of another file.
  (text, random) => text.slice(0, place(text, random)),
  (text, random) => {
    const lines = text.split('\n')
    const [a, b] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)]
    return lines.with(a, lines[b]!).with(b, lines[a]!).join('\n')
  },
  (text, random) => {
    const lines = text.split('\n')
    const at = Math.floor(random() * lines.length)
    return lines.toSpliced(at, 0, lines[at]!).join('\n')
  },
  (text, random, others) => {
    const lines = text.split('\n')
    return lines
      .toSpliced(Math.floor(random() * lines.length), 0, pick(pick(others, random).split('\n'), random))
      .join('\n')
  },
  // Letters of the other case, other line ends, another escape character.
  (text, random) => {
    const [from, to] = span(text, random)
    const piece = text.slice(from, to)
    return text.slice(0, from) + (random() < 0.5 ? piece.toUpperCase() : piece.toLowerCase()) + text.slice(to)
  },
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `# escape=\`\n${text}`,
]

/** A text with one to six things changed at random. */
export function mutate(text: string, random: () => number, others: readonly string[]): string {
  let result = text
  for (let left = 1 + Math.floor(random() * 6); left > 0; left--)
    result = pick(MUTATIONS, random)(result, random, others)
  return result
}
