import type { CopyInstruction, Dockerfile, Stage, Value } from '../../dockerfile/model.ts'
import { resolvePath } from '../../dockerfile/paths.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A relative destination counts from the working directory, and without WORKDIR the base image decides which one that is: the root directory in most images, /go in golang, /usr/local/tomcat in tomcat. Nobody who reads the file sees it, and with another base image or a new release of it the files land somewhere else. In the root directory they also lie among those of the system. A WORKDIR, or a path that begins with a slash, says where they belong.',
  bad: 'FROM node:24-slim\nCOPY package.json server.js ./\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json server.js ./\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy',
    'https://docs.docker.com/reference/dockerfile/#workdir',
    'https://docs.docker.com/build/building/best-practices/#workdir',
  ],
  equivalents: { hadolint: ['DL3045'] },
}

/** A WORKDIR that is itself relative is workdir-relative's. In a stage from scratch the working directory is always the root. */
export default defineRule({
  meta: {
    name: 'copy-relative-no-workdir',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['COPY', 'ADD'] },
    title: 'Set WORKDIR before copying to a relative path',
    messages: {
      unknown:
        'No WORKDIR says what {{destination}} is relative to, so the base image decides where the files go.',
      root: 'No WORKDIR says what {{destination}} is relative to: with this base image the files go into the root directory, to {{path}}.',
      base: 'No WORKDIR says what {{destination}} is relative to: the base image happens to have {{workdir}} as its own, so the files go to {{path}}.',
      later:
        'WORKDIR comes only in line {{line}}: here {{destination}} is still relative to what the base image has, so the files do not go there.',
      other:
        'The WORKDIR in line {{line}} belongs to stage {{stage}}; here {{destination}} is relative to what the base image has.',
    },
  },
  *check({ dockerfile, build }) {
    const settled: boolean[] = []
    for (const stage of dockerfile.stages) {
      const { base, index, triggers } = stage
      settled[index] =
        base.kind === 'scratch' ||
        (base.kind === 'stage' && settled[base.stage] === true) ||
        triggers.some(({ keyword }) => keyword === 'WORKDIR')
      for (const instruction of stage.instructions) {
        if (instruction.keyword === 'WORKDIR') settled[index] = true
        if (settled[index]) break
        if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') continue
        const { destination } = instruction
        if (!destination || !isRelative(destination)) continue
        const known = build.stages[index]?.image.base?.facts != null
        yield report(dockerfile, stage, instruction, destination, known)
      }
    }
  },
})

/** Neither `/`, nor a drive of Windows, nor a variable in front, which may hold either. */
function isRelative({ raw, text }: Value): boolean {
  const written = raw.replace(/^["']/, '')
  return text !== '' && !/^(?:[/\\$]|[A-Za-z]:)/.test(written)
}

function report(
  dockerfile: Dockerfile,
  stage: Stage,
  { before }: CopyInstruction,
  destination: Value,
  known: boolean,
) {
  const path = known ? resolvePath(before.workdir, destination.text) : null
  const later = workdirOf(stage)
  const other = later ?? dockerfile.stages.map(workdirOf).find((each) => each !== undefined)
  const messageId = later
    ? 'later'
    : other && other.stage < stage.index
      ? 'other'
      : path === null
        ? 'unknown'
        : before.workdir === '/'
          ? 'root'
          : 'base'
  return {
    messageId,
    range: destination.range,
    data: {
      destination: destination.text ?? destination.raw,
      path: path ?? '',
      workdir: before.workdir ?? '',
      line: other?.range.start.line ?? 0,
      stage: dockerfile.stages[other?.stage ?? -1]?.label ?? '',
    },
    // The author may know what the base image sets.
    confidence: known ? 'certain' : 'likely',
    ...fixOf(dockerfile, destination, path),
  } as const
}

function workdirOf({ instructions }: Stage) {
  return instructions.find(({ keyword }) => keyword === 'WORKDIR')
}

/** Writes out the path that comes about now, where that is known. */
function fixOf(
  { source }: Dockerfile,
  { raw, text, range }: Value,
  path: string | null,
): { readonly fix?: Fix } {
  const written = slice(source, range)
  if (path === null || raw !== text || /[\s"$]/.test(path) || ![raw, `"${raw}"`].includes(written)) return {}
  const whole = path !== '/' && /(?:^|\/)\.{0,2}$/.test(raw) ? `${path}/` : path
  return {
    fix: {
      title: `Write ${whole}`,
      safety: 'safe',
      edits: [{ range, newText: written === raw ? whole : `"${whole}"` }],
    },
  }
}
