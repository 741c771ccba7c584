import { describe } from 'vitest'
import { fileCheckTable, type FileCheckRow } from '../../testing/file-check-table.ts'
import type { Check } from '../schema.ts'

const CONTEXT = {
  'FILES.txt': [
    'owner:group mode path',
    'pilot:pilot 775 /etc/harbour',
    'pilot:root 666 /etc/harbour/berths.json',
    'root:harbour 660 /var/run/harbour.sock',
    'group harbour: ada, radio',
  ].join('\n'),
  'OTHER.txt': 'root:root 600 /etc/harbour/berths.json\n',
}

type Row = readonly [script: string, check: Check, is: FileCheckRow['is'], more?: Partial<FileCheckRow>]

const rows = (all: readonly Row[]): FileCheckRow[] =>
  all.map(([script, check, is, more]) => ({
    name: `${script.replaceAll('\n', '; ')} ${JSON.stringify(check)}`,
    check,
    files: { 'harden.sh': `${script}\n` },
    context: CONTEXT,
    is,
    ...more,
  }))

const BERTHS = '/etc/harbour/berths.json'
const owned: Check = { host: { path: BERTHS, owner: 'root', group: 'root' } }
const within: Check = { host: { path: BERTHS, modeAtMost: '644' } }
const radio: Check = { host: { member: { user: 'radio', group: 'harbour' } } }

describe('files', () => {
  fileCheckTable(
    rows([
      ['true', owned, 'no', { on: null, subject: BERTHS, says: 'Account pilot owns' }],
      [`chown root ${BERTHS}`, owned, 'yes', { in: 'harden.sh' }],
      ['chown -R 0:0 /etc/harbour', owned, 'yes'],
      ['chgrp -R pilot /etc/harbour; chown root /etc/harbour/*', owned, 'no', { says: 'Group pilot owns' }],
      ['chown "$WHO" /etc/harbour/*', owned, 'open', { says: 'cannot be told' }],
      [`[ "$X" ] && chown root ${BERTHS}\ntrue`, owned, 'open'],
      [
        `chmod 664 ${BERTHS}`,
        within,
        'no',
        { on: `chmod 664 ${BERTHS}`, says: 'mode 664. It may be 644 or stricter' },
      ],
      [`chmod 644 ${BERTHS}`, within, 'yes'],
      [`chmod 600 ${BERTHS}`, within, 'yes'],
      [`chmod 000 ${BERTHS}`, within, 'yes', { on: `chmod 000 ${BERTHS}` }],
      [`chmod 711 ${BERTHS}`, within, 'no'],
      [`chmod 4644 ${BERTHS}`, within, 'no', { says: '4644' }],
      [`chmod 600 ${BERTHS}\nchmod a+w ${BERTHS}`, within, 'no', { on: `chmod a+w ${BERTHS}` }],
      [`echo chmod 600 ${BERTHS}`, within, 'no', { on: null }],
      [`find /etc/harbour -type f -exec chmod 644 {} +`, within, 'open'],
      ['true', { host: { path: BERTHS, modeAtMost: '644', before: 'OTHER.txt' } }, 'yes'],
      ['true', { host: { path: BERTHS, modeAtMost: '644', before: 'NONE.txt' } }, 'no'],
      ['true', { host: { path: '/etc/tides', owner: 'root' } }, 'open'],
      ['true', { host: { path: '/run/harbour.sock', group: 'harbour', modeAtMost: '660' } }, 'yes'],
      [
        'chown -R root:root /etc/harbour',
        { host: { path: ['/etc/harbour', BERTHS], owner: 'root', modeAtMost: '775' } },
        'no',
        { subject: BERTHS },
      ],
    ]),
  )
})

describe('several scripts', () => {
  fileCheckTable([
    {
      check: within,
      files: { 'a.sh': `chmod 600 ${BERTHS}\n`, 'b.sh': 'true\n' },
      context: CONTEXT,
      is: 'yes',
      in: 'a.sh',
    },
  ])
})

describe('groups', () => {
  fileCheckTable(
    rows([
      ['true', radio, 'yes', { on: null, subject: 'radio' }],
      ['gpasswd -d radio harbour', radio, 'no', { on: 'gpasswd -d radio harbour' }],
      [
        'gpasswd -d radio harbour\nusermod -aG harbour radio',
        radio,
        'yes',
        { on: 'usermod -aG harbour radio' },
      ],
      ['gpasswd -d "$WHO" harbour', radio, 'open'],
      ["sed -i 's/,radio//' /etc/group", radio, 'open'],
      ['true', { host: { member: { user: 'radio', group: 'pilots' } } }, 'no'],
    ]),
  )
})

const owner = 'stat -c %U:%G /etc/harbour'
const compared: Check = {
  line: {
    program: ['test', '['],
    arguments: ['=', 'root:root'],
    takes: { program: 'stat' },
    failureStops: true,
  },
}

describe('what a line takes', () => {
  fileCheckTable(
    rows([
      [`test "$(${owner})" = root:root`, compared, 'yes'],
      [`O=$(${owner})\n[ "$O" = root:root ] || exit 1`, compared, 'yes'],
      [`O=$(${owner})\n[ "$P" = root:root ] || exit 1`, compared, 'no'],
      [`${owner}\ntest root:root = root:root`, compared, 'no'],
      [`test "$(echo root:root)" = root:root`, compared, 'no'],
      [`test "$(${owner})" = root:root\necho done`, compared, 'no'],
      [`${owner} | grep -qx root:root`, { line: { program: 'grep', takes: { program: 'stat' } } }, 'yes'],
    ]),
  )
})

const audited: Check = { host: { audited: '/run/harbour.sock' } }

describe('audits', () => {
  fileCheckTable(
    rows([
      ['test "$(stat -c %U:%G /run/harbour.sock)" = root:harbour', audited, 'yes', { in: 'harden.sh' }],
      ['set -e\n[ "$(stat -c %a /var/run/harbour.sock)" = 660 ]\ntrue', audited, 'yes'],
      ['[[ $(stat --format=%a /run/harbour.sock) == 660 ]] || exit 1\ntrue', audited, 'yes'],
      ['case $(stat -c "%U %a" /run/harbour.sock) in "root 660") ;; *) exit 1 ;; esac\ntrue', audited, 'yes'],
      ['[ "$(stat -c %U:%G /run/harbour.sock | cut -d: -f1)" = root ]', audited, 'yes'],
      ['stat -c %U /run/harbour.sock | grep -qx root', audited, 'yes'],
      ['stat -c %U /run/harbour.sock', audited, 'no', { says: 'No script fails' }],
      ['test "$(stat -c %U /run/other.sock)" = root', audited, 'no'],
      ['test "$(stat -c %U /run/harbour.sock)" = pilot', audited, 'no'],
      ['test -n "$(stat -c %U /run/harbour.sock)"', audited, 'no'],
      ['test "$(stat -c %U /run/harbour.sock)" = root || true', audited, 'no'],
      ['stat -c %U /run/harbour.sock; exit 1', audited, 'no'],
    ]),
  )
})
