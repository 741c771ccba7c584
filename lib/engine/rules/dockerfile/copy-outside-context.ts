import type { CopyInstruction, Dockerfile, Value } from '../../dockerfile/model.ts'
import { cleanPath, climbsOut } from '../../dockerfile/paths.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'The builder gets the files of the build context and nothing else; it cannot reach the directory above. It treats the context as the root of a file system, so ../shared becomes /shared: as a rule there is no such file and the build stops, and now and then there is one, and the wrong file is copied. The file has to lie in the context: run docker build from a directory further up and name the Dockerfile with -f, or pass the other directory as a context of its own with --build-context.',
  bad: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY ../shared/settings.py .\nCOPY app.py .\nCMD ["python", "app.py"]\n',
  good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY --from=shared settings.py .\nCOPY app.py .\nCMD ["python", "app.py"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copying-from-the-build-context',
    'https://docs.docker.com/build/concepts/context/',
    'https://docs.docker.com/reference/cli/docker/buildx/build/#build-context',
  ],
  equivalents: { dockerfilelint: ['add_src_invalid'] },
}

/** A source that is missing inside the context is copy-source-missing's. */
export default defineRule({
  meta: {
    name: 'copy-outside-context',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { instructions: ['COPY', 'ADD'] },
    title: 'Copy only what lies in the build context',
    messages: {
      outside:
        '{{source}} lies above the build context, which the builder cannot reach: it looks for {{path}} in the context instead.',
      found:
        '{{source}} points above the build context, but Docker takes {{path}} of the context instead; write that, if it is the one you mean.',
      variable:
        '{{source}} begins above the build context, which the builder cannot reach, whatever the variable holds.',
    },
  },
  *check(input) {
    for (const instruction of input.stages.flatMap(({ instructions }) => instructions)) {
      if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') continue
      if (instruction.from !== null || instruction.node.flags.some(({ name }) => name === 'from')) continue
      for (const source of instruction.sources) yield* judge(source, instruction, input)
    }
  },
})

type Found = {
  readonly messageId: 'outside' | 'found' | 'variable'
  readonly range: Value['range']
  readonly data: { readonly source: string; readonly path: string }
  readonly severity?: 'warning'
}

function* judge(
  source: Value,
  { keyword }: CopyInstruction,
  { dockerfile, context }: RuleInput,
): Iterable<Found> {
  const { text, raw, range } = source
  // What stands in front of the first variable is certain.
  const known = withSlashes(text ?? raw.slice(0, raw.indexOf('$') + 1), dockerfile)
  if (!climbsOut(known) || (keyword === 'ADD' && isRemote(known))) return
  const path = cleanPath(known).slice(1)
  const data = { source: text ?? raw, path: path || 'everything' }
  if (text === null) yield { messageId: 'variable', range, data }
  else if (Object.hasOwn(context.files, path) || path === '')
    yield { messageId: 'found', range, data, severity: 'warning' }
  else yield { messageId: 'outside', range, data }
}

/** Where ` is the escape character, paths are those of Windows. */
function withSlashes(path: string, { escape }: Dockerfile): string {
  return escape === '`' ? path.replaceAll('\\', '/') : path
}

function isRemote(path: string): boolean {
  return /^[a-z+]+:\/\/|^git@/i.test(path)
}
