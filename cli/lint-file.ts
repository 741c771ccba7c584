import { stat, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { createContextReader, createProjectReader } from './context.ts'
import { unifiedDiff } from './diff.ts'
import { sourceOf } from './kinds.ts'
import { toLintOutput } from './lint-output.ts'
import type { LintOutput } from './lint-output.ts'
import { LARGEST_CHECKED, readSource, toSource } from './lint-source.ts'
import type { Bytes, LintSource } from './lint-source.ts'
import { reason } from './read.ts'
import { errorsIn, judge } from './judge.ts'
import type { Judged, Surroundings } from './judge.ts'
import { fixAll, rangeAt, lineStarts } from '../lib/engine/index.ts'
import type { FileKind, Finding, Fixed, Linted } from '../lib/engine/index.ts'

/** What is to be done with every file. Plain data: it crosses to the threads. */
export type LintSettings = {
  readonly cwd: string
  readonly as: string | null
  readonly context: string | null
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly fix: 'no' | 'write' | 'show'
}

/** A file that was checked, or why it could not be, as a sentence. */
export type Checked =
  | {
      readonly ok: true
      readonly output: LintOutput
      readonly text: string
      readonly findings: readonly Finding[]
      readonly ignored: Linted['ignored']
      readonly fixed: Fixed['applied']
      /** A unified diff, with `fix: 'show'` only. */
      readonly diff: string
    }
  | { readonly ok: false; readonly message: string }

export type FileChecker = (path: string, given: Bytes | null) => Promise<Checked>

/** Checks one file after the other; neighbours share what was read of their build context. `given` is standard input. */
export function createFileChecker(settings: LintSettings): FileChecker {
  const readContext = createContextReader()
  const readProject = createProjectReader()
  return async (path, given) => {
    const source = sourceOf(path, settings.as)
    if (!source.ok) return source
    const read = await readBytes(resolve(settings.cwd, path), given)
    if (!read.ok) return { ok: false, message: `${path} ${read.message}` }
    const text = toSource(read.bytes)
    if (text === null)
      return { ok: false, message: `${path} is a binary file, which no ${NOUNS[source.kind]} is.` }
    const folder = resolve(settings.cwd, settings.context ?? dirname(source.shown))
    const around: Surroundings = {
      shown: source.shown,
      contextOf: (dockerfile) =>
        readContext(folder, { name: source.shown, text: dockerfile, guessed: settings.context === null }),
      // A file on standard input may belong anywhere.
      projectOf: () => ({
        path: basename(source.shown),
        context: readProject(folder, { guessed: path === '-' && settings.context === null }),
      }),
    }
    return checkText(text, { settings, path, kind: source.kind, around })
  }
}

const NOUNS: Readonly<Record<FileKind, string>> = {
  dockerfile: 'Dockerfile',
  compose: 'compose file',
  'gitlab-ci': 'pipeline',
  daemon: 'daemon.json',
  dockerignore: '.dockerignore',
  gitignore: '.gitignore',
  renovate: 'renovate.json',
  makefile: 'Makefile',
  shell: 'shell script',
}

type Read = { readonly ok: true; readonly bytes: Bytes } | { readonly ok: false; readonly message: string }

async function readBytes(path: string, given: Bytes | null): Promise<Read> {
  try {
    return { ok: true, bytes: given ?? (await readSource(path)) }
  } catch (error) {
    return { ok: false, message: reason(error) }
  }
}

type Job = {
  readonly settings: LintSettings
  readonly path: string
  readonly kind: FileKind
  readonly around: Surroundings
}

async function checkText(source: LintSource, job: Job): Promise<Checked> {
  const { settings, path, kind, around } = job
  const { shown } = around
  const wanted = ({ rule }: Finding): boolean =>
    (settings.only.length === 0 || settings.only.includes(rule)) && !settings.skip.includes(rule)
  const check = (text: string): Judged => judge(kind, text, around)
  const fixed =
    settings.fix === 'no' ? null : fixSource(source, kind, (text) => check(text).findings.filter(wanted))
  if (fixed && !fixed.ok) return { ok: false, message: `${path} ${fixed.message}` }
  const mended = fixed?.fixed ?? { text: source.text, applied: [] }
  if (settings.fix === 'write' && mended.applied.length > 0) {
    const failure = await write(resolve(settings.cwd, path), mended.text)
    if (failure !== null) return { ok: false, message: `${path} ${failure}` }
  }
  // What is only shown is not written: the file is judged as it is.
  const text = settings.fix === 'write' ? mended.text : source.text
  const { findings, ignored, score } = withCut(check(text), source, text)
  const counted = findings.filter(wanted)
  const held = ignored.filter(({ finding }) => wanted(finding))
  return {
    ok: true,
    output: toLintOutput({ path: shown, kind, score: score(findings) }, counted, held),
    text,
    findings: counted,
    ignored: held,
    fixed: mended.applied,
    diff: settings.fix === 'show' ? unifiedDiff(shown, source.text, mended.text) : '',
  }
}

type FixResult =
  | { readonly ok: true; readonly fixed: Fixed }
  | { readonly ok: false; readonly message: string }

/** Nothing is written back that was not read whole and exactly. */
function fixSource(
  source: LintSource,
  kind: FileKind,
  check: (text: string) => readonly Finding[],
): FixResult {
  if (source.exact)
    return { ok: true, fixed: fixAll(source.text, check, { errorsIn: (text) => errorsIn(kind, text) }) }
  const message =
    source.cutFrom === null
      ? 'is not UTF-8 text, so it is not fixed.'
      : `is larger than ${LARGEST_CHECKED / 1024} KB, so it is not fixed.`
  return { ok: false, message }
}

async function write(path: string, text: string): Promise<string | null> {
  try {
    await writeFile(path, text)
    return null
  } catch (error) {
    return REFUSED.has((error as NodeJS.ErrnoException).code ?? '')
      ? 'may not be written by this user, so it is not fixed.'
      : reason(error)
  }
}

const REFUSED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS'])

/**
 * Of a file that is too long the beginning is judged. What comes later may change any verdict, so none is certain,
 * nothing is said about the piece that may be cut in two, and the file is told about.
 */
function withCut(judged: Judged, { cutFrom }: LintSource, text: string): Judged {
  if (cutFrom === null) return judged
  const findings = judged.findings
    .filter(({ range }) => range.start.offset < judged.last)
    .map((finding): Finding =>
      finding.confidence === 'certain' ? { ...finding, confidence: 'likely' } : finding,
    )
  return { ...judged, findings: [...findings, cutFinding(text, cutFrom)] }
}

function cutFinding(text: string, size: number): Finding {
  const starts = lineStarts(text)
  const end = text.replace(/\n$/, '').length
  return {
    rule: 'file-too-long',
    severity: 'warning',
    confidence: 'certain',
    messageId: 'cut',
    message: `The file has ${Math.ceil(size / 1024).toLocaleString('en')} KB; only its first ${LARGEST_CHECKED / 1024} KB, up to here, are checked.`,
    range: rangeAt(starts, starts.findLast((start) => start < end) ?? 0, end),
    fix: null,
  }
}

/** Does the path lead to a folder? */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}
