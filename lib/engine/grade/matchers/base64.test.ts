import { expect, it } from 'vitest'
import { inBase64 } from './base64.ts'

it.each(['hunter2-prod', 'tide-4417', 'Anchor!', 'x~y z0'])('%s is found wherever it stands', (value) => {
  const forms = inBase64(value)
  for (const around of ['', 'a', 'ab', 'abc', 'user:'])
    for (const behind of ['', '\n', ' and more']) {
      const encoded = btoa(`${around}${value}${behind}`)
      expect(forms.some((form) => encoded.includes(form))).toBe(true)
    }
  expect(forms.some((form) => btoa('something else entirely').includes(form))).toBe(false)
})

it.each(['short', '', 'größer als'])('%j is left alone', (value) => expect(inBase64(value)).toEqual([]))
