import type { Executed } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { operandsOf, optionOf, wordRange } from '../shared/command-words.ts'
import { textOf } from '../shared/downloads.ts'
import { targetOf } from '../shared/output.ts'
import { shippedRuns } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'USER takes rights away from the program; sudo gives them back. An account that may use it without a password is root for whoever gets into the container, whatever USER says, and sudo itself had holes of its own. Steps of the build that need root stand before the USER line, and a start script that has to begin as root gives it up with gosu or setpriv. Images to develop in are the exception, where people want to install things by hand.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends sudo && rm -rf /var/lib/apt/lists/*\nRUN useradd tides && echo "tides ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/tides\nUSER tides\n',
  good: 'FROM debian:13-slim\nRUN useradd tides\nUSER tides\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://www.sudo.ws/security/advisories/',
  ],
  equivalents: {},
}

/** One report for the image, on what opens the most. A sudo in a step is sudo-used's matter. */
export default defineRule({
  meta: {
    name: 'sudo-installed',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Leave sudo out of the image',
    messages: {
      passwordless: 'This lets an account become root without a password, so USER protects nothing.',
      limited:
        'This lets an account run some commands as root without a password; each of them may be a way to all of it.',
      group: 'This puts {{user}} into the group {{group}}, whose members may become root.',
      installed:
        'sudo in the final image is a way from USER back to root; steps that need root belong before USER.',
      others:
        'Every process of this image is root already, so sudo is only good for becoming {{user}}, which setpriv and su do as well.',
      root: 'Every process of this image is root already, so the sudo installed here has nothing to do.',
    },
  },
  *check(input) {
    const target = targetOf(input.dockerfile)
    if (!target || !/sudo|wheel/.test(input.dockerfile.source) || isForDevelopment(input)) return
    const runs = shippedRuns(input)
    const found =
      first(
        runs.flatMap(({ commands }) => commands),
        passwordless,
      ) ??
      first(
        runs.flatMap(({ commands }) => commands),
        membership,
      ) ??
      first(
        runs.flatMap(({ step }) =>
          step.installs.filter(({ packages }) => packages?.some(({ name }) => name === 'sudo')),
        ),
        ({ command }) => installed(command, input),
      )
    if (found) yield found
  },
})

type Found = {
  readonly messageId: 'passwordless' | 'limited' | 'group' | 'installed' | 'others' | 'root'
  readonly range: Range
  readonly data?: Readonly<Record<string, string>>
  readonly confidence: 'certain' | 'likely'
  readonly severity?: 'info'
}

function first<T>(items: readonly T[], find: (item: T) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return null
}

const sure = ({ certain }: Executed): 'certain' | 'likely' => (certain ? 'certain' : 'likely')

/** `echo "app ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers`, also by sed, tee and printf. */
function passwordless(command: Executed): Found | null {
  const { argv, program, writes, piped } = command
  if (!['echo', 'printf', 'sed', 'tee'].includes(program ?? '')) return null
  const at = argv.findIndex((_, index) => index > 0 && /\bNOPASSWD\b/.test(textOf(command, index)))
  const target = writes.some(({ path }) => path === null || path.startsWith('/etc/sudoers'))
  const edited = argv.some((word) => word?.startsWith('/etc/sudoers') === true)
  if (at === -1 || !(target || edited || piped.to)) return null
  const all = /NOPASSWD:?\s*(?:ALL|$)/.test(command.argv.map((_, index) => textOf(command, index)).join(' '))
  return {
    messageId: all ? 'passwordless' : 'limited',
    range: wordRange(command, at),
    confidence: sure(command),
  }
}

const GROUPS = /^(?:sudo|wheel)$/

/** `usermod -aG sudo app`, `adduser app wheel`, `useradd -G sudo app`, `gpasswd -a app sudo`. */
function membership(command: Executed): Found | null {
  const { program, argv } = command
  const operands = operandsOf(argv)
  const user = operands.at(-1)?.text ?? 'an account'
  if (program === 'usermod' || program === 'useradd') {
    const option = optionOf(argv, ['--groups', '-G', '-aG', '-Ga', '-mG', '-rG', '-mrG'])
    const group = option?.value?.split(',').find((each) => GROUPS.test(each))
    if (!option || group === undefined) return null
    return {
      messageId: 'group',
      range: wordRange(command, option.valueAt),
      data: { user, group },
      confidence: sure(command),
    }
  }
  if (program !== 'adduser' && program !== 'addgroup' && program !== 'gpasswd') return null
  const [who, group] = operands
  if (operands.length !== 2 || !GROUPS.test(group?.text ?? '')) return null
  const data = { user: who?.text ?? 'an account', group: group?.text ?? '' }
  return { messageId: 'group', range: wordRange(command, group?.at ?? 0), data, confidence: sure(command) }
}

function installed(command: Executed, input: RuleInput): Found {
  const at = command.argv.findIndex((word) => word !== null && /^sudo(?:[=~<>].*)?$/.test(word))
  const root = input.build.image?.user.root === true
  const user = root ? createdUser(input) : undefined
  const found = { range: wordRange(command, at), confidence: sure(command) }
  // A start script may go from root to an account of the image by it.
  if (user !== undefined) return { ...found, messageId: 'others', data: { user }, severity: 'info' }
  return { ...found, messageId: root ? 'root' : 'installed' }
}

function createdUser(input: RuleInput): string | undefined {
  const accounts = shippedRuns(input).flatMap(({ step }) => step.accounts)
  return accounts.find(({ kind }) => kind === 'user')?.name
}

/** By the name of the stage or its base: `devcontainer`, `dev`, `gitpod/workspace-full`. */
function isForDevelopment({ dockerfile }: RuleInput): boolean {
  const chain = chainOf(dockerfile, dockerfile.target)
  return chain.some(({ name, base }) => {
    const image = base.kind === 'image' ? base.reference.name : ''
    return (
      /(?:^|[-_])(?:dev|develop|development|devcontainer|workspace|toolbox)(?:$|[-_])/.test(name ?? '') ||
      /devcontainers?\/|^gitpod\/|^codercom\/|toolbox/.test(image)
    )
  })
}
