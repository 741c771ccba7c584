import { expandWord } from '../../dockerfile/expand.ts'
import { declaredNames } from '../../dockerfile/from-arguments.ts'
import type { Dockerfile, Stage, StageInstruction, Value } from '../../dockerfile/model.ts'
import { defineRule, type Confidence, type RuleDocs } from '../rule.ts'
import { nearest } from '../shared/nearest.ts'
import { variableRange } from '../shared/pieces.ts'
import {
  declarations,
  declaredBy,
  once,
  scopedInstructions,
  type Scope,
  type Scoped,
} from '../shared/scopes.ts'

export const docs: RuleDocs = {
  why: 'Docker replaces a variable that nothing declares by an empty text and goes on. One wrong letter is enough: a path loses its last part, a copy ends up in the root directory, a label stays without its version. Nothing in the build says so, and the mistake shows when the container runs. A name counts from the line of its ARG or ENV to the end of its stage, and in the stages that are built on it.',
  bad: 'FROM python:3.13-slim\nARG SHOP_DIR=/srv/shop\nWORKDIR $SHOP_DRI\nCOPY shop.py .\nCMD ["python", "shop.py"]\n',
  good: 'FROM python:3.13-slim\nARG SHOP_DIR=/srv/shop\nWORKDIR $SHOP_DIR\nCOPY shop.py .\nCMD ["python", "shop.py"]\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/undefined-var/',
    'https://docs.docker.com/reference/dockerfile/#environment-replacement',
  ],
  equivalents: { buildkit: ['UndefinedVar'], dockerfile_utils: ['UNSUPPORTED_MODIFIER'] },
}

/** Set from outside, whatever the file says. Source: docs.docker.com/reference/dockerfile, "Predefined ARGs". */
const PROXIES = /^(?:https?|ftp|no|all)_proxy$/i

/**
 * A global ARG that a stage does not repeat is global-arg-not-redeclared's, one that its own ENV sets env-self-reference's.
 * In RUN, CMD and ENTRYPOINT the shell replaces variables, not Docker.
 */
export default defineRule({
  meta: {
    name: 'undefined-variable',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    title: 'Declare variables before using them',
    messages: {
      undefined: 'Nothing sets {{name}} in this stage, so an empty text takes its place.',
      unknown:
        'Nothing in this file sets {{name}}: unless the base image does, an empty text takes its place.',
      runtime:
        '{{name}} comes about only where a command runs; Docker does not see it here, so an empty text takes its place.',
      spelling:
        'Nothing sets {{name}} in this stage, so an empty text takes its place; {{meant}} is probably meant.',
      later: '{{name}} is declared only in line {{line}}, so an empty text takes its place here.',
      other:
        '{{name}} belongs to stage {{stage}} (line {{line}}), and stages do not share variables, so an empty text takes its place here.',
      itself:
        '{{name}} has no value yet that could be made longer: an empty text takes the place of ${{name}}.',
      platform:
        'Docker knows {{name}}, but a stage sees it only behind a line ARG {{name}}; without it an empty text takes its place.',
      dollar:
        'Docker reads ${{name}} as a variable without a value, and an empty text takes its place; \\$ writes a dollar sign.',
    },
  },
  *check(input) {
    const { dockerfile } = input
    const global = new Set(dockerfile.globalArgs.flatMap((each) => each.declarations.map(({ name }) => name)))
    const platform = once(() => declaredNames([]))
    const index = once(() => declarations(dockerfile))
    const guessed = new Set<string>()
    for (const scoped of scopedInstructions(input)) {
      for (const { value, key, added } of valuesOf(scoped.instruction, dockerfile)) {
        for (const name of value.variables) {
          const known = added.has(name) ? true : scoped.scope.has(name)
          if (known === true || PROXIES.test(name) || global.has(name)) continue
          if (setBeside(scoped, name, key) || !matters(value, name, scoped.scope, dockerfile)) continue
          const found = variant(name, key, known, scoped, index, platform)
          // What a base image may set is asked about once.
          const guess = `${scoped.stage.index} ${name}`
          if (found.messageId === 'unknown' && guessed.has(guess)) continue
          guessed.add(guess)
          yield {
            messageId: found.messageId,
            range: variableRange(value, name),
            data: { name, meant: found.meant ?? '', line: found.line ?? 0, stage: found.stage ?? '' },
            confidence: confidenceOf(found.messageId, name, known, scoped.stage),
            // An empty part of MANPATH stands for the usual directories (manpath(1)): many leave it on purpose.
            ...((found.messageId === 'unknown' || (found.messageId === 'itself' && name === 'MANPATH')) && {
              severity: 'info' as const,
            }),
          }
        }
      }
    }
  },
})

type Used = {
  readonly value: Value
  /** The name an ENV gives this value to. */
  readonly key: string | null
  /** Names that the same ARG declares before it. */
  readonly added: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

function valuesOf(instruction: StageInstruction, { escape }: Dockerfile): readonly Used[] {
  const plain = (values: readonly (Value | null)[]): Used[] =>
    values.flatMap((value) =>
      value && value.variables.length > 0 ? [{ value, key: null, added: NONE }] : [],
    )
  switch (instruction.keyword) {
    case 'ARG': {
      const before = new Set<string>()
      return instruction.declarations.flatMap(({ name, initial }) => {
        const used = initial ? [{ value: initial, key: null, added: new Set(before) }] : []
        before.add(name)
        return used
      })
    }
    case 'ENV':
      return instruction.pairs.flatMap(({ key, value }) => [
        ...plain([key]),
        { value, key: key.text, added: NONE },
      ])
    case 'LABEL':
      return plain(instruction.pairs.flatMap(({ key, value }) => [key, value]))
    case 'COPY':
    case 'ADD': {
      const { sources, destination, chown, chmod, checksum } = instruction
      return plain([chown, chmod, checksum, ...sources, destination])
    }
    case 'WORKDIR':
      return plain([instruction.path])
    case 'USER':
      return plain([instruction.user])
    case 'STOPSIGNAL':
      return plain([instruction.signal])
    case 'VOLUME':
      return plain(instruction.paths)
    case 'EXPOSE':
      // A word may come out as several ports or as none, so the words themselves are asked.
      return plain(
        instruction.node.args.map(({ value, range }) => ({
          raw: value,
          text: null,
          variables: value.includes('$') ? expandWord(value, () => null, { escape }).variables : [],
          range,
        })),
      )
    default:
      return []
  }
}

function setBeside({ instruction }: Scoped, name: string, key: string | null): boolean {
  return (
    instruction.keyword === 'ENV' &&
    key !== name &&
    declaredBy(instruction).some((each) => each.name === name)
  )
}

/**
 * Does it make a difference that the name is not set? `${NAME:-word}` and `${NAME:+word}` reckon with it, and what stands in
 * the word of another one counts only where that is not set. So a text is compared with the one that has a sign in its place.
 */
function matters({ raw }: Value, name: string, scope: Scope, { escape }: Dockerfile): boolean {
  const lookup = (other: string): string | undefined =>
    other === name || scope.has(other) === false ? undefined : OTHERS
  const [start = '', ...rest] = raw.replaceAll(`\${${name}}`, MARK).split(`$${name}`)
  const marked = start + rest.map((each) => (LONGER.test(each) ? `$${name}` : MARK) + each).join('')
  if (marked === raw) return /^[#%/]/.test(raw.split(`\${${name}`)[1] ?? '')
  return expandWord(raw, lookup, { escape }).text !== expandWord(marked, lookup, { escape }).text
}

/** The name goes on. */
const LONGER = /^[\p{L}\p{Nd}_]/u

/** Stands for whatever another name may hold, and for a place that a text is missing from. */
const OTHERS = '?'
const MARK = '\uFFFC'

type Variant = {
  readonly messageId:
    | 'undefined'
    | 'unknown'
    | 'runtime'
    | 'spelling'
    | 'later'
    | 'other'
    | 'itself'
    | 'platform'
    | 'dollar'
  readonly meant?: string
  readonly line?: number
  readonly stage?: string
}

type Index = () => ReadonlyMap<string, readonly StageInstruction[]>

function variant(
  name: string,
  key: string | null,
  known: false | null,
  { stage, instruction, scope }: Scoped,
  index: Index,
  platform: () => ReadonlySet<string>,
): Variant {
  if (!/^[\p{L}_]/u.test(name)) return { messageId: 'dollar' }
  if (platform().has(name)) return { messageId: 'platform' }
  if (key === name) return { messageId: known === null ? 'unknown' : 'itself' }
  const places = (index().get(name) ?? []).filter((each) => each !== instruction)
  const later = places.find((each) => each.stage === stage.index)
  if (later) return { messageId: 'later', line: later.range.start.line }
  const [other] = places
  if (other) return { messageId: 'other', line: other.range.start.line, stage: String(other.stage) }
  const meant = name.length > 2 && !RUNTIME.has(name) ? nearest(name, scope.names()) : null
  if (meant !== null) return { messageId: 'spelling', meant }
  if (known === null) return { messageId: 'unknown' }
  return { messageId: RUNTIME.has(name) ? 'runtime' : 'undefined' }
}

/** Set by the runtime or by the shell for the commands of a container. */
const RUNTIME = new Set(['HOME', 'HOSTNAME', 'PWD', 'OLDPWD', 'UID', 'TERM'])

/** An image's own variables often bear its name, and not all of them are recorded. */
function confidenceOf(
  messageId: Variant['messageId'],
  name: string,
  known: boolean | null,
  { base }: Stage,
): Confidence {
  if (messageId === 'dollar') return 'certain'
  if (known === null) return messageId === 'unknown' ? 'possible' : 'likely'
  const image = base.kind === 'image' ? base.reference.name.replace(/^.*\//, '').replaceAll('-', '_') : null
  return image !== null && name.startsWith(image.toUpperCase()) ? 'likely' : 'certain'
}
