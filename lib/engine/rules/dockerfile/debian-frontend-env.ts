import type { EnvInstruction, Pair } from '../../dockerfile/model.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { shippedInstructions } from '../shared/output.ts'
import { span } from '../shared/ranges.ts'
import { insertLine } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'DEBIAN_FRONTEND=noninteractive keeps the installer from asking questions that nobody answers in a build. Set with ENV it is part of the image: whoever opens a shell in the container later, or builds on the image, installs packages that no longer ask anything, and cannot tell why. An ARG of that name reaches every RUN of the stage and is gone when the build ends, and so is an assignment in front of the command.',
  bad: 'FROM debian:13-slim\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get update && apt-get install -y --no-install-recommends tzdata && rm -rf /var/lib/apt/lists/*\n',
  good: 'FROM debian:13-slim\nARG DEBIAN_FRONTEND=noninteractive\nRUN apt-get update && apt-get install -y --no-install-recommends tzdata && rm -rf /var/lib/apt/lists/*\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#env',
    'https://docs.docker.com/build/building/variables/',
    'https://manpages.debian.org/trixie/debconf-doc/debconf.7.en.html',
  ],
  equivalents: {},
}

const NAME = 'DEBIAN_FRONTEND'
/** debconf's own choice, or one that asks. Source: debconf(7), "Frontends". */
const ASKS = new Set(['', 'dialog', 'readline', 'newt', 'gnome', 'kde', 'editor', 'web'])

/** What a builder stage sets is gone with the stage. */
export default defineRule({
  meta: {
    name: 'debian-frontend-env',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['ENV'] },
    title: 'Set DEBIAN_FRONTEND for the build only',
    messages: {
      kept: 'ENV {{name}}={{value}} stays in the image, so packages installed in a container or in an image built on it ask nothing either.',
      copied:
        'This ENV writes the build argument {{name}} into the image; the ARG alone already reaches every RUN of the stage.',
    },
  },
  *check(input) {
    const set = settingsOf(input)
    const last = set.at(-1)
    if (!last || isHarmless(last.pair)) return
    for (const { env, pair } of set) {
      if (isHarmless(pair)) continue
      const copied = pair.value.variables.includes(NAME)
      yield {
        messageId: copied ? 'copied' : 'kept',
        range: pair.range,
        data: { name: NAME, value: pair.value.text ?? pair.value.raw },
        confidence: pair.value.text === null && !copied ? 'likely' : 'certain',
        ...fixOf(env, pair, input),
      }
    }
  },
})

type Setting = { readonly env: EnvInstruction; readonly pair: Pair }

function settingsOf(input: RuleInput): readonly Setting[] {
  return shippedInstructions(input).flatMap((env) =>
    env.keyword === 'ENV' ? env.pairs.flatMap((pair) => (pair.key.text === NAME ? [{ env, pair }] : [])) : [],
  )
}

function isHarmless({ value }: Pair): boolean {
  return value.text !== null && ASKS.has(value.text.toLowerCase())
}

/** The same line as ARG. Stages built on this one no longer get it: then the fix is a suggestion to look at. */
function fixOf(env: EnvInstruction, pair: Pair, { dockerfile, stages }: RuleInput): { fix?: Fix } {
  if (pair.value.variables.length > 0 || pair.range.start.line !== pair.range.end.line) return {}
  const inherited = stages.some(({ base }) => base.kind === 'stage' && base.stage === env.stage)
  const declared = `ARG ${NAME}=${pair.value.raw}`
  const edits = env.pairs.length === 1 ? whole(env, declared) : apart(env, pair, declared, dockerfile.source)
  if (edits === null) return {}
  return { fix: { title: 'Write ARG instead of ENV', safety: inherited ? 'behaviour' : 'safe', edits } }
}

function whole({ node, pairs }: EnvInstruction, declared: string): readonly TextEdit[] | null {
  const [pair] = pairs
  if (!pair || (pair.separator === '' && /[\s'"\\]/.test(pair.value.raw))) return null
  return [{ range: span(node.keywordRange, pair.range), newText: declared }]
}

/** Takes one of several pairs out, with the blanks before or behind it, and puts a line of its own before the instruction. */
function apart(
  env: EnvInstruction,
  pair: Pair,
  declared: string,
  source: string,
): readonly TextEdit[] | null {
  const at = env.pairs.indexOf(pair)
  const before = env.pairs[at - 1]
  const next = env.pairs[at + 1]
  const range = before
    ? { start: before.range.end, end: pair.range.end }
    : next && { start: pair.range.start, end: next.range.start }
  if (!range || source.slice(range.start.offset, range.end.offset).includes('#')) return null
  return [insertLine(env.range.start, declared), { range, newText: '' }]
}
