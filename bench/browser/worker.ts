import { structureOf } from '../../lib/engine/assist/structure.ts'
import { afterChange, build, contextOf, grade, lint, parse, reportOf } from '../../lib/engine/index.ts'
import { CONTEXT, DOCKERFILE, LAB } from './subject.ts'

/** Milliseconds of one keystroke's work, part by part, and of what runs beside it. */
export type Times = {
  readonly [Part in 'lint' | 'grade' | 'both' | 'apart' | 'shared' | 'beside']: readonly number[]
}

const KEYSTROKES = 400
const WARM_UP = 60

const context = contextOf(CONTEXT)

/** One letter more, now here and now there: every text is new, as when somebody types. */
function typed(at: number): string {
  const place = (at * 131) % DOCKERFILE.length
  const end = DOCKERFILE.indexOf('\n', place)
  return `${DOCKERFILE.slice(0, end)} # ${at}${DOCKERFILE.slice(end)}`
}

function advice(text: string): void {
  const dockerfile = parse(text)
  lint(dockerfile, build(dockerfile, context), context)
}

/** What a key costs with the X-ray open and the full editor: each reading and building for itself. */
function apart(text: string): void {
  advice(text)
  const dockerfile = parse(text)
  reportOf(dockerfile, build(dockerfile, context, CHANGE))
  structureOf(parse(text))
}

/** The same from one reading and one build. */
function shared(text: string): void {
  const dockerfile = parse(text)
  const built = build(dockerfile, context)
  lint(dockerfile, built, context)
  reportOf(dockerfile, afterChange(dockerfile, built, CHANGE))
  structureOf(dockerfile)
}

const CHANGE = { changed: ['app.py'], changedArgs: [] }

/** A yardstick that every browser brings along: reading and writing 256 KB of JSON. */
const JSON_TEXT = JSON.stringify(
  Array.from({ length: 4000 }, (_, id) => ({ id, name: `layer ${id}`, ok: true })),
)
const yardstick = (): unknown => JSON.stringify(JSON.parse(JSON_TEXT))

function clock(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

self.onmessage = () => {
  const times: { [Part in keyof Times]: number[] } = {
    lint: [],
    grade: [],
    both: [],
    apart: [],
    shared: [],
    beside: [],
  }
  for (let at = 0; at < KEYSTROKES; at++) {
    const text = typed(at)
    const advised = clock(() => advice(text))
    const graded = clock(() => grade(LAB, { Dockerfile: text }))
    const eachForItself = clock(() => apart(text))
    const together = clock(() => shared(text))
    const beside = clock(yardstick)
    if (at < WARM_UP) continue
    times.lint.push(advised)
    times.grade.push(graded)
    times.both.push(advised + graded)
    times.apart.push(eachForItself)
    times.shared.push(together)
    times.beside.push(beside)
  }
  self.postMessage(times satisfies Times)
}
