import { secretName } from '../../build/secrets/names.ts'
import type { BuildCall } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'An SBOM lists what is in an image, and provenance says from which source and how it was built; both are kept beside the image in the registry. When the next hole in a library is known, the list answers within seconds which images have it, without pulling any. BuildKit makes both while it builds, and pushes them with the image. With mode=max provenance also holds the build arguments, so a secret given that way is there for everybody to read.',
  bad: 'docker buildx build -t registry.example.com/harbour/pier:1.3.0 --push .\n',
  good: 'docker buildx build --sbom=true --provenance=mode=max -t registry.example.com/harbour/pier:1.3.0 --push .\n',
  sources: [
    'https://docs.docker.com/build/metadata/attestations/',
    'https://docs.docker.com/build/metadata/attestations/slsa-provenance/',
  ],
  equivalents: { docker_bench: ['4.12'] },
}

type MessageId = 'sbom' | 'off' | 'leak'

export default defineRule({
  meta: {
    name: 'cli-provenance',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Add an SBOM and provenance to images that are pushed',
    messages: {
      sbom: 'The image is pushed without an SBOM, so nobody can ask the registry what is in it; add --sbom=true.',
      off: '--provenance is off: nothing says from which source the image was built.',
      leak: 'With mode=max the value of {{name}} stands in the provenance that is pushed with the image.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['build'], ({ call }) => reportsOf(call))
  },
})

function* reportsOf(call: BuildCall): Iterable<Report<MessageId>> {
  const { push, sbom, provenance, open, verbRange, tool, buildArgs } = call
  if (tool !== 'docker' && tool !== 'buildctl') return
  if (push === true && !open && (sbom === null || sbom.value === false))
    yield { messageId: 'sbom', range: sbom?.range ?? verbRange }
  if (provenance?.value === 'false') yield { messageId: 'off', range: provenance.range }
  if (provenance?.value !== 'max') return
  for (const { name, range } of buildArgs)
    if (name !== null && secretName(name) === 'secret')
      yield { messageId: 'leak', range, data: { name }, severity: 'error' }
}
