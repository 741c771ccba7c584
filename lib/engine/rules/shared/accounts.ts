import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'
import { shippedInstructions, targetOf } from './output.ts'

const DROPPERS = /(?:^|[\s/"'])(?:gosu|su-exec|setpriv|setuidgid|s6-setuidgid|chpst|runuser)(?=$|[\s"'])/

/**
 * The container starts as root and hands over to another account: the start command names gosu, su-exec or setpriv,
 * the start script of the context does, or the image installs one of them for its entry point.
 */
export const dropsPrivileges = perFile((input): boolean => {
  const { entrypoint, cmd } = targetOf(input.dockerfile)?.end ?? {}
  const start = [entrypoint, cmd].map((command) => command?.text ?? '').join(' ')
  if (DROPPERS.test(start)) return true
  return entrypoint != null && (scriptDrops(start, input) || installsDropper(input))
})

function scriptDrops(start: string, { context }: RuleInput): boolean {
  const names = start.match(/[\w.-]{1,80}\.sh\b|[\w-]{0,40}entrypoint[\w.-]{0,40}/g) ?? []
  return Object.entries(context.files).some(
    ([path, { content }]) =>
      content !== null && names.some((name) => path.endsWith(name)) && DROPPERS.test(content),
  )
}

function installsDropper(input: RuleInput): boolean {
  return shippedInstructions(input).some(
    (instruction) =>
      (instruction.keyword === 'RUN' && DROPPERS.test(instruction.node.body.text)) ||
      (instruction.keyword === 'COPY' &&
        instruction.sources.some(({ text }) => /(?:^|\/)(?:gosu|su-exec)$/.test(text ?? ''))),
  )
}
