import { expect, test } from 'vitest'
import { readJson } from '../document/json.ts'
import { parseCompose } from './parse.ts'

const HARBOUR = `name: harbour
include: [common.yaml]
x-log: &log
  logging: {driver: json-file, options: {max-size: "10m", max-file: "3"}}
services:
  crane:
    <<: *log
    build: {context: ./crane, target: run, args: {VERSION: "\${VERSION:-1.0}"}, secrets: [token]}
    ports: ["127.0.0.1:8080:80", {target: 90, published: "9090"}]
    environment:
      - LOAD=\${LOAD:?how much}
      - PLACE
    healthcheck: {test: ["CMD", "lift", "--check"], interval: 30s}
    depends_on: {db: {condition: service_healthy}}
    command: sh -c "lift | tee log"
    volumes: [data:/data:ro, ./site:/site, {type: tmpfs, target: /tmp}]
    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]
    deploy: {resources: {limits: {memory: 64m, cpus: "0.5"}, reservations: {devices: [{capabilities: [gpu]}]}}}
  db:
    extends: crane
    image: postgres:18
    secrets: [{source: token, target: /etc/token, mode: 0440}]
    networks: {back: {aliases: [store]}}
    ulimits: {nofile: 1024}
    gpus: all
volumes: {data: {driver: local}}
networks: {back: {internal: true}}
secrets: {token: {file: ./token}}
`

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ': ',
  '- ',
  '\n',
  '\t',
  '"',
  "'",
  '*log',
  '&log ',
  '<<: ',
  '${',
  '$$',
  '#',
  '|\n',
  '>\n',
  '!reset ',
  '---\n',
  '<<<<<<< HEAD\n',
  '\u00a0',
  '⚓',
  '\r\n',
  '? ',
  '0',
  '~',
]

/** Numbers from a seed, the same in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** One to five places replaced, removed, doubled or cut off. */
function mutated(text: string, seed: number): string {
  const next = numbers(seed)
  let result = text
  for (let edits = 1 + next(5); edits > 0; edits--) {
    const from = next(result.length + 1)
    const to = Math.min(from + next(12), result.length)
    const piece = PIECES[next(PIECES.length)] ?? ''
    const kinds = [piece, '', result.slice(from, to).repeat(2), piece.repeat(1 + next(20))]
    result =
      result.slice(0, from) +
      (kinds[next(kinds.length)] ?? '') +
      result.slice(next(40) === 0 ? result.length : to)
  }
  return result
}

test('300 mutations of a compose file are read without throwing, and every place lies in the text', () => {
  for (let seed = 0; seed < 300; seed++) {
    const text = mutated(HARBOUR, seed)
    const { unreadable, problems, blocks, services } = parseCompose(text)
    expect(unreadable.length).toBeLessThanOrEqual(1)
    const ranges = [...unreadable, ...problems, ...services].map(({ range }) => range)
    for (const { start, end } of [...ranges, ...blocks]) {
      expect(start.offset).toBeLessThanOrEqual(end.offset)
      expect(end.offset).toBeLessThanOrEqual(text.length)
    }
  }
})

test('300 mutations of a JSON file are read without throwing', () => {
  const text = JSON.stringify(
    { 'log-driver': 'local', dns: ['10.0.0.1'], limits: { nofile: { Soft: 1 } } },
    null,
    2,
  )
  for (let seed = 0; seed < 300; seed++) {
    const { unreadable, problems } = readJson(mutated(text, seed))
    for (const { range } of [...unreadable, ...problems])
      expect(range.start.offset).toBeLessThanOrEqual(range.end.offset)
  }
})
