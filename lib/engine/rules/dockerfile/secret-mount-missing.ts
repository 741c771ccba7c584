import type { Executed } from '../../build/types.ts'
import type { StageInstruction } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { readable } from '../shared/operands.ts'
import type { Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'An address such as git@git.example.com:harbour/crane.git is fetched over SSH, and the server wants a key. A build has none of yours, so the command either fails, or a key was put into the image for it, where everybody who has the image finds it. RUN --mount=type=ssh hands the agent of whoever builds to this one command: docker build --ssh default. Over https a token does the same by RUN --mount=type=secret.',
  bad: 'FROM golang:1.27\nRUN git clone git@git.example.com:harbour/crane.git /src\n',
  good: 'FROM golang:1.27\nRUN --mount=type=ssh git clone git@git.example.com:harbour/crane.git /src\n',
  sources: [
    'https://docs.docker.com/build/building/secrets/#ssh-mounts',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypessh',
  ],
  equivalents: { tally: ['require-secret-mounts'] },
}

const PROGRAMS = 'git npm pnpm yarn pip python uv poetry go cargo composer bundle gem'.split(' ')

/**
 * Addresses that only answer to a key, fetched where the file shows no way to one. Keys that were copied or written are told by
 * secret-file-copied and ssh-key-handling, tokens in addresses by secret-on-command-line.
 */
export default defineRule({
  meta: {
    name: 'secret-mount-missing',
    severity: 'info',
    category: 'secrets',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Mount what a private repository asks for',
    messages: {
      ssh: '{{address}} is fetched over SSH, and this RUN has no key: --mount=type=ssh lends it the agent of whoever builds.',
    },
  },
  check: (input) => (/git@|ssh:\/\//.test(input.dockerfile.source) ? distinct(reports(input)) : []),
})

/** Programs that fetch what an argument names. */
const FETCHERS = /^(?:git|npm|pnpm|yarn|pip[\d.]*|python[\d.]*|uv|poetry|go|cargo|composer|bundle|gem)$/

function* reports(input: RuleInput) {
  for (const run of runsCalling(input, PROGRAMS)) {
    if (run.run.mounts.some(({ type }) => type === 'ssh' || type === 'secret') || run.run.argv !== null)
      continue
    for (const command of run.commands) {
      const at = sshAddress(command)
      if (at === null || hasKey(run, input)) continue
      yield {
        messageId: 'ssh',
        range: wordRange(command, at),
        data: { address: readable(command, at) },
        confidence: command.certain ? 'likely' : 'possible',
      } as const
    }
  }
}

/** Index of the first address that SSH fetches; `git config` and `git remote` fetch nothing. */
function sshAddress(command: Executed): number | null {
  const { program, argv } = command
  if (program === null || !FETCHERS.test(program)) return null
  if (
    program === 'git' &&
    !argv.slice(1).some((word) => /^(?:clone|fetch|pull|submodule|ls-remote)$/.test(word ?? ''))
  )
    return null
  const at = argv.findIndex((word, index) => index > 0 && SSH.test(word ?? ''))
  return at === -1 ? null : at
}

/** `git@host:path`, `ssh://host/path`, `git+ssh://git@host/path`. */
const SSH = /^(?:[\w.-]+ ?@ ?)?(?:git\+)?ssh:\/\/|^git@[\w.-]+:/

/** A key, an agent or another way to the same repository, anywhere before. */
function hasKey({ stage, run }: Run, { build }: RuleInput): boolean {
  const chain = build.stages[stage.index]?.image.chain ?? [stage.index]
  return chain.some((index) =>
    (build.stages[index]?.steps ?? []).some(({ instruction, commands }) => {
      if (index === stage.index && instruction.range.start.offset > run.range.start.offset) return false
      return commands.some(bringsKey) || (instruction.keyword !== 'FROM' && mayBringKey(instruction))
    }),
  )
}

function bringsKey({ program, argv, writes }: Executed): boolean {
  if (program === 'ssh-agent' || program === 'ssh-add' || program === 'ssh-keygen') return true
  return (
    argv.some(
      (word) =>
        word !== null && /\.ssh(?:\/|$)|insteadof|id_(?:rsa|ed25519|ecdsa)|core\.sshcommand/i.test(word),
    ) || writes.some(({ path }) => path === null || path.includes('/.ssh/'))
  )
}

/** A copy of a key or of a whole home, and variables that git reads. */
function mayBringKey(instruction: StageInstruction): boolean {
  if (instruction.keyword === 'ENV')
    return instruction.pairs.some(({ key }) => /^GIT_(?:SSH|CONFIG)/.test(key.text ?? ''))
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false
  const { destination, sources } = instruction
  return [destination, ...sources].some((value) =>
    /\.ssh|id_(?:rsa|ed25519|ecdsa)|(?:^|\/)(?:root|home)\/?$|_key\b|\.pem$|gitconfig/.test(
      value?.text ?? '',
    ),
  )
}
