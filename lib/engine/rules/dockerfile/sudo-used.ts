import type { RunInstruction } from '../../dockerfile/model.ts'
import type { Script, ShellWord } from '../../dockerfile/shell/types.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { Range } from '../../source/position.ts'
import { lineStarts, rangeAt } from '../../source/position.ts'
import { defineRule, type Fix, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { allRuns } from '../shared/onbuild.ts'

export const docs: RuleDocs = {
  why: 'A step of a build runs as root unless a USER before it says otherwise, so sudo mostly does nothing but fail: slim images do not have it. Where it does work, it needs an account that may become root without a password, and that way stays open in the finished image. It also swallows signals and changes the environment. USER root before the steps that need it and USER with the plain account after them say the same in the language of the file, and leave nothing behind.',
  bad: 'FROM ubuntu:24.04\nRUN sudo apt-get update && sudo apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
  good: 'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\nUSER ubuntu\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://docs.docker.com/reference/dockerfile/#user',
  ],
  equivalents: {
    hadolint: ['DL3004'],
    trivy: ['DS-0010'],
    checkov: ['CKV2_DOCKER_1'],
    kics: ['Run Using Sudo'],
    semgrep: ['no-sudo-in-dockerfile'],
    dockerfilelint: ['sudo_usage'],
    dockle: ['DKL-DI-0001'],
  },
}

type MessageId = 'root' | 'user' | 'other' | 'unknown'

/** Who runs a step is USER's matter. That the package is installed is what sudo-installed speaks about. */
export default defineRule({
  meta: {
    name: 'sudo-used',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Use USER instead of sudo',
    messages: {
      root: 'This step runs as root already, so sudo adds nothing; in images without sudo the step fails.',
      user: 'sudo turns {{user}} into root for this command, and whoever gets into the container can do the same; write USER root before this step and USER {{user}} after it.',
      other:
        'sudo runs this command as {{user}}; USER {{user}} before the step does that without another program in the image.',
      unknown:
        'sudo lets this step become root; USER root before it and another USER after it need no program in the image.',
    },
  },
  check: (input) => (input.dockerfile.source.includes('sudo') ? distinct(reports(input)) : []),
})

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  for (const { run, step } of allRuns(input)) {
    if (!mentionsSudo(run)) continue
    // What ONBUILD keeps runs in an image that is not known.
    const root = step.instruction.keyword === 'RUN' ? isRoot(input, run) : null
    for (const call of callsIn(run)) {
      const { messageId, user } = variant(call, root, run)
      // The service that root starts ends with this RUN, so another account cannot take a RUN of its own.
      if (messageId === 'other' && startsService(run)) continue
      const fix = messageId === 'root' ? fixOf(input, call) : null
      yield {
        messageId,
        range: call.word,
        data: { user },
        confidence: call.certain ? 'certain' : 'likely',
        ...(fix && { fix }),
      }
    }
  }
}

function startsService({ script }: RunInstruction): boolean {
  return (
    script !== null &&
    walkCommands(script).some(({ command: { words } }) =>
      words[0]?.literal === 'service'
        ? words[2]?.literal === 'start'
        : words[0]?.literal?.startsWith('/etc/init.d/') === true && words[1]?.literal === 'start',
    )
  )
}

function mentionsSudo({ script, argv }: RunInstruction): boolean {
  return script?.text.includes('sudo') ?? argv?.some(({ value }) => value.includes('sudo')) ?? false
}

type Call = {
  /** The word `sudo`. */
  readonly word: Range
  /** The first word of what it runs, when it has no options that matter. */
  readonly next: Range | null
  /** `-u app`. */
  readonly user: string | null
  readonly certain: boolean
}

/** Every sudo that is run: as a command, behind env, timeout and the like, and inside `sh -c '…'`. */
function callsIn({ script, argv, range }: RunInstruction): readonly Call[] {
  if (script !== null) return callsOf(script, 0)
  const words = (argv ?? []).map(({ value, range: own }): ShellWord => ({
    raw: value,
    literal: value,
    parts: [],
    range: own,
  }))
  return callsInWords(words, true, range, 0)
}

const MAX_DEPTH = 3

function callsOf(script: Pick<Script, 'body'>, depth: number): readonly Call[] {
  return walkCommands(script).flatMap(({ command, certain }) =>
    callsInWords(command.words, certain, command.range, depth),
  )
}

function callsInWords(
  words: readonly ShellWord[],
  certain: boolean,
  range: Range,
  depth: number,
): readonly Call[] {
  if (words.length === 0) return []
  const texts = words.map(({ literal }) => literal)
  const { wrappers, script, origins, user, environment } = unwrap(texts)
  const found: Call[] = []
  if (wrappers.includes('sudo') || texts[0] === 'sudo') {
    const at = texts.findIndex((text) => text !== null && /^(?:\/usr\/bin\/)?sudo$/.test(text))
    const first = origins[0] ?? -1
    const plain = first === at + 1 && Object.keys(environment).length === 0
    found.push({
      word: words[at]?.range ?? range,
      next: plain ? (words[first]?.range ?? null) : null,
      user: user ?? null,
      certain,
    })
  }
  if (script !== null && depth < MAX_DEPTH && script.includes('sudo'))
    found.push(...callsOf(parseShellText(script, range), depth + 1).map((call) => ({ ...call, next: null })))
  return found
}

/** Of the step itself, before sudo. Null when it cannot be known. */
function isRoot({ build }: RuleInput, run: RunInstruction): boolean | null {
  const { user } = run.before
  if (user !== null) {
    const name = user.user.text?.split(':')[0]
    return name === undefined ? null : name === 'root' || /^0+$/.test(name)
  }
  const base = build.stages[run.stage]?.image.base
  if (base?.facts == null) return null
  return ['', 'root', '0'].includes(base.facts.config.user.split(':')[0] ?? '')
}

function variant(
  { user }: Call,
  root: boolean | null,
  run: RunInstruction,
): { messageId: MessageId; user: string } {
  if (user !== null && user !== 'root' && user !== '0') return { messageId: 'other', user }
  const own = run.before.user?.user.text?.split(':')[0]
  if (root === true) return { messageId: 'root', user: 'root' }
  return root === false && own !== undefined
    ? { messageId: 'user', user: own }
    : { messageId: 'unknown', user: '' }
}

/** Root runs the command without sudo, too. sudo clears the environment; that may matter. */
function fixOf({ dockerfile }: RuleInput, { word, next }: Call): Fix | null {
  if (next === null) return null
  const between = dockerfile.source.slice(word.end.offset, next.start.offset)
  if (dockerfile.source.slice(word.start.offset, word.end.offset) !== 'sudo' || !/^[ \t]+$/.test(between))
    return null
  const range = rangeAt(lineStarts(dockerfile.source), word.start.offset, next.start.offset)
  return { title: 'Remove sudo', safety: 'behaviour', edits: [{ range, newText: '' }] }
}
