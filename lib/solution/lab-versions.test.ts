import { expect, it } from 'vitest'
import { whatChanged } from './lab-versions.ts'

const NOW = { Dockerfile: 'FROM alpine\n', 'compose.yaml': 'services: {}\n' }

it.each([
  [null, 'What was changed is not known; you can compare them with the new start.'],
  [NOW, 'Your files begin as before: its objectives or the files beside yours are others.'],
  [{ ...NOW, Dockerfile: 'FROM debian\n' }, 'Begins differently now: Dockerfile.'],
  [{ Dockerfile: NOW.Dockerfile }, 'New: compose.yaml.'],
  [{ ...NOW, 'pier.sh': '' }, 'Not part of it any more: pier.sh.'],
  [
    { Dockerfile: '', 'pier.sh': '' },
    'Begins differently now: Dockerfile. New: compose.yaml. Not part of it any more: pier.sh.',
  ],
])('what changed since %j', (begun, words) => expect(whatChanged(begun, NOW)).toBe(words))
