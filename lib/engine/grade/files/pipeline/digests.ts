import type { JobSetting } from '../../../gitlab-ci/model.ts'
import { readImageName } from '../../../gitlab-ci/reference.ts'
import type { PlacedJob } from './placed.ts'
import type { Signature } from './signatures.ts'

/** All of what is named; null when that depends on more. */
export function namesDigest(signature: Signature, placed: PlacedJob): boolean | null {
  const { references, command } = signature
  if (references.length === 0) {
    const from = command.pipe.from === null ? null : placed.job.commands[command.pipe.from]
    return from !== null && from !== undefined && from.words.some(({ shown }) => /digest/i.test(shown))
      ? true
      : null
  }
  const answers = references.map((reference) => isDigest(reference, signature, placed))
  if (answers.includes(false)) return false
  return answers.includes(null) ? null : true
}

function isDigest(reference: string, { command, wordAt }: Signature, placed: PlacedJob): boolean | null {
  if (reference.includes('@')) return true
  const variable = /^\$\{(\w+)\}$/.exec(reference)?.[1]
  if (variable !== undefined) return isDigestVariable(variable, command.index, placed)
  if (reference.includes('$(')) {
    const raw = command.words.findIndex(({ shown }) => shown === reference)
    return /digest/i.test(wordAt(raw)?.raw ?? '') ? true : null
  }
  return readImageName(reference) === null ? null : false
}

/** One that a script fills with a digest, or that comes from elsewhere and is called so. */
function isDigestVariable(name: string, index: number, { job, pipeline }: PlacedJob): boolean | null {
  const setting = job.settings.findLast((each) => each.name === name && each.before <= index)
  if (setting === undefined) return /digest/i.test(name) ? true : null
  return /digest/i.test(valueIn(setting, pipeline.source)) ? true : null
}

/** Behind the equals sign; names of variables say nothing about what is in them. */
function valueIn({ range }: JobSetting, source: string): string {
  const text = source.slice(range.start.offset, range.end.offset)
  return text.slice(text.indexOf('=') + 1)
}
