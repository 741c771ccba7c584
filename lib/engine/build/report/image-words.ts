import { formatSize } from './format-size.ts'
import type { CommandReport, ImagePart, ImageReport } from './types.ts'

export const PART_WORDS: Readonly<Record<ImagePart['kind'], string>> = {
  base: 'base',
  wasted: 'deleted but still shipped',
  system: 'system',
  dependencies: 'dependencies',
  app: 'app',
}

/** The draught gauge in words: `Final image about 243 MB: base 121 MB, deleted but still shipped 34 MB, dependencies 88 MB.` */
export function gaugeSentence({ size, parts }: ImageReport): string {
  const pieces = parts.map((part) => `${PART_WORDS[part.kind]} ${formatSize(part.size)}`)
  return `Final image ${formatSize(size)}${pieces.length === 0 ? '' : `: ${pieces.join(', ')}`}.`
}

/** `gunicorn, gets SIGTERM`, `sh, does not pass SIGTERM on`, `unknown`. */
export function pid1Words({ pid1, entrypoint, cmd }: ImageReport): string {
  const { program, receivesSignals, signal } = pid1
  if (program === null) return entrypoint === null && cmd === null ? 'not set' : 'unknown'
  if (receivesSignals === null) return `${program}, signals unknown`
  const name = signal ?? 'the stop signal'
  return receivesSignals ? `${program}, gets ${name}` : `${program}, does not pass ${name} on`
}

/** `root (not set)`, `app`, `unknown`. */
export function userWords({ user }: ImageReport): string {
  const { text, set } = user
  return set || text === 'unknown' ? text : `${text} (not set)`
}

/** A command as the Dockerfile writes it; `none` when there is none, `…` for a word that cannot be known. */
export function commandWords(command: CommandReport | null): string {
  if (command === null || command.argv.length === 0) return 'none'
  if (command.form === 'shell') return command.argv.at(-1) ?? '…'
  return `[${command.argv.map((word) => (word === null ? '…' : JSON.stringify(word))).join(', ')}]`
}
