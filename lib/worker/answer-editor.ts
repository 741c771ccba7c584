import { kindOf } from '@/lib/engine/index.ts'
import type { EditorRequest, RenameAnswer, Structure } from './protocol.ts'
import type { Reader } from './reader.ts'

/** Loaded when they are first asked. */
const keys = () => import('@/lib/engine/completion/complete.ts')
const dockerfiles = () => import('@/lib/engine/assist/dockerfile.ts')
const data = () => import('@/lib/engine/assist/data.ts')
const signatures = () => {
  withBuffer()
  return import('@/lib/engine/assist/signature.ts')
}

/** Docker's language service looks for a byte order mark by Node's `Buffer`, which no browser has. */
function withBuffer() {
  const scope: { Buffer?: unknown } = globalThis
  scope.Buffer ??= { from: (text: string) => new TextEncoder().encode(text) }
}

const NOTHING: Structure = { folds: [], marks: [], outline: [] }
const NOT_RENAMED: RenameAnswer = { kind: 'refused', why: 'Names are changed in Dockerfiles only.' }

/** Loads what a question of the editor needs. */
export async function prepareEditor(request: EditorRequest): Promise<void> {
  const { kind, path } = request
  if (kind === 'signature') await signatures()
  else if (kindOf(path) === 'dockerfile') await dockerfiles()
  else if (kind === 'structure' || kind === 'format') await data()
  else await keys()
}

export async function answerEditor(request: EditorRequest, reader: Reader) {
  const { kind, path, text } = request
  const isDockerfile = kindOf(path) === 'dockerfile'
  switch (kind) {
    case 'complete':
      if (isDockerfile) return (await dockerfiles()).completeDockerfile(request)
      return (await keys()).complete(request)
    case 'describe':
      if (isDockerfile) return (await dockerfiles()).describeDockerfile(reader.parse(text), request.offset)
      return (await keys()).describe(request)
    case 'signature':
      return isDockerfile ? (await signatures()).signatureAt(reader.parse(text), request.offset) : null
    case 'symbol':
      return isDockerfile ? (await dockerfiles()).symbolAt(reader.parse(text), request.offset) : null
    case 'rename':
      if (!isDockerfile) return NOT_RENAMED
      return (await dockerfiles()).rename(reader.parse(text), request.offset, request.name)
    case 'structure': {
      if (isDockerfile) return (await dockerfiles()).structureOf(reader.parse(text))
      const language = languageOf(path)
      return language ? (await data()).structureOfData(text, language) : NOTHING
    }
    case 'format': {
      const { lines } = request
      if (isDockerfile) return (await dockerfiles()).formatDockerfile(text, { indent: 4, lines })
      return languageOf(path) === 'json' ? (await data()).formatJson(text, lines) : []
    }
  }
}

/** By the ending: keys are folded in files of which nothing else is known too. */
function languageOf(path: string): 'yaml' | 'json' | null {
  if (/\.ya?ml$/i.test(path)) return 'yaml'
  return /\.json$/i.test(path) ? 'json' : null
}
