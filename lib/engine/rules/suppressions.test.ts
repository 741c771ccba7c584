import { describe, expect, test } from 'vitest'
import { lintWithIgnored, parse } from '../index.ts'
import { applyEdits } from '../source/edit.ts'
import { slice } from '../source/position.ts'
import { codes } from './codes.ts'
import { ruleDocs } from './dockerfile/docs.ts'

type Row = {
  readonly name: string
  readonly file: string
  /** `rule: text of the comment (reason)` of what is held back. */
  readonly ignored: readonly string[]
  /** What is left of the rules the row is about, and what is said of the comments: `rule: text`. */
  readonly left?: readonly string[]
}

const LEFT = new Set([
  'secret-in-env-or-arg',
  'exec-form-recommended',
  'base-image-untagged',
  'user-root-last',
  'definition-description',
  'suppression-unknown',
  'suppression-unused',
])

function seen(file: string): Pick<Row, 'ignored' | 'left'> {
  const { findings, ignored } = lintWithIgnored(parse(file))
  return {
    ignored: ignored
      .filter(({ finding }) => LEFT.has(finding.rule))
      .map(
        ({ finding, by, range, reason }) =>
          `${by} ${finding.rule} line ${range.start.line}${reason === null ? '' : `: ${reason}`}`,
      ),
    left: findings
      .filter(({ rule }) => LEFT.has(rule))
      .map(({ rule, range }) => `${rule}: ${slice(file, range)}`),
  }
}

const untagged = 'base-image-untagged: harbour'
const rows: readonly Row[] = [
  {
    name: 'our own comment above the instruction, with a reason',
    file: '# drydock ignore=base-image-untagged -- built beside us\nFROM harbour\nUSER 1000\n',
    ignored: ['drydock base-image-untagged line 1: built beside us'],
  },
  {
    name: 'blank lines and other comments may stand between',
    file: '# drydock ignore = base-image-untagged\n\n# the harbour\nFROM harbour\nUSER 1000\n',
    ignored: ['drydock base-image-untagged line 1'],
  },
  {
    name: 'it does not reach the instruction after the next',
    file: '# drydock ignore=base-image-untagged\nFROM harbour:1\nFROM harbour\nUSER 1000\n',
    ignored: [],
    left: ['suppression-unused: # drydock ignore=base-image-untagged', untagged],
  },
  {
    name: 'inside an instruction that goes over several lines',
    file: 'FROM harbour:1\nUSER \\\n# drydock ignore=user-root-last -- drops it\nroot\n',
    ignored: ['drydock user-root-last line 3: drops it'],
  },
  {
    name: 'behind the last instruction it holds nothing',
    file: 'FROM harbour:1\nUSER root\n# drydock ignore=user-root-last\n',
    ignored: [],
    left: ['user-root-last: root', 'suppression-unused: # drydock ignore=user-root-last'],
  },
  {
    name: 'the whole file, from anywhere in it',
    file: 'FROM harbour AS one\nFROM harbour\nUSER 1000\n# drydock ignore-file=base-image-untagged -- a mirror adds it',
    ignored: Array(2).fill('drydock base-image-untagged line 4: a mirror adds it'),
  },
  {
    name: 'several rules; the one that holds nothing is named alone',
    file: '# drydock ignore=base-image-untagged, user-root-last\nFROM harbour\nUSER 1000\n',
    ignored: ['drydock base-image-untagged line 1'],
    left: ['suppression-unused: user-root-last'],
  },
  {
    name: 'ids of other tools in our own comment',
    file: '# drydock ignore=DL3006\nFROM harbour\nUSER 1000\n',
    ignored: ['drydock base-image-untagged line 1'],
  },
  {
    name: 'a name with a typing error',
    file: '# drydock ignore=base-image-untaged\nFROM harbour\nUSER 1000\n',
    ignored: [],
    left: ['suppression-unknown: base-image-untaged', untagged],
  },
  {
    name: 'a comment without the equals sign',
    file: '# drydock ignore base-image-untagged\nFROM harbour\nUSER 1000\n',
    ignored: [],
    left: ['suppression-unknown: # drydock ignore base-image-untagged', untagged],
  },
  {
    name: 'a sentence about drydock',
    file: '# drydock ignored this for years\n# check whether this = that\nFROM harbour:1\nUSER 1000\n',
    ignored: [],
    left: ['suppression-unknown: # drydock ignored this for years'],
  },
  {
    name: 'prose',
    file: '# drydocks are dry; hadolint = a linter\nFROM harbour\nUSER 1\n',
    ignored: [],
    left: [untagged],
  },
  {
    name: 'the hadolint comment, with its reason behind a hash',
    file: '# hadolint ignore=DL3006,SC2086 # a mirror\nFROM harbour\nUSER 1000\n',
    ignored: ['hadolint base-image-untagged line 1: a mirror'],
  },
  {
    name: 'the hadolint comment for the whole file',
    file: '# hadolint global ignore = DL3006 , DL3002\nFROM harbour\nUSER root\n',
    ignored: ['hadolint base-image-untagged line 1', 'hadolint user-root-last line 1'],
  },
  {
    name: 'small letters mean nothing to hadolint',
    file: '# hadolint ignore=dl3006\nFROM harbour\nUSER 1000\n',
    ignored: [],
    left: ['suppression-unknown: # hadolint ignore=dl3006', untagged],
  },
  {
    name: 'ids of hadolint and ShellCheck that we have no rule for',
    file: '# hadolint ignore=DL3999,SC1091\nFROM harbour:1\nUSER 1000\n',
    ignored: [],
    left: [],
  },
  {
    name: 'two tools, one finding: both comments are needed',
    file: '# hadolint ignore=DL3006\n# drydock ignore=base-image-untagged\nFROM harbour\nUSER 1000\n',
    ignored: ['hadolint base-image-untagged line 1'],
    left: [],
  },
  {
    name: 'the same twice: the second holds nothing back',
    file: '# drydock ignore=base-image-untagged\n# drydock ignore=base-image-untagged\nFROM harbour\nUSER 1000\n',
    ignored: ['drydock base-image-untagged line 1'],
    left: ['suppression-unused: # drydock ignore=base-image-untagged'],
  },
  {
    name: 'a comment in a heredoc is text',
    file: 'FROM harbour\nRUN <<EOF\n# drydock ignore-file=base-image-untagged\nEOF\nUSER 1000\n',
    ignored: [],
    left: [untagged],
  },
  {
    name: 'Windows line ends',
    file: '# drydock ignore=base-image-untagged -- why\r\nFROM harbour\r\nUSER 1000\r\n',
    ignored: ['drydock base-image-untagged line 1: why'],
  },
]

test.each(rows.map((row) => [row.name, row] as const))('%s', (_, { file, ignored, left = [] }) => {
  expect(seen(file)).toEqual({ ignored, left })
})

describe('the check directive of BuildKit', () => {
  const secret = 'FROM harbour:1\nENV DB_PASSWORD=tide\nUSER 1000\n'
  const both = 'FROM harbour:1\nENV DB_PASSWORD=tide\nUSER 1000\nCMD serve --all\n'
  const of = (file: string) => {
    const { findings, ignored } = lintWithIgnored(parse(file))
    return {
      ignored: ignored
        .filter(({ finding }) => LEFT.has(finding.rule))
        .map(({ finding, by, reason }) => `${by} ${finding.rule} ${reason ?? ''}`.trim()),
      left: findings.filter(({ rule }) => LEFT.has(rule)).map(({ rule, severity }) => `${rule} ${severity}`),
    }
  }

  test.each([
    ['names', `# check=skip=SecretsUsedInArgOrEnv\n${secret}`, ['buildkit secret-in-env-or-arg'], []],
    [
      'all',
      `# check=skip=all\n${both}`,
      ['buildkit secret-in-env-or-arg', 'buildkit exec-form-recommended'],
      [],
    ],
    [
      'a reason behind a space',
      `# check=skip=SecretsUsedInArgOrEnv // a test value\n${secret}`,
      ['buildkit secret-in-env-or-arg a test value'],
      [],
    ],
    [
      'above one instruction',
      `FROM harbour:1\n# check=skip=SecretsUsedInArgOrEnv\nENV DB_PASSWORD=tide\nENV ROOT_PASSWORD=flood\nUSER 1\n`,
      ['buildkit secret-in-env-or-arg'],
      ['secret-in-env-or-arg'],
    ],
    [
      'a case that BuildKit does not know',
      `# check=skip=secretsusedinargorenv\n${secret}`,
      [],
      ['suppression-unknown', 'secret-in-env-or-arg'],
    ],
    [
      'a check that only newer versions know',
      '# check=skip=TideTablesRequired\nFROM harbour:1\nUSER 1\n',
      [],
      [],
    ],
    ['an experimental check', '# check=experimental=all\nFROM harbour:1\nUSER 1\n', [], []],
    [
      'an experimental check that skip=all leaves on',
      '# check=skip=all;experimental=InvalidDefinitionDescription\n# the version\nARG VERSION=1\nFROM harbour:1\nUSER 1\n',
      [],
      ['definition-description'],
    ],
    ['nothing', '# check=\nFROM harbour:1\nUSER 1\n', [], []],
  ])('%s', (_, file, ignored, left) => {
    const result = of(file)
    expect(result.ignored).toEqual(ignored)
    expect(result.left.map((each) => each.split(' ')[0])).toEqual(left)
  })

  test('error=true makes errors of what BuildKit finds, and of nothing else', () => {
    const severities = of(`# check=error=true\n${both.replace('harbour:1', 'harbour')}`).left
    expect(severities).toContain('exec-form-recommended error')
    expect(severities).toContain('base-image-untagged warning')
    expect(of(`# check=error=false\n${both}`).left).not.toContain('exec-form-recommended error')
    expect(of(`# check=skip=all;error=true\n${both}`).left).toEqual([])
  })

  test.each(['skip', 'skip=all;error=perhaps', 'ignore=all', 'skip=A;;error=true'])(
    'what BuildKit cannot read stops the build: %s',
    (options) => {
      expect(of(`# check=${options}\nFROM harbour:1\nUSER 1\n`).left).toEqual(['suppression-unknown error'])
    },
  )

  test('what follows the third option belongs to it', () => {
    const file = `# check=skip=all;error=true;experimental=all;more\n${secret}`
    expect(of(file).left).toEqual([])
  })
})

describe('what is proposed', () => {
  const fixed = (file: string): string[] =>
    lintWithIgnored(parse(file))
      .findings.filter(({ rule, fix }) => rule.startsWith('suppression') && fix)
      .map(({ fix }) => applyEdits(file, fix!.edits))
  const safeties = (file: string) =>
    lintWithIgnored(parse(file)).findings.flatMap(({ rule, fix }) =>
      rule.startsWith('suppression') ? [fix?.safety] : [],
    )

  test('the nearest name', () => {
    const file = '# drydock ignore=base-image-untaged -- why\nFROM harbour\nUSER 1\n'
    expect(fixed(file)).toEqual([file.replace('untaged', 'untagged')])
    expect(safeties(file)).toEqual(['suggestion'])
  })

  test.each([
    [
      'a comment that holds nothing',
      'FROM harbour:1\n# drydock ignore=sudo-used\nUSER 1\n',
      'FROM harbour:1\nUSER 1\n',
    ],
    [
      'one of two names',
      '# drydock ignore=user-root-last , base-image-untagged -- why\nFROM harbour\nUSER 1\n',
      '# drydock ignore=base-image-untagged -- why\nFROM harbour\nUSER 1\n',
    ],
    [
      'a line end that keeps a directive asleep',
      '# drydock ignore-file=sudo-used\n# escape=`\nFROM harbour:1\nUSER 1\n',
      '\n# escape=`\nFROM harbour:1\nUSER 1\n',
    ],
    [
      'the last line',
      'FROM harbour:1\nUSER 1\n# drydock ignore-file=user-root-last',
      'FROM harbour:1\nUSER 1\n',
    ],
  ])('removes %s', (_, file, after) => {
    expect(fixed(file)).toEqual([after])
    expect(safeties(file)).toEqual(['safe'])
  })

  test('what other tools read is only looked at', () => {
    expect(safeties('# hadolint ignore=DL3006\nFROM harbour:1\nUSER 1\n')).toEqual(['suggestion'])
    expect(safeties('# check=skip=DuplicateStageName;error=true\nFROM harbour:1\nUSER 1\n')).toEqual([
      undefined,
    ])
  })
})

test('the ids of other tools are those of the texts', () => {
  for (const tool of ['hadolint', 'buildkit'] as const) {
    const wanted = Object.entries(ruleDocs).flatMap(([rule, { equivalents }]) =>
      (equivalents[tool] ?? []).map((id) => `${id} ${rule}`),
    )
    const listed = Object.entries(codes[tool]).flatMap(([id, rules]) => rules.map((rule) => `${id} ${rule}`))
    expect(listed.toSorted()).toEqual(wanted.toSorted())
  }
})

test('thousands of comments and names take no longer per line than a few', () => {
  const many = '# drydock ignore=base-image-untagged,b,c\n'.repeat(5000)
  const { findings } = lintWithIgnored(
    parse(`${many}FROM harbour\nUSER 1\n# drydock ignore=${'x,'.repeat(9000)}y\n`),
  )
  expect(findings.filter(({ rule }) => rule === 'suppression-unknown').length).toBe(19_001)
})
