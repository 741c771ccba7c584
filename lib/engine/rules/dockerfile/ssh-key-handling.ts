import { credentialFile } from '../../build/secrets/files.ts'
import { secretVariables } from '../../build/secrets/flow.ts'
import { madeKeys } from '../../build/secrets/keys.ts'
import { leaksIn } from '../../build/secrets/leaks.ts'
import type { Executed } from '../../build/types.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { sureOf, wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { textOf, writtenText } from '../shared/downloads.ts'
import { runsOf, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'Two things go wrong when a build talks SSH. A private key that a step writes is a file of its layer, for everybody who has the image. And a build that does not know the key of the server talks to whoever answers: with StrictHostKeyChecking=no it never asks, and ssh-keyscan takes the key from the very connection it should protect. RUN --mount=type=ssh lends the key of the agent to one step, and a known_hosts file that somebody has compared once belongs into the repository.',
  bad: 'FROM alpine:3.23\nRUN apk add --no-cache git openssh-client\nRUN mkdir -p /root/.ssh && ssh-keyscan git.example.com >> /root/.ssh/known_hosts\nRUN --mount=type=ssh git clone git@git.example.com:tides.git /srv/tides\n',
  good: '# syntax=docker/dockerfile:1\nFROM alpine:3.23\nRUN apk add --no-cache git openssh-client\nCOPY known_hosts /etc/ssh/ssh_known_hosts\nRUN --mount=type=ssh git clone git@git.example.com:tides.git /srv/tides\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#run---mounttypessh',
    'https://man7.org/linux/man-pages/man1/ssh-keyscan.1.html',
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints',
  ],
  equivalents: {},
}

type MessageId = 'unchecked' | 'firstAnswer' | 'keyscan' | 'key' | 'generated'

/** Keys and hosts of SSH. A key out of a mount or a secret variable is secret-written-to-layer's finding, a copied one secret-file-copied's. */
export default defineRule({
  meta: {
    name: 'ssh-key-handling',
    severity: 'warning',
    category: 'secrets',
    files: 'dockerfile',
    on: { instructions: ['ENV', 'RUN'] },
    title: 'Give SSH its key by a mount and its hosts by a file',
    messages: {
      unchecked:
        'With StrictHostKeyChecking off SSH talks to whoever answers; COPY a known_hosts file that somebody has compared.',
      firstAnswer:
        'StrictHostKeyChecking=accept-new takes the key of whoever answers first, and in a build every connection is the first one.',
      keyscan:
        'ssh-keyscan takes the key of the host from the network that it should protect against, and nothing here compares it.',
      key: 'This writes a private SSH key to {{path}}, and the layer keeps it; --mount=type=ssh lends the key to this step alone.',
      generated:
        'Every container of this image gets the same private key {{path}}, and whoever pulls the image has it, too.',
    },
  },
  check: (input) => (/ssh|StrictHost/i.test(input.dockerfile.source) ? distinct(reports(input)) : []),
})

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  const used = input.stages.filter((stage) => stage.used)
  for (const instruction of used.flatMap(({ instructions }) => instructions)) {
    if (instruction.keyword !== 'ENV') continue
    for (const { value, range } of instruction.pairs) {
      const messageId = checkingIn(value.text ?? value.raw)
      if (messageId) yield { messageId, range, ...mildness(messageId) }
    }
  }
  for (const run of runsOf(input, used)) {
    yield* assignments(run)
    const compared = run.commands.some(comparesKeys)
    for (const [at, command] of run.commands.entries()) {
      yield* ofOptions(command)
      yield* ofKeyscan(command, compared)
      yield* ofKeys(command, at, run, input)
    }
  }
}

function mildness(messageId: MessageId): { severity?: 'info' } {
  return messageId === 'firstAnswer' ? { severity: 'info' } : {}
}

function checkingIn(text: string): 'unchecked' | 'firstAnswer' | null {
  const [, value = ''] =
    /StrictHostKeyChecking(?:\s*=\s*|\s+)["']?(no|off|false|accept-new)\b/i.exec(text) ?? []
  if (value === '') return null
  return value.toLowerCase() === 'accept-new' ? 'firstAnswer' : 'unchecked'
}

const WRITERS = new Set(['echo', 'printf', 'sed', 'tee', 'cat'])

/** `ssh -o StrictHostKeyChecking=no`, the same in `git -c core.sshCommand`, or written into a configuration. */
function* ofOptions(command: Executed): Iterable<Report<MessageId>> {
  const { program, argv, writes, piped } = command
  const printed = (program === 'echo' || program === 'printf') && writes.length === 0 && !piped.to
  if (program === null || printed || program === 'grep') return
  for (let at = 1; at < argv.length; at++) {
    const text = textOf(command, at)
    const messageId = text.includes('trictHostKeyChecking') ? checkingIn(text) : null
    // Nobody answers for what an unknown program does with the word.
    const confidence =
      WRITERS.has(program) || /^(?:ssh|scp|sftp|rsync|git|sshpass|ansible.*)$/.test(program)
        ? sureOf(command)
        : 'likely'
    if (messageId) yield { messageId, range: wordRange(command, at), confidence, ...mildness(messageId) }
  }
}

/** `GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no" git clone …`, also behind export. */
function* assignments({ run }: Run): Iterable<Report<MessageId>> {
  if (run.script === null || !run.script.text.includes('trictHostKeyChecking')) return
  for (const { command } of walkCommands(run.script)) {
    for (const { value, range } of command.assignments) {
      const messageId = value === null ? null : checkingIn(writtenText(value))
      if (messageId) yield { messageId, range, ...mildness(messageId) }
    }
  }
}

const COMPARES = /^(?:sha\d+sum|diff|cmp|grep|awk)$/

function* ofKeyscan(command: Executed, compared: boolean): Iterable<Report<MessageId>> {
  if (command.program !== 'ssh-keyscan' || compared) return
  const kept = command.piped.to || command.writes.some(({ path }) => path === null || !isInside('/dev', path))
  if (kept) yield { messageId: 'keyscan', range: wordRange(command, 0), confidence: sureOf(command) }
}

/** Something in the RUN compares keys or fingerprints. */
function comparesKeys({ program, argv }: Executed): boolean {
  return (
    COMPARES.test(program ?? '') ||
    (program === 'ssh-keygen' && argv.some((word) => /^-\w*l/.test(word ?? '')))
  )
}

function* ofKeys(command: Executed, at: number, run: Run, input: RuleInput): Iterable<Report<MessageId>> {
  const stays = (path: string | null): path is string =>
    path !== null &&
    !run.run.mounts.some(({ target }) => target !== null && isInside(target, path)) &&
    !run.commands.slice(at + 1).some((later) => removes(later, path))
  const shipped = input.build.stages[run.stage.index]?.shipped === true
  const mild = shipped ? {} : { severity: 'info' as const }
  const own = command.argv.includes('-A') ? [] : command.program === 'ssh-keygen' ? madeKeys(command) : []
  for (const path of own.filter(stays))
    yield {
      messageId: 'generated',
      range: command.range,
      data: { path },
      confidence: sureOf(command),
      ...mild,
    }
  if (!['echo', 'printf', 'cat', 'tee', 'base64'].includes(command.program ?? '')) return
  const written = command.writes.find(({ path }) => path !== null && isPrivateKey(path) && stays(path))?.path
  if (written != null && !isLeak(command, run, input))
    yield { messageId: 'key', range: command.range, data: { path: written }, confidence: sureOf(command) }
}

function isPrivateKey(path: string): boolean {
  return credentialFile(path)?.what === 'a private SSH key'
}

function removes({ program, argv, cwd }: Executed, path: string): boolean {
  if (program !== 'rm' && program !== 'shred') return false
  return argv.slice(1).some((word) => {
    const target = word === null || word.startsWith('-') ? null : resolvePath(cwd, word.replace(/\/\*$/, ''))
    return (
      target !== null &&
      (isInside(target, path) || (word?.endsWith('*') === true && path.startsWith(target.replace(/\*$/, ''))))
    )
  })
}

function isLeak(command: Executed, { run, commands }: Run, { dockerfile }: RuleInput): boolean {
  return leaksIn(dockerfile, secretVariables(dockerfile), run, commands).some(
    ({ flat }) => flat.command.range.start.offset === command.range.start.offset,
  )
}
