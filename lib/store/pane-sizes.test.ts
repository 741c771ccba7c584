import { afterEach, describe, expect, it, vi } from 'vitest'
import { readSizes, saveSize, SIZES_KEY, sizesScript } from './pane-sizes.ts'
import { createSafeStorage } from './safe-storage.ts'
import { memoryStorage } from './testing.ts'

const over = (memory: ReturnType<typeof memoryStorage>) => createSafeStorage(() => memory)

describe('sizes of panes', () => {
  it('are remembered each by itself, in whole pixels', () => {
    const storage = over(memoryStorage())
    saveSize(storage, 'brief', 411.6)
    saveSize(storage, 'panel', 300)
    expect(readSizes(storage)).toEqual({ brief: 412, panel: 300 })
  })

  it('are given back to the page', () => {
    const storage = over(memoryStorage())
    saveSize(storage, 'brief', 400)
    saveSize(storage, 'brief', null)
    expect(readSizes(storage)).toEqual({})
  })

  it.each(['nonsense', 'null', '[]', '{"brief":"wide"}', '{"brief":-4}', '{"quay":300}'])(
    'that cannot be read count as not chosen: %s',
    (text) => expect(readSizes(over(memoryStorage({ [SIZES_KEY]: text })))).toEqual({}),
  )
})

describe('before the first draw', () => {
  afterEach(() => void vi.unstubAllGlobals())

  function load(saved: string | null) {
    const set = new Map<string, string>()
    const style = { setProperty: (name: string, value: string) => void set.set(name, value) }
    vi.stubGlobal('document', { documentElement: { style } })
    vi.stubGlobal('localStorage', { getItem: () => saved })
    new Function(sizesScript)()
    return Object.fromEntries(set)
  }

  it('the sizes of the last visit are set', () => {
    expect(load('{"brief":400,"xray":520,"quay":3}')).toEqual({
      '--pane-brief': '400px',
      '--pane-xray': '520px',
    })
  })

  it.each([null, 'nonsense', '{"brief":"9;color:red"}', '{"panel":-1}'])('%s sets nothing', (saved) => {
    expect(load(saved)).toEqual({})
  })
})
