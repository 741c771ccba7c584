import type { Executed } from '../../build/types.ts'
import type { ArgDeclaration, ArgInstruction, Stage } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { withChildren } from '../shared/output.ts'
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
    title: 'Delete arguments that nothing asks for',
    messages: {
      unused:
        'Nothing behind this line asks for {{name}}, so a value given for it changes nothing but the cache.',
    },
  },
  *check(input) {
    for (const stage of input.stages) {
      for (const instruction of stage.used ? stage.instructions : []) {
        if (instruction.keyword !== 'ARG') continue
        const family = withChildren(input.dockerfile, stage.index)
        const unused = instruction.declarations.filter((each) => isUnused(each, instruction, family, input))
        for (const { name, nameRange } of unused)
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

function isUnused(
  { name }: ArgDeclaration,
  { index, stage }: ArgInstruction,
  family: readonly Stage[],
  input: RuleInput,
): boolean {
  if (BUILDER.test(name) || BUSTER.test(name)) return false
  const later = family.flatMap(({ index: own, instructions }) =>
    own === stage ? instructions.slice(index + 1) : instructions,
  )
  const { source } = input.dockerfile
  // A FROM that asks for it is the matter of from-arg-undeclared.
  if (input.stages.some(({ from }) => from.image.variables.includes(name))) return false
  if (later.some(({ range }) => holdsWord(source.slice(range.start.offset, range.end.offset), name)))
    return false
  const stages = new Set(family.map((each) => each.index))
  return usedRuns(input).every(
    ({ run, commands }) =>
      !stages.has(run.stage) ||
      (run.stage === stage && run.index < index) ||
      readsNothing(run.script !== null, commands),
  )
}

function holdsWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
    if (!isWord(text[at - 1]) && !isWord(text[at + name.length])) return true
  return false
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /\w/.test(letter)
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
