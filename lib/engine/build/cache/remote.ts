import type { CopyInstruction } from '../../dockerfile/model.ts'

/** A web address, or a repository in one of the ways git writes them. Source: docs.docker.com/reference/dockerfile#add */
export function isRemoteSource(source: string): boolean {
  return /^(?:https?|git|ssh):\/\/|^git@/.test(source)
}

/** With a checksum, or at a full commit, an address can only give one content. */
export function pinsContent({ checksum, sources }: CopyInstruction): boolean {
  if (checksum !== null) return true
  const remote = sources.filter(({ text, raw }) => isRemoteSource(text ?? raw))
  return remote.every(
    ({ text }) => text !== null && /\.git(?:#|\?.*\b(?:commit|checksum)=)[0-9a-f]{40}(?:[:&]|$)/.test(text),
  )
}
