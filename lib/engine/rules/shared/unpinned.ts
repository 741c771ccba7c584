import type { Executed } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'
import type { Confidence, RuleInput } from '../rule.ts'
import { wordRange } from './command-words.ts'
import { runsCalling } from './onbuild.ts'
import { enumerate, readable } from './operands.ts'
import type { Run } from './runs.ts'

/** A package without a version: the place of its word in the command, and what kind of looseness it is. */
export type Loose<Kind extends string> = { readonly at: number; readonly kind: Kind }

export type Unpinned<Kind extends string> = {
  readonly messageId: Kind
  readonly range: Range
  readonly data: { readonly names: string; readonly verb: string }
  readonly confidence: Confidence
}

/** Of the calls of these programs, one report for each RUN and kind, at the first of the words, with all names of that kind. */
export function* unpinned<Kind extends string>(
  input: RuleInput,
  programs: readonly string[],
  find: (command: Executed, run: Run) => readonly Loose<Kind>[],
): Iterable<Unpinned<Kind>> {
  for (const run of runsCalling(input, programs)) {
    const kinds = new Map<Kind, { readonly names: Set<string>; readonly range: Range; certain: boolean }>()
    for (const command of run.commands) {
      for (const { at, kind } of find(command, run)) {
        const known = kinds.get(kind)
        if (known) known.names.add(readable(command, at))
        else
          kinds.set(kind, {
            names: new Set([readable(command, at)]),
            range: wordRange(command, at),
            certain: command.certain && command.argv[at] !== null,
          })
      }
    }
    for (const [messageId, { names, range, certain }] of kinds) {
      const data = { names: enumerate([...names]), verb: names.size > 1 ? 'have' : 'has' }
      yield { messageId, range, data, confidence: certain ? 'certain' : 'likely' }
    }
  }
}
