import { build, parse } from '../lib/engine/index.ts'
import type { Context } from '../lib/engine/index.ts'

const FILES = 10_000
const STEPS = 200

/** `npm run bench -- memory`: heap of a build with a large context and many steps. Needs node --expose-gc, or says what it can. */
function context(): Context {
  const entries = Array.from({ length: FILES }, (_, at) => {
    const path = `src/part${at % 100}/file${at}.py`
    return [path, { content: `print(${at})\n`, size: 12 }] as const
  })
  return { files: Object.fromEntries(entries), complete: true }
}

function dockerfile(): string {
  const steps = Array.from({ length: STEPS }, (_, at) =>
    at % 4 === 0
      ? `COPY src/part${at % 100} /app/part${at}`
      : at % 4 === 1
        ? `RUN mkdir -p /srv/${at} && cp -r /app/part${at - 1} /srv/${at}/ || true`
        : at % 4 === 2
          ? `RUN chown -R 1000 /srv/${at - 1}`
          : `ENV PART${at}=/srv/${at}`,
  )
  return `FROM debian:13 AS all\nCOPY . /all\n${steps.join('\n')}\nFROM all\nRUN rm -rf /all\n`
}

function used(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}

const given = context()
const text = dockerfile()
const before = used()
const start = performance.now()
const built = build(parse(text), given)
const took = performance.now() - start
// Asked for, so that nothing is left to be done later.
const listed = built.image?.files.entries.size ?? 0
const after = used()
console.log(
  `${FILES.toLocaleString('en')} files, ${STEPS} steps: ${listed.toLocaleString('en')} entries, ` +
    `${(after - before).toFixed(0)} MB kept, ${took.toFixed(0)} ms${globalThis.gc ? '' : ' (without --expose-gc: garbage included)'}`,
)
