import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Instruction } from '../../dockerfile/syntax.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'docker build --call=outline lists the arguments and --call=targets the stages of a file, each with a description. It takes the comment above ARG or FROM … AS whose first word is the name; any other comment is left out, and the list stays empty. BuildKit checks this only where the file asks for it, with check=experimental=InvalidDefinitionDescription, and so does this rule.',
  bad: '# check=experimental=InvalidDefinitionDescription\n# The version of the runtime\nARG VERSION=24\nFROM node:${VERSION}-slim\n',
  good: '# check=experimental=InvalidDefinitionDescription\n# VERSION is the version of the runtime\nARG VERSION=24\nFROM node:${VERSION}-slim\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/invalid-definition-description/',
    'https://docs.docker.com/reference/dockerfile/#check',
  ],
  equivalents: { buildkit: ['InvalidDefinitionDescription'] },
}

/** Off unless the file asks for it. Source: moby/buildkit, validateDefinitionDescription. */
export default defineRule({
  meta: {
    name: 'definition-description',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    title: 'Begin the comment of a stage or argument with its name',
    messages: {
      argument:
        'The comment above ARG does not begin with {{name}}, so docker build --call=outline does not show it.',
      stage:
        'The comment above FROM does not begin with {{name}}, so docker build --call=targets does not show it.',
    },
  },
  *check({ dockerfile, stages }) {
    if (!isAsked(dockerfile)) return
    const stageOf = new Map(stages.map(({ from }) => [from.node, from.as?.value ?? null]))
    for (const node of dockerfile.instructions) {
      const names = node.keyword === 'ARG' ? argNames(node) : [stageOf.get(node) ?? []].flat()
      const first = descriptionOf(node)?.split(' ')[0]
      if (first === undefined || names.length === 0 || names.includes(first)) continue
      const messageId = node.keyword === 'ARG' ? 'argument' : 'stage'
      yield { messageId, range: node.keywordRange, data: { name: names[0]! } }
    }
  },
})

function isAsked({ directives }: Dockerfile): boolean {
  const options = directives.find(({ name }) => name === 'check')?.value.split(';') ?? []
  const asked = options.find((option) => option.trim().startsWith('experimental='))
  const names = asked?.slice(asked.indexOf('=') + 1).split(',') ?? []
  return names.some((name) => ['all', 'InvalidDefinitionDescription'].includes(name.trim()))
}

/** The comment in the line above. An empty line or an empty comment parts the two, as Docker's page on this check says. */
function descriptionOf({ comments, range }: Instruction): string | null {
  const last = comments.findLast(({ range: { start } }) => start.line < range.start.line)
  return last && last.text !== '' && last.range.start.line === range.start.line - 1 ? last.text : null
}

function argNames({ args }: Instruction): readonly string[] {
  return args.map(({ value }) => value.split('=')[0]!)
}
