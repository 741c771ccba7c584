import type { CopyInstruction } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { startsProgram } from '../shared/build-steps.ts'
import { enumerate } from '../shared/operands.ts'
import { shippedInstructions, targetOf } from '../shared/output.ts'
import { shippedPackages } from '../shared/system-packages.ts'

export const docs: RuleDocs = {
  why: 'The docker command is of no use without a daemon. Inside a container that is mostly the one of the host, reached through a mounted /var/run/docker.sock, and whoever holds this socket is root on the host: it can start a container that mounts everything. For tools of a pipeline that is their purpose. A service that only wants to know which containers run is better off behind a proxy that lets reading requests through, and an image can be built without a daemon at all, with rootless BuildKit.',
  bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends docker.io && rm -rf /var/lib/apt/lists/*\nCOPY watch.py /srv/\nCMD ["python", "/srv/watch.py"]\n',
  good: 'FROM python:3.13-slim\nCOPY watch.py /srv/\nENV DOCKER_HOST=tcp://socket-proxy:2375\nCMD ["python", "/srv/watch.py"]\n',
  sources: [
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    'https://docs.docker.com/build/buildkit/configure/',
    'https://github.com/moby/buildkit/blob/master/docs/rootless.md',
  ],
  equivalents: { docker_bench: ['5.32'] },
}

/** Images that start nothing of their own may be the tools of a pipeline, and so may those whose stage is called so. */
export default defineRule({
  meta: {
    name: 'docker-cli-in-image',
    severity: 'info',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['RUN', 'COPY', 'ADD'] },
    title: 'Leave Docker itself out of the image',
    messages: {
      installed:
        'This image brings {{names}}: a container that reaches a daemon with it, mostly through a mounted docker.sock, is root on that host.',
      copied:
        'This copy brings docker into the image: a container that reaches a daemon with it, mostly through a mounted docker.sock, is root on that host.',
    },
  },
  *check(input) {
    const stage = targetOf(input.dockerfile)
    if (
      !stage ||
      !MENTIONED.test(input.dockerfile.source) ||
      TOOLS.test(stage.name ?? '') ||
      isForBuilds(input)
    )
      return
    const found = [...installed(input), ...copied(input)]
    const [first] = found
    if (!first || !startsProgram(input) || isDaemon(input)) return
    yield {
      messageId: first.by,
      range: first.range,
      data: { names: enumerate([...new Set(found.flatMap(({ name }) => name))]) },
      confidence: 'likely',
    }
  },
})

/** A file without any of these words needs no closer look. */
const MENTIONED = /docker|containerd|moby/

const TOOLS = /(?:^|[-_])(?:ci|dev|devcontainer|build|builder|runner|agent|tools?|test|tests|dind)(?:$|[-_])/
const PACKAGES =
  /^(?:docker|docker\.io|docker-ce|docker-ce-cli|docker-cli|docker-engine|moby-engine|moby-cli|containerd|containerd\.io)$/

type Found = { readonly by: 'installed' | 'copied'; readonly name: string; readonly range: Range }

function* installed(input: RuleInput): Iterable<Found> {
  for (const [, packages] of shippedPackages(input))
    for (const { name, range } of packages) if (PACKAGES.test(name)) yield { by: 'installed', name, range }
}

/** `COPY --from=docker:29-cli /usr/local/bin/docker …`. Plugins alone are no use. */
function* copied(input: RuleInput): Iterable<Found> {
  for (const each of shippedInstructions(input))
    if (each.keyword === 'COPY' && each.from !== null && bringsDocker(each))
      yield { by: 'copied', name: 'docker', range: each.sources[0]?.range ?? each.range }
}

function bringsDocker({ sources }: CopyInstruction): boolean {
  return sources.some(({ text }) => /^dockerd?$/.test(baseName(text ?? '')) && /\/bin\//.test(text ?? ''))
}

/** The daemon itself. */
function isDaemon({ build }: RuleInput): boolean {
  return /^(?:docker|dockerd(?:-entrypoint\.sh)?)$/.test(baseName(build.image?.process.argv[0] ?? ''))
}

/** Images of continuous integration: agents, runners and Docker's own. */
function isForBuilds({ build }: RuleInput): boolean {
  const name = build.image?.base?.name ?? ''
  return /(?:^|[/-])(?:docker|jenkins|inbound-agent|runner|agent|buildkite|teamcity\S*|drone\S*|devcontainers?|act|circleci|cimg)(?:$|[/-])/.test(
    name,
  )
}
