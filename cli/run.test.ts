import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { runIn } from './testing/run-in.ts'

const COMMANDS = ['parse', 'lint', 'grade', 'build', 'rules', 'explain', 'content']

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  expect(await runIn({}, ['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' })
  expect(await runIn({}, ['lint', '--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' })
})

test.each([['--help'], ['-h'], ['help']])('%s lists the commands', async (word) => {
  const { status, out } = await runIn({}, [word])
  expect(status).toBe(0)
  for (const name of COMMANDS) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
})

describe.each(COMMANDS)('%s --help', (name) => {
  test('names every option, and nothing runs', async () => {
    const { status, out, err } = await runIn({}, [name, '--help'])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toContain(`drydock ${name}`)
    expect(out).toContain('--format text|json')
    expect(out).toContain('--help')
  })
})

describe('wrong usage ends with 2 and one sentence', () => {
  test.each<[string[], string]>([
    [[], 'Name a command: parse, lint, grade, build, rules, explain, content'],
    [['lnit'], 'There is no command "lnit"; did you mean lint?'],
    [['zebra'], 'There is no command "zebra"; known: parse, lint'],
    [['toString'], 'There is no command "toString"'],
    [['--format', 'json'], '--format stands before the command'],
    [['lint', '--fromat', 'json'], 'There is no option --fromat; did you mean --format?'],
    [['rules', '--format', 'xml'], '--format does not know "xml"; accepted: text, json.'],
    [['parse'], 'Name a file to parse'],
    [['lint'], 'Name a file or a folder to check'],
    [['grade'], 'holds no course'],
    [['build'], 'Name the Dockerfile to build'],
    [['explain'], 'Name one rule'],
    [['explain', 'a', 'b'], 'Name one rule'],
    [['content'], 'Say what to do with the content: list or check.'],
    [['content', 'lits'], 'content does not know "lits"; did you mean list?'],
  ])('%j', async (argv, sentence) => {
    const { status, out, err } = await runIn({}, argv)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^drydock: .+\n$/)
    expect(err).toContain(sentence)
  })
})
