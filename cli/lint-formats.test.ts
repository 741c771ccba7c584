import { describe, expect, test } from 'vitest'
import { runIn } from './testing/run-in.ts'
import { catalogue as rules } from '../lib/engine/rules/catalogue.ts'

const NAME = 'a b,c:d%/Dockerfile'
const DOCKERFILE =
  '# drydock ignore=base-image-untagged -- the mirror pins it\nFROM harbour\nADD crane.py /crane.py\nUSER root\nRUN <<EOF\nls\n'
const FILES = { [NAME]: DOCKERFILE, 'crane.py': '', 'good/Dockerfile': 'FROM harbour:1\nUSER 1000\n' }
const ONLY = 'base-image-untagged,add-instead-of-copy,user-root-last,heredoc-terminator'

const lint = (...argv: string[]) => runIn(FILES, ['lint', NAME, 'nowhere', 'good', '--only', ONLY, ...argv])

describe('github', () => {
  test('one command per finding, with everything that could end it escaped', async () => {
    const { status, out } = await lint('--format', 'github')
    expect(status).toBe(2)
    expect(out.split('\n').map((line) => line.split('::', 2).join('::').replace(/^::/, ''))).toEqual([
      'notice file=a b%2Cc%3Ad%25/Dockerfile,line=3,endLine=3,col=1,endColumn=4,title=add-instead-of-copy'.replace(
        'notice',
        severityOf('add-instead-of-copy'),
      ),
      'warning file=a b%2Cc%3Ad%25/Dockerfile,line=4,endLine=4,col=6,endColumn=10,title=user-root-last',
      expect.stringMatching(/^error file=a b%2Cc%3Ad%25\/Dockerfile,line=5,.*title=heredoc-terminator$/),
      '',
    ])
  })

  test('a message with a per cent sign or line ends stays one command', async () => {
    const { out } = await runIn({ Dockerfile: 'FROM a\nRUNN 100%\r\n' }, ['lint', '.', '--format', 'github'])
    for (const line of out.trimEnd().split('\n'))
      expect(line).toMatch(/^::(?:error|warning|notice) [^:]+::[^\r]+$/)
  })
})

function severityOf(name: string): string {
  const severity = rules.find(({ meta }) => meta.name === name)!.meta.severity
  return severity === 'info' ? 'notice' : severity
}

describe('junit', () => {
  test('a suite per file: failures are what makes the run fail, what is held back is skipped', async () => {
    const { out } = await lint('--format', 'junit', '--fail-on', 'warning')
    const suites = [...out.matchAll(/<testsuite (.*)>/g)].map(([, attributes]) => attributes)
    expect(suites).toEqual([
      'name="nowhere" tests="1" failures="0" errors="1" skipped="0"',
      'name="a b,c:d%/Dockerfile" tests="4" failures="3" errors="0" skipped="1"',
      'name="good/Dockerfile" tests="1" failures="0" errors="0" skipped="0"',
    ])
    expect(out).toContain('<error message="nowhere does not exist."/>')
    expect(out).toContain('<skipped message="held back by the comment on line 1: the mirror pins it"/>')
    expect(out.match(/<failure /g)).toHaveLength(3)
    expect(isWellFormed(out)).toBe(true)
  })

  test('with another threshold other findings fail', async () => {
    expect((await lint('--format', 'junit')).out.match(/<failure /g)).toHaveLength(1)
    expect((await lint('--format', 'junit', '--fail-on', 'never')).out.match(/<failure /g)).toBeNull()
  })

  test('odd text does not break the document', async () => {
    const odd = 'FROM a\nRUNN <&"\'>\u0001 ]]>\u{1F6A2}\n'
    const { out } = await runIn({ 'x<&".Dockerfile': odd }, ['lint', '.', '--format', 'junit'])
    expect(isWellFormed(out)).toBe(true)
  })
})

/** Every element is closed in its order, and no character is one that XML forbids. */
function isWellFormed(document: string): boolean {
  const open: string[] = []
  const rest = document
    .replace(/^<\?xml[^>]*\?>/, '')
    .replaceAll(/<(\/?)([a-z-]+)((?: [a-z-]+="[^"<]*")*)(\/?)>/g, tag)
  function tag(_: string, close: string, name: string, _attributes: string, empty: string): string {
    if (close !== '') return open.pop() === name ? '' : '<'
    if (empty === '') open.push(name)
    return ''
  }
  return (
    open.length === 0 && !/[<>\p{Cs}]|(?!\n)\p{Cc}/u.test(rest) && !/&(?!(?:amp|lt|gt|quot|#10);)/.test(rest)
  )
}

type Region = {
  startLine: number
  startColumn: number
  endLine: number
  endColumn: number
  charOffset: number
  charLength: number
}
type Location = {
  physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: Region }
}
type Sarif = {
  $schema: string
  version: string
  runs: {
    tool: { driver: { name: string; version: string; rules: Descriptor[] } }
    columnKind: string
    originalUriBaseIds: Record<string, unknown>
    results: Result[]
    invocations: {
      executionSuccessful: boolean
      toolExecutionNotifications?: { level: string; message: { text: string } }[]
    }[]
  }[]
}
type Descriptor = {
  id: string
  shortDescription: { text: string }
  fullDescription: { text: string }
  help: { text: string; markdown: string }
  defaultConfiguration: { level: string }
}
type Result = {
  ruleId: string
  ruleIndex?: number
  level: string
  message: { text: string }
  locations: Location[]
  fixes?: {
    description: { text: string }
    artifactChanges: { replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }[]
  }[]
  suppressions?: { kind: string; justification?: string; location: Location }[]
}

/** The parts of the SARIF 2.1.0 schema (OASIS, errata 01) that the document uses, asserted one by one. */
describe('sarif', () => {
  const sarif = async (...argv: string[]) =>
    JSON.parse((await lint('--format', 'sarif', ...argv)).out) as Sarif
  const LEVELS = ['none', 'note', 'warning', 'error']

  test('the log: version, one run, a driver with its rules', async () => {
    const log = await sarif()
    expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs'])
    expect(log.version).toBe('2.1.0')
    expect(log.$schema).toMatch(/^https:\/\/\S+sarif-schema-2\.1\.0\.json$/)
    expect(log.runs).toHaveLength(1)
    const [run] = log.runs
    expect(Object.keys(run!).toSorted()).toEqual([
      'columnKind',
      'invocations',
      'originalUriBaseIds',
      'results',
      'tool',
    ])
    expect(run!.columnKind).toBe('utf16CodeUnits')
    const { name, version, rules: listed } = run!.tool.driver
    expect([name, typeof version]).toEqual(['drydock', 'string'])
    expect(listed.map(({ id }) => id)).toEqual(rules.map(({ meta }) => meta.name))
    for (const rule of listed) {
      for (const { text } of [rule.shortDescription, rule.fullDescription, rule.help])
        expect(text.trim()).not.toBe('')
      expect(rule.help.markdown).toMatch(/```(?:dockerfile|yaml|json|sh)\n/)
      expect(LEVELS).toContain(rule.defaultConfiguration.level)
    }
  })

  test('results point at a rule, a relative URI and a region that exists', async () => {
    const [run] = (await sarif()).runs
    expect(run!.results.map(({ ruleId }) => ruleId)).toEqual([
      'add-instead-of-copy',
      'user-root-last',
      'heredoc-terminator',
      'base-image-untagged',
    ])
    for (const { ruleId, ruleIndex, level, message, locations } of run!.results) {
      expect(run!.tool.driver.rules[ruleIndex!]!.id).toBe(ruleId)
      expect(LEVELS).toContain(level)
      expect(message.text).toMatch(/\.$/)
      const [{ physicalLocation }] = locations as [Location]
      const { uri, uriBaseId } = physicalLocation.artifactLocation
      expect(uri).toBe('a%20b%2Cc%3Ad%25/Dockerfile')
      expect(Object.keys(run!.originalUriBaseIds)).toContain(uriBaseId)
      expectRegion(physicalLocation.region)
    }
  })

  test('fixes replace regions of the same file', async () => {
    const [run] = (await sarif()).runs
    const fixes = run!.results.flatMap((result) => result.fixes ?? [])
    expect(fixes.length).toBeGreaterThan(0)
    for (const { description, artifactChanges } of fixes) {
      expect(description.text).not.toBe('')
      for (const { deletedRegion, insertedContent } of artifactChanges.flatMap(
        ({ replacements }) => replacements,
      )) {
        expectRegion(deletedRegion)
        expect(typeof insertedContent.text).toBe('string')
      }
    }
    const [copy] = fixes[0]!.artifactChanges[0]!.replacements
    const { charOffset, charLength } = copy!.deletedRegion
    const after =
      DOCKERFILE.slice(0, charOffset) + copy!.insertedContent.text + DOCKERFILE.slice(charOffset + charLength)
    expect(after).toBe(DOCKERFILE.replace('ADD', 'COPY'))
  })

  test('what a comment holds back is there, suppressed, with the reason', async () => {
    const [run] = (await sarif()).runs
    const held = run!.results.filter(({ suppressions }) => suppressions)
    expect(held.map(({ ruleId }) => ruleId)).toEqual(['base-image-untagged'])
    expect(held[0]!.suppressions).toMatchObject([
      {
        kind: 'inSource',
        justification: 'the mirror pins it',
        location: { physicalLocation: { region: { startLine: 1 } } },
      },
    ])
  })

  test('files that cannot be read are notifications of a run that did not succeed', async () => {
    const [run] = (await sarif()).runs
    expect(run!.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: 'nowhere does not exist.' } }],
      },
    ])
  })

  test('without findings it is whole, too', async () => {
    const { out } = await runIn(FILES, ['lint', 'good', '--only', ONLY, '--format', 'sarif'])
    const [run] = (JSON.parse(out) as Sarif).runs
    expect([run!.results, run!.invocations]).toEqual([[], [{ executionSuccessful: true }]])
  })

  test('problems without a rule have their code and no index', async () => {
    const { out } = await runIn({ Dockerfile: `FROM a\nRUN ${'a'.repeat(70_000)}\n` }, [
      'lint',
      '.',
      '--format',
      'sarif',
    ])
    const result = (JSON.parse(out) as Sarif).runs[0]!.results.find(
      ({ ruleId }) => ruleId === 'line-too-long',
    )
    expect(result).toMatchObject({ level: 'error' })
    expect(result!.ruleIndex).toBeUndefined()
  })

  function expectRegion({
    startLine,
    startColumn,
    endLine,
    endColumn,
    charOffset,
    charLength,
  }: Region): void {
    const lines = DOCKERFILE.split('\n')
    const offset = (line: number, column: number) =>
      lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1
    expect(Math.min(startLine, startColumn, endLine, endColumn)).toBeGreaterThanOrEqual(1)
    expect(charOffset).toBe(offset(startLine, startColumn))
    expect(charOffset + charLength).toBe(offset(endLine, endColumn))
    expect(charOffset + charLength).toBeLessThanOrEqual(DOCKERFILE.length)
  }
})
