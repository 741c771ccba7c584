import type { Executed } from '../../build/types.ts'
import type { EnvInstruction, Pair } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { shippedStages } from '../shared/output.ts'
import { listedPackages } from '../shared/package-lists.ts'
import { usedRuns, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A GPU belongs to the host. Its driver, and the toolkit that lends it to containers, are installed there; whoever starts the container says which devices it gets, with --gpus or in Compose. A build sees no GPU, so nvidia-smi fails in RUN, and a number written into the image is that of one machine. Wheels of PyTorch bring the CUDA libraries they were built with, so a base image of another major version of CUDA is some gigabytes of libraries that nothing uses.',
  bad: 'FROM nvidia/cuda:12.9.1-runtime-ubuntu24.04\nENV CUDA_VISIBLE_DEVICES=0\nCOPY tides /usr/local/bin/\nCMD ["tides"]\n',
  good: 'FROM nvidia/cuda:12.9.1-runtime-ubuntu24.04\nCOPY tides /usr/local/bin/\nCMD ["tides"]\n',
  sources: [
    'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
    'https://docs.docker.com/compose/how-tos/gpu-support/',
    'https://docs.nvidia.com/cuda/cuda-c-programming-guide/index.html#env-vars',
    'https://pytorch.org/get-started/locally/',
  ],
  equivalents: {
    tally: [
      'gpu/cuda-version-mismatch',
      'gpu/no-buildtime-gpu-queries',
      'gpu/no-container-runtime-in-image',
      'gpu/no-hardcoded-visible-devices',
      'gpu/prefer-minimal-driver-capabilities',
    ],
  },
}

/** A pack for images that use a GPU. Variables that whoever builds gives a value are their own choice. */
export default defineRule({
  meta: {
    name: 'gpu-image-practices',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['ENV', 'RUN'] },
    title: 'Leave the choice of the GPU to whoever starts the container',
    messages: {
      query: '{{program}} asks the driver of a GPU, and a build has neither: run it in the container.',
      toolkit: '{{name}} lends GPUs to containers and works on the host only; in an image nothing uses it.',
      devices:
        '{{name}} fixes the devices in the image, where they are those of one machine: docker run --gpus chooses them.',
      capabilities:
        'all asks for everything the driver can do, displays and video included; compute,utility is what computing needs.',
      wheels:
        '{{word}} brings libraries of CUDA {{wheel}}, and those of CUDA {{base}} in {{image}} go unused.',
    },
  },
  check: (input) => (MENTIONED.test(input.dockerfile.source) ? distinct(reports(input)) : []),
})

/** A file without any of these words needs no closer look. */
const MENTIONED = /nvidia|cuda|[/+=]cu\d/i

type Found = {
  readonly messageId: 'query' | 'toolkit' | 'devices' | 'capabilities' | 'wheels'
  readonly range: Range
  readonly data?: Readonly<Record<string, string>>
  readonly confidence: Confidence
}

function* reports(input: RuleInput): Iterable<Found> {
  const shipped = shippedStages(input)
  for (const { used, instructions } of input.stages) {
    for (const each of used ? instructions : []) if (each.keyword === 'ENV') yield* settings(each)
  }
  for (const run of usedRuns(input)) {
    for (const command of run.commands) {
      const query = queryOf(command)
      if (query) yield query
      if (shipped.has(run.stage.index)) yield* toolkits(command)
      yield* wheels(command, run, input)
    }
  }
}

function* settings({ pairs }: EnvInstruction): Iterable<Found> {
  for (const { key, value } of pairs) {
    const name = key.text ?? ''
    if (value.variables.length > 0 || value.text === null) continue
    if (/^(?:NVIDIA|CUDA)_VISIBLE_DEVICES$/.test(name) && isDevice(value.text))
      yield { messageId: 'devices', range: rangeOf({ key, value }), data: { name }, confidence: 'likely' }
    if (name === 'NVIDIA_DRIVER_CAPABILITIES' && value.text.toLowerCase() === 'all')
      yield { messageId: 'capabilities', range: value.range, confidence: 'possible' }
  }
}

function rangeOf({ key, value }: Pick<Pair, 'key' | 'value'>): Range {
  return { start: key.range.start, end: value.range.end }
}

/** Numbers and identifiers; `all`, `none`, `void` and nothing leave the choice open or take the GPU away. */
function isDevice(text: string): boolean {
  return /^(?:\d[\d,]*|(?:GPU|MIG)-[\w-]+(?:,.*)?|device\d+)$/i.test(text)
}

function queryOf(command: Executed): Found | null {
  const { program, certain, failureStops } = command
  if (program !== 'nvidia-smi' && program !== 'nvidia-debugdump') return null
  const confidence = certain && failureStops ? 'likely' : 'possible'
  return { messageId: 'query', range: wordRange(command, 0), data: { program }, confidence }
}

const TOOLKIT =
  /^(?:nvidia-container-(?:toolkit|runtime)(?:-base)?|nvidia-docker2?|libnvidia-container(?:1|-tools))$/

function* toolkits(command: Executed): Iterable<Found> {
  const found = listedPackages(command).find(({ name }) => TOOLKIT.test(name))
  if (!found) return
  yield {
    messageId: 'toolkit',
    range: wordRange(command, found.at),
    data: { name: found.name },
    confidence: 'likely',
  }
}

/** `…/whl/cu118`, `torch==2.1.0+cu118`, `pytorch-cuda=11.8`, on an image of another major version. */
function* wheels(command: Executed, { stage }: Run, { build }: RuleInput): Iterable<Found> {
  if (!INSTALLERS.test(command.program ?? '')) return
  const base = build.stages[stage.index]?.image.base
  const version = base?.name === 'nvidia/cuda' ? /^(\d+)\.(\d+)/.exec(base.tag ?? '') : null
  if (!base || !version) return
  for (const [at, word] of command.argv.entries()) {
    const wheel = word === null ? null : cudaOf(word)
    if (wheel === null || wheel.split('.')[0] === version[1]) continue
    const data = { word: word ?? '', wheel, base: version[0], image: base.text }
    yield { messageId: 'wheels', range: wordRange(command, at), data, confidence: 'possible' }
    return
  }
}

const INSTALLERS = /^(?:pip[\d.]*|python[\d.]*|uv|conda|mamba|micromamba)$/

function cudaOf(word: string): string | null {
  const short = /(?:\/whl\/|\+|--torch-backend=)cu(\d\d)(\d)\b/.exec(word)
  if (short) return `${short[1]}.${short[2]}`
  return /^(?:pytorch-cuda|cudatoolkit)=+(\d+\.\d+)/.exec(word)?.[1] ?? null
}
