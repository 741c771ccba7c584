import { chainOf } from '../../dockerfile/chain.ts'
import type { CommandInstruction, Dockerfile, Stage } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { lookupImage } from '../../images/lookup.ts'
import { defineRule, type Confidence, type RuleDocs } from '../rule.ts'
import { leafStages, targetOf } from '../shared/output.ts'
import { startsPrompt } from '../shared/prompts.ts'

export const docs: RuleDocs = {
  why: 'ENTRYPOINT and CMD belong together: CMD is the default that the entry point gets as its arguments. When a stage sets an ENTRYPOINT, Docker empties the CMD that came with its base, because it was written for another program. A start script that ends in exec "$@" then has nothing to run, and the container ends at once. A CMD in the same stage brings the default back.',
  bad: 'FROM nginx:1.30\nCOPY --chmod=755 prepare.sh /prepare.sh\nENTRYPOINT ["/prepare.sh"]\n',
  good: 'FROM nginx:1.30\nCOPY --chmod=755 prepare.sh /prepare.sh\nENTRYPOINT ["/prepare.sh"]\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact',
    'https://docs.docker.com/reference/dockerfile/#entrypoint',
  ],
  equivalents: {},
}

/** A shell-form ENTRYPOINT, which reads no CMD at all, is the matter of entrypoint-shell-form-drops-args. */
export default defineRule({
  meta: {
    name: 'entrypoint-resets-cmd',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['ENTRYPOINT'] },
    title: 'Set CMD again after a new ENTRYPOINT',
    messages: {
      stage:
        'This ENTRYPOINT discards the CMD {{cmd}} of line {{line}}, and the stage sets no other: the entry point gets no arguments.',
      image:
        'This ENTRYPOINT discards the CMD {{cmd}} that {{image}} comes with, and {{program}} gets nothing to run.',
      empty: 'An empty ENTRYPOINT discards the CMD {{cmd}} as well, so the image no longer says what to run.',
    },
  },
  *check({ dockerfile }) {
    for (const stage of startStages(dockerfile)) {
      const found = lostCmd(dockerfile, stage)
      if (found === null) continue
      const { entrypoint, cmd, line, image } = found
      const words = entrypoint.argv?.map(({ value }) => value) ?? []
      const program = baseName(words[0] ?? '')
      if (words.length > 0 && isOnPurpose(words, cmd)) continue
      const wrapper = isWrapper(words)
      if (image !== null && words.length > 0 && !(wrapper && isMissed(words, cmd))) continue
      const main = stage.index === dockerfile.target
      yield {
        messageId: words.length === 0 ? 'empty' : image === null ? 'stage' : 'image',
        range: entrypoint.range,
        data: { cmd: JSON.stringify(cmd), line, image: image ?? '', program },
        confidence: sureness(main, image !== null, wrapper || words.length === 0),
      }
    }
  },
})

/** What the build ends with, and what somebody may build with --target. */
function startStages(dockerfile: Dockerfile): readonly Stage[] {
  const target = targetOf(dockerfile)
  return [...(target ? [target] : []), ...leafStages(dockerfile).filter((stage) => stage !== target)]
}

/** A public image's CMD may be another one tomorrow; a program of its own may need no arguments. */
function sureness(main: boolean, external: boolean, needsOne: boolean): Confidence {
  if (!main || external) return 'likely'
  return needsOne ? 'certain' : 'likely'
}

type Lost = {
  readonly entrypoint: CommandInstruction
  readonly cmd: readonly string[]
  readonly line: number
  readonly image: string | null
}

/** The CMD in effect below the stage whose ENTRYPOINT counts, when none took its place. */
function lostCmd(dockerfile: Dockerfile, { index, end }: Stage): Lost | null {
  const { entrypoint, cmd } = end
  if (entrypoint === null || cmd !== null || entrypoint.argv === null) return null
  const setter = chainOf(dockerfile, index).find((stage) => stage.index === entrypoint.stage)
  // ONBUILD of the stage below may have brought it: that is for the reader of ONBUILD.
  if (!setter || !setter.instructions.includes(entrypoint)) return null
  if (setter.base.kind === 'stage') {
    const below = dockerfile.stages[setter.base.stage]?.end.cmd
    if (!below || (below.argv === null && below.text.trim() === '')) return null
    const words = below.argv?.map(({ value }) => value) ?? [below.text]
    return { entrypoint, cmd: words, line: below.range.start.line, image: null }
  }
  if (setter.base.kind !== 'image') return null
  const inherited = lookupImage(setter.base.reference)?.config.cmd ?? []
  return inherited.length === 0
    ? null
    : { entrypoint, cmd: inherited, line: 0, image: setter.base.reference.text }
}

/** The new entry point starts the same program as the old CMD, or is a program with arguments of its own. */
function isOnPurpose(words: readonly string[], cmd: readonly string[]): boolean {
  const programs = words.map((word) => baseName(word))
  const old = baseName(cmd[0]?.split(/\s+/)[0] ?? '')
  return programs.includes(old) || (!isWrapper(words) && words.length > 1)
}

/** A script may well start the program itself; the shell or prompt of a system or language is then no loss. */
function isMissed(words: readonly string[], cmd: readonly string[]): boolean {
  return !startsPrompt(cmd) || INIT.test(baseName(words[0] ?? ''))
}

const INIT = /^(?:tini|dumb-init|catatonit|env)$/

/** It only prepares something or passes signals on, and runs what CMD says: a script without arguments, tini, gosu. */
function isWrapper(words: readonly string[]): boolean {
  const { wrappers, argv, script } = unwrap(words)
  if (script !== null) return script.includes('"$@"')
  if (wrappers.length > 0 && argv.length === 0) return true
  const [program, ...rest] = argv
  if (program == null) return false
  if (INIT.test(baseName(program))) return rest.every((word) => word?.startsWith('-'))
  return rest.length === 0 && /\.(?:ba|da|a)?sh$|entry-?point|^(?:gosu|su-exec)$/.test(baseName(program))
}
