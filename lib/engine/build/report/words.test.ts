import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/index.ts'
import type { Size } from '../../source/size.ts'
import { build } from '../build.ts'
import { contextOf } from '../context.ts'
import type { BuildOptions, StepCache } from '../types.ts'
import { reportOf } from './report.ts'
import type { BuildReport, ImageReport, SecretReport, WasteReport } from './types.ts'
import {
  cacheSentence,
  cacheWords,
  commandWords,
  gaugeSentence,
  pid1Words,
  secretSentence,
  summarySentence,
  userWords,
  wasteWords,
} from './words.ts'

const FILES = contextOf({ 'app.py': 'print(1)', 'wheels/flask': 'f'.repeat(3000), '.netrc': 'machine a' })

function reportFor(source: string, options: BuildOptions = {}): BuildReport {
  const dockerfile = parse(source)
  return reportOf(dockerfile, build(dockerfile, FILES, options))
}

const plain = (text: string) => text.replaceAll('\u00A0', ' ')
const size = (bytes: number, basis: Size['basis'] = 'measured'): Size => ({ bytes, basis })

describe('the state of a step', () => {
  const step = { kind: 'step', stage: 0, step: 1 } as const
  test.each<[StepCache | null, string, string]>([
    [null, '', ''],
    [{ state: 'cached', cause: null, reason: '' }, 'cached', 'Cached.'],
    [
      { state: 'rerun', cause: { kind: 'file', path: 'app.py' }, reason: 'app.py changed' },
      'rebuilt',
      'Rebuilt: app.py changed.',
    ],
    [{ state: 'may-rerun', cause: step, reason: '/a is copied' }, 'may run', 'May run: /a is copied.'],
  ])('%j', (cache, words, sentence) => {
    expect(cacheWords(cache)).toBe(words)
    expect(cacheSentence(cache)).toBe(sentence)
  })
})

const FOUR = `FROM bakery.example/oven
COPY wheels /wheels
WORKDIR /src
COPY . .
RUN ["/compile"]
ENV A=1
`

describe('the sentence above the picture', () => {
  test.each<[string, string, BuildOptions, string]>([
    [
      'a file',
      FOUR,
      { changed: ['app.py'] },
      '2 of 4 steps run again. COPY . . on line 4 takes in app.py, so the steps below it run again.',
    ],
    [
      'a file in the last step',
      'FROM scratch\nWORKDIR /app\nCOPY app.py .\nCMD ["/a"]',
      { changed: ['app.py'] },
      '1 of 2 steps runs again. COPY app.py . on line 3 takes in app.py.',
    ],
    [
      'an argument',
      'FROM bakery.example/oven\nARG FLOUR=rye\nRUN ["/bake"]\nRUN ["/cool"]',
      { changedArgs: ['FLOUR'] },
      '2 of 2 steps run again. RUN ["/bake"] on line 3 depends on FLOUR, whose value changed, so the steps below it run again.',
    ],
    [
      'no cache',
      'FROM bakery.example/oven\nCOPY app.py /\nRUN ["/bake"]',
      { noCache: true },
      '2 of 2 steps run again. The build does not use the cache.',
    ],
    [
      'nothing',
      'FROM scratch\nCOPY app.py /',
      { changed: [] },
      'Nothing runs again: the one step is cached.',
    ],
    ['nothing of many', FOUR, { changed: [] }, 'Nothing runs again: all 4 steps are cached.'],
    ['no layer', 'FROM scratch\nCMD ["/a"]', { changed: ['app.py'] }, 'No step of this build runs anything.'],
    ['no question', 'FROM scratch\nCOPY wheels /', {}, 'The image has 3 KB, with 1 layer on top of scratch.'],
    ['an empty file', '# nothing\n', {}, ''],
  ])('%s', (_, source, options, sentence) => {
    const said = plain(summarySentence(reportFor(source, options)))
    if (sentence === '') expect(said).toMatch(/^The build fails: /)
    else expect(said).toBe(sentence)
  })

  test('a build that fails says why', () => {
    expect(summarySentence(reportFor('FROM scratch\nCOPY rye /'))).toMatch(/^The build fails: .*\/rye.*\.$/)
  })

  test('what may run again is counted apart', () => {
    const report = reportFor('FROM scratch\nCOPY app.py /', { changed: ['app.py'] })
    const rerun = { ...report.rerun!, steps: 5, mayRerun: 2 }
    expect(summarySentence({ ...report, rerun })).toBe(
      '1 of 5 steps runs again. 2 more may, if what they take in differs. COPY app.py / on line 2 takes in app.py.',
    )
    expect(summarySentence({ ...report, rerun: { ...rerun, mayRerun: 1 } })).toContain('One more may, if')
    expect(summarySentence({ ...report, rerun: { ...rerun, rerun: 0, first: null } })).toBe(
      '2 of 5 steps may run again, if what they take in differs.',
    )
  })

  test('a long instruction is cut', () => {
    const report = reportFor(`FROM scratch\nCOPY ${'./'.repeat(60)}app.py /`, { changed: ['app.py'] })
    const said = summarySentence(report)
    expect(said).toMatch(/COPY \S+… on line 2 takes in app\.py\.$/)
  })
})

describe('what is deleted too late', () => {
  const source =
    'FROM scratch AS base\nCOPY wheels /wheels\nWORKDIR /app\nUSER 1\nCOPY app.py .\nFROM base\nCOPY app.py /'
  const waste = (more: Partial<WasteReport>): WasteReport => ({
    paths: { paths: ['/wheels/flask'], count: 1 },
    size: size(34_000_000),
    by: 'removed',
    stage: 0,
    step: 4,
    ...more,
  })

  test.each<[string, Partial<WasteReport>, boolean, string]>([
    ['in this stage', {}, true, '34 MB deleted in layer 4, still shipped'],
    ['replaced', { by: 'replaced' }, true, '34 MB replaced in layer 4, still shipped'],
    ['by a stage on top', { stage: 1, step: 1 }, true, '34 MB deleted in layer 2 of stage 1, still shipped'],
    ['without a layer', { step: 3 }, true, '34 MB deleted in line 4, still shipped'],
    [
      'estimated',
      { size: size(34_000_000, 'estimated') },
      true,
      'About 34 MB deleted in layer 4, still shipped',
    ],
    ['unknown', { size: size(0, 'unknown') }, true, 'An unknown size deleted in layer 4, still shipped'],
    ['thrown away', {}, false, '34 MB deleted in layer 4, thrown away with the stage'],
  ])('%s', (_, more, shipped, words) => {
    const report = reportFor(source)
    expect(plain(wasteWords(report, { ...report.stages[0]!, shipped }, waste(more)))).toBe(words)
  })
})

describe('a secret', () => {
  const source = 'FROM scratch\nWORKDIR /a\nCOPY .netrc /root/\nCOPY app.py .\nRUN ["/clean"]'
  const secret = (more: Partial<SecretReport>): SecretReport => {
    const range = { start: { line: 3, column: 1, offset: 0 }, end: { line: 3, column: 2, offset: 1 } }
    return {
      what: '/root/.netrc',
      stage: 0,
      step: 2,
      removedIn: null,
      recoverable: true,
      by: 'copied',
      how: '',
      range,
      removedRange: null,
      certain: true,
      line: 3,
      removedLine: null,
      ...more,
    }
  }

  test.each<[Partial<SecretReport>, string]>([
    [{ removedIn: 4 }, 'Secret can be recovered. Layer 5 deletes .netrc, but it stays readable here.'],
    [{}, 'Secret can be recovered. .netrc is in this layer, readable for everybody who has the image.'],
    [
      { by: 'env', what: 'ENV API_KEY' },
      'Secret can be recovered. ENV API_KEY is in the image’s configuration, where docker inspect shows it.',
    ],
    [
      { by: 'arg', what: 'ARG TOKEN', certain: false },
      'A secret may be recoverable. The value of ARG TOKEN is in the image’s history.',
    ],
    [
      { by: 'url', what: 'https://***@bakery.example/a' },
      'Secret can be recovered. https://***@bakery.example/a is in the text of this step, which the image’s history shows.',
    ],
    [
      { by: 'mount', what: '/app/key' },
      'Secret can be recovered. key holds what the secret mount was to keep out of the image.',
    ],
    [{ recoverable: false }, 'Secret stays behind. .netrc is in a stage that is thrown away.'],
  ])('%j', (more, sentence) => {
    expect(secretSentence(reportFor(source), secret(more))).toBe(sentence)
  })
})

describe('the image', () => {
  const image = (more: Partial<ImageReport> = {}): ImageReport => ({
    ...reportFor('FROM scratch\nUSER 7').image!,
    ...more,
  })

  test('the gauge in words', () => {
    const parts = [
      { kind: 'base', size: size(121_000_000) },
      { kind: 'wasted', size: size(34_000_000, 'estimated') },
      { kind: 'app', size: size(12_000) },
    ] as const
    expect(plain(gaugeSentence(image({ size: size(155_012_000, 'estimated'), parts })))).toBe(
      'Final image about 155 MB: base 121 MB, deleted but still shipped about 34 MB, app 12 KB.',
    )
    expect(gaugeSentence(image({ size: size(0), parts: [] }))).toBe('Final image 0.')
  })

  test.each<[ImageReport['pid1'], string]>([
    [{ program: 'gunicorn', receivesSignals: true, signal: 'SIGTERM' }, 'gunicorn, gets SIGTERM'],
    [{ program: 'sh', receivesSignals: false, signal: 'SIGQUIT' }, 'sh, does not pass SIGQUIT on'],
    [{ program: 'sh', receivesSignals: true, signal: null }, 'sh, gets the stop signal'],
    [{ program: 'run', receivesSignals: null, signal: 'SIGTERM' }, 'run, signals unknown'],
    [{ program: null, receivesSignals: null, signal: null }, 'not set'],
  ])('process 1: %j', (pid1, words) => {
    expect(pid1Words(image({ pid1 }))).toBe(words)
  })

  test('a command that cannot be known', () => {
    const cmd = { form: 'exec', argv: [null] } as const
    expect(pid1Words(image({ cmd, pid1: { program: null, receivesSignals: null, signal: null } }))).toBe(
      'unknown',
    )
  })

  test.each<[ImageReport['user'], string]>([
    [{ text: 'root', uid: 0, root: true, set: false }, 'root (not set)'],
    [{ text: 'app:staff', uid: null, root: false, set: true }, 'app:staff'],
    [{ text: 'unknown', uid: null, root: null, set: false }, 'unknown'],
  ])('user: %j', (user, words) => {
    expect(userWords(image({ user }))).toBe(words)
  })

  test.each<[ImageReport['cmd'], string]>([
    [null, 'none'],
    [{ form: 'exec', argv: [] }, 'none'],
    [{ form: 'exec', argv: ['gunicorn', 'app:app'] }, '["gunicorn", "app:app"]'],
    [{ form: 'exec', argv: ['run', null] }, '["run", …]'],
    [{ form: 'shell', argv: ['/bin/sh', '-c', 'gunicorn app:app'] }, 'gunicorn app:app'],
  ])('command: %j', (command, words) => {
    expect(commandWords(command)).toBe(words)
  })
})
