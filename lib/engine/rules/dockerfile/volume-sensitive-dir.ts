import { cleanPath, isInside } from '../../dockerfile/paths.ts'
import type { Dockerfile, Value, VolumeInstruction } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { shippedInstructions } from '../shared/output.ts'
import { withoutArguments } from '../shared/remove-argument.ts'

export const docs: RuleDocs = {
  why: 'A volume keeps what was in its directory when it was first made. On a directory of the system that means old libraries and old configuration under a new image: after an update the container starts with the programs of the old one, or not at all, and nothing in the log says why. Every container that is started without a name for the volume leaves a copy behind. /dev, /proc and /sys are filled by the kernel, so a volume there takes away what programs need. Volumes are for data of the application, in a directory of their own.',
  bad: 'FROM debian:13-slim\nVOLUME ["/etc", "/var/lib/tides"]\nCMD ["/usr/local/bin/tides"]\n',
  good: 'FROM debian:13-slim\nVOLUME ["/var/lib/tides"]\nCMD ["/usr/local/bin/tides"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#volume',
    'https://docs.docker.com/engine/storage/volumes/#mounting-a-volume-over-existing-data',
  ],
  equivalents: { dockle: ['DKL-DI-0002'], docker_bench: ['5.6'] },
}

/** Of the final image. The socket of the Docker daemon is docker-socket-volume's matter. */
export default defineRule({
  meta: {
    name: 'volume-sensitive-dir',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['VOLUME'] },
    title: 'Use volumes for data of the application only',
    messages: {
      root: 'VOLUME / would put the whole image into a volume; Docker refuses to start such a container.',
      system:
        'VOLUME {{path}} keeps programs and settings of the system from the first start: later versions of the image are hidden by it.',
      kernel:
        'VOLUME {{path}} lies over what the kernel shows the programs of the container in {{directory}}.',
      wide: 'VOLUME {{path}} takes in far more than the data of one application; name the directory that it writes to.',
    },
  },
  *check(input) {
    for (const instruction of shippedInstructions(input)) {
      if (instruction.keyword !== 'VOLUME') continue
      const wrong = instruction.paths.filter(({ text }) => text !== null && variant(cleanPath(text)) !== null)
      for (const value of wrong) {
        const path = cleanPath(value.text ?? '')
        const messageId = variant(path)
        if (messageId === null) continue
        // systemd in a container was given these by hand. Source: README of the image centos/systemd.
        const mild =
          /^(?:init|systemd)$/.test(input.build.image?.process.program ?? '') && FOR_SYSTEMD.has(path)
        const directory = KERNEL.find((each) => isInside(each, path)) ?? path
        yield {
          messageId,
          range: value.range,
          data: { path, directory },
          confidence: value.variables.length > 0 ? 'likely' : 'certain',
          ...(mild && { severity: 'info' as const }),
          ...(value === wrong[0] && fixOf(input.dockerfile, instruction, wrong)),
        }
      }
    }
  },
})

/** One for the instruction. */
function fixOf(dockerfile: Dockerfile, volume: VolumeInstruction, wrong: readonly Value[]): { fix?: Fix } {
  const edits = withoutArguments(dockerfile, volume, volume.paths, wrong)
  return edits ? { fix: { title: 'Remove volumes on system directories', safety: 'behaviour', edits } } : {}
}

const KERNEL = ['/dev', '/proc', '/sys']
const SYSTEM = new Set(
  '/bin /boot /etc /lib /lib32 /lib64 /sbin /usr /usr/bin /usr/lib /usr/local /usr/local/bin /usr/local/lib /usr/sbin /usr/share /etc/ssl /etc/pam.d'.split(
    ' ',
  ),
)
const FOR_SYSTEMD = new Set(['/sys/fs/cgroup', '/run'])
const WIDE = new Set(['/var', '/var/lib', '/run', '/var/run', '/root', '/home', '/opt'])

function variant(path: string): 'root' | 'system' | 'kernel' | 'wide' | null {
  if (path === '/') return 'root'
  if (KERNEL.some((each) => isInside(each, path))) return 'kernel'
  if (SYSTEM.has(path) || isInside('/boot', path)) return 'system'
  return WIDE.has(path) ? 'wide' : null
}
