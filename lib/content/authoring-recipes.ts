import type { Check } from '../engine/grade/schema.ts'

/** What labs ask most often, in words and as a check. */
export const RECIPES: readonly (readonly [asked: string, check: Check])[] = [
  ['The container does not run as root', { image: { user: { root: false, exists: true } } }],
  [
    'The dependency step stays cached when the code changes',
    { cache: { change: { files: 'app.py' }, keeps: { installs: 'requirements.txt' } } },
  ],
  ['No compiler and no headers in any layer', { image: { packages: { buildTools: false } } }],
  ['No package lists and no caches in any layer', { image: { leftovers: { left: false } } }],
  [
    'Every apt install leaves recommended packages out',
    { every: { install: { manager: 'apt' }, is: { recommends: false } } },
  ],
  [
    'The list is installed once',
    { count: { install: { manifest: 'requirements.txt' }, atLeast: 1, atMost: 1 } },
  ],
  [
    'pip keeps its cache in a cache mount',
    { step: { installs: 'requirements.txt', mounts: { type: 'cache', caches: ['pip', 'uv'] } } },
  ],
  [
    'The token comes from a secret mount and stays nowhere',
    {
      step: { installs: 'requirements.txt', mounts: { type: 'secret', used: true } },
      not: { secret: { recoverable: true } },
    },
  ],
  ['.env and keys are in no layer', { image: { lacks: ['.env', '*.pem', 'id_rsa'] } }],
  ['The leaked values occur nowhere', { planted: ['hunter2-prod'] }],
  [
    'Two stages, of which the last takes the binary alone',
    {
      count: { stage: { used: true }, atLeast: 2 },
      every: { taken: { stage: 'build' }, is: { only: ['/out/app'] } },
    },
  ],
  ['Every external image is pinned by digest', { every: { external: { in: 'any' }, is: { digest: true } } }],
  ['The server gets the stop signal', { image: { process: { program: 'gunicorn', signals: true } } }],
  [
    'The health check asks the app, with a tool that is there, and can fail',
    {
      image: {
        healthcheck: { asks: { port: 8000, path: '/healthz' }, toolExists: true, canFail: true },
      },
    },
  ],
  [
    'The image is small, and half as big as before',
    { image: { size: { atMost: '200 MB', atMostOf: { starter: 0.5 } } } },
  ],
  [
    'A small base that still gets fixes',
    { image: { base: { variant: ['slim', 'alpine', 'distroless', 'hardened'], supported: true } } },
  ],
]
