import { credentialFile } from '../../build/secrets/files.ts'
import { secretValue } from '../../build/secrets/patterns.ts'
import type { SecretTrail } from '../../build/types.ts'
import type { CopyInstruction, Value } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type RuleInput, type RuleDocs } from '../rule.ts'
import { shippedStages } from '../shared/output.ts'
import { span } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'A layer is a file that travels with the image, and everybody who can pull the image can unpack it. Keys and tokens in it are given away, and removing the file later only hides it. A build step that needs a key gets it with --mount=type=secret or --mount=type=ssh for one command; .dockerignore keeps such files out of the build context in the first place.',
  bad: 'FROM alpine/git:2.52.0\nCOPY id_rsa /root/.ssh/id_rsa\nRUN git clone git@git.example.com:shop/api.git /src\n',
  good: '# syntax=docker/dockerfile:1\nFROM alpine/git:2.52.0\nRUN --mount=type=ssh git clone git@git.example.com:shop/api.git /src\n',
  sources: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  ],
  equivalents: { trivy: ['DS-0031'], dockle: ['CIS-DI-0010'], docker_bench: ['4.10'] },
}

/** What COPY puts into a layer is in the hands of everybody who gets the image. */
export default defineRule({
  meta: {
    name: 'secret-file-copied',
    severity: 'error',
    category: 'secrets',
    files: 'dockerfile',
    on: { instructions: ['COPY', 'ADD'] },
    title: 'Keep credential files out of the image',
    messages: {
      source: '{{path}} is {{what}}: copied into a layer, everybody who gets the image can read it.',
      destination: 'This puts {{what}} at {{path}}: everybody who gets the image can read it.',
      swept: '{{source}} takes {{path}} along, which is {{what}}: list it in .dockerignore.',
      builder:
        '{{path}} is {{what}}: this stage is not part of the image, but its layers stay in the build cache and can be shared with it.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    const swept = trailsByStep(input)
    for (const copy of input.stages.flatMap(({ instructions }) => instructions)) {
      if (copy.keyword !== 'COPY' && copy.keyword !== 'ADD') continue
      const trails = swept.get(`${copy.stage} ${copy.index + 1}`) ?? []
      for (const { messageId, range, certain, ...data } of credentialsOf(copy, trails, input)) {
        const confidence: Confidence = certain ? 'certain' : 'likely'
        // What a test is given is mostly made for it.
        if (!certain && FIXTURE.test(data.source))
          yield { messageId, range, data, confidence: 'possible', severity: 'warning' }
        else if (shipped.has(copy.stage) || messageId === 'swept')
          yield { messageId, range, data, confidence }
        else yield { messageId: 'builder', range, data, confidence, severity: 'warning' }
      }
    }
  },
})

const FIXTURE = /(?:^|\/)(?:tests?|testdata|test-?data|fixtures?|e2e|mocks?)\//

type Credential = {
  readonly messageId: 'source' | 'destination' | 'swept'
  readonly what: string
  readonly path: string
  readonly source: string
  readonly range: Range
  readonly certain: boolean
}

/** By the names of its sources, else by its destination, else by what the build finds in a copied directory. */
function credentialsOf(
  copy: CopyInstruction,
  trails: readonly SecretTrail[],
  input: RuleInput,
): readonly Credential[] {
  const named = copy.sources.flatMap((source) => namedSource(copy, source, input) ?? [])
  if (named.length > 0) return named
  const harmless = copy.sources.some((source) => isKnownHarmless(copy, source, input))
  const destination = harmless ? null : namedDestination(copy)
  return destination ? [destination] : harmless ? [] : sweptAlong(copy, trails, input)
}

function namedSource(copy: CopyInstruction, source: Value, input: RuleInput): Credential | null {
  const path = source.text ?? source.raw
  if (/^https?:/.test(path)) return null
  const file = credentialFile(path)
  if (file === null || isKnownHarmless(copy, source, input)) return null
  const certain = source.text !== null && (file.sure || showsSecret(contentOf(copy, source, input)))
  return { messageId: 'source', what: file.what, path, source: path, range: source.range, certain }
}

/** The file's name only makes it likely, and its text, which is known, has no secret in it. */
function isKnownHarmless(copy: CopyInstruction, source: Value, input: RuleInput): boolean {
  const content = contentOf(copy, source, input)
  return content !== null && credentialFile(source.text ?? '')?.sure !== true && !showsSecret(content)
}

function contentOf({ from }: CopyInstruction, { text }: Value, { context }: RuleInput): string | null {
  return from === null && text !== null
    ? (context.files[text.replace(/^(?:\.?\/)+/, '')]?.content ?? null)
    : null
}

function showsSecret(content: string | null): boolean {
  return (
    content !== null && (secretValue(content) !== null || /_(?:authToken|auth|password)\s*=/.test(content))
  )
}

/** Variables that name the file in which a client looks for its credentials. */
const CREDENTIAL_PATHS =
  /^\$\{?(?:GOOGLE_APPLICATION_CREDENTIALS|AWS_SHARED_CREDENTIALS_FILE|AWS_CONFIG_FILE|HF_TOKEN_PATH|KUBECONFIG)\}?$/

function namedDestination({ destination, sources, inline }: CopyInstruction): Credential | null {
  const path = destination?.text
  if (destination && sources.length + inline.length === 1 && CREDENTIAL_PATHS.test(destination.raw)) {
    const { raw, range } = destination
    const what = 'the file in which a client looks for its credentials'
    return { messageId: 'destination', what, path: raw, source: raw, range, certain: false }
  }
  if (path === null || path === undefined || path.endsWith('/') || sources.length + inline.length !== 1)
    return null
  const file = credentialFile(path)
  if (file === null || destination === null) return null
  return {
    messageId: 'destination',
    what: file.what,
    path,
    source: path,
    range: destination.range,
    certain: file.sure,
  }
}

/** What the build found in copied directories, by the step that copied it. */
function trailsByStep({ build }: RuleInput): ReadonlyMap<string, readonly SecretTrail[]> {
  const trails = new Map<string, SecretTrail[]>()
  for (const trail of build.secrets) {
    const key = `${trail.stage} ${trail.step}`
    if (trail.by === 'copied') trails.set(key, [...(trails.get(key) ?? []), trail])
  }
  return trails
}

function sweptAlong(
  copy: CopyInstruction,
  trails: readonly SecretTrail[],
  { build, context }: RuleInput,
): readonly Credential[] {
  const [first, last] = [copy.sources[0], copy.sources.at(-1)]
  if (!first || !last) return []
  const range = span(first.range, last.range)
  const source = `${copy.keyword} ${copy.sources.map(({ raw }) => raw).join(' ')}`
  return trails.flatMap(({ what: path, stage, certain }) => {
    const from = build.stages[stage]?.image.files.entries.get(path)?.context ?? null
    // What another stage made is no file of the context, and .dockerignore no help.
    if (from === null && copy.from !== null) return []
    const content = from === null ? null : (context.files[from]?.content ?? null)
    const file = credentialFile(path)
    const proven = file?.sure === true || showsSecret(content)
    if (content !== null && !proven) return []
    return [
      {
        messageId: 'swept' as const,
        what: file?.what ?? 'a credential',
        path,
        source,
        range,
        certain: certain && proven,
      },
    ]
  })
}
