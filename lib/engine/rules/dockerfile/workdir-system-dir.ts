import type { StageInstruction } from '../../dockerfile/model.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'The kernel fills /proc, /sys and /dev when the container starts, so files that a build puts there are hidden by the mount, and a working directory there is none of the image. A working directory below /proc/self/fd is worse: with old versions of runc it led out of the container (CVE-2024-21626), which is why scanners look for it. /boot is for kernels, which images do not have. An application has a directory of its own, such as /app or /srv/tides.',
  bad: 'FROM debian:13-slim\nWORKDIR /proc/self/fd/8\nCMD ["/usr/local/bin/tides"]\n',
  good: 'FROM debian:13-slim\nWORKDIR /srv/tides\nCMD ["/usr/local/bin/tides"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#workdir',
    'https://github.com/opencontainers/runc/security/advisories/GHSA-xr7r-f8xq-vfvv',
  ],
  equivalents: { trivy: ['DS-0030'] },
}

/** Directories that are the kernel's at run time. Whether a path is absolute is another rule's question. */
export default defineRule({
  meta: {
    name: 'workdir-system-dir',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['WORKDIR', 'COPY', 'ADD'] },
    title: 'Give the application a directory of its own',
    messages: {
      descriptor:
        'WORKDIR {{path}} lies in the open files of a process: the way out of the container that CVE-2024-21626 describes.',
      kernel:
        'WORKDIR {{path}} lies in {{directory}}, which the kernel fills at run time; nothing of the image is there then.',
      boot: 'WORKDIR {{path}} lies in {{directory}}, which holds kernels and no applications.',
      copied:
        '{{keyword}} puts files into {{directory}}, which is mounted over when the container starts: nobody will see them.',
    },
  },
  *check({ stages }) {
    for (const instruction of stages.filter(({ used }) => used).flatMap(({ instructions }) => instructions)) {
      const { path, range } = placeOf(instruction)
      const directory = path === null ? undefined : DIRECTORIES.find((each) => isInside(each, path))
      if (path === null || range === null || directory === undefined) continue
      const copied = instruction.keyword !== 'WORKDIR'
      if (copied && (directory === '/boot' || isInside('/dev/shm', path))) continue
      const messageId = copied
        ? 'copied'
        : /^\/proc\/(?:self|\d+)\/(?:fd|cwd|root)/.test(path)
          ? 'descriptor'
          : directory === '/boot'
            ? 'boot'
            : 'kernel'
      yield { messageId, range, data: { path, directory, keyword: instruction.keyword } }
    }
  },
})

const DIRECTORIES = ['/proc', '/sys', '/dev', '/boot']

type Place = { readonly path: string | null; readonly range: Range | null }

/** Where files or the working directory go; an absolute destination needs no working directory. */
function placeOf(instruction: StageInstruction): Place {
  if (instruction.keyword === 'WORKDIR') return { path: instruction.resolved, range: instruction.path.range }
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return { path: null, range: null }
  const { destination, before } = instruction
  const relative = destination?.text?.startsWith('/') === false
  // A relative destination inside a WORKDIR that is reported already.
  return {
    path: relative ? null : resolvePath(before.workdir, destination?.text ?? null),
    range: destination?.range ?? null,
  }
}
