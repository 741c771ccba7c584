import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { newLab } from '../scripts/new-lab.ts'
import { newLesson } from '../scripts/new-lesson.ts'
import { table } from './measure.ts'

const SIZES = [30, 100, 300]
const LESSONS_OF_A_MODULE = 10
/** Two labs in every second lesson, as the course has them: 30 lessons with 45. */
const labsOf = (lesson: number): number => (lesson % 2 === 0 ? 1 : 2)

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

/** What a build of the site needs, apart from the course itself, in a folder of its own. */
function copyProject(root: string): void {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1e8 })
  // Of the content the glossary, which speaks of no lesson.
  const files = stdout
    .split('\0')
    .filter((path) => path !== '' && !/^content\/(?!glossary\.yaml$)/.test(path))
  for (const path of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    cpSync(path, join(root, path))
  }
  // Hard links: the bundler follows no link that leads out of the project.
  spawnSync('cp', ['-al', 'node_modules', join(root, 'node_modules')], { stdio: 'inherit' })
}

/** A course of `count` lessons made of the templates; every one is a lesson of its own, with labs that can be solved. */
async function writeCourse(root: string, count: number): Promise<number> {
  const modules = range(Math.ceil(count / LESSONS_OF_A_MODULE))
  const entries = modules.flatMap((number) => [
    `  - slug: module-${number}`,
    `    number: ${number}`,
    `    title: Module ${number}`,
    '    summary: What is measured.',
    '    lessons: []',
  ])
  const head = ['title: Measured', 'licence: CC-BY-4.0', 'modules:']
  writeFileSync(join(root, 'content/course.yaml'), `${[...head, ...entries].join('\n')}\n`)
  let labs = 0
  for (const lesson of range(count)) {
    const address = `module-${Math.ceil(lesson / LESSONS_OF_A_MODULE)}/lesson-${lesson}`
    await newLesson(address, root)
    for (const _ of range(labsOf(lesson))) await newLab(`${address}/lab-${++labs}`, root)
  }
  return labs
}

/** Runs a program and prints, at the end, what it and those that it started took: the clock tells more about the others. */
const TIMED = 'start=$(date +%s.%N); "$@"; code=$?; date +%s.%N; echo $start; times; exit $code'

/** `12.3 s (8.1 s)`, of the processor and by the clock; throws with the last of what was said when it fails. */
function timed(root: string, command: string, args: readonly string[]): string {
  const { status, stdout } = spawnSync('sh', ['-c', TIMED, 'sh', command, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  })
  const lines = stdout.trimEnd().split('\n')
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${lines.slice(-40).join('\n')}`)
  const [end = '', start = '', , children = ''] = lines.slice(-4)
  return `${seconds(processorTime(children))} (${seconds(1000 * (Number(end) - Number(start)))})`
}

/** `1m2.50s 0m1.00s`, of the user and of the system, as milliseconds. */
function processorTime(times: string): number {
  const parts = [...times.matchAll(/(\d+)m([\d.]+)s/g)]
  return parts.reduce((sum, [, minutes, rest]) => sum + 60_000 * Number(minutes) + 1000 * Number(rest), 0)
}

async function measure(count: number): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'drydock-course-'))
  try {
    copyProject(root)
    const labs = await writeCourse(root, count)
    const prepared = timed(root, process.execPath, ['scripts/run.mjs', 'prepare'])
    const checked = timed(root, process.execPath, ['dist/drydock.mjs', 'content', 'check'])
    const built = timed(root, process.execPath, ['scripts/run.mjs', 'build'])
    return [String(count), String(labs), prepared, checked, built]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** By the number of lessons: `npm run bench -- course 30 100`. */
const sizes = process.argv.slice(2).map(Number)
const rows: string[][] = []
for (const size of sizes.length > 0 ? sizes : SIZES) rows.push(await measure(size))
console.log(table([['lessons', 'labs', 'prepare', 'content check', 'build'], ...rows]))
console.log('Seconds of the processor, and in brackets by the clock.')
