import { build, contextOf, grade, lint, parse } from '../../lib/engine/index.ts'
import { CONTEXT, DOCKERFILE, LAB } from './subject.ts'

/** Milliseconds of one keystroke's work, part by part, and of what runs beside it. */
export type Times = { readonly [Part in 'lint' | 'grade' | 'both' | 'beside']: readonly number[] }

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
  const times: { [Part in keyof Times]: number[] } = { lint: [], grade: [], both: [], beside: [] }
  for (let at = 0; at < KEYSTROKES; at++) {
    const text = typed(at)
    const advised = clock(() => advice(text))
    const graded = clock(() => grade(LAB, { Dockerfile: text }))
    const beside = clock(yardstick)
    if (at < WARM_UP) continue
    times.lint.push(advised)
    times.grade.push(graded)
    times.both.push(advised + graded)
    times.beside.push(beside)
  }
  self.postMessage(times satisfies Times)
}
