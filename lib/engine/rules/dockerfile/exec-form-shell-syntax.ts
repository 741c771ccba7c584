import { chainOf } from '../../dockerfile/chain.ts'
import type { Dockerfile, Stage, StageInstruction } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import type { Word } from '../../dockerfile/syntax.ts'
import { lookupImage } from '../../images/index.ts'
import { defineRule, type Confidence, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'The exec form starts a program directly, without a shell. Nobody replaces $PORT, nobody understands && or >, and a text with blanks is the name of one program, blanks and all. The words arrive as they are written, and the container ends with an error that is hard to read, or does something else than was meant.',
  bad: 'FROM node:24-slim\nENV PORT=8080\nCOPY server.js /app/\nCMD ["node", "/app/server.js", "--port", "$PORT"]\n',
  good: 'FROM node:24-slim\nENV PORT=8080\nCOPY server.js /app/\nCMD ["sh", "-c", "exec node /app/server.js --port $PORT"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#exec-form',
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
  ],
  equivalents: {},
}

/** Broken JSON is the matter of `json-form-invalid`. One report for an instruction, on its first such word. */
export default defineRule({
  meta: {
    name: 'exec-form-shell-syntax',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN'] },
    title: 'Write the exec form without the signs of a shell',
    tells: ['command-not-found', 'healthcheck-tool-missing'],
    messages: {
      line: 'The exec form takes {{word}} as the name of one program, blanks included: write every word as an item of its own.',
      operator: '{{program}} gets {{word}} as an argument: the exec form has no shell that understands it.',
      variable:
        '{{program}} gets {{word}} as it is written: the exec form has no shell that replaces variables.',
      glob: '{{program}} gets {{word}} as it is written: the exec form has no shell that looks for matching files.',
    },
  },
  *check({ dockerfile }) {
    const declared = declaredNames(dockerfile)
    for (const stage of dockerfile.stages) {
      let ofCmd: Place | null = null
      for (const instruction of stage.instructions) {
        const words = execWords(instruction)
        if (!words || !words.some(isSuspicious) || startsShell(words)) continue
        const place = instruction.keyword === 'CMD' ? (ofCmd ??= placeOfCmd(stage, dockerfile)) : 'command'
        const found = place === 'shell' ? null : offence(words, place, instruction, declared)
        if (!found) continue
        const data = {
          word: found.word.value,
          program: place === 'arguments' ? 'ENTRYPOINT' : words[0]!.value,
        }
        yield { messageId: found.kind, range: found.word.range, data, confidence: found.confidence }
      }
    }
  },
})

function execWords(instruction: StageInstruction): readonly Word[] | null {
  const { keyword } = instruction
  return keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK' || keyword === 'RUN'
    ? instruction.argv
    : null
}

/** Told first, because it is told fast. */
function isSuspicious({ value }: Word): boolean {
  return /[\s$&|;<>*?]/.test(value)
}

const SHELLS =
  /^(?:sh|bash|ash|dash|zsh|ksh|fish|busybox|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh(?:\.exe)?)$/i

function isShell(word: string | undefined): boolean {
  return word !== undefined && SHELLS.test(baseName(word.replaceAll('\\', '/')))
}

/** A shell, also behind tini, env or gosu; what it is given is its own matter. */
function startsShell(words: readonly Word[]): boolean {
  const values = words.map(({ value }) => value)
  const { argv, script } = unwrap(values)
  return (
    script !== null ||
    isShell(argv[0] ?? undefined) ||
    values.some((word, at) => isShell(word) && /^[-/][a-z]*c/i.test(values[at + 1] ?? ''))
  )
}

/** What the words are: a command, arguments of an entry point, or one or the other as an unknown image decides. */
type Place = 'command' | 'arguments' | 'open' | 'shell'

function placeOfCmd(stage: Stage, dockerfile: Dockerfile): Place {
  const { entrypoint } = stage.end
  if (entrypoint !== null)
    return entrypoint.argv === null || isShell(entrypoint.argv[0]?.value) ? 'shell' : 'arguments'
  let { base } = stage
  while (base.kind === 'stage') ({ base } = dockerfile.stages[base.stage]!)
  if (base.kind === 'scratch') return 'command'
  const facts = base.kind === 'image' ? lookupImage(base.reference) : null
  if (!facts) return 'open'
  if (facts.config.entrypoint === null) return 'command'
  return isShell(facts.config.entrypoint[0]) ? 'shell' : 'open'
}

type Offence = {
  readonly kind: 'line' | 'operator' | 'variable' | 'glob'
  readonly word: Word
  readonly confidence: Confidence
}

function offence(
  words: readonly Word[],
  place: Place,
  { before, keyword, stage }: StageInstruction,
  declared: (stage: number) => ReadonlySet<string>,
): Offence | null {
  const sure = place === 'open' ? 'likely' : 'certain'
  const [first] = words
  if (first && place !== 'arguments' && isLine(first.value))
    return { kind: 'line', word: first, confidence: sure }
  const operator = words.find((word, at) => at > 0 && isOperator(word.value, at, words))
  if (operator) return { kind: 'operator', word: operator, confidence: sure }
  const variable = words.find((word, at) => hasVariable(word.value) && !isProgramText(at, words))
  if (variable) {
    const known = namesIn(variable.value).some((name) => declared(stage).has(name))
    return {
      kind: 'variable',
      word: variable,
      confidence: known && sure === 'certain' ? 'certain' : 'likely',
    }
  }
  const glob =
    keyword === 'RUN' && before.shell.language === 'posix' ? words.find((_, at) => isGlob(at, words)) : null
  return glob ? { kind: 'glob', word: glob, confidence: 'certain' } : null
}

/** `npm start`, `./run.sh --fast`; a path may hold blanks. */
function isLine(text: string): boolean {
  const [program = '', ...rest] = text.trim().split(/\s+/)
  if (rest.length === 0 || /[\\:]/.test(program)) return false
  return (
    /^[\w.-]+$/.test(program) ||
    rest.some((word) => word.startsWith('-')) ||
    /\.(?:sh|py|js|jar)$/.test(program)
  )
}

const OPERATOR =
  /^(?:&&|\|\||\||;|&|<|\d?>{1,2}|&>{1,2}|\d?>&\d|\d?>{1,2}(?:\/dev\/|\/var\/|\/tmp\/|\.\/)\S*)$/
/** Programs to which such a word may be plain text. */
const TAKES_SIGNS = /^(?:find|test|\[|expr|awk|gawk|cut|jq|grep|echo|printf|xargs|parallel|tr)$/

function isOperator(text: string, at: number, words: readonly Word[]): boolean {
  if (!OPERATOR.test(text)) return false
  if (text === '&&' || text === '||') return true
  return !TAKES_SIGNS.test(baseName(words[0]?.value ?? '')) && words[at - 1]?.value.startsWith('-') !== true
}

const VARIABLE = /(?<!\\)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?=[}:%#/+-]))/g

function hasVariable(text: string): boolean {
  return namesIn(text).some((name) => name === name.toUpperCase())
}

function namesIn(text: string): readonly string[] {
  return text.length > 4096
    ? []
    : [...text.matchAll(VARIABLE)].flatMap(([, plain, braced]) => plain ?? braced ?? [])
}

/** `python -c '…'`, `perl -e '…'`, `envsubst '$A'`: text with a meaning of its own. */
function isProgramText(at: number, words: readonly Word[]): boolean {
  const program = baseName(words[0]?.value ?? '')
  if (/^(?:envsubst|jq|awk|gawk|sed|perl|confd|dockerize|consul-template|gomplate|yq)$/.test(program))
    return true
  return /^-{1,2}(?:c|e|eval|command|exec|print|r)$/.test(words[at - 1]?.value ?? '')
}

/** Names that ARG and ENV of a stage, of those below and above FROM declare. */
function declaredNames(dockerfile: Dockerfile): (stage: number) => ReadonlySet<string> {
  const known = new Map<number, ReadonlySet<string>>()
  return (stage) => {
    const found = known.get(stage) ?? namesOf(stage, dockerfile)
    known.set(stage, found)
    return found
  }
}

function namesOf(stage: number, dockerfile: Dockerfile): ReadonlySet<string> {
  const chain = chainOf(dockerfile, stage).flatMap(({ instructions }) => instructions)
  return new Set(
    [...dockerfile.globalArgs, ...chain].flatMap((each) => {
      if (each.keyword === 'ARG') return each.declarations.map(({ name }) => name)
      return each.keyword === 'ENV' ? each.pairs.flatMap(({ key }) => key.text ?? []) : []
    }),
  )
}

function isGlob(at: number, words: readonly Word[]): boolean {
  const program = baseName(words[0]?.value ?? '')
  const text = words[at]?.value ?? ''
  return at > 0 && /^(?:rm|cp|mv|ls|cat|chmod|chown|touch|mkdir|rmdir|ln)$/.test(program) && /[*?]/.test(text)
}
