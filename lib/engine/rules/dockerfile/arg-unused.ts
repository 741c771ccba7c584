import type { Executed } from '../../build/types.ts'
import type { ArgInstruction } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { usedRuns } from '../shared/runs.ts'
import { removeLines } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'An argument that nothing asks for makes a promise the file does not keep: whoever gives it a value expects an effect. It also costs: each RUN behind it sees it in its environment, so another value runs all of them again although nothing changed for them. Often it is the rest of an earlier version, or a name that is spelled another way further down.',
  bad: 'FROM debian:13-slim\nARG PIER=east\nRUN mkdir -p /srv/pier\n',
  good: 'FROM debian:13-slim\nARG PIER=east\nRUN mkdir -p /srv/pier/$PIER\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#arg',
    'https://docs.docker.com/reference/dockerfile/#impact-on-build-caching',
  ],
  equivalents: {},
}

/** Arguments of stages; a global one that no FROM asks for is another matter. */
export default defineRule({
  meta: {
    name: 'arg-unused',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['ARG'] },
    title: 'Delete arguments that nothing asks for',
    messages: {
      unused:
        'Nothing behind this line asks for {{name}}, so a value given for it changes nothing but the cache.',
    },
  },
  *check(input) {
    const args = input.stages.flatMap(({ used, instructions }) =>
      used ? instructions.filter((each) => each.keyword === 'ARG') : [],
    )
    if (args.length === 0) return
    const places = placesOf(
      new Set(args.flatMap(({ declarations }) => declarations.map(({ name }) => name))),
      input,
    )
    const readers = readersOf(input)
    for (const instruction of args) {
      for (const { name, nameRange } of instruction.declarations) {
        if (BUILDER.test(name) || BUSTER.test(name)) continue
        if (mayBeRead(instruction, readers) || isMentioned(name, instruction, places, input.stages)) continue
        yield {
          messageId: 'unused',
          range: nameRange,
          data: { name },
          confidence: 'likely',
          ...(instruction.declarations.length === 1 ? fixOf(instruction, input) : {}),
        }
      }
    }
  },
})

/** Proxies and what BuildKit itself reads. Source: docs.docker.com/reference/dockerfile, "Predefined ARGs" and "BuildKit built-in build args". */
const BUILDER =
  /^(?:(?:https?|ftp|no|all)_proxy|buildkit_\w+|source_date_epoch|(?:target|build)(?:platform|os|arch|variant))$/i
/** Changed by hand to run what follows anew: it is there for the cache. */
const BUSTER = /cache|bust|date|timestamp|rebuild|nonce/i

/** By stage, the last instruction that mentions a name; FROM, whose arguments are from-arg-undeclared's matter, counts for all. */
type Places = ReadonlyMap<string, ReadonlyMap<number, number>>

/** One pass over the text, so that many arguments cost no more than one. */
function placesOf(names: ReadonlySet<string>, { stages, dockerfile: { source } }: RuleInput): Places {
  const places = new Map([...names].map((name) => [name, new Map<number, number>()]))
  for (const { index: stage, from, instructions } of stages) {
    for (const name of from.image.variables) places.get(name)?.set(EVERYWHERE, 0)
    for (const { index, range } of instructions)
      for (const [word] of source.slice(range.start.offset, range.end.offset).matchAll(/\w+/g))
        places.get(word)?.set(stage, index)
  }
  return places
}

const EVERYWHERE = -1

/** Behind the argument in its stage, or in a stage built on it. */
function isMentioned(
  name: string,
  { stage, index }: ArgInstruction,
  places: Places,
  stages: RuleInput['stages'],
): boolean {
  const found = places.get(name)
  if (!found || found.has(EVERYWHERE) || found.size > MANY) return true
  return [...found].some(([own, last]) => (own === stage ? last > index : isBuiltOn(own, stage, stages)))
}

/** A name in more stages than this is used somewhere. */
const MANY = 50

function isBuiltOn(own: number, stage: number, stages: RuleInput['stages']): boolean {
  let at = stages[own]?.base
  for (let steps = 0; at?.kind === 'stage' && steps < MANY; steps++) {
    if (at.stage === stage) return true
    at = stages[at.stage]?.base
  }
  return false
}

/** By stage, the last RUN that may read the environment; `Infinity` where a stage built on it has one. */
function readersOf(input: RuleInput): readonly number[] {
  const last = input.stages.map(() => -1)
  for (const { run, commands } of usedRuns(input))
    if (!readsNothing(run.script !== null, commands))
      last[run.stage] = Math.max(last[run.stage] ?? -1, run.index)
  for (const { index, base } of input.stages.toReversed())
    if (base.kind === 'stage' && (last[index] ?? -1) >= 0) last[base.stage] = Infinity
  return last
}

function mayBeRead({ stage, index }: ArgInstruction, readers: readonly number[]): boolean {
  return (readers[stage] ?? -1) > index
}

/** Programs that ask the environment for nothing of the project: every other may read the argument there. */
const PLAIN: ReadonlySet<string> = new Set(
  `
    : [ adduser addgroup apk cat cd chgrp chmod chown cp echo exit false find grep groupadd gunzip gzip head id install ln
    ls mkdir mv printf pwd rm rmdir sed set sort tail tar tee test touch tr true umask unzip useradd usermod wc which xz
  `
    .trim()
    .split(/\s+/),
)

function readsNothing(readable: boolean, commands: readonly Executed[]): boolean {
  return readable && commands.every(({ program }) => program !== null && PLAIN.has(program))
}

function fixOf(instruction: ArgInstruction, { dockerfile }: RuleInput): { fix: Fix } {
  const edits = [removeLines(dockerfile.source, instruction.range)]
  return { fix: { title: 'Delete the argument', safety: 'suggestion', edits } }
}
