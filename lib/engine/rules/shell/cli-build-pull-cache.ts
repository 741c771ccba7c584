import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import type { BuildCall } from '../../cli/model.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: '--no-cache repeats every step of a build, also those whose input did not change: minutes for nothing, each time. It is often there to get newer packages, and --pull does the part of that which matters: it looks for a newer base image and rebuilds what stands on it. Builds for a release without --pull keep using the base that happens to lie on the machine, with the holes it had then. A weekly build without the cache is a good thing beside them.',
  bad: 'docker build --no-cache -t harbour/buoys:1.5.0 .\n',
  good: 'docker build --pull -t harbour/buoys:1.5.0 .\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often',
    'https://docs.docker.com/build/cache/invalidation/',
  ],
  equivalents: { docker_bench: ['4.4'] },
}

export default defineRule({
  meta: {
    name: 'cli-build-pull-cache',
    severity: 'info',
    category: 'layers-cache',
    files: 'shell',
    title: 'Use the cache, and --pull for a newer base',
    messages: {
      noCache:
        '--no-cache repeats every step of the build, also those that did not change; --pull alone looks for a newer base image.',
      noPull:
        'The image is pushed and may stand on an old base that lies on this machine; --pull looks for a newer one.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['build'], ({ call }) => reportOf(call))
  },
})

function reportOf(call: BuildCall): Report<'noCache' | 'noPull'> | null {
  const option = call.options.findLast(({ name }) => name === 'no-cache')
  if (option !== undefined && call.noCache === true && call.pull !== true)
    return { messageId: 'noCache', range: option.range, confidence: 'possible' }
  // A builder of its own has no images lying about: that one asks the registry anyway.
  if (call.push !== true || call.pull !== false || call.verb !== 'build' || call.tool !== 'docker')
    return null
  return { messageId: 'noPull', range: call.verbRange, confidence: 'possible' }
}
