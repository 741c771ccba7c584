import { Validator } from '@cfworker/json-schema'
import type { Schema } from '@cfworker/json-schema'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { runIn } from './testing/run-in.ts'

/** Source: OASIS SARIF TC, github.com/oasis-tcs/sarif-spec, Schemata/sarif-schema-2.1.0.json; its lines are laid out anew. */
const SCHEMA = new URL('./testing/sarif-2.1.0.json', import.meta.url)

let validator: Validator
beforeAll(async () => {
  validator = new Validator(JSON.parse(await readFile(SCHEMA, 'utf8')) as Schema, '7', false)
})

type Log = { readonly runs: readonly { readonly results: readonly unknown[] }[] }

const faults = (log: unknown) =>
  validator.validate(log).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`)

const FERRY = 'FROM debian:13\nADD ferry.py /ferry.py\nRUN apt-get install curl\nENV TOKEN=abc\nUSER root\n'
const HELD_BACK =
  '# drydock ignore=base-image-untagged -- the mirror pins it\nFROM harbour\n# hadolint ignore=DL3002\nUSER root\n'

describe('against the schema of SARIF 2.1.0', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[], number]>([
    ['findings with fixes', { Dockerfile: FERRY, 'ferry.py': '' }, ['Dockerfile'], 4],
    ['findings held back, with a reason and without', { Dockerfile: HELD_BACK }, ['Dockerfile'], 2],
    ['nothing found', { Dockerfile: 'FROM scratch\n' }, ['Dockerfile', '--only', 'stage-circular'], 0],
    ['a file that cannot be read', { 'a/Dockerfile': FERRY }, ['a', 'nowhere'], 4],
    ['a mistake that stops the reading', { Dockerfile: 'FROM a\nRUNN <<EOF\n\u0001' }, ['Dockerfile'], 1],
    ['odd names of files', { 'a b/ü%,#?/x.Dockerfile': FERRY }, ['.'], 4],
  ])('%s', async (_, files, argv, atLeast) => {
    const { out } = await runIn(files, ['lint', ...argv, '--format', 'sarif'])
    const log = JSON.parse(out) as Log
    expect(faults(log)).toEqual([])
    expect(log.runs[0]!.results.length).toBeGreaterThanOrEqual(atLeast)
  })

  test('a file from standard input', async () => {
    const { out } = await runIn({}, ['lint', '-', '--format', 'sarif'], { stdin: FERRY })
    expect(faults(JSON.parse(out))).toEqual([])
  })

  test('the schema refuses what is no such log', async () => {
    const { out } = await runIn({ Dockerfile: FERRY }, ['lint', 'Dockerfile', '--format', 'sarif'])
    expect(faults(JSON.parse(out.replaceAll('"startLine":1', '"startLine":0')))).not.toEqual([])
    expect(faults(JSON.parse(out.replaceAll('"ruleId"', '"rule"')))).not.toEqual([])
  })
})
