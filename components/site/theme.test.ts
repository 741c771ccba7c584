import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { applyMotion, applyTheme, currentTheme, nextTheme, themeScript, toTheme } from './theme.ts'

type Page = { dataset: Record<string, string> }
let page: Page
let saved: Map<string, string>

beforeEach(() => {
  page = { dataset: {} }
  saved = new Map()
  vi.stubGlobal('document', { documentElement: page })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => saved.get(key) ?? null,
    setItem: (key: string, value: string) => saved.set(key, value),
    removeItem: (key: string) => saved.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

/** What the inline script of every page does on load. */
const load = () => new Function(themeScript)()

test('the switch goes round: system, light, dark', () => {
  expect(nextTheme('system')).toBe('light')
  expect(nextTheme('light')).toBe('dark')
  expect(nextTheme('dark')).toBe('system')
})

test.each([null, undefined, '', 'sepia'])('%s is the system theme', (stored) => {
  expect(toTheme(stored)).toBe('system')
})

describe('a chosen theme', () => {
  test('is shown and found again by the next page', () => {
    applyTheme('dark')
    expect(page.dataset['theme']).toBe('dark')
    page.dataset = {}
    load()
    expect(currentTheme()).toBe('dark')
  })

  test('is forgotten when the system decides again', () => {
    applyTheme('dark')
    applyTheme('system')
    load()
    expect(currentTheme()).toBe('system')
    expect(saved.size).toBe(0)
  })

  test('holds for the page where storage is blocked', () => {
    const refuse = () => {
      throw new Error('blocked')
    }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
    applyTheme('light')
    expect(currentTheme()).toBe('light')
    expect(load).not.toThrow()
  })
})

describe('less motion', () => {
  test('is asked for before anything is drawn', () => {
    saved.set('drydock:motion', 'reduce')
    load()
    expect(page.dataset).toEqual({ motion: 'reduce' })
  })

  test('is shown at once, and taken back', () => {
    applyMotion('reduce')
    expect(page.dataset['motion']).toBe('reduce')
    applyMotion(null)
    expect(page.dataset).toEqual({})
  })
})
