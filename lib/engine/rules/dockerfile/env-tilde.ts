import type { StageInstruction, Value } from '../../dockerfile/model.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { pieceOf } from '../shared/pieces.ts'

export const docs: RuleDocs = {
  why: 'A shell replaces ~ by the home directory. Docker reads ENV, COPY, ADD and VOLUME itself, without a shell, and leaves the sign as it is: files end up in a directory that is called ~, and a PATH with ~ in it leads programs nowhere. The build succeeds, and the container does not find what was put there. An absolute path says what is meant.',
  bad: 'FROM python:3.13-slim\nENV PATH="~/.local/bin:$PATH"\nCOPY gardener.toml ~/.config/\nCMD ["python", "-m", "gardener"]\n',
  good: 'FROM python:3.13-slim\nENV PATH="/root/.local/bin:$PATH"\nCOPY gardener.toml /root/.config/\nCMD ["python", "-m", "gardener"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#environment-replacement',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_01',
  ],
  equivalents: {},
}

/** WORKDIR is workdir-relative's, $HOME without an ENV undefined-variable's, CMD and ENTRYPOINT exec-form-shell-syntax's. */
export default defineRule({
  meta: {
    name: 'env-tilde',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['ENV', 'COPY', 'ADD', 'VOLUME'] },
    title: 'Write absolute paths where no shell expands ~',
    messages: {
      env: 'ENV does not know ~ as the home directory, so {{name}} holds the sign itself; most programs then look for a directory called ~.',
      path: 'ENV does not know ~ as the home directory, so nothing is found in this part of {{name}}.',
      copy: '{{keyword}} does not know ~ as the home directory: the files land below a directory that is called ~.',
      volume:
        'VOLUME does not know ~ as the home directory: the volume is mounted at a directory that is called ~.',
    },
  },
  *check({ stages }: RuleInput) {
    for (const { used, instructions } of stages) {
      if (!used) continue
      for (const instruction of instructions) {
        for (const { value, messageId, name, confidence, from, to } of tildesOf(instruction)) {
          yield {
            messageId,
            range: isAsWritten(value) ? pieceOf(value.range, from, to) : value.range,
            data: { name, keyword: instruction.keyword },
            confidence,
          }
        }
      }
    }
  },
})

type Tilde = {
  readonly value: Value
  readonly messageId: 'env' | 'path' | 'copy' | 'volume'
  readonly name: string
  readonly confidence: Confidence
  /** Where `~`, with a name behind it, stands in the text as written. */
  readonly from: number
  readonly to: number
}

function tildesOf(instruction: StageInstruction): readonly Tilde[] {
  switch (instruction.keyword) {
    case 'ENV':
      return instruction.pairs.flatMap(({ key, value }) => inVariable(key.text ?? key.raw, value))
    case 'COPY':
    case 'ADD':
      return instruction.destination ? inPath(instruction.destination, 'copy') : []
    case 'VOLUME':
      return instruction.paths.flatMap((value) => inPath(value, 'volume'))
    default:
      return []
  }
}

function inPath(value: Value, messageId: 'copy' | 'volume'): readonly Tilde[] {
  const found = /^["']?(~[a-z_][\w-]*|~)(?=\/|["']?$)/.exec(value.raw)
  if (!found) return []
  const to = found[0].length
  return [{ value, messageId, name: '', confidence: 'certain', from: to - found[1]!.length, to }]
}

const LISTS = /PATH$|_DIRS$/

/** One of a list of directories, or the whole value: `~` in the middle of a word means something else. */
function inVariable(name: string, value: Value): readonly Tilde[] {
  if (!value.raw.includes('~')) return []
  const list = LISTS.test(name)
  const found = (
    list ? /(?:^["']?|:)(~)(?=\/|:|["']?$)/ : name === 'HOME' ? /^["']?(~)(?=\/|["']?$)/ : /^["']?(~)(?=\/)/
  ).exec(value.raw)
  if (!found) return []
  const to = found.index + found[0].length
  const path = name === 'PATH'
  return [{ value, messageId: path ? 'path' : 'env', name, confidence: sureness(name), from: to - 1, to }]
}

/** Some programs replace the sign themselves when they read their settings; a list of directories is searched as it is. */
function sureness(name: string): Confidence {
  if (name === 'HOME' || name === 'LD_LIBRARY_PATH' || name === 'PYTHONPATH') return 'certain'
  // bash replaces it when it looks for a program; dash, ash and every other program do not.
  return name === 'PATH' ? 'likely' : 'possible'
}

function isAsWritten({ raw, range }: Value): boolean {
  return range.end.offset - range.start.offset === raw.length
}
