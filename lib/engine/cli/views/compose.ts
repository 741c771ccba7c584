import type { CallBase, ComposeCall, Given, Word } from '../model.ts'
import { flagOf, settingsOf } from './values.ts'

/** `operands`: behind the command; `args`: what belongs to the service of `run` and `exec`. */
export function composeOf(
  base: CallBase,
  command: string,
  operands: readonly Word[],
  args: readonly Word[],
): ComposeCall {
  const global = (name: string): readonly Given<string | null>[] =>
    base.options
      .filter((each) => each.global && each.name === name)
      .map(({ value, range }) => ({ value, range }))
  return {
    ...base,
    kind: 'compose',
    v1: base.tool === 'docker-compose',
    command,
    files: global('file'),
    projectDirectory: global('project-directory').at(-1) ?? null,
    projectName: global('project-name').at(-1) ?? null,
    profiles: global('profile'),
    envFiles: global('env-file'),
    services: operands,
    args,
    detach: flagOf(base, 'detach'),
    build: flagOf(base, 'build'),
    scale: settingsOf(base, 'scale'),
  }
}
