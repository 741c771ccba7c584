import { describe, expect, it } from 'vitest'
import { imageOf, reportOf, secretOf, stageOf, stepOf } from './fixtures.ts'
import { imageFacts } from './image-facts.ts'

const REPORT = reportOf([
  stageOf([stepOf('FROM oven:2'), stepOf('COPY .netrc /root/'), stepOf('ENV KEY=rye')]),
])

/** `NAME: value | value`, a tone other than plain in brackets. */
function told(image: Parameters<typeof imageOf>[0], secrets = REPORT.secrets): string[] {
  return imageFacts(imageOf(image), { ...REPORT, secrets }).map(
    ({ name, values, note, tone }) =>
      `${name}: ${[...values, note].filter(Boolean).join(' | ')}${tone === 'plain' ? '' : ` (${tone})`}`,
  )
}

describe('the facts of the image', () => {
  it('say of everything absent that it is', () => {
    expect(told({})).toEqual([
      'USER: root (not set) (warning)',
      'WORKDIR: unknown (absent)',
      'ENV: none (absent)',
      'EXPOSE: none (absent)',
      'VOLUME: none (absent)',
      'HEALTHCHECK: none (absent)',
      'ENTRYPOINT: none (absent)',
      'CMD: none (absent)',
      'PID 1: not set',
      'SECRETS: none recoverable (absent)',
    ])
  })

  it.each([
    ['the user of the file', { user: { text: 'baker', uid: 1000, root: false, set: true } }, 'USER: baker'],
    [
      'a user nobody knows',
      { user: { text: 'unknown', uid: null, root: null, set: false } },
      'USER: unknown (absent)',
    ],
    [
      'own variables by name, inherited ones by number',
      {
        env: [
          { name: 'PATH', value: '/bin', own: false },
          { name: 'YEAST', value: 'dry', own: true },
          { name: 'FLOUR', value: null, own: true },
        ],
      },
      'ENV: YEAST=dry | FLOUR=… | 1 variable of the base image',
    ],
    ['a health check of the base', { healthcheck: 'inherited' }, 'HEALTHCHECK: inherited (absent)'],
    [
      'the command as it is written',
      { cmd: { form: 'exec' as const, argv: ['bake', '--rye'] } },
      'CMD: ["bake", "--rye"]',
    ],
    [
      'a shell that keeps the signal',
      {
        cmd: { form: 'shell' as const, argv: ['/bin/sh', '-c', 'bake'] },
        pid1: { program: 'sh', receivesSignals: false, signal: 'SIGTERM' },
      },
      'PID 1: sh, does not pass SIGTERM on (warning)',
    ],
  ])('%s', (_, image, expected) => {
    expect(told(image)).toContain(expected)
  })

  it('count the secrets and say where they are', () => {
    const secrets = [
      secretOf({ step: 1 }),
      secretOf({ step: 2, line: 3, by: 'env' }),
      secretOf({ recoverable: false }),
    ]
    expect(told({}, secrets)).toContain('SECRETS: 2 recoverable, layer 2, line 3 (bad)')
  })
})
