import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/stages.ts'
import { baseConfigOf } from '../../images/index.ts'
import { build } from '../build.ts'
import { UNKNOWN_CONTEXT } from '../context.ts'
import { programIn } from '../programs.ts'

describe('packages that apk takes away again', () => {
  test.each([
    ['apk add --no-cache tini', 'yes'],
    ['apk add --no-cache tini && apk del tini', 'no'],
    ['apk add --no-cache --virtual .rig tini && apk del .rig', 'no'],
    ['apk add --no-cache tini curl && apk del curl', 'yes'],
  ])('%s', (command, there) => {
    const text = `FROM python:3.13-alpine\nRUN ${command}\n`
    const { image } = build(parse(text, { baseImage: baseConfigOf }), UNKNOWN_CONTEXT)
    expect(programIn(image!, '/sbin/tini')).toBe(there)
  })
})
