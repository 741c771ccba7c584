import type { Call, CommandFile, CommandLine, RunCall } from '../../../cli/model.ts'
import type { Report } from '../../rule.ts'
import { distinct } from '../../shared/distinct.ts'

/** A typed command and the line it stands in. */
export type Used<Kind extends Call['kind']> = {
  readonly line: CommandLine
  readonly call: Extract<Call, { kind: Kind }>
}

export function callsOf<Kind extends Call['kind']>(
  { commands }: CommandFile,
  ...kinds: readonly Kind[]
): readonly Used<Kind>[] {
  return commands
    .filter((line) => isUse(line, kinds))
    .map((line) => ({ line, call: line.call })) as Used<Kind>[]
}

function isUse(line: CommandLine, kinds: readonly string[]): boolean {
  return line.call !== null && kinds.includes(line.call.kind)
}

/** What a rule says of each such command, without what it says twice of one place. */
export function reportEach<Kind extends Call['kind'], MessageId extends string>(
  script: CommandFile,
  kinds: readonly Kind[],
  reports: (used: Used<Kind>) => Iterable<Report<MessageId>> | Report<MessageId> | null,
): Iterable<Report<MessageId>> {
  return distinct(
    callsOf(script, ...kinds).flatMap((used) => {
      const made = reports(used)
      if (made === null) return []
      return Symbol.iterator in made ? [...made] : [made]
    }),
  )
}

/** A service that goes on in the background. `-dit` keeps a shell open to look around, and a privileged container is beyond help. */
export function isService({ detach, interactive, creates, privileged, image }: RunCall): boolean {
  return detach === true && interactive !== true && !creates && privileged !== true && image !== null
}

/** Docker and what takes its place: not Compose. */
export function isDocker({ tool }: Pick<Call, 'tool'>): boolean {
  return tool === 'docker' || tool === 'nvidia-docker'
}
