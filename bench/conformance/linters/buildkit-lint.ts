import { readJsonLines } from '../buildkit.ts'
import { buildkitCodes, neighbours } from './equivalents.ts'
import { findingsIn, lineOf } from './judge.ts'
import type { Judged } from './judge.ts'
import { peerCase } from './peer-case.ts'

type Warning = { rule: string; line: number }
type Row = {
  id: string
  test: string
  dockerfile: string
  warnings: readonly Warning[]
  lint_warnings?: readonly Warning[]
  files: Readonly<Record<string, string>>
  build_args: Readonly<Record<string, string>>
  lint_expects_error: boolean
  /** False where the origin checks the rules only; its lines may be wrong. */
  lint_warnings_lines_asserted?: boolean
}

/** BuildKit's build checks: rule and line of every warning, nothing more and nothing less. */
export function buildkitLint(path: string, chosen: ReadonlyMap<string, string>): Judged[] {
  const codes = buildkitCodes()
  return readJsonLines<Row>(path).map((row) => judgeRow(row, codes, chosen))
}

function judgeRow(row: Row, codes: ReadonlyMap<string, string>, chosen: ReadonlyMap<string, string>): Judged {
  const text = withCheckArgument(row)
  const [dockerfile, all] = findingsIn(text, { ...row.files, Dockerfile: row.dockerfile })
  const findings = all.filter(({ rule }) => codes.has(rule))
  const withLines = row.lint_warnings_lines_asserted !== false
  const named = (code: string | undefined, line: number) => (withLines ? `${code} ${line}` : `${code}`)
  const expected = row.lint_warnings ?? row.warnings
  const theirs = distinct(expected.map(({ rule, line }) => named(rule, line)))
  // A more exact rule of ours may speak in a rule's place; where BuildKit is silent it is no warning of BuildKit's.
  const instead = [...codes].flatMap(([rule, code]) =>
    all
      .filter((each) => neighbours([rule]).includes(each.rule))
      .map((each) => named(code, lineOf(dockerfile, each)))
      .filter((each) => theirs.includes(each)),
  )
  const own = findings.map((each) => named(codes.get(each.rule), lineOf(dockerfile, each)))
  const ours = distinct([...own, ...instead])
  const failed = all.some(({ severity }) => severity === 'error')
  const agrees = ours.join() === theirs.join() && (!row.lint_expects_error || failed)
  const peer = peerCase({
    source: 'buildkit',
    id: row.id,
    code: row.test.replace(/^test/, ''),
    text,
    expect: theirs.length > 0 ? 'catches' : 'passes',
  })
  const reason = chosen.get(row.id)
  const note = agrees ? '' : (reason ?? `ours [${ours.join(', ')}], BuildKit [${theirs.join(', ')}]`)
  const status = agrees ? 'agree' : reason === undefined ? 'differ' : 'divergence'
  return { peer, status, note, rules: [...codes.keys()], findings, samePlaces: null }
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)].toSorted()
}

/** The build argument overrules the directive in the file; a directive of its value says the same. */
function withCheckArgument({ dockerfile, build_args: args }: Row): string {
  const check = args['BUILDKIT_DOCKERFILE_CHECK']
  return check === undefined ? dockerfile : dockerfile.replace(/^#\s*check=.*/, `#check=${check}`)
}
