import { expandWord } from '../../dockerfile/expand.ts'
import { declaredNames } from '../../dockerfile/from-arguments.ts'
import type { Dockerfile, Value } from '../../dockerfile/model.ts'
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
    const declared = declaredNames(dockerfile.globalArgs)
    for (const { from } of stages) {
      for (const value of [from.platform, from.image]) {
        if (value === null || value.variables.length === 0) continue
        for (const name of value.variables) {
          if (declared.has(name) || !matters(value, name, dockerfile)) continue
          const range = variableRange(value, name)
          const { messageId, meant, line } = variant(name, declared, dockerfile)
          const fix = messageId === 'spelling' ? fixOf(dockerfile, range, name, meant) : {}
          yield { messageId, range, data: { name, meant, line }, ...fix }
        }
      }
    }
  },
})

/**
 * Is the name used as it is? `${NAME:-word}` and `${NAME:+word}` reckon with a name that is not set, and the word of
 * `${OTHER:-$NAME}` counts only where OTHER is empty.
 */
function matters({ raw }: Value, name: string, { globalArgs, escape }: Dockerfile): boolean {
  const known = new Map(
    globalArgs.flatMap(({ declarations }) =>
      declarations.map((each) => [each.name, each.value.text] as const),
    ),
  )
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

function variant(name: string, declared: ReadonlySet<string>, { stages }: Dockerfile): Variant {
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
