import { describe, expect, it } from 'vitest'
import { covered, read, shown } from './testing.ts'
import type { CommandFile } from './model.ts'

const make = (text: string, variables: Record<string, string | null> = {}): CommandFile =>
  read(text, { kind: 'makefile', variables })

describe('recipes', () => {
  it.each<[string, readonly string[]]>([
    ['up:\n\tdocker compose up\n', ['! up: docker compose up']],
    ['up: ; docker compose up\n', ['! up: docker compose up']],
    [
      'up:\n\t@docker ps\n\t-docker rm x\n\t+@docker ps\n',
      ['! up: docker ps', '~ up: docker rm x', '! up: docker ps'],
    ],
    ['up:\n\tdocker run \\\n\t  -d a\n', ['! up: docker run -d a']],
    ['up:\n\tX=1\n\tdocker pull a:$$X\n', ['! up: docker pull ‹a:${X}›']],
    ['up:\n\tX=1; docker pull a:$$X\n', ['! up: docker pull a:1']],
    ['.ONESHELL:\nup:\n\tX=1\n\tdocker pull a:$$X\n', ['! up: docker pull a:1']],
    ['ifdef CI\nup:\n\tdocker ps\nendif\ndown:\n\tdocker ps\n', ['?! up: docker ps', '! down: docker ps']],
    ['define X\n\tdocker ps\nendef\nup:\n\tdocker images\n', ['! up: docker images']],
    [
      'SHELL := /bin/bash\n.SHELLFLAGS := -euo pipefail -c\nup:\n\tdocker a | docker b\n',
      ['! up: docker a', '! up: docker b <0'],
    ],
    ['SHELL := /usr/bin/python3\nup:\n\tprint(1)\n', []],
    ['# docker ps\n\tdocker ps\n', []],
    ['a b: c\n\tdocker ps\n', ['! a: docker ps']],
    ['a:\n\t# only a comment\n\tdocker ps # and one behind\n', ['! a: docker ps']],
  ])('%j', (text, commands) => expect(shown(make(text))).toEqual(commands))
})

describe('variables', () => {
  it.each<[string, string]>([
    ['T := 1\na:\n\tdocker pull x:$(T)\n', '! a: docker pull x:1'],
    ['T = 1\nN = x:$(T)\na:\n\tdocker pull ${N}\n', '! a: docker pull x:1'],
    ['a:\n\tdocker pull x:$(T)\nT = 2\n', '! a: docker pull x:2'],
    ['T ?= 1\na:\n\tdocker pull x:$(T)\n', '! a: docker pull x:1'],
    ['T = 1\nT ?= 2\na:\n\tdocker pull x:$(T)\n', '! a: docker pull x:1'],
    ['T != date\nT ?= 2\na:\n\tdocker pull x:$(T)\n', '! a: docker pull ‹x:${T}›'],
    ['ifdef CI\nT ?= 1\nendif\na:\n\tdocker pull x:$(T)\n', '! a: docker pull ‹x:${T}›'],
    ['USER ?= 1\na:\n\tdocker pull x:$(USER)\n', '! a: docker pull ‹x:${USER}›'],
    ['D ?= docker\nD += compose\na:\n\t$(D) up\n', '! a: docker compose up'],
    ['T != date\na:\n\tdocker pull x:$(T)\n', '! a: docker pull ‹x:${T}›'],
    ['T := 1\nifdef CI\nT := 2\nendif\na:\n\tdocker pull x:$(T)\n', '! a: docker pull ‹x:${T}›'],
    ['a: T = 1\na:\n\tdocker pull x:$(T)\n', '! a: docker pull ‹x:${T}›'],
    ['O := -d\nO += --rm\na:\n\tdocker run $(O) x\n', '! a: docker run -d --rm x'],
    ['DOCKER := docker run --rm\na:\n\t$(DOCKER) x\n', '! a: docker run --rm x'],
    ['a:\n\tdocker run $(OPTS) x\n', '! a: docker run ‹${OPTS}›* x'],
    ['a:\n\tdocker pull x:$(shell git describe)\n', '! a: docker pull ‹x:${shell}›'],
    ['a: b.txt c\n\tdocker cp $< $@ $^\n', '! a: docker cp b.txt a b.txt c'],
    ['%.tar: %.txt\n\tdocker save -o $@ x\n', '! %.tar: docker save -o ‹${@}›* x'],
    ["a:\n\tdocker run x '$(NAME)'\n", '! a: docker run x ‹${NAME}›'],
    ['T = $(T)\na:\n\tdocker pull x:$(T)\n', '! a: docker pull ‹x:${T}›'],
  ])('%j', (text, last) => expect(shown(make(text)).at(-1)).toBe(last))

  it('lets what is given on the command line win', () => {
    expect(shown(make('T := 1\na:\n\tdocker pull x:$(T)\n', { T: '9' }))).toEqual(['! a: docker pull x:9'])
  })
})

describe('places', () => {
  it('are those of the Makefile, a variable standing for what it became', () => {
    const script = make('IMAGE := harbour/tides:1\nup:\n\t@docker run \\\n\t  $(IMAGE) "$$HOME" -x\n')
    expect(covered(script, script.commands[0]?.words ?? [])).toEqual([
      'docker',
      'run',
      '$(IMAGE)',
      '"$$HOME"',
      '-x',
    ])
    expect(covered(script, script.commands)).toEqual(['docker run \\\n\t  $(IMAGE) "$$HOME" -x'])
  })

  it('of targets and comments', () => {
    const script = make('# one\nall: a b | c\n\tdocker ps # two\n.PHONY: all\n')
    expect(script.targets.map(({ name, prerequisites }) => [name, prerequisites])).toEqual([
      ['all', ['a', 'b', 'c']],
    ])
    expect(script.comments.map(({ text }) => text)).toEqual(['one', 'two'])
  })

  it('of whole rules, which a comment above them speaks about', () => {
    const script = make('all: a\n\tdocker ps\n\tdocker images\nb:\n')
    const rules = script.blocks.slice(0, 2).map((range) => ({ range }))
    expect(covered(script, rules)).toEqual(['all: a\n\tdocker ps\n\tdocker images', 'b'])
  })

  it('of errors, once for a line', () => {
    const script = make('a:\n\tdocker ps\nb:\n\tif x; then\n')
    expect(script.unreadable.map(({ range }) => range.start.line)).toEqual([4])
  })
})
