import type { Executed } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { Range } from '../../source/position.ts'
import type { RuleInput } from '../rule.ts'
import { dropsPrivileges } from './accounts.ts'
import { perFile } from './facts.ts'
import { startsAsRoot } from './non-root-images.ts'
import { shippedInstructions, targetOf } from './output.ts'
import { shippedCommands } from './runs.ts'
import { sshServers } from './ssh-server.ts'

type UnusedAccount = {
  readonly name: string
  /** The word that names it. */
  readonly range: Range
  readonly program: string
  /** False where the command may not run, or the base image may set a USER of its own. */
  readonly certain: boolean
}

/**
 * The account that the final image creates while no USER is set and nothing is given to any account. Null where a chown, a
 * step run as that account or an entry point shows that it has a purpose. user-missing and user-created-unused ask the
 * same question, so that one of them speaks.
 */
export const unusedAccount = perFile((input): UnusedAccount | null => {
  const target = targetOf(input.dockerfile)
  if (!target || target.end.user !== null) return null
  const commands = shippedCommands(input)
  const created = commands.map(accountOf).findLast((account) => account !== null)
  if (!created || SERVICES.has(created.name)) return null
  if (commands.some((command) => givesAway(command, created.name))) return null
  const { base } = chainOf(input.dockerfile, target.index)[0] ?? target
  const root = base.kind === 'image' ? startsAsRoot(input, base.reference) : null
  if (
    root === false ||
    isNamed(created.name, input) ||
    dropsPrivileges(input) ||
    sshServers(input).length > 0
  )
    return null
  return { ...created, certain: created.certain && root === true }
})

/** `useradd … app`, `adduser -D app`, `net user app … /add`. `adduser app group` and `useradd -D` make none. */
function accountOf(command: Executed): UnusedAccount | null {
  const { program, argv, words, range, certain } = command
  if (program !== 'useradd' && program !== 'adduser') return null
  const at = argv.length - 1
  const name = argv[at] ?? null
  if (at < 1 || name === null || !/^[a-z_][\w.-]*\$?$/i.test(name) || name === 'root') return null
  if (program === 'adduser' && /^[a-z_]/i.test(argv[at - 1] ?? '') && !argv[at - 2]?.startsWith('-'))
    return null
  return { name, range: words[at]?.range ?? range, certain, program }
}

/** Daemons change to these accounts themselves, editors pick theirs when they open the container. */
const SERVICES = new Set('www-data nginx apache httpd php-fpm sshd vscode gitpod codespace coder'.split(' '))

const OWNERS = new Set(['chown', 'chgrp', 'setfacl'])

function givesAway({ program, argv, user }: Executed, name: string): boolean {
  if (program !== null && OWNERS.has(program)) return true
  if (user === name) return true
  // A line for it in /etc/subuid, /etc/sudoers or a configuration.
  if (program === 'echo' || program === 'printf')
    return argv.some((word) => word === name || /^[\w.-]+[: ]/.exec(word ?? '')?.[0].slice(0, -1) === name)
  return program === 'install' && argv.some((word) => /^(?:-o|--owner)/.test(word ?? ''))
}

/** `COPY --chown`, `CMD su app -c …`, and a USER that cannot be read. */
function isNamed(name: string, input: RuleInput): boolean {
  return shippedInstructions(input).some((instruction) => {
    if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') return instruction.chown !== null
    if (instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT')
      return becomes(instruction.text.split(/[^\w.$-]+/), name)
    return instruction.keyword === 'INVALID'
  })
}

const SWITCHES = new Set([
  'su',
  'sudo',
  'runuser',
  'start-stop-daemon',
  'setuser',
  '--user',
  '-u',
  '-U',
  '--uid',
  '-user',
])

/** The account is named as the one to run as: programs often bear the same name as their account. */
function becomes(words: readonly string[], name: string): boolean {
  return words.includes(name) && words.some((word) => SWITCHES.has(word))
}
