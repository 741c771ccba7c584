import { grantsWorldWrite } from '../../build/modes.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { GIVES_MODES, givenModes, type GivenMode } from '../shared/permission-modes.ts'

export const docs: RuleDocs = {
  why: 'A file that everybody may write belongs to nobody: each process in the container, whatever account it runs as, can change a program, a configuration or the data, and an attacker with the smallest foothold can, too. The mode is mostly set because a process without rights got "permission denied". The mending is to give the place to the account that needs it, with --chown or chown, and to leave the others reading.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN mkdir -p /app/uploads && chmod -R 777 /app/uploads\nUSER node\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN install -d -o node -g node -m 755 /app/uploads\nUSER node\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    'https://man7.org/linux/man-pages/man1/chmod.1.html',
  ],
  equivalents: { tally: ['world-writable-state-path-workaround'] },
}

type MessageId = 'everybody' | 'created' | 'copied' | 'tmp' | 'sticky' | 'umask'

/** Of the final image, and of what it copies out of other stages. The setuid bits of the same mode are setuid-bit's matter. */
export default defineRule({
  meta: {
    name: 'world-writable',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: GIVES_MODES,
    title: 'Give write access to the account that needs it',
    messages: {
      everybody:
        'chmod {{mode}} lets every account of the container change {{path}}; chown it to the one that needs it.',
      created: '{{by}} creates {{path}} with mode {{mode}}, so every account of the container may change it.',
      copied:
        '--chmod={{mode}} lets every account of the container change {{path}}; --chown gives it to the one that needs it.',
      tmp: 'chmod {{mode}} takes the sticky bit of {{path}} away: everybody may then delete the files of others; its mode is 1777.',
      sticky:
        'With mode {{mode}} everybody may create files in {{path}}, though not delete those of others; outside /tmp one account mostly is enough.',
      umask: 'umask {{mode}} lets everybody write to all files that the commands after it create.',
    },
  },
  check: (input) => distinct(reports(input)),
})

const SHARED = new Set(['/tmp', '/var/tmp', '/dev/shm', '/run/lock', '/var/lock'])

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  for (const given of givenModes(input)) {
    const messageId = variant(given)
    if (messageId === null) continue
    const { mode, by, range, paths, certain } = given
    const fix = messageId === 'tmp' ? stickyFix(input, given) : fixOf(input, given)
    yield {
      messageId,
      range,
      data: { mode, by, path: paths.slice(0, 3).join(', ') },
      confidence: certain && messageId !== 'umask' ? 'certain' : 'likely',
      ...(messageId === 'sticky' && { severity: 'info' as const }),
      ...(fix && { fix }),
    }
  }
}

/** Null: not everybody may write. */
function variant({ by, mode, paths }: GivenMode): MessageId | null {
  if (by === 'umask') return (Number.parseInt(mode, 8) & 2) === 0 ? 'umask' : null
  if (grantsWorldWrite(mode) !== true) return null
  const shared = paths.length > 0 && paths.every((path) => SHARED.has(path))
  const sticky = /^[0-7]?[1357][0-7]{3}$/.test(mode) || /(?:^|[,+=a-z])[+=][rwxX]*t/.test(mode)
  if (shared) return sticky || !/^[0-7]+$/.test(mode) ? null : 'tmp'
  if (sticky) return 'sticky'
  return by === 'chmod' ? 'everybody' : by === 'COPY' || by === 'ADD' ? 'copied' : 'created'
}

function fixOf({ dockerfile }: RuleInput, { mode, range, by }: GivenMode): Fix | null {
  const written = slice(dockerfile.source, range)
  const tamed = by === 'umask' ? '022' : withoutWrite(mode)
  if (tamed === null || !written.includes(mode)) return null
  const edits = [{ range, newText: written.replace(mode, tamed) }]
  return { title: `Use ${tamed} instead`, safety: 'behaviour', edits }
}

/** `777` → `755`, `a+rwx` → `u+rwx,go+rx`; null where more than that would have to be thought of. */
function withoutWrite(mode: string): string | null {
  if (/^[0-7]{1,4}$/.test(mode)) {
    const tamed = Number.parseInt(mode, 8) & ~0o022
    return tamed.toString(8).padStart(mode.length, '0')
  }
  const [, who = '', operator = '', letters = ''] = /^([ugoa]+)([+=])([rwxX]+)$/.exec(mode) ?? []
  const others = letters.replaceAll('w', '')
  if (who === '') return null
  if (who === 'o')
    return others === '' && operator === '+' ? 'g+w' : others === '' ? null : `o${operator}${others}`
  if (!who.includes('a') && who.replace(/[ugo]/g, '') !== '') return null
  if (!who.includes('a') && !(who.includes('u') && who.includes('g') && who.includes('o'))) return null
  return others === '' ? `ug${operator}w` : `u${operator}${letters},go${operator}${others}`
}

function stickyFix({ dockerfile }: RuleInput, { mode, range }: GivenMode): Fix | null {
  const written = slice(dockerfile.source, range)
  if (!/^0?777$/.test(mode) || !written.includes(mode)) return null
  const edits = [{ range, newText: written.replace(mode, '1777') }]
  return { title: 'Keep the sticky bit: 1777', safety: 'behaviour', edits }
}
