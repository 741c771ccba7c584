import type { Executed, Step } from '../../build/types.ts'
import type { CopyInstruction, Dockerfile, RunInstruction } from '../../dockerfile/model.ts'
import { baseName, cleanPath, resolvePath } from '../../dockerfile/paths.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { sureOf } from '../shared/command-words.ts'
import { at, wordsRange } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: "A file's mode belongs to its layer, so a chmod in the next RUN writes the whole file a second time into a layer of its own, and the build starts a container for it. COPY --chmod sets the mode while it copies. It takes numbers such as 755, and with current versions of the Dockerfile syntax also what chmod understands, such as +x or u=rwX,go=rX.",
  bad: 'FROM debian:13-slim\nCOPY start.sh /usr/local/bin/start.sh\nRUN chmod 755 /usr/local/bin/start.sh\nCMD ["start.sh"]\n',
  good: 'FROM debian:13-slim\nCOPY --chmod=755 start.sh /usr/local/bin/start.sh\nCMD ["start.sh"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    'https://docs.docker.com/reference/dockerfile/#add---chown---chmod',
  ],
  equivalents: { tally: ['prefer-copy-chmod'] },
}

/** A chmod -R over directories is the matter of chown-layer-duplication. */
export default defineRule({
  meta: {
    name: 'copy-chmod',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { programs: ['chmod'] },
    title: 'Set the mode of a copied file with COPY --chmod',
    messages: {
      separate:
        'This RUN only changes the mode of {{path}}, which line {{line}} copies: the layer holds the file a second time. {{keyword}} --chmod={{mode}} does both at once.',
      again:
        'Line {{line}} copies {{path}} with --chmod={{given}}, and this RUN changes the mode again: the layer holds the file a second time.',
    },
  },
  *check(input) {
    for (const { steps } of input.build.stages) {
      for (const [index, step] of steps.entries()) {
        const found = chmodAfter(steps[index - 1]?.instruction, step, input)
        if (found === null) continue
        const { copy, run, command, mode, path } = found
        const given = copy.chmod?.raw ?? ''
        yield {
          messageId: copy.chmod === null ? 'separate' : 'again',
          range: wordsRange(command, 2),
          data: { path, mode, given, keyword: copy.keyword, line: copy.range.start.line },
          confidence: found.isFile ? sureOf(command) : 'likely',
          ...fixOf(found, run, input.dockerfile),
        }
      }
    }
  },
})

type Found = {
  readonly copy: CopyInstruction
  readonly run: RunInstruction
  readonly command: Executed
  readonly mode: string
  readonly path: string
  /** False: it may be a directory, whose files --chmod would change as well. */
  readonly isFile: boolean
}

function chmodAfter(
  before: Step['instruction'] | undefined,
  { instruction: run, commands }: Step,
  input: RuleInput,
): Found | null {
  if (before?.keyword !== 'COPY' && before?.keyword !== 'ADD') return null
  if (run.keyword !== 'RUN' || run.node.flags.length > 0 || commands.length !== 1) return null
  const [command] = commands
  const [, mode, operand, ...more] = command?.argv ?? []
  if (command?.program !== 'chmod' || !command.certain || more.length > 0) return null
  if (mode == null || operand == null || !isMode(mode)) return null
  const path = resolvePath(command.cwd, operand)
  const isFile = path === null ? null : copiedTo(before, path, input)
  return path === null || isFile === null ? null : { copy: before, run, command, mode, path, isFile }
}

function isMode(word: string): boolean {
  return /^[0-7]{3,4}$/.test(word) || /^(?:[ugoa]*[-+=][rwxXst]*,?)+$/.test(word)
}

/** Does a COPY of one file write it to this path? Null when it does not. */
function copiedTo(copy: CopyInstruction, path: string, { context }: RuleInput): boolean | null {
  const { sources, inline, destination, before, from, unpack } = copy
  const text = destination?.text ?? null
  const names = [...sources.map((source) => source.text), ...inline.map(({ name }) => name)]
  const [name] = names
  if (names.length !== 1 || name == null || /[*?[]|^\w+:\/\//.test(name) || text === null || unpack === true)
    return null
  const target = resolvePath(before.workdir, text)
  if (target === null) return null
  const into = cleanPath(`${target}/${baseName(name.replace(/\/+$/, ''))}`)
  const file = context.files[cleanPath(`/${name}`).slice(1)]
  if (context.complete && from === null && inline.length === 0 && file === undefined) return null
  // The content of a directory is copied, never the directory itself: what is found below its name was a file.
  if (path === into) return true
  if (path !== target || /\/\.?$|^\.$/.test(text)) return null
  return inline.length > 0 || file !== undefined || /\.\w+$/.test(baseName(name))
}

/** Puts the mode into COPY and takes the RUN away, where nothing but blank lines stands between them. */
function fixOf(
  { copy, mode, isFile }: Found,
  { range }: RunInstruction,
  dockerfile: Dockerfile,
): { fix?: Fix } {
  const { source, directives } = dockerfile
  const gap = source.slice(copy.range.end.offset, range.start.offset)
  const octal = /^[0-7]+$/.test(mode)
  // Modes such as +x are newer than octal ones; a version of the syntax that the file pins may not know them.
  const pinned = directives.some(
    ({ name, value }) => name === 'syntax' && !/^docker\/dockerfile:1$/.test(value),
  )
  if (gap.trim() !== '' || (!octal && (pinned || copy.chmod !== null))) return {}
  const flag = copy.node.flags.find(({ name }) => name === 'chmod')
  if (flag && (flag.valueRange === null || slice(source, flag.valueRange) !== flag.value)) return {}
  const edit = flag?.valueRange
    ? { range: flag.valueRange, newText: mode }
    : { range: at(copy.node.keywordRange.end), newText: ` --chmod=${mode}` }
  const edits = [edit, { range: { start: copy.range.end, end: range.end }, newText: '' }]
  return { fix: { title: `Copy with --chmod=${mode}`, safety: isFile ? 'safe' : 'behaviour', edits } }
}
