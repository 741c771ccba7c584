import { expandWord } from '../../dockerfile/expand.ts'
import { declaredNames } from '../../dockerfile/from-arguments.ts'
import type { Dockerfile, FromInstruction, Value } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { nearest } from '../shared/nearest.ts'
import { variableRange } from '../shared/pieces.ts'

export const docs: RuleDocs = {
  why: 'FROM sees only the arguments that are declared above the first FROM, and the predefined ones of the platform. Any other name counts as empty, and --build-arg cannot set it. What is left over is no image name, or the name of another image than the one that was meant. An ARG inside a stage belongs to that stage and does not reach FROM.',
  bad: 'FROM node:${NODE_VERSION}-slim\nARG NODE_VERSION=24\nWORKDIR /app\nCOPY server.js .\nCMD ["node", "server.js"]\n',
  good: 'ARG NODE_VERSION=24\nFROM node:${NODE_VERSION}-slim\nWORKDIR /app\nCOPY server.js .\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/undefined-arg-in-from/',
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
    'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  ],
  equivalents: { buildkit: ['UndefinedArgInFrom'], dockerfile_utils: ['BASE_NAME_EMPTY'] },
}

/** The parser gives what comes out wrong the code of this rule; a default that comes out wrong is from-arg-default-invalid's. */
export default defineRule({
  meta: {
    name: 'from-arg-undeclared',
    severity: 'error',
    category: 'image',
    files: 'dockerfile',
    title: 'Declare the arguments of FROM above the first FROM',
    messages: {
      undeclared:
        'No ARG {{name}} stands above the first FROM, so {{name}} is empty here, whatever --build-arg says.',
      spelling: 'No argument is called {{name}}, so it is empty here; {{meant}} is probably meant.',
      stage:
        'ARG {{name}} in line {{line}} belongs to the stage it stands in; FROM sees only arguments above the first FROM, so {{name}} is empty here.',
    },
  },
  *check({ dockerfile, stages }) {
    const written = stages.filter(({ from }) => usesVariables(from))
    if (written.length === 0) return
    const declared = declaredNames(dockerfile.globalArgs)
    const known = valuesOf(dockerfile)
    const variants = new Map<string, Variant>()
    for (const { from } of written) {
      for (const value of [from.platform, from.image]) {
        for (const name of value?.variables ?? []) {
          if (value === null || declared.has(name) || !matters(value, name, known, dockerfile)) continue
          const range = variableRange(value, name)
          const found = variants.get(name) ?? variant(name, declared, variants.size, dockerfile)
          variants.set(name, found)
          const { messageId, meant, line } = found
          const fix = messageId === 'spelling' ? fixOf(dockerfile, range, name, meant) : {}
          yield { messageId, range, data: { name, meant, line }, ...fix }
        }
      }
    }
  },
})

function usesVariables({ image, platform }: FromInstruction): boolean {
  return image.variables.length > 0 || (platform?.variables.length ?? 0) > 0
}

type Values = ReadonlyMap<string, string | null>

function valuesOf({ globalArgs }: Dockerfile): Values {
  return new Map(
    globalArgs.flatMap(({ declarations }) =>
      declarations.map(({ name, value }) => [name, value.text] as const),
    ),
  )
}

/**
 * Is the name used as it is? `${NAME:-word}` and `${NAME:+word}` reckon with a name that is not set, and the word of
 * `${OTHER:-$NAME}` counts only where OTHER is empty.
 */
function matters({ raw }: Value, name: string, known: Values, { escape }: Dockerfile): boolean {
  const textWith = (value: string): string | null =>
    expandWord(raw, (other) => (other === name ? value : (known.get(other) ?? OTHERS)), { escape }).text
  const uses = raw.split(`\${${name}`).slice(1)
  const reckons = uses.length > 0 && uses.every((rest) => /^:?[-+]/.test(rest))
  return !reckons && textWith('') !== textWith(OTHERS)
}

/** Stands for whatever a name may hold. */
const OTHERS = '?'

type Variant = {
  readonly messageId: 'undeclared' | 'spelling' | 'stage'
  readonly meant: string
  readonly line: number
}

/** Names that are looked at closely; a file with more of them is not written by hand. */
const MOST = 20

function variant(
  name: string,
  declared: ReadonlySet<string>,
  before: number,
  { stages }: Dockerfile,
): Variant {
  if (before >= MOST) return { messageId: 'undeclared', meant: '', line: 0 }
  const inside = stages
    .flatMap(({ instructions }) => instructions)
    .flatMap((each) => (each.keyword === 'ARG' ? each.declarations : []))
    .find((declaration) => declaration.name === name)
  if (inside) return { messageId: 'stage', meant: '', line: inside.range.start.line }
  const meant = nearest(name, declared)
  return { messageId: meant === null ? 'undeclared' : 'spelling', meant: meant ?? '', line: 0 }
}

function fixOf({ source }: Dockerfile, range: Value['range'], name: string, meant: string): { fix?: Fix } {
  const written = source.slice(range.start.offset, range.end.offset)
  if (!/^\$\{?\w+\}?$/.test(written)) return {}
  const edits = [{ range, newText: written.replace(name, () => meant) }]
  return { fix: { title: `Write ${meant}`, safety: 'suggestion', edits } }
}
