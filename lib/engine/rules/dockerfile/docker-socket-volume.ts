import { resolvePath } from '../../dockerfile/paths.ts'
import type { StageInstruction, Value } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { withoutArguments } from '../shared/remove-argument.ts'

export const docs: RuleDocs = {
  why: 'The socket is the whole Docker daemon: who may write to it starts a container with the root file system of the host in it, and is root there. Which host directories a container sees is decided when it starts; a VOLUME with this path only makes an empty directory, yet it tells everybody who runs the image to mount the socket. Tools that build images inside a container have rootless ways, such as BuildKit without privileges, and tools that only look at containers get by with a proxy that lets single requests through.',
  bad: 'FROM debian:13-slim\nVOLUME /var/run/docker.sock\nCMD ["/usr/local/bin/tides"]\n',
  good: 'FROM debian:13-slim\nVOLUME /var/lib/tides\nCMD ["/usr/local/bin/tides"]\n',
  sources: [
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    'https://docs.docker.com/reference/dockerfile/#volume',
  ],
  equivalents: { semgrep: ['dockerfile-dockerd-socket-mount'], docker_bench: ['5.32'] },
}

/** The image's own part; mounting the socket when a container starts is no matter of a Dockerfile. */
export default defineRule({
  meta: {
    name: 'docker-socket-volume',
    severity: 'error',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['VOLUME', 'COPY', 'ADD', 'ENV'], flags: ['mount'] },
    title: 'Keep the socket of the Docker daemon out of the image',
    messages: {
      volume: 'VOLUME {{path}} asks for the socket of the Docker daemon, and with it for root on the host.',
      mount:
        'This RUN mounts a file at {{path}}; a build step that reaches the Docker daemon of the host is root there.',
      copied: '{{keyword}} puts something at {{path}}, where tools look for the Docker daemon.',
      environment:
        'DOCKER_HOST={{path}} makes every Docker tool in the container look for the socket of the host.',
    },
  },
  *check(input) {
    for (const instruction of input.stages
      .filter(({ used }) => used)
      .flatMap(({ instructions }) => instructions)) {
      for (const { messageId, path, range, fix } of socketsIn(instruction, input)) {
        const data = { path, keyword: instruction.keyword }
        const mild = messageId === 'environment' ? { severity: 'warning' as const } : {}
        yield { messageId, range, data, ...mild, ...(fix && { fix }) }
      }
    }
  },
})

type Socket = {
  readonly messageId: 'volume' | 'mount' | 'copied' | 'environment'
  readonly path: string
  readonly range: Range
  readonly fix?: Fix
}

function socketsIn(instruction: StageInstruction, { dockerfile }: RuleInput): readonly Socket[] {
  if (instruction.keyword === 'VOLUME') {
    const sockets = instruction.paths.filter(({ text }) => isSocket(text))
    const edits = withoutArguments(dockerfile, instruction, instruction.paths, sockets)
    const fix: Fix | null = edits && { title: 'Remove the volume', safety: 'behaviour', edits }
    return sockets.map((value) => ({
      messageId: 'volume',
      path: value.text ?? '',
      range: value.range,
      ...(fix && value === sockets[0] && { fix }),
    }))
  }
  if (instruction.keyword === 'RUN')
    return instruction.mounts.flatMap(({ target, options, flag }): Socket[] =>
      isSocket(target) || isSocket(options['source'] ?? null)
        ? [{ messageId: 'mount', path: target ?? '', range: flag.range }]
        : [],
    )
  if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
    const path = resolvePath(instruction.before.workdir, instruction.destination?.text ?? null)
    return isSocket(path)
      ? [{ messageId: 'copied', path: path ?? '', range: instruction.destination!.range }]
      : []
  }
  return instruction.keyword === 'ENV'
    ? instruction.pairs.flatMap(({ key, value, range }) => hostOf(key, value, range))
    : []
}

function hostOf(key: Value, value: Value, range: Range): readonly Socket[] {
  const path = value.text?.replace(/^unix:\/\//, '') ?? null
  return key.text === 'DOCKER_HOST' && isSocket(path)
    ? [{ messageId: 'environment', path: value.text ?? '', range }]
    : []
}

function isSocket(path: string | null): boolean {
  return (
    path !== null &&
    /^\/?(?:var\/)?run\/(?:docker|containerd\/containerd|podman\/podman)\.sock\/?$/.test(path)
  )
}
