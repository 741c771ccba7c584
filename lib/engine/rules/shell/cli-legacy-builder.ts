import { defineRule, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'DOCKER_BUILDKIT=0 asks for the old builder, which is deprecated and gone from new installations. It knows no secret mounts, no cache mounts and no heredocs, builds stages that nobody needs, and sends the whole context each time. The switch is often left over from a search for an error: BuildKit prints less by default, and --progress=plain brings the output back.',
  bad: 'export DOCKER_BUILDKIT=0\ndocker build -t harbour/mole:1.1.0 .\n',
  good: 'docker build --progress=plain -t harbour/mole:1.1.0 .\n',
  sources: [
    'https://docs.docker.com/build/buildkit/',
    'https://docs.docker.com/engine/deprecated/#legacy-builder-for-linux-images',
  ],
  equivalents: {},
}

const NAMES: ReadonlySet<string> = new Set(['DOCKER_BUILDKIT', 'COMPOSE_DOCKER_CLI_BUILD'])

export default defineRule({
  meta: {
    name: 'cli-legacy-builder',
    severity: 'info',
    category: 'maintainability',
    files: 'shell',
    title: 'Leave BuildKit on',
    messages: {
      off: '{{name}}=0 asks for the old builder, which knows no secret and cache mounts and is deprecated.',
      compose: '{{name}}=0 had a meaning for Compose v1 only; Compose of today builds with BuildKit.',
    },
  },
  *check({ script }) {
    const settings = [...script.settings, ...script.commands.flatMap(({ assignments }) => assignments)]
    yield* distinct(
      settings
        .filter(({ name, value }) => NAMES.has(name) && value === '0')
        .map(({ name, range }) => ({
          messageId: name === 'DOCKER_BUILDKIT' ? 'off' : 'compose',
          range,
          data: { name },
        })),
    )
  },
})
