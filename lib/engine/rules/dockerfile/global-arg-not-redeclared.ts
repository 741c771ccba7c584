import type { ArgDeclaration, Dockerfile, Stage, StageInstruction } from '../../dockerfile/model.ts'
import { instructionValues } from '../../dockerfile/instruction-values.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { partOf } from '../shared/exact-words.ts'
import { variablesIn } from '../shared/script-variables.ts'
import { insertLine } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'An ARG above the first FROM belongs to the FROM lines. Inside a stage its name is empty until the stage says ARG with that name again, and nobody warns: a download address loses its version, a directory its name. The line in the stage needs no value, it takes over the one from above.',
  bad: 'ARG PYTHON=3.13\nFROM python:${PYTHON}-slim\nRUN echo "built for $PYTHON" > /built\n',
  good: 'ARG PYTHON=3.13\nFROM python:${PYTHON}-slim\nARG PYTHON\nRUN echo "built for $PYTHON" > /built\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
    'https://docs.docker.com/build/building/variables/#scoping',
    'https://docs.docker.com/reference/build-checks/undefined-var/',
  ],
  equivalents: { buildkit: ['UndefinedVar'] },
}

/** Names that are declared above FROM. A name that is declared nowhere is the matter of `undefined-variable`. */
export default defineRule({
  meta: {
    name: 'global-arg-not-redeclared',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['ARG'] },
    title: 'Declare a global ARG again in every stage that uses it',
    messages: {
      empty:
        '{{name}} is empty here: ARG {{name}} in line {{line}} stands above FROM and holds for FROM lines only. Repeat ARG {{name}} in this stage.',
      later: '{{name}} is empty here: this stage repeats ARG {{name}} only further down, in line {{other}}.',
      itself:
        '{{name}} is empty in its own default: write ARG {{name}} alone, and it takes over the value from line {{line}}.',
      stage:
        '{{name}} is empty here: ARG {{name}} in line {{other}} belongs to stage {{stage}}, and this stage has to repeat it.',
    },
  },
  *check(input) {
    const globals = globalsOf(input.dockerfile)
    if (globals.size === 0) return
    const declared: ReadonlySet<string>[] = []
    let declarations: ReturnType<typeof declarationsIn> | null = null
    for (const stage of input.stages) {
      const names = new Set(stage.base.kind === 'stage' ? declared[stage.base.stage] : [])
      const told = new Set<string>()
      for (const instruction of [...stage.triggers, ...stage.instructions]) {
        for (const use of usesIn(instruction, globals)) {
          if (names.has(use.name) || told.has(use.name)) continue
          told.add(use.name)
          const confidence = confidenceOf(use, stage, input)
          if (confidence === null) continue
          declarations ??= declarationsIn(input.dockerfile)
          yield reportOf(use, { instruction, stage, confidence }, globals, declarations, input)
        }
        for (const name of namesSetBy(instruction)) names.add(name)
      }
      declared[stage.index] = names
    }
  },
})

type Globals = ReadonlyMap<string, ArgDeclaration>

function globalsOf({ globalArgs }: Dockerfile): Globals {
  return new Map(
    globalArgs.flatMap(({ declarations }) => declarations.map((each) => [each.name, each] as const)),
  )
}

type Use = {
  readonly name: string
  readonly range: Range
  /** What is written there. */
  readonly raw: string
  /** A file that the shell reads may set it. */
  readonly open: boolean
}

/** Variables that expand while building. What CMD and its like expand, they do in the container. */
function usesIn(instruction: StageInstruction, globals: Globals): readonly Use[] {
  if (instruction.keyword === 'RUN') {
    if (instruction.script === null) return []
    const { references, assigned, open } = variablesIn(instruction.script)
    return references.flatMap(({ name, word: { range, raw }, guarded }) =>
      !globals.has(name) || guarded || assigned.has(name) ? [] : [{ name, range, raw, open }],
    )
  }
  return instructionValues(instruction).flatMap(({ variables, raw, range }) =>
    variables.flatMap((name) =>
      globals.has(name) && !isGuarded(raw, name) ? [{ name, range, raw, open: false }] : [],
    ),
  )
}

function isGuarded(raw: string, name: string): boolean {
  return new RegExp(`\\$\\{${name}:?[-+?]`).test(raw)
}

function namesSetBy(instruction: StageInstruction): readonly string[] {
  if (instruction.keyword === 'ARG') return instruction.declarations.map(({ name }) => name)
  if (instruction.keyword === 'ENV') return instruction.pairs.flatMap(({ key }) => key.text ?? [])
  return []
}

/** The base image may set a variable of that name. Null: it surely does. */
function confidenceOf(
  { name, open }: Use,
  { index, base }: Stage,
  { build, dockerfile }: RuleInput,
): Confidence | null {
  let root = base
  while (root.kind === 'stage') root = dockerfile.stages[root.stage]!.base
  if (root.kind === 'scratch') return open ? 'likely' : 'certain'
  const facts = build.stages[index]?.image.base?.facts
  if (!facts) return 'likely'
  if (Object.hasOwn(facts.config.env, name) || name === 'PATH') return null
  return open ? 'likely' : 'certain'
}

type Place = {
  readonly instruction: StageInstruction
  readonly stage: Stage
  readonly confidence: Confidence
}

function reportOf(
  use: Use,
  { instruction, stage, confidence }: Place,
  globals: Globals,
  declarations: ReturnType<typeof declarationsIn>,
  { dockerfile }: RuleInput,
) {
  const known = declarations.get(use.name) ?? []
  const own = known.find((each) => each.stage === stage)
  const other = own ?? known[0]
  const same = instruction.keyword === 'ARG' && instruction.declarations.find(({ name }) => name === use.name)
  const messageId = same ? 'itself' : own ? 'later' : other ? 'stage' : 'empty'
  const data = {
    name: use.name,
    line: globals.get(use.name)?.range.start.line ?? 0,
    other: other?.line ?? 0,
    stage: other?.stage.label ?? '',
  }
  const range = placeOf(use, dockerfile.source)
  const fix = same
    ? { fix: bare(same) }
    : own || instruction.index < 0
      ? {}
      : { fix: fixOf(use.name, instruction) }
  return { messageId, range, data, confidence, ...fix } as const
}

type Declared = { readonly stage: Stage; readonly line: number }

/** Where stages declare a name by ARG, in order. Collected once for a file, when the first report needs it. */
function declarationsIn({ stages }: Dockerfile): ReadonlyMap<string, readonly Declared[]> {
  const found = new Map<string, Declared[]>()
  for (const stage of stages) {
    for (const each of stage.instructions) {
      if (each.keyword !== 'ARG') continue
      const line = each.range.start.line
      for (const { name } of each.declarations) {
        const known = found.get(name)
        if (known) known.push({ stage, line })
        else found.set(name, [{ stage, line }])
      }
    }
  }
  return found
}

/** `$NAME` within its word, where the word stands in the file as it is. */
function placeOf({ name, raw, range }: Use, source: string): Range {
  const written = source.slice(range.start.offset, range.end.offset)
  const match = new RegExp(`\\$(?:${name}(?!\\w)|\\{${name}[^}]{0,200}\\})`).exec(written)
  return match && written.includes(raw)
    ? partOf(source, range, match.index, match.index + match[0].length)
    : range
}

function fixOf(name: string, { range }: StageInstruction): Fix {
  return {
    title: `Repeat ARG ${name} before this instruction`,
    safety: 'behaviour',
    edits: [insertLine(range.start, `ARG ${name}`)],
  }
}

function bare({ name, range }: ArgDeclaration): Fix {
  return { title: `Write ARG ${name} alone`, safety: 'behaviour', edits: [{ range, newText: name }] }
}
