import { credentialFile } from '../../build/secrets/files.ts'
import { isPlaceholder, pointsElsewhere, secretName } from '../../build/secrets/names.ts'
import { secretValue } from '../../build/secrets/patterns.ts'
import type { Executed } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { isBeside, optionOf, sureOf, wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { inlineCredential, type InlineCredential } from '../shared/inline-credentials.ts'
import { sourcesOf } from '../shared/remote-scripts.ts'
import { allRuns } from '../shared/onbuild.ts'
import { commandText, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'The text of every RUN becomes a line in the history of the image, arguments included: docker history shows the password to everybody who can pull. During the build it is in the list of processes and in the log, too. Most programs read a credential from a file or from standard input, and a secret mount puts it there for one command, without a trace in the image.',
  bad: 'FROM docker:29-cli\nRUN docker login -u ci -p spring-neap-77 registry.example.com\n',
  good: '# syntax=docker/dockerfile:1\nFROM curlimages/curl:8.16.0\nRUN --mount=type=secret,id=netrc,target=/home/curl_user/.netrc curl -fsSLO --netrc https://files.example.com/tides.json\n',
  sources: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/reference/cli/docker/login/',
    'https://docs.docker.com/reference/cli/docker/image/history/',
  ],
  equivalents: { trivy: ['DS-0031'], dockle: ['CIS-DI-0010'] },
}

type MessageId = 'argument' | 'variable' | 'piped' | 'keyFile' | 'placeholder'

/**
 * Credentials in the arguments of login and setup commands. Values of a known form are secret-literal's findings, variables
 * whose name gives them away secret-in-env-or-arg's, what a mounted secret is written to secret-written-to-layer's.
 */
export default defineRule({
  meta: {
    name: 'secret-on-command-line',
    severity: 'error',
    category: 'secrets',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Give no credentials as arguments',
    messages: {
      argument:
        '{{command}} gets a credential by {{option}}: the history of the image repeats it to everybody who can pull.',
      variable:
        '{{command}} gets a credential by {{option}} from {{variable}}, and the value of a build argument stays in the history of the image.',
      piped:
        'The credential for {{command}} is written in the command before the pipe, and the history of the image repeats it.',
      keyFile:
        '{{command}} reads {{option}} out of the image, so the key file is in a layer; mount it as a secret for this one command.',
      placeholder:
        '{{command}} gets a stand-in by {{option}}; a real credential in its place would stay in the history of the image.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  for (const run of allRuns(input)) {
    const sources = sourcesOf(run.commands)
    for (const command of run.commands) {
      const credential = inlineCredential(command)
      const report = credential ? ofCredential(command, credential, run, input) : ofInput(command, sources)
      if (report) yield report
      const key = keyFileOf(command, run)
      if (key) yield key
    }
  }
}

function ofCredential(
  command: Executed,
  { at, option, value }: InlineCredential,
  run: Run,
  input: RuleInput,
): Report<MessageId> | null {
  if (!isBeside(input.dockerfile.source, command, at)) return null
  const word = command.words[at]
  const data = { command: commandText(command), option, variable: '' }
  const range = wordRange(command, at)
  const confidence = sureOf(command)
  const variables = variablesIn(word)
  if (variables !== null) {
    const name = variables.find((each) => isBuildVariable(each, run, input) && secretName(each) !== 'secret')
    return name === undefined
      ? null
      : { messageId: 'variable', range, data: { ...data, variable: `$${name}` }, confidence: 'likely' }
  }
  if (value === '-' || pointsElsewhere(value) || secretValue(word?.raw ?? value) !== null) return null
  if (isPlaceholder(value))
    return { messageId: 'placeholder', range, data, severity: 'info', confidence: 'likely' }
  return { messageId: 'argument', range, data, confidence }
}

/** Names in a word that is no plain text; null for plain text. */
function variablesIn(word: ShellWord | undefined): readonly string[] | null {
  if (word === undefined || word.literal !== null) return null
  return word.parts.flatMap((part) => (part.kind === 'variable' ? part.name : []))
}

/** ARG and ENV are in the history; a variable that the script fills from a mount is not. */
function isBuildVariable(name: string, { stage }: Run, { dockerfile }: RuleInput): boolean {
  return chainOf(dockerfile, stage.index).some(({ instructions }) =>
    instructions.some(
      (instruction) =>
        (instruction.keyword === 'ARG' && instruction.declarations.some((each) => each.name === name)) ||
        (instruction.keyword === 'ENV' && instruction.pairs.some(({ key }) => key.text === name)),
    ),
  )
}

const READS_INPUT = /^--?(?:password-stdin|with-token)$/

/** `echo hunter2 | docker login --password-stdin`. */
function ofInput(command: Executed, sources: ReadonlyMap<Executed, Executed>): Report<MessageId> | null {
  const source = sources.get(command)
  if (!source || !command.argv.some((word) => word !== null && READS_INPUT.test(word))) return null
  if (source.program !== 'echo' && source.program !== 'printf') return null
  const at = source.argv.findLastIndex(
    (word, index) => index > 0 && word !== null && !/^-|^%s(?:\\n)?$/.test(word),
  )
  const word = source.words[at]
  if (at === -1 || word === undefined || word.literal === null || isPlaceholder(word.literal)) return null
  if (secretValue(word.raw) !== null) return null
  return {
    messageId: 'piped',
    range: word.range,
    data: { command: commandText(command) },
    confidence: sureOf(command),
  }
}

/** `gcloud auth activate-service-account --key-file=…`: a key in the image. One that a COPY names as such is told there. */
function keyFileOf(command: Executed, { run }: Run): Report<MessageId> | null {
  const { program, argv, cwd } = command
  if (program !== 'gcloud' || !argv.includes('activate-service-account')) return null
  const option = optionOf(argv, ['--key-file'])
  const path = resolvePath(cwd, option?.value ?? null)
  if (option === null || path === null || isInside('/run/secrets', path) || isInside('/dev', path))
    return null
  if (
    run.mounts.some(({ target }) => target !== null && isInside(target, path)) ||
    credentialFile(path) !== null
  )
    return null
  const data = { command: 'gcloud auth', option: path, variable: '' }
  return { messageId: 'keyFile', range: wordRange(command, option.at), data, confidence: 'likely' }
}
