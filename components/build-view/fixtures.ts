import type {
  BuildReport,
  ImageReport,
  SecretReport,
  StageReport,
  StepReport,
} from '@/lib/engine/build/report/types.ts'
import type { Size } from '@/lib/engine/source/size.ts'

/** Reports for tests and nothing else: what is not said is empty. */

const NO_PATHS = { paths: [], count: 0 }

export const bytes = (count: number, basis: Size['basis'] = 'estimated'): Size => ({ bytes: count, basis })

export function rangeOf(first: number, last = first): StepReport['range'] {
  return {
    start: { line: first, column: 1, offset: first * 10 },
    end: { line: last, column: 9, offset: last * 10 },
  }
}

/** `text` begins with the instruction's keyword, which tells whether there is a layer. */
export function stepOf(text: string, more: Partial<StepReport> = {}): StepReport {
  const keyword = text.split(' ')[0] ?? ''
  const layer = ['FROM', 'RUN', 'COPY', 'ADD', 'WORKDIR'].includes(keyword)
  return {
    keyword,
    text,
    range: rangeOf(1),
    layer,
    number: layer ? 1 : null,
    size: bytes(0, 'measured'),
    cache: null,
    added: NO_PATHS,
    changed: NO_PATHS,
    removed: NO_PATHS,
    accounts: [],
    packages: [],
    wasted: [],
    secrets: [],
    ...more,
  }
}

/** Numbers the layers and gives each step a line of its own, in order. */
export function stageOf(steps: readonly StepReport[], more: Partial<StageReport> = {}): StageReport {
  let layers = 0
  const line = more.line ?? 1
  return {
    index: 0,
    label: '0',
    base: 'oven:2',
    used: true,
    shipped: true,
    line,
    size: bytes(0),
    taken: [],
    ...more,
    steps: steps.map((step, index) => ({
      ...step,
      range: rangeOf(line + index),
      number: step.layer ? ++layers : null,
    })),
  }
}

export function imageOf(more: Partial<ImageReport> = {}): ImageReport {
  return {
    base: 'oven:2',
    size: bytes(0),
    layers: 1,
    parts: [],
    user: { text: 'root', uid: 0, root: true, set: false },
    workdir: null,
    env: [],
    labels: {},
    exposed: [],
    volumes: [],
    healthcheck: null,
    entrypoint: null,
    cmd: null,
    stopSignal: null,
    pid1: { program: null, receivesSignals: null, signal: null },
    files: NO_PATHS,
    packages: [],
    ...more,
  }
}

export function secretOf(more: Partial<SecretReport> = {}): SecretReport {
  return {
    what: '/root/.netrc',
    stage: 0,
    step: 1,
    removedIn: null,
    recoverable: true,
    by: 'copied',
    how: 'docker save writes it out.',
    range: rangeOf(2),
    removedRange: null,
    certain: true,
    line: 2,
    removedLine: null,
    ...more,
  }
}

export function reportOf(stages: readonly StageReport[], more: Partial<BuildReport> = {}): BuildReport {
  return {
    ok: true,
    target: stages.length - 1,
    stages,
    image: imageOf(),
    secrets: [],
    problems: [],
    failure: null,
    rerun: null,
    ...more,
  }
}
