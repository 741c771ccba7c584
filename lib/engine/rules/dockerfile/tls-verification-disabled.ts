import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { HealthcheckInstruction, RunInstruction, StageInstruction } from '../../dockerfile/model.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { sureOf, wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { allRuns } from '../shared/onbuild.ts'
import {
  isUnverifiedVariable,
  MAY_NAME_VARIABLE,
  unverifiedIn,
  type Unverified,
} from '../shared/unverified-tls.ts'

export const docs: RuleDocs = {
  why: 'The certificate is what tells a client that it talks to the server it asked for. Without that check whoever sits between the build machine and the server, a proxy, a Wi-Fi network, a changed DNS entry, can hand over other code, and it runs as root in the build. In ENV or a configuration file the switch stays on in every container, for every program that reads it. Behind a company proxy the mending is to install its CA certificate, which takes two lines.',
  bad: 'FROM debian:13-slim\nRUN curl -fsSLk -o /usr/local/bin/agent https://downloads.example.com/agent\n',
  good: 'FROM debian:13-slim\nCOPY company-ca.crt /usr/local/share/ca-certificates/\nRUN update-ca-certificates\nRUN curl -fsSL -o /usr/local/bin/agent https://downloads.example.com/agent\n',
  sources: [
    'https://curl.se/docs/sslcerts.html',
    'https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue',
    'https://docs.docker.com/engine/network/ca-certs/',
  ],
  equivalents: {
    checkov: [
      'CKV2_DOCKER_2',
      'CKV2_DOCKER_3',
      'CKV2_DOCKER_4',
      'CKV2_DOCKER_5',
      'CKV2_DOCKER_6',
      'CKV2_DOCKER_12',
      'CKV2_DOCKER_13',
      'CKV2_DOCKER_14',
      'CKV2_DOCKER_15',
      'CKV2_DOCKER_16',
    ],
  },
}

type MessageId = 'option' | 'stored' | 'environment' | 'argument' | 'command' | 'local' | 'file'

/** A connection whose certificate nobody checks may lead anywhere. What a download is then used for is not this rule's matter. */
export default defineRule({
  meta: {
    name: 'tls-verification-disabled',
    severity: 'error',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['RUN', 'ENV', 'ARG', 'HEALTHCHECK'] },
    title: 'Keep the check of TLS certificates switched on',
    messages: {
      option:
        '{{what}} switches the check of the certificate off: anybody on the way can answer in place of the server.',
      stored:
        '{{what}} switches the check of certificates off in a configuration file, for this build and for every container.',
      environment:
        'ENV {{what}} switches the check of certificates off in all following steps and in every container.',
      argument: 'ARG {{what}} switches the check of certificates off in all following steps of the stage.',
      command: '{{what}} switches the check of certificates off for the commands that get this variable.',
      file: '{{what}} is written into a configuration file, which switches the check of certificates off for good.',
      local: '{{what}} skips the check of the certificate; it asks the machine itself, so little can happen.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  const named = MAY_NAME_VARIABLE.test(input.dockerfile.source)
  for (const { used, instructions } of input.stages)
    if (used)
      for (const each of instructions) {
        if (each.keyword === 'HEALTHCHECK') yield* ofProbe(each)
        else if (named) yield* ofInstruction(each)
      }
  for (const { run, commands } of allRuns(input)) {
    for (const command of commands) {
      for (const hit of unverifiedIn(command)) yield ofWord(hit, wordRange(command, hit.at), sureOf(command))
      const written = writtenSwitch(command.program, command.argv, command.writes)
      if (written)
        yield {
          messageId: 'file',
          range: wordRange(command, written.at),
          data: written,
          confidence: sureOf(command),
        }
    }
    if (named) yield* assignments(run)
  }
}

function ofWord(
  { what, local, kept }: Unverified,
  range: Range,
  confidence: 'certain' | 'likely',
): Report<MessageId> {
  const data = { what }
  if (local) return { messageId: 'local', range, data, severity: 'info', confidence: 'possible' }
  return { messageId: kept ? 'stored' : 'option', range, data, confidence }
}

function* ofInstruction(instruction: StageInstruction): Iterable<Report<MessageId>> {
  if (instruction.keyword === 'ENV') {
    for (const { key, value, range } of instruction.pairs)
      if (isUnverifiedVariable(key.text ?? '', value.text))
        yield { messageId: 'environment', range, data: { what: `${key.text}=${value.text}` } }
  } else if (instruction.keyword === 'ARG') {
    for (const { name, initial, range } of instruction.declarations)
      if (isUnverifiedVariable(name, initial?.text ?? null))
        yield { messageId: 'argument', range, data: { what: `${name}=${initial?.text}` } }
  }
}

/** A probe mostly asks its own container. */
function* ofProbe({ argv, script, range }: HealthcheckInstruction): Iterable<Report<MessageId>> {
  const fromScript = script === null ? [] : walkCommands(script).map(({ command }) => command.words)
  const calls =
    argv === null
      ? fromScript.map((words) => ({ words, argv: words.map(({ literal }) => literal) }))
      : [{ words: argv.map(wordOf), argv: argv.map(({ value }) => value) }]
  for (const { words, argv: texts } of calls) {
    const program = texts[0]?.split('/').at(-1) ?? null
    for (const hit of unverifiedIn({ program, argv: texts, words, range }))
      yield ofWord(hit, words[hit.at]?.range ?? range, 'certain')
  }
}

function wordOf({ value, range }: { readonly value: string; readonly range: Range }): ShellWord {
  return { raw: value, literal: value, parts: [{ kind: 'literal', text: value, quoted: true }], range }
}

/** `GIT_SSL_NO_VERIFY=1 git clone …`, `export NODE_TLS_REJECT_UNAUTHORIZED=0`. */
function* assignments({ script }: RunInstruction): Iterable<Report<MessageId>> {
  if (script === null || !MAY_NAME_VARIABLE.test(script.text)) return
  for (const { command } of walkCommands(script)) {
    for (const { name, value, range } of command.assignments)
      if (isUnverifiedVariable(name, value?.literal ?? null))
        yield { messageId: 'command', range, data: { what: `${name}=${value?.literal}` } }
    if (!SETTERS.has(command.words[0]?.literal ?? '')) continue
    for (const { literal, range } of command.words.slice(1)) {
      const [, name = '', value = null] = /^(\w+)=([^]*)$/.exec(literal ?? '') ?? []
      if (isUnverifiedVariable(name, value))
        yield { messageId: 'command', range, data: { what: literal ?? '' } }
    }
  }
}

const SETTERS = new Set(['export', 'env', 'declare', 'typeset', 'readonly', 'sudo'])

const SWITCHES: readonly (readonly [file: RegExp, line: RegExp])[] = [
  [/\.npmrc$|\/npmrc$/, /\bstrict-ssl\s*=\s*false\b/],
  [/\.yarnrc(?:\.yml)?$/, /\bstrict-ssl\s+false\b|\benableStrictSsl:\s*false\b/],
  [/(?:^|\/)\.?curlrc$/, /(?:^|\n)[^\S\n]*(?:insecure|-k|--insecure)\b/],
  [/(?:^|\/)\.?wgetrc$/, /\bcheck_certificate\s*=\s*(?:off|no|0)\b/],
  [/\/pip\.conf$/, /\btrusted-host\s*=/],
  [/\.repo$|\/(?:yum|dnf)\.conf$/, /\bsslverify\s*=\s*(?:0|no|false)\b/i],
  [/\.gitconfig$|\/gitconfig$/, /\bsslVerify\s*=\s*(?:0|no|false)\b/i],
  [/\/apt\.conf(?:\.d\/|$)/, /\bVerify-(?:Peer|Host)\b[^\n]{0,20}false"?/i],
]

/** `echo "strict-ssl=false" >> ~/.npmrc`. */
function writtenSwitch(
  program: string | null,
  argv: readonly (string | null)[],
  writes: readonly { readonly path: string | null }[],
): { at: number; what: string } | null {
  if ((program !== 'echo' && program !== 'printf') || writes.length === 0) return null
  for (const [at, word] of argv.entries()) {
    for (const [file, line] of SWITCHES) {
      const found = word === null || at === 0 ? null : line.exec(word)
      if (found && writes.some(({ path }) => path !== null && file.test(path)))
        return { at, what: found[0].trim() }
    }
  }
  return null
}
