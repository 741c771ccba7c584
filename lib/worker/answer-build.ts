import { afterChange, buildLog, reportOf } from '@/lib/engine/index.ts'
import type { Build, Dockerfile } from '@/lib/engine/index.ts'
import { dockerfileOf } from './file-kind.ts'
import type { BuildAnswer, BuildRequest, Change } from './protocol.ts'
import type { Read, Reader } from './reader.ts'

const NOTHING: Change = { files: [], args: [] }

/** What `docker build` would make of the Dockerfile among the files, and what of it a change would run again. */
export function buildFiles(request: BuildRequest, reader: Reader): BuildAnswer {
  const name = dockerfileOf(request.files)
  return answerBuild(name, request.files[name] ?? '', { ...reader.build(name, request), asked: request })
}

type Asked = { readonly asked: Pick<BuildRequest, 'change' | 'log'> }

/** What is said of a Dockerfile that was read and built; `name` is its own in the context. */
export function answerBuild(
  name: string,
  text: string,
  { dockerfile, built, asked }: Pick<Read, 'dockerfile' | 'built'> & Asked,
): BuildAnswer {
  const unreadable = unreadableAt(dockerfile)
  if (unreadable) return { report: null, unreadable, choices: NOTHING, log: null }
  const changed = afterChange(dockerfile, built, {
    changed: asked.change.files,
    changedArgs: asked.change.args,
  })
  const report = reportOf(dockerfile, changed)
  return {
    report,
    unreadable: null,
    choices: { files: readFiles(changed, name), args: declaredArgs(dockerfile) },
    log: asked.log ? buildLog(report, text, { name }) : null,
  }
}

/** BuildKit reads a whole file or nothing of it: the first mistake in its syntax is where it stops. */
export function unreadableAt({ problems }: Dockerfile): BuildAnswer['unreadable'] {
  const first = problems
    .filter(({ severity }) => severity === 'error')
    .toSorted((a, b) => a.range.start.offset - b.range.start.offset)[0]
  return first ? { line: first.range.start.line, message: first.message } : null
}

/** The Dockerfile itself is left out: whoever changes it changes the steps, which is another question. */
function readFiles({ stages }: Build, dockerfile: string): string[] {
  const read = new Set(stages.flatMap(({ steps }) => steps.flatMap(({ reads }) => reads)))
  read.delete(dockerfile)
  return [...read].toSorted()
}

function declaredArgs({ globalArgs, stages }: Dockerfile): string[] {
  const inStages = stages.flatMap(({ instructions }) =>
    instructions.filter((instruction) => instruction.keyword === 'ARG'),
  )
  const names = [...globalArgs, ...inStages].flatMap(({ declarations }) =>
    declarations.map(({ name }) => name),
  )
  return [...new Set(names)]
}
