import { chainOf } from '../../dockerfile/chain.ts'
import type { LabelInstruction, Stage } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { targetOf } from '../shared/output.ts'
import { at } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'Months later somebody holds an image and asks where its source is, which version it is and under which licence it may be passed on. Labels with the names of the OCI answer that: registries show them, scanners and update tools read them. A build pipeline often adds them on its own (docker build --label, docker/metadata-action), which the Dockerfile cannot tell; then this hint has no meaning for you.',
  bad: 'FROM nginx:1.30\nLABEL org.opencontainers.image.title="shop"\nCOPY site/ /usr/share/nginx/html/\n',
  good: 'FROM nginx:1.30\nARG REVISION=unknown\nLABEL org.opencontainers.image.title="shop" \\\n      org.opencontainers.image.description="The web pages of the shop" \\\n      org.opencontainers.image.source="https://git.example.com/shop/site" \\\n      org.opencontainers.image.licenses="MIT"\nCOPY site/ /usr/share/nginx/html/\nLABEL org.opencontainers.image.revision=$REVISION\n',
  sources: [
    'https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys',
    'https://docs.docker.com/reference/dockerfile/#label',
  ],
  equivalents: { hadolint: ['DL3049'] },
}

const PREFIX = 'org.opencontainers.image.'
/** One name of each is enough. */
const WANTED: readonly (readonly string[])[] = [
  ['source'],
  ['version', 'revision'],
  ['licenses'],
  ['description'],
]

/**
 * Asks the final image, so labels of the stages below it count and those of other stages do not. A file that names neither
 * labels nor a maintainer leaves them to whoever builds, and is left alone: no more than possible are the others, too.
 */
export default defineRule({
  meta: {
    name: 'label-recommended-missing',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['LABEL', 'MAINTAINER'] },
    title: 'Add the labels that say where an image comes from',
    messages: {
      some: 'Of the labels that tools read under org.opencontainers.image this image lacks {{missing}}.',
      elsewhere:
        'The labels of stage {{stage}} do not reach the final image, which is not built on it: under org.opencontainers.image it lacks {{missing}}.',
      none: 'MAINTAINER is all that says where this image comes from: under org.opencontainers.image it lacks {{missing}}.',
    },
  },
  *check({ dockerfile, stages }) {
    const target = targetOf(dockerfile)
    if (!target) return
    const chain = chainOf(dockerfile, target.index)
    const keys = chain.flatMap(labelsOf).flatMap(({ pairs }) => pairs.map(({ key }) => key.text))
    // A name that only the build knows may be any of them.
    if (keys.includes(null)) return
    const missing = WANTED.filter((names) => !names.some((name) => keys.includes(PREFIX + name))).map(
      ([name]) => name!,
    )
    const other = stages.find((stage) => !chain.includes(stage) && labelsOf(stage).some(isRecommended))
    const messageId =
      keys.length > 0 ? 'some' : other ? 'elsewhere' : chain.some(hasMaintainer) ? 'none' : null
    if (missing.length === 0 || messageId === null) return
    const own = target.instructions.findLast((each) => each.keyword === 'LABEL')
    yield {
      messageId,
      range: own?.node.keywordRange ?? target.from.image.range,
      data: { missing: missing.join(', '), stage: other?.label ?? '' },
      confidence: 'possible',
      fix: adding(missing, own ?? target.from),
    }
  },
})

function isRecommended({ pairs }: LabelInstruction): boolean {
  return pairs.some(({ key }) => key.text?.startsWith(PREFIX) === true)
}

function hasMaintainer({ instructions }: Stage): boolean {
  return instructions.some(({ keyword }) => keyword === 'MAINTAINER')
}

function labelsOf({ triggers, instructions }: Stage): readonly LabelInstruction[] {
  return [...triggers, ...instructions].filter((instruction) => instruction.keyword === 'LABEL')
}

/** Only their author knows the values: these are there to be replaced. */
const EXAMPLES: Readonly<Record<string, string>> = {
  source: 'https://example.com/OWNER/REPOSITORY',
  version: '0.0.0',
  licenses: 'SPDX-LICENSE-ID',
  description: 'WHAT THIS IMAGE IS',
}

function adding(missing: readonly string[], { range }: Pick<LabelInstruction, 'range'>): Fix {
  const lines = missing.map((name) => `\nLABEL ${PREFIX}${name}="${EXAMPLES[name] ?? ''}"`)
  const edits = [{ range: at(range.end), newText: lines.join('') }]
  return { title: 'Add the labels, to be filled in', safety: 'suggestion', edits }
}
