import { bin, run } from './support/command.ts'

type Step = { readonly name: string; readonly run: () => Promise<number> }
type Result = { readonly name: string; readonly passed: boolean; readonly seconds: number }

const node = (...args: string[]): Promise<number> => run(process.execPath, args)
const script = (...args: string[]): Promise<number> => node('scripts/run.mjs', ...args)

/** The lock file says everything an installation needs, on every platform. */
async function checkLock(): Promise<number> {
  const complete = await node('scripts/complete-lock.mjs', '--check')
  const installable = await run('npm', [
    'ci',
    '--dry-run',
    '--ignore-scripts',
    '--silent',
    '--no-audit',
    '--no-fund',
  ])
  return complete || installable
}

const STEPS: readonly Step[] = [
  { name: 'generate', run: () => script('prepare') },
  { name: 'lock file', run: checkLock },
  { name: 'oxlint', run: () => run(bin('oxlint'), ['--deny-warnings']) },
  { name: 'oxfmt', run: () => run(bin('oxfmt'), ['--check']) },
  { name: 'types', run: () => script('typecheck') },
  { name: 'knip', run: () => run(bin('knip'), []) },
  { name: 'unit tests', run: () => run(bin('vitest'), ['run']) },
  { name: 'build', run: () => script('build') },
  { name: 'first load', run: () => script('first-load') },
  { name: 'browser tests', run: () => script('e2e') },
]

/** A failing step stops no other one: one run shows everything there is to mend. */
async function runStep(step: Step): Promise<Result> {
  console.log(`\n── ${step.name} ${'─'.repeat(Math.max(0, 60 - step.name.length))}`)
  const start = performance.now()
  const passed = (await step.run()) === 0
  return { name: step.name, passed, seconds: (performance.now() - start) / 1000 }
}

function summary(results: readonly Result[]): string {
  const rows = results.map(
    ({ name, passed, seconds }) =>
      `${name.padEnd(16)} ${passed ? 'passed' : 'FAILED'} ${seconds.toFixed(1).padStart(7)} s`,
  )
  const failed = results.filter(({ passed }) => !passed).length
  return ['', ...rows, '', `${results.length - failed} passed, ${failed} failed`].join('\n')
}

/** All there is to check, as CI runs it. Names of steps as arguments run only those. */
export async function main(args: readonly string[]): Promise<number> {
  const results: Result[] = []
  for (const step of STEPS.filter(({ name }) => args.length === 0 || args.includes(name)))
    results.push(await runStep(step))
  console.log(summary(results))
  return results.some(({ passed }) => !passed) || results.length === 0 ? 1 : 0
}
