import type { Executed } from '../../build/types.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { isBeside, optionOf, sureOf, wordRange } from '../shared/command-words.ts'
import { textsOf } from '../shared/downloads.ts'
import { distinct } from '../shared/distinct.ts'
import { span } from '../shared/ranges.ts'
import { usedRuns, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A password that a build sets is the same in every container of the image, and everybody who can pull the image can read it: the command stands in docker history, the hash in /etc/shadow. An account for a service needs no password at all, since nobody logs in to a container; docker exec asks for none. Where people do log in, keys or a directory service belong to the running container, not to the image.',
  bad: 'FROM debian:13-slim\nRUN useradd --create-home tides && echo "tides:neap" | chpasswd\nUSER tides\n',
  good: 'FROM debian:13-slim\nRUN useradd --create-home tides\nUSER tides\n',
  sources: [
    'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    'https://docs.docker.com/reference/cli/docker/image/history/',
  ],
  equivalents: { checkov: ['CKV2_DOCKER_17'], dockle: ['DKL-LI-0001'] },
}

type MessageId = 'chpasswd' | 'passwd' | 'option' | 'empty' | 'random'

/** Accounts that can be logged in to because the build says so. Logins to other machines are secret-on-command-line's matter. */
export default defineRule({
  meta: {
    name: 'password-set-in-image',
    severity: 'error',
    category: 'security',
    files: 'dockerfile',
    on: { programs: ['chpasswd', 'passwd', 'usermod', 'useradd', 'groupadd', 'sed'] },
    title: 'Leave accounts of the image without a password',
    messages: {
      chpasswd:
        'chpasswd gives an account a password that every container of this image shares; its hash stays in /etc/shadow.',
      passwd:
        'passwd reads a password here that every container of this image shares; its hash stays in /etc/shadow.',
      option:
        '{{program}} {{option}} takes the hash of a password: it stands in the history of the image and in /etc/shadow.',
      empty: '{{program}} leaves {{user}} with an empty password: whoever reaches a login needs none.',
      random:
        'chpasswd sets a password made during the build, which nobody knows; passwd -l locks the account and says so.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  for (const run of usedRuns(input)) {
    const shipped = input.build.stages[run.stage.index]?.shipped === true
    for (const [at, command] of run.commands.entries()) {
      for (const report of ofCommand(command, at, run, input.dockerfile.source))
        yield shipped ? report : { ...report, severity: report.severity ?? 'info' }
    }
  }
}

function* ofCommand(command: Executed, at: number, run: Run, source: string): Iterable<Report<MessageId>> {
  const { program, argv } = command
  const confidence = sureOf(command)
  if (program === 'chpasswd') {
    const random = at > 0 && command.piped.from && isRandom(run.commands[at - 1])
    if (random) yield { messageId: 'random', range: command.range, severity: 'info', confidence: 'likely' }
    else yield { messageId: 'chpasswd', range: wordRange(command, 0), confidence }
  } else if (program === 'passwd') yield* ofPasswd(command)
  else if (program === 'usermod' || program === 'useradd' || program === 'groupadd') {
    const option = optionOf(textsOf(command), ['--password', '-p']) ?? clustered(command)
    if (option === null || isLocked(option.value) || !isBeside(source, command, option.valueAt)) return
    if (option.value === '') yield emptied(command, argv.at(-1) ?? 'the account', option.at)
    else {
      const from = wordRange(command, option.at)
      const data = { program, option: option.name }
      yield {
        messageId: 'option',
        range: option.valueAt > option.at ? span(from, wordRange(command, option.valueAt)) : from,
        data,
        confidence,
      }
    }
  } else if (program === 'sed') yield* ofSed(command)
}

/** `useradd -mp HASH name`. */
function clustered({ argv }: Executed): ReturnType<typeof optionOf> {
  const at = argv.findIndex((word) => word !== null && /^-[a-zA-Z]+p$/.test(word) && !word.startsWith('--'))
  return at === -1 ? null : { name: '-p', value: argv[at + 1] ?? null, at, valueAt: at + 1 }
}

/** `!` and `*` are no hash of anything: the account cannot be logged in to. Source: shadow(5). */
function isLocked(value: string | null): boolean {
  return value !== null && /^[!*]/.test(value)
}

function emptied(command: Executed, user: string, at: number): Report<MessageId> {
  const data = { program: command.program ?? '', user }
  return { messageId: 'empty', range: wordRange(command, at), data, confidence: sureOf(command) }
}

function* ofPasswd(command: Executed): Iterable<Report<MessageId>> {
  const { argv, piped } = command
  const has = (...words: readonly string[]): number =>
    argv.findIndex((word, at) => at > 0 && word !== null && words.includes(word))
  const emptyAt = has('-d', '--delete')
  const user = argv.findLast((word, at) => at > 0 && word !== null && !word.startsWith('-')) ?? 'root'
  // `passwd -d -l` empties it and locks the account.
  if (emptyAt !== -1 && has('-l', '--lock') === -1) yield emptied(command, user, emptyAt)
  else if (has('--stdin') !== -1)
    yield { messageId: 'passwd', range: wordRange(command, has('--stdin')), confidence: sureOf(command) }
  else if (
    piped.from &&
    !argv.some((word) => /^-[luSeinwx]|^--(?:lock|unlock|status|expire)/.test(word ?? ''))
  )
    yield { messageId: 'passwd', range: wordRange(command, 0), confidence: 'likely' }
}

/** `sed -i 's/root:x:/root::/' /etc/passwd` and the like in /etc/shadow. */
function* ofSed(command: Executed): Iterable<Report<MessageId>> {
  const { argv } = command
  if (!argv.some((word) => word === '/etc/passwd' || word === '/etc/shadow')) return
  const at = argv.findIndex(
    (word) => word !== null && /^s([/|#,@!]).{0,200}\1[^/|#,@!]{0,80}:(?::|\1)/.test(word),
  )
  const user = /([a-z_][\w-]{0,31}):[^a-z]{0,80}$/i.exec(argv[at] ?? '')?.[1] ?? 'root'
  if (at !== -1 && /::/.test((argv[at] ?? '').split(/[/|#,@!]/)[2] ?? '')) yield emptied(command, user, at)
}

/** Made up by a program: `"root:$(openssl rand -hex 16)"`. */
function isRandom(feeder: Executed | undefined): boolean {
  return (
    feeder?.words.some(({ raw }) =>
      /\$\([^)]{0,100}(?:\brand\b|urandom|pwgen|uuidgen|mkpasswd -R)/.test(raw),
    ) === true
  )
}
