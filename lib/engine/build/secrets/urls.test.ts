import { describe, expect, test } from 'vitest'
import { maskUrl } from './urls.ts'

describe('maskUrl', () => {
  test.each([
    ['https://ci:hunter2@git.example.com/a.git', 'https://ci:***@git.example.com/a.git'],
    ['https://ci:$TOKEN@git.example.com/a.git', 'https://ci:***@git.example.com/a.git'],
    ['https://$TOKEN@git.example.com/a.git', 'https://***@git.example.com/a.git'],
    ['postgres://kiln:hunter2@db:5432/clay?sslmode=off', 'postgres://kiln:***@db:5432/clay?sslmode=off'],
    ['https://example.com/a?token=abc&b=1', 'https://example.com/a?token=***&b=1'],
    ['https://example.com/a?b=1&API_KEY=abc#x', 'https://example.com/a?b=1&API_KEY=***#x'],
  ])('%s', (url, masked) => expect(maskUrl(url)).toBe(masked))

  test.each([
    'https://git.example.com/a.git',
    'ssh://git@git.example.com/a.git',
    'https://ci@example.com/',
    'https://example.com/a@b:c',
    'https://example.com/token=abc',
  ])('%s shows nothing', (url) => expect(maskUrl(url)).toBe(url))

  test('only where the part counts', () => {
    expect(maskUrl('https://ci:changeme@example.com/', (part) => part !== 'changeme')).toBe(
      'https://ci:changeme@example.com/',
    )
  })
})
