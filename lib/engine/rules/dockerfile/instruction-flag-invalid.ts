import type { Instruction, Word } from '../../dockerfile/syntax.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { nearest } from '../shared/nearest.ts'
import { problemsWith } from '../shared/problems.ts'
import { at } from '../shared/ranges.ts'
import { REFUSED, refusals } from '../shared/refusals.ts'

export const docs: RuleDocs = {
  why: 'Docker refuses a flag it does not know, because leaving it out would build another image than the one that was asked for. Behind the first argument it looks for no flags at all: a --chown there is taken for one more file to copy.',
  bad: 'FROM python:3.13-slim\nCOPY --chwon=1000:1000 app.py /app/\n',
  good: 'FROM python:3.13-slim\nCOPY --chown=1000:1000 app.py /app/\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy',
    'https://docs.docker.com/reference/dockerfile/#run',
  ],
  equivalents: {
    dockerfile_utils: [
      'UNKNOWN_ADD_FLAG',
      'UNKNOWN_COPY_FLAG',
      'UNKNOWN_FROM_FLAG',
      'UNKNOWN_HEALTHCHECK_FLAG',
      'FLAG_DUPLICATE',
      'FLAG_MISSING_VALUE',
      'FLAG_EXPECTED_BOOLEAN_VALUE',
      'FLAG_INVALID_LINK_VALUE',
    ],
  },
}

/** Flags stand between the keyword and the arguments, and each instruction has its own. */
export default defineRule({
  meta: {
    name: 'instruction-flag-invalid',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    title: 'Write only flags the instruction knows, before its arguments',
    messages: {
      refused: REFUSED,
      spelling: '{{keyword}} has no flag --{{name}}; --{{meant}} is probably meant.',
      late: '{{flag}} stands behind an argument, so {{keyword}} takes it for a file name: flags belong directly behind {{keyword}}.',
      inCommand:
        '{{flag}} stands behind CMD, so it is part of the command; options of HEALTHCHECK belong before CMD.',
    },
  },
  *check(input) {
    const located = problemsWith('instruction-flag-invalid', input)
    for (const [index, refusal] of [...refusals('instruction-flag-invalid', input)].entries()) {
      const instruction = located[index]?.instruction
      const misspelt = instruction && spelling(instruction, refusal.range.start.offset)
      yield misspelt ? { ...misspelt, range: refusal.range } : refusal
    }
    for (const instruction of input.dockerfile.instructions) {
      for (const flag of lateFlags(instruction)) {
        const data = { flag: flag.value.split(' ')[0] ?? '', keyword: instruction.keyword }
        if (instruction.keyword === 'HEALTHCHECK')
          yield { messageId: 'inCommand', range: flag.range, data, confidence: 'likely' }
        else yield { messageId: 'late', range: flag.range, data, fix: moved(instruction, flag) }
      }
    }
  },
})

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  FROM: ['platform'],
  ADD: ['chown', 'chmod', 'checksum', 'link', 'keep-git-dir', 'unpack', 'exclude'],
  COPY: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
  RUN: ['mount', 'network', 'security', 'device'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
}

function spelling({ keyword, flags }: Instruction, offset: number) {
  const known = KNOWN[keyword] ?? []
  const flag = flags.find(({ range }) => range.start.offset <= offset && offset < range.end.offset)
  if (!flag || known.includes(flag.name)) return null
  const meant = nearest(flag.name, known)
  if (meant === null) return null
  const { start } = flag.range
  const name = {
    start,
    end: {
      ...start,
      column: start.column + flag.name.length + 2,
      offset: start.offset + flag.name.length + 2,
    },
  }
  const fix: Fix = {
    title: `Write --${meant}`,
    safety: 'suggestion',
    edits: [{ range: name, newText: `--${meant}` }],
  }
  return { messageId: 'spelling' as const, data: { keyword, name: flag.name, meant }, fix }
}

/** Words that would be flags, had they stood earlier: in COPY and ADD, and at the beginning of a health command. */
function lateFlags({ keyword, form, args }: Instruction): readonly Word[] {
  const known = KNOWN[keyword] ?? []
  const isFlag = ({ value }: Word): boolean =>
    value.startsWith('--') && known.includes(/^--([^= ]*)/.exec(value)?.[1] ?? '')
  if ((keyword === 'COPY' || keyword === 'ADD') && form === 'list') return args.slice(1).filter(isFlag)
  return keyword === 'HEALTHCHECK' && form === 'shell' ? args.slice(1, 2).filter(isFlag) : []
}

function moved({ keyword, keywordRange, args }: Instruction, flag: Word): Fix {
  const before = args[args.indexOf(flag) - 1]
  const edits = [
    { range: at(keywordRange.end), newText: ` ${flag.value}` },
    { range: { start: before?.range.end ?? flag.range.start, end: flag.range.end }, newText: '' },
  ]
  return { title: `Move it behind ${keyword}`, safety: 'behaviour', edits }
}
