import { describe, expect, it } from 'vitest'
import { parseScript } from './parse.ts'

const certain = (source: string): readonly (readonly [string | null, boolean])[] =>
  parseScript(source, { kind: 'shell' }).commands.map((command) => [command.program, command.certain])

describe('a word that is an alias', () => {
  it('starts nobody knows what', () =>
    expect(certain('alias sail=true row="row -x"\nsail\nrow fast\n\\sail\nmoor sail\n')).toEqual([
      ['alias', true],
      ['sail', false],
      ['row', false],
      ['sail', true],
      ['moor', true],
    ]))

  it('is none above, and none when an alias is only printed', () =>
    expect(certain('sail\nalias sail\nsail\n')).toEqual([
      ['sail', true],
      ['alias', true],
      ['sail', true],
    ]))
})
