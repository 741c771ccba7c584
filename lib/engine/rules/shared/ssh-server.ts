import { parseExposedPort } from '../../dockerfile/expose-port.ts'
import type { Range } from '../../source/position.ts'
import type { RuleInput } from '../rule.ts'
import { wordRange } from './command-words.ts'
import { perFile } from './facts.ts'
import { shippedInstructions } from './output.ts'
import { shippedRuns } from './runs.ts'

/** Does an argument of EXPOSE include port 22 of TCP? */
export function opensSsh(text: string): boolean {
  const ports = parseExposedPort(text)
  return !('error' in ports) && ports.protocol === 'tcp' && ports.first <= 22 && ports.last >= 22
}

/** Does the final image expose port 22? */
export function exposesSsh(input: RuleInput): boolean {
  return shippedInstructions(input).some(
    (instruction) =>
      instruction.keyword === 'EXPOSE' &&
      instruction.ports.some(({ text }) => text !== null && opensSsh(text)),
  )
}

type SshServer = {
  readonly kind: 'installed' | 'started'
  readonly name: string
  readonly range: Range
  readonly certain: boolean
}

const PACKAGES =
  /^(?:openssh(?:-server(?:-pam)?)?|openssh-sftp-server|dropbear(?:-bin)?|tinyssh|lsh-server|ssh)$/
/** `openssh` is client and server on Alpine, Arch and Photon; on RPM systems it is what both share. `ssh` is Debian's pair of both. */
const BOTH: Readonly<Record<string, readonly string[]>> = { openssh: ['apk', 'pacman'], ssh: ['apt'] }
const DAEMONS = /^(?:sshd|dropbear)$/

/** SSH servers of the final image: the packages that bring one, and what starts one. In the order of the text. */
export const sshServers = perFile((input): readonly SshServer[] => {
  const installed = shippedRuns(input).flatMap(({ step }) =>
    step.installs.flatMap(({ packages, command, manager }) =>
      (packages ?? [])
        .filter(({ name }) => PACKAGES.test(name) && (BOTH[name] ?? [manager]).includes(manager))
        .map(({ name }): SshServer => {
          const at = command.argv.findIndex((word) => word?.startsWith(name) === true)
          const range = wordRange(command, at)
          return { kind: 'installed', name, range, certain: command.certain }
        }),
    ),
  )
  return [...installed, ...startedBy(input.build)]
})

function startedBy({ image }: RuleInput['build']): readonly SshServer[] {
  const { program = null, instruction = null } = image?.process ?? {}
  if (program === null || instruction === null || !DAEMONS.test(program)) return []
  return [{ kind: 'started', name: program, range: instruction.range, certain: true }]
}
