import type { Dockerfile, EnvInstruction, Pair } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { variableRange } from '../shared/pieces.ts'
import { scopedInstructions, type Scope } from '../shared/scopes.ts'

export const docs: RuleDocs = {
  why: 'Docker works out all values of one ENV before it sets the first of them, so a variable set in an instruction does not exist yet for its neighbours, however they are ordered. What refers to it gets an empty text, nothing warns about it, and the path or the address that comes out is wrong when the container runs. A second ENV sees what the first one set, and costs no space in the image.',
  bad: 'FROM eclipse-temurin:25-jre\nENV SHOP_HOME=/srv/shop SHOP_LIB=$SHOP_HOME/lib\nCOPY shop.jar /srv/shop/lib/\n',
  good: 'FROM eclipse-temurin:25-jre\nENV SHOP_HOME=/srv/shop\nENV SHOP_LIB=$SHOP_HOME/lib\nCOPY shop.jar /srv/shop/lib/\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  equivalents: { hadolint: ['DL3044'] },
}

/** A name with a value from before keeps it for the whole instruction, and that is no mistake; `undefined-variable` has the rest. */
export default defineRule({
  meta: {
    name: 'env-self-reference',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['ENV'] },
    title: 'Set a variable in an ENV of its own before using it',
    messages: {
      empty: '{{name}} is set by this same ENV, so it has no value yet here and {{key}} gets none of it.',
      order:
        '{{name}} is set further on in this same ENV, so it has no value yet here and {{key}} gets none of it.',
      twice:
        '{{name}} is set twice by this ENV, and both times from the value before it: what the first one added is lost.',
    },
  },
  *check({ dockerfile, build }) {
    for (const { instruction, scope } of scopedInstructions({ dockerfile, build })) {
      if (instruction.keyword !== 'ENV' || instruction.pairs.length < 2) continue
      yield* reports(dockerfile, instruction, scope)
    }
  },
})

function* reports(dockerfile: Dockerfile, instruction: EnvInstruction, scope: Scope) {
  const { pairs } = instruction
  const first = new Map<string, number>()
  pairs.forEach(({ key }, at) => {
    if (key.text && !first.has(key.text)) first.set(key.text, at)
  })
  for (const [at, { key, value }] of pairs.entries()) {
    for (const name of value.variables) {
      const set = first.get(name)
      if (set === undefined) continue
      const twice = key.text === name
      // Once set from itself is how a list is made longer; a value from before is what the author gets.
      if (twice ? set === at : scope.has(name) === true) continue
      yield {
        messageId: twice ? 'twice' : set < at ? 'empty' : 'order',
        range: variableRange(value, name),
        data: { name, key: key.text ?? key.raw },
        confidence: scope.has(name) === null || hasDefault(value.raw, name) ? 'likely' : 'certain',
        ...(set < at ? splitBefore(dockerfile, pairs, at) : {}),
      } as const
    }
  }
}

/** `${NAME:-word}` reckons with a name that is not set. */
function hasDefault(raw: string, name: string): boolean {
  return new RegExp(`\\$\\{${name}:?[-+]`).test(raw)
}

/** Begins a new ENV where the value is used, provided that nothing but blanks and a continuation stands in between. */
function splitBefore(
  { source, escape }: Dockerfile,
  pairs: readonly Pair[],
  at: number,
): { readonly fix?: Fix } {
  const [before, pair] = [pairs[at - 1], pairs[at]]
  if (!before || !pair) return {}
  const gap = source.slice(before.range.end.offset, pair.range.start.offset)
  if (gap.replace(escape, '').trim() !== '') return {}
  const range = { start: before.range.end, end: pair.range.start }
  return {
    fix: { title: 'Begin a new ENV here', safety: 'behaviour', edits: [{ range, newText: '\nENV ' }] },
  }
}
