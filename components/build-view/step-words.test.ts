import { describe, expect, it } from 'vitest'
import { bytes, reportOf, stageOf, stepOf } from './fixtures.ts'
import {
  pathWords,
  placeWords,
  sizeWords,
  stageTitle,
  stepDetails,
  takenWords,
  takesAwayWords,
} from './step-words.ts'

const stage = (more: Parameters<typeof stageOf>[1]) => stageOf([stepOf('FROM oven:2')], more)
const REPORT = reportOf([
  stageOf([stepOf('FROM oven:2'), stepOf('COPY . .')], { label: 'mill' }),
  stageOf([stepOf('FROM mill'), stepOf('ENV YEAST=dry'), stepOf('RUN bake')], { index: 1, line: 4 }),
])

describe('words of stages', () => {
  it.each([
    ['a name', { index: 0, label: 'mill' }, 1, 'Stage 1: mill'],
    ['no name', { index: 0, label: '0' }, 1, 'Stage 1'],
    ['the image', { index: 1, label: '1' }, 1, 'Stage 2: final image'],
    ['the image, by name', { index: 1, label: 'shop' }, 1, 'Stage 2: shop, final image'],
  ])('%s', (_, more, target, expected) => {
    expect(stageTitle(stage(more), target)).toBe(expected)
  })

  it.each([
    ['shipped', { shipped: true, taken: ['/a'] }, null],
    ['not built', { shipped: false, used: false }, 'not built: the image needs nothing of it'],
    ['one path', { shipped: false, taken: ['/wheels'] }, 'only /wheels is copied out'],
    ['three paths', { shipped: false, taken: ['/a', '/b', '/c'] }, 'only /a, /b and /c are copied out'],
    ['nothing', { shipped: false, taken: [] }, 'nothing is copied out'],
  ])('%s', (_, more, expected) => {
    expect(takenWords(stage(more))).toBe(expected)
  })
})

describe('words of steps', () => {
  it.each([
    [stepOf('RUN bake', { size: bytes(121_000_000) }), '121\u00A0MB'],
    [stepOf('RUN bake', { size: bytes(0) }), '0'],
    [stepOf('RUN bake', { size: bytes(0, 'unknown') }), 'unknown'],
    [stepOf('RUN bake', { size: bytes(12_000_000, 'unknown') }), 'at least 12\u00A0MB'],
    [stepOf('ENV YEAST=dry'), ''],
  ])('size %#', (step, expected) => {
    expect(sizeWords(step)).toBe(expected)
  })

  it.each([
    [{ stage: 1, step: 2 }, 1, 'layer 2'],
    [{ stage: 0, step: 1 }, 1, 'layer 2 of stage 1'],
    [{ stage: 1, step: 1 }, 1, 'line 5'],
  ])('place %#', (place, own, expected) => {
    expect(placeWords(REPORT, place, own)).toBe(expected)
  })

  it('what it takes away, deleted first', () => {
    const taken = [
      { stage: 1, step: 2, by: 'replaced' as const, paths: { paths: ['/oven'], count: 1 }, size: bytes(1) },
      {
        stage: 1,
        step: 2,
        by: 'removed' as const,
        paths: { paths: ['/root/.netrc'], count: 1 },
        size: bytes(1),
      },
      { stage: 0, step: 1, by: 'removed' as const, paths: { paths: ['/flour'], count: 1 }, size: bytes(1) },
    ]
    expect(takesAwayWords(REPORT, 1, taken)).toBe(
      'Deletes /root/.netrc (from layer 2) and /flour (from layer 2 of stage 1). Replaces /oven (from layer 2).',
    )
    expect(takesAwayWords(REPORT, 1, [])).toBe('')
  })

  it.each([
    [['/a'], 1, '/a'],
    [['/a', '/b'], 2, '/a and /b'],
    [['/a', '/b', '/c', '/d'], 9, '/a, /b, /c and 6 more'],
    [[], 0, '20\u00A0MB of files'],
  ])('paths %#', (paths, count, expected) => {
    expect(pathWords({ paths, count }, bytes(20_000_000))).toBe(expected)
    expect(pathWords({ paths: [], count: 0 }, bytes(0, 'unknown'))).toBe('files')
  })

  it('details: only what there is', () => {
    const step = stepOf('RUN bake', {
      added: { paths: Array.from({ length: 20 }, (_, index) => `/loaf${index}`), count: 300 },
      packages: [
        { manager: 'apt', name: 'rye', version: null },
        { manager: 'pip', name: 'flask', version: '3.1.0' },
      ],
      accounts: [{ kind: 'user', name: 'baker', id: 1000 }],
    })
    const details = stepDetails(step)
    expect(details.map(({ name }) => name)).toEqual(['Added, 300 paths', '2 packages', 'Accounts'])
    expect(details[0]!.lines).toHaveLength(13)
    expect(details[0]!.lines.at(-1)).toBe('and 288 more')
    expect(details[1]!.lines).toEqual(['rye', 'flask 3.1.0'])
    expect(details[2]!.lines).toEqual(['user baker (1000)'])
    expect(stepDetails(stepOf('ENV YEAST=dry'))).toEqual([])
  })
})
