import { parseScript } from '../../../cli/parse.ts'
import type { CommandLine } from '../../../cli/model.ts'
import type { HealthTest } from '../../../compose/model.ts'
import { decided, type Outcome } from '../../outcome.ts'
import { namesOn } from './networks.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

/** Commands of a test, those of scripts in its words included; null for a test that is not known. */
export function probesOf(test: HealthTest): readonly CommandLine[] | null {
  if (test.form === 'none' || test.form === 'unknown') return test.form === 'none' ? [] : null
  // Variables that are not known stay where they are: they seldom are the program.
  const script =
    test.form === 'shell'
      ? (test.script.text ?? test.script.raw)
      : quoted(test.words.map(({ text, raw }) => text ?? raw))
  return parseScript(script, { kind: 'shell' }).commands
}

/** Words as a shell would have to be given them; so a `sh -c` among them is read, too. */
function quoted(words: readonly string[]): string {
  return words.map((word) => (word.startsWith('$') ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
}

/** Programs whose status says nothing about another one. */
const PASSIVE = new Set(['echo', 'printf', 'true', ':', 'cd', 'export', 'set', 'exit', 'sleep', 'cat', 'tee'])

/** Does the test fail when what it asks does? `|| true` and whatever comes last may swallow the answer. */
export function matchCanFail(wanted: boolean, placed: PlacedService): Outcome {
  const { healthcheck } = placed.service
  const test = healthcheck?.disabled ? null : (healthcheck?.test ?? null)
  const probes = test === null ? [] : probesOf(test)
  const judging = probes?.filter(({ failureStops, program }) => failureStops && !PASSIVE.has(program ?? ''))
  // What stands in a branch, or behind exit, need not be asked at all.
  const sure = judging?.some(({ certain, program }) => certain && program !== null)
  const first = probes?.find(({ program }) => !PASSIVE.has(program ?? ''))?.program ?? 'it asks'
  const whose = `The test of ${placed.service.name}`
  return decided(
    judging === undefined ? null : sure || (judging.length > 0 ? null : false),
    wanted,
    {
      yes: `${whose} fails when what it asks does.`,
      no: `${whose} ends well whatever ${first} says.`,
      open: `Whether ${whose.toLowerCase()} can fail cannot be told from the file.`,
      need: 'Let the status of what it asks be the status of the test.',
    },
    at(placed, test?.range ?? healthcheck?.entry ?? null, first),
  )
}

export type PostgresAccount = { readonly user: string; readonly database: string }

/**
 * Who asks Postgres, and about which database. `pg_isready` gets its answer without a user; psql without one takes that of
 * the system, which is root in a health check. Source: postgresql.org/docs/current, app-pg-isready and app-psql.
 */
export function matchPostgres(account: PostgresAccount, placed: PlacedService): Outcome {
  const { healthcheck } = placed.service
  const test = healthcheck?.disabled ? null : (healthcheck?.test ?? null)
  const probes = test === null ? [] : probesOf(test)
  const asking = probes?.filter(({ program }) => program === 'pg_isready' || program === 'psql') ?? []
  const verdicts = asking.flatMap((line) => namedBy(line, account, placed))
  const wrong = verdicts.find(({ is }) => is === false)
  const open = verdicts.find(({ is }) => is === null)
  const place = at(placed, test?.range ?? healthcheck?.entry ?? null, (wrong ?? open)?.seen ?? '')
  return decided(
    asking.length === 0 ? (probes === null ? null : false) : wrong ? false : open ? null : true,
    true,
    {
      yes: `${nameOf(placed)} is asked as ${account.user}.`,
      no: wrong
        ? `${nameOf(placed)} is asked for ${wrong.seen}, which it does not have.`
        : `Nothing asks ${placed.service.name} about Postgres.`,
      open: `Which user or database ${placed.service.name} is asked for cannot be told from the file.`,
      need: `The user is ${account.user}, the database ${account.database}.`,
    },
    place,
  )
}

type Named = { readonly is: boolean | null; readonly seen: string }

function namedBy(line: CommandLine, { user, database }: PostgresAccount, placed: PlacedService): Named[] {
  const options = optionsOf(
    line.words.slice(1).map(({ shown }) => shown),
    line.program === 'psql',
  )
  const rest = line.program === 'psql' ? options.flatMap(({ name, value }) => (name === '' ? value : [])) : []
  const last = (wanted: string) => options.findLast(({ name }) => name === wanted)?.value
  const outside = (name: string) =>
    line.assignments.findLast((each) => each.name === name)?.value ?? given(name, placed)
  const base = last('d') ?? rest[0] ?? outside('PGDATABASE')
  const uri = base === undefined ? null : addressOf(base)
  const who = uri?.user ?? last('U') ?? rest[1] ?? outside('PGUSER')
  const about = uri ? uri.database : base
  const nobody = who === undefined && line.program === 'psql'
  const tells = line.words.slice(1).find(({ shown }) => TELLING.includes(shown))
  return [
    ...(tells ? [{ is: false, seen: `the ${tells.shown} of ${line.program}` }] : []),
    ...atServer(uri?.host ?? last('h') ?? outside('PGHOST'), uri?.port ?? last('p'), placed),
    ...(nobody ? [{ is: false, seen: 'the user root' }] : named(who, user, 'user', placed)),
    ...named(about, database, 'database', placed),
  ]
}

/** Options with which pg_isready and psql ask no server. Source: their manual pages. */
const TELLING: readonly string[] = ['-V', '--version', '-?', '--help']
const OWN_HOST = /^(?:localhost|127\.[\d.]+|::1|0\.0\.0\.0|\/.*)?$/

/** Another host or port is another server: what it says is no matter of this service. */
function atServer(host: string | null | undefined, port: string | undefined, placed: PlacedService): Named[] {
  const { service } = placed
  const isOwn = host == null || OWN_HOST.test(host) || namesOn(service).includes(host)
  const own = given('PGPORT', placed) ?? '5432'
  const isOwnPort = port === undefined || port === own ? true : service.command === null ? false : null
  return [
    { is: isOwn ? true : host?.includes('$') ? null : false, seen: `the host ${host ?? ''}` },
    { is: port?.includes('$') ? null : isOwnPort, seen: `the port ${port ?? ''}` },
  ]
}

function named(
  shown: string | null | undefined,
  wanted: string,
  what: string,
  placed: PlacedService,
): readonly Named[] {
  if (shown === undefined) return []
  const variable = /^\$\{(\w+)\}$/.exec(shown ?? '')?.[1]
  const value = variable === undefined ? shown : (given(variable, placed) ?? null)
  const is = value === null || value.includes('$') ? null : value === wanted
  return [{ is, seen: `the ${what} ${value ?? shown ?? ''}` }]
}

/**
 * What the container is given by environment; undefined where there is none, null where it cannot be told. A variable with
 * one $ is no matter of the container: Compose fills it in from where it runs.
 */
function given(name: string, { service }: PlacedService): string | null | undefined {
  if (filledIn(service.healthcheck?.test ?? null).includes(name)) return null
  const found = service.environment.findLast((each) => each.name === name)
  if (found) return found.value?.text ?? null
  return service.envFile.length > 0 || !service.whole ? null : undefined
}

function filledIn(test: HealthTest | null): readonly string[] {
  const texts = test?.form === 'shell' ? [test.script] : test?.form === 'exec' ? test.words : []
  return texts.flatMap(({ text, variables }) => (text === null ? variables.map(({ name }) => name) : []))
}

type Address = { readonly [Part in 'user' | 'host' | 'port' | 'database']: string | undefined }

/** A connection URI or `user=… dbname=…`. Source: postgresql.org/docs/current/libpq-connect.html. */
function addressOf(text: string | null): Address | null {
  const uri =
    /^postgres(?:ql)?:\/\/(?:([^:@/]+)(?::[^@/]*)?@)?(\[[^\]]*\]|[^/:?]*)(?::(\d+))?[^/?]*(?:\/([^?]+))?/.exec(
      text ?? '',
    )
  if (uri)
    return { user: uri[1], host: uri[2]?.replace(/[[\]]/g, '') || undefined, port: uri[3], database: uri[4] }
  if (text === null || !/^\w+=/.test(text)) return null
  const pairs = new Map(text.split(/\s+/).map((pair) => pair.split('=', 2) as [string, string]))
  return {
    user: pairs.get('user'),
    host: pairs.get('host'),
    port: pairs.get('port'),
    database: pairs.get('dbname'),
  }
}

type Option = { readonly name: string; readonly value: string }

const LONG = new Map([
  ['username', 'U'],
  ['dbname', 'd'],
  ['host', 'h'],
  ['port', 'p'],
  ['timeout', 't'],
  ['command', 'c'],
  ['file', 'f'],
  ['set', 'v'],
  ['variable', 'v'],
])

/** Letters that take a value; of psql, -t takes none. */
const VALUED = { psql: 'UdhpcfvFPRTLo', pg_isready: 'Udhpt' } as const

function optionsOf(words: readonly string[], isPsql: boolean): readonly Option[] {
  const valued: string = isPsql ? VALUED.psql : VALUED.pg_isready
  const found: Option[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const long = /^--([\w-]+)(?:=(.*))?$/s.exec(word)
    const letters = word.slice(1)
    const place = [...letters].findIndex((letter) => valued.includes(letter))
    const name = long ? (LONG.get(long[1]!) ?? null) : (letters[place] ?? null)
    const own = long ? long[2] : letters.slice(place + 1) || undefined
    if (!word.startsWith('-')) found.push({ name: '', value: word })
    else if (name !== null && valued.includes(name)) found.push({ name, value: own ?? words[++at] ?? '' })
  }
  return found
}
