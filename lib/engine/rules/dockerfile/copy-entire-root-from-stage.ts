import type { CopyInstruction } from '../../dockerfile/model.ts'
import { parseImageReference } from '../../dockerfile/image-reference.ts'
import { cleanPath } from '../../dockerfile/paths.ts'
import { lookupImage } from '../../images/index.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A second stage makes an image small because it starts clean and takes over only what the program needs. COPY --from with the root as its source takes everything: the compilers, the caches, the sources and the whole operating system of the other stage, over the files that are already there. The image is then larger than with one stage. Copying the root into scratch, to make one layer of many, is a trick some use on purpose; it gives up shared layers and all settings such as ENV and USER.',
  bad: 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/tide .\n\nFROM debian:13-slim\nCOPY --from=build / /\nCMD ["/out/tide"]\n',
  good: 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/tide .\n\nFROM debian:13-slim\nCOPY --from=build /out/tide /usr/local/bin/tide\nCMD ["tide"]\n',
  sources: [
    'https://docs.docker.com/build/building/multi-stage/',
    'https://docs.docker.com/reference/dockerfile/#copy---from',
  ],
  equivalents: { hadolint: ['DL3067'] },
}

/** Of what ships, and of stages on the way there: a root file system that is put together on purpose is not the target. */
export default defineRule({
  meta: {
    name: 'copy-entire-root-from-stage',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
    on: { flags: ['from'] },
    title: 'Copy only the results out of another stage',
    messages: {
      root: 'COPY takes the whole file system of {{source}}, its tools and caches included, not only what the program needs.',
      squash:
        'COPY makes one layer of the whole file system of {{source}}: deleted files are gone, but so are shared layers and settings such as ENV, USER and CMD.',
    },
  },
  *check({ stages, build }) {
    for (const { index, base, instructions } of stages) {
      const built = build.stages[index]
      if (!built?.used) continue
      for (const copy of instructions) {
        if (copy.keyword !== 'COPY' || copy.from === null) continue
        const root = copy.sources.find(({ text }) => text !== null && isRoot(text))
        // An image without a system, such as one of files only, is meant to be taken whole.
        if (!root || copy.exclude.length > 0 || isFilesOnly(copy, build)) continue
        const squash = base.kind === 'scratch' && isRoot(copy.destination?.text ?? '')
        if (!squash && !built.shipped) continue
        const data = { source: sourceText(copy, stages) }
        const certain = squash || holdsSystem(copy, build)
        yield {
          messageId: squash ? 'squash' : 'root',
          range: root.range,
          data,
          confidence: certain ? 'certain' : 'possible',
          ...((squash || !certain) && { severity: 'info' as const }),
        }
      }
    }
  },
})

/** `/`, `/.`, `//`, `/*`. */
function isRoot(path: string): boolean {
  return /^\/+(?:\.\/*)?\*?$/.test(path) || (path.startsWith('/') && cleanPath(path) === '/')
}

function sourceText({ from }: CopyInstruction, stages: RuleInput['stages']): string {
  if (from?.kind === 'stage') return `stage ${stages[from.stage]?.label ?? from.value.raw}`
  return from?.value.text ?? from?.value.raw ?? ''
}

/** Of an image nobody knows it may be that it holds files only, made to be taken whole. */
function holdsSystem({ from }: CopyInstruction, build: RuleInput['build']): boolean {
  if (from?.kind === 'image') {
    const reference = from.value.text === null ? null : parseImageReference(from.value.text)
    return reference !== null && lookupImage(reference) !== null
  }
  return from?.kind === 'stage' && build.stages[from.stage]?.image.base?.facts != null
}

/** A stage from scratch holds nothing but what was copied there. */
function isFilesOnly({ from }: CopyInstruction, build: RuleInput['build']): boolean {
  if (from?.kind !== 'stage') return false
  const chain = build.stages[from.stage]?.image.chain ?? []
  return build.stages[chain[0] ?? from.stage]?.base === 'scratch'
}
