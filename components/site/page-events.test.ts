import { describe, expect, test } from 'vitest'
import { preferenceKey } from '@/lib/store/preferences.ts'
import { SINGLE_KEYS, pageOf, wishOf } from './page-events.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const always = () => true
const never = () => false

test.each([
  ['Ctrl K', { key: 'k', ctrlKey: true }, never, 'search'],
  ['Cmd K, with Caps Lock', { key: 'K', metaKey: true }, never, 'search'],
  ['Ctrl Alt K', { key: 'k', ctrlKey: true, altKey: true }, always, null],
  ['Ctrl /', { key: '/', ctrlKey: true }, always, null],
  ['/', { key: '/' }, always, 'search'],
  ['/ in a text field, or turned off', { key: '/' }, never, null],
  ['?', { key: '?' }, always, 'shortcuts'],
  ['[', { key: '[' }, always, 'prev'],
  ['] with Alt', { key: ']', altKey: true }, always, 'next'],
  ['] with AltGr on Windows', { key: ']', altKey: true, ctrlKey: true }, always, 'next'],
  ['k', { key: 'k' }, always, null],
])('%s', (_, key, single, wish) => {
  expect(wishOf({ ...plain, ...key }, single)).toBe(wish)
})

describe('a click', () => {
  const here = { origin: 'https://harbour.example', pathname: '/piers/', search: '' }
  const click = { ...plain, button: 0, defaultPrevented: false }
  const link = (address: string, attributes: { target?: string; download?: boolean } = {}) => {
    const { origin, pathname, search, hash } = new URL(address, 'https://harbour.example')
    const target = attributes.target ?? ''
    const hasAttribute = (name: string) => name === 'download' && attributes.download === true
    return { origin, pathname, search, hash, target, hasAttribute }
  }

  test.each([
    ['/quays/', '/quays/'],
    ['/quays/?q=1#north', '/quays/?q=1#north'],
    ['/piers/?q=1', '/piers/?q=1'],
    ['/piers/#north', null],
    ['/map.svg', null],
    ['https://elsewhere.example/quays/', null],
  ])('on %s leads to %s', (address, page) => {
    expect(pageOf(click, link(address), here, '')).toBe(page)
  })

  test('below a base path leads to the page without it, and beside it to none', () => {
    expect(pageOf(click, link('/harbour/quays/'), here, '/harbour')).toBe('/quays/')
    expect(pageOf(click, link('/harbours/'), here, '/harbour')).toBeNull()
  })

  test.each([
    ['another button', { button: 1 }],
    ['Ctrl', { ctrlKey: true }],
    ['Shift', { shiftKey: true }],
    ['somebody who took it', { defaultPrevented: true }],
  ])('with %s is left alone', (_, change) => {
    expect(pageOf({ ...click, ...change }, link('/quays/'), here, '')).toBeNull()
  })

  test('beside a link, for a new tab or for a download is left alone', () => {
    expect(pageOf(click, null, here, '')).toBeNull()
    expect(pageOf(click, link('/quays/', { target: '_blank' }), here, '')).toBeNull()
    expect(pageOf(click, link('/quays/', { download: true }), here, '')).toBeNull()
  })
})

test('the choice about single keys is read where it is saved', () => {
  expect(SINGLE_KEYS).toBe(preferenceKey('singleKeys'))
})
