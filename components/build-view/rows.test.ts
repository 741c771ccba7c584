import { describe, expect, it } from 'vitest'
import type { CacheCause } from '@/lib/engine/index.ts'
import type { StepReport } from '@/lib/engine/build/report/types.ts'
import { bytes, rangeOf, reportOf, secretOf, stageOf, stepOf } from './fixtures.ts'
import { rowAtLine, stageRows, type StageRows } from './rows.ts'

const cached = { state: 'cached', cause: null, reason: '' } as const
const rerun = (cause: CacheCause) => ({ state: 'rerun', cause, reason: 'Because.' }) as const
const waste = (stage: number, step: number, path: string): StepReport['wasted'][number] => ({
  paths: { paths: [path], count: 1 },
  size: bytes(34),
  by: 'removed',
  stage,
  step,
})

const BAKERY = reportOf(
  [
    stageOf(
      [
        stepOf('FROM oven:2 AS mill', { size: bytes(120), cache: cached }),
        stepOf('COPY . .', { size: bytes(3), cache: rerun({ kind: 'file', path: 'rye.py' }) }),
        stepOf('RUN grind', { size: bytes(30), cache: rerun({ kind: 'step', stage: 0, step: 1 }) }),
      ],
      { label: 'mill', shipped: false },
    ),
    stageOf(
      [
        stepOf('FROM oven:2', { size: bytes(120), cache: cached }),
        stepOf('COPY .netrc /root/', { size: bytes(1), cache: cached, secrets: [0] }),
        stepOf('COPY --from=mill /flour /flour', {
          size: bytes(34),
          wasted: [waste(1, 4, '/flour')],
          cache: { ...rerun({ kind: 'step', stage: 0, step: 2 }), state: 'may-rerun' },
        }),
        stepOf('ENV YEAST=dry', { cache: cached }),
        stepOf('RUN rm -r /flour /root/.netrc', { cache: rerun({ kind: 'step', stage: 1, step: 2 }) }),
      ],
      { index: 1, line: 5 },
    ),
  ],
  {
    secrets: [
      secretOf({ stage: 1, step: 1, removedIn: 4 }),
      secretOf({ stage: 1, step: 3, recoverable: false }),
    ],
  },
)

const texts = (stages: readonly StageRows[]) =>
  stages.map(({ rows }) => rows.map(({ report }) => report.text.split(' ')[0]).join(' '))

describe('the rows of the panel', () => {
  it('are all steps, settings included', () => {
    expect(texts(stageRows(BAKERY, 'all'))).toEqual(['FROM COPY RUN', 'FROM COPY COPY ENV RUN'])
  })

  it('are only what runs again, or may', () => {
    expect(texts(stageRows(BAKERY, 'rebuilt'))).toEqual(['COPY RUN', 'COPY RUN'])
  })

  it('leave a stage out that has nothing to show', () => {
    const idle = reportOf([stageOf([stepOf('FROM oven:2', { cache: cached })])])
    expect(stageRows(idle, 'rebuilt')).toEqual([])
    expect(stageRows(idle, 'all')).toHaveLength(1)
  })

  it('tie the secret to the step that deletes it, also where the rows between are hidden', () => {
    const [, shipped] = stageRows(BAKERY, 'all')
    expect(shipped!.rows.map(({ tie }) => [tie.dot, tie.above && tie.below, tie.ring])).toEqual([
      [false, false, false],
      [true, false, false],
      [false, true, false],
      [false, true, false],
      [false, false, true],
    ])
    expect(shipped!.rows[1]!.leaks).toEqual([BAKERY.secrets[0]])
    expect(shipped!.rows[3]!.leaks).toEqual([])
    expect(shipped!.rows[3]!.leftBehind).toEqual([BAKERY.secrets[1]])
  })

  it('tell what a step takes away, and from where', () => {
    const [, shipped] = stageRows(BAKERY, 'all')
    expect(shipped!.rows[4]!.takesAway).toEqual([
      { stage: 1, step: 2, by: 'removed', paths: { paths: ['/flour'], count: 1 }, size: bytes(34) },
    ])
    expect(shipped!.rows[2]!.bar).toEqual({ kind: 'full', kept: 0, wasted: 28.3 })
  })

  it('say the cause where it is no step above', () => {
    const own = stageRows(BAKERY, 'all').map(({ rows }) => rows.map(({ ownCause }) => ownCause))
    expect(own).toEqual([
      [false, true, false],
      [false, false, true, false, false],
    ])
  })

  it('say where the build stops', () => {
    const problem = {
      code: 'missing',
      message: 'No such file.',
      severity: 'error',
      range: rangeOf(2),
    } as const
    const failure = { problem: 0, at: { stage: 0, step: 1 }, command: false }
    const [mill] = stageRows({ ...BAKERY, ok: false, problems: [problem], failure }, 'all')
    expect(mill!.rows.map((row) => row.failure)).toEqual([null, 'No such file.', null])
    expect(mill!.rows.map(({ reach }) => reach)).toEqual(['runs', 'fails', 'never'])
    const unused = stageRows(reportOf([stageOf([stepOf('FROM oven:2')], { used: false })]), 'all')
    expect(unused[0]!.rows[0]!.reach).toBe('never')
  })

  it('bring the rules that speak about what they say', () => {
    const advice = [
      { line: 2, rule: 'list-first', title: 'Copy the list first', category: 'layers-cache' as const },
      { line: 2, rule: 'user-missing', title: 'Name a user', category: 'security' as const },
      { line: 3, rule: 'list-first', title: 'Copy the list first', category: 'layers-cache' as const },
      { line: 6, rule: 'no-secret', title: 'Mount the secret', category: 'secrets' as const },
      { line: 7, rule: 'less', title: 'Mount the wheels', category: 'size' as const },
    ]
    const found = stageRows(BAKERY, 'all', advice).map(({ rows }) =>
      rows.flatMap((row) => row.advice.map(({ line, rule }) => `${line} ${rule}`)),
    )
    expect(found).toEqual([['2 list-first'], ['6 no-secret', '7 less']])
  })

  it.each([
    [1, '0.0'],
    [3, '0.2'],
    [4, null],
    [6, '1.1'],
    [40, null],
  ])('line %d belongs to %s', (line, row) => {
    expect(rowAtLine(stageRows(BAKERY, 'all'), line)).toBe(row)
  })
})
