import type { Stage, WorkdirInstruction } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A relative WORKDIR is taken from the working directory so far. At the beginning of a stage that is whatever the base image sets, so the same line means /app with one image and /var/www/html/app with the next, and a new release of the image may move it. Behind an absolute WORKDIR of this file the meaning is fixed.',
  bad: 'FROM php:8.4-apache\nWORKDIR app\nCOPY . .\n',
  good: 'FROM php:8.4-apache\nWORKDIR /app\nCOPY . .\nWORKDIR public\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#workdir',
    'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
    'https://docs.docker.com/build/building/best-practices/#workdir',
  ],
  equivalents: {
    hadolint: ['DL3000'],
    buildkit: ['WorkdirRelativePath'],
    trivy: ['DS-0009'],
    checkov: ['CKV_DOCKER_10'],
    kics: ['WORKDIR Path Not Absolute'],
    semgrep: ['use-absolute-workdir'],
    dockerfile_utils: ['WORKDIR_IS_NOT_ABSOLUTE'],
  },
}

/** The first WORKDIR of a chain of stages; the later ones build on it. `env-tilde` speaks of ~ elsewhere. */
export default defineRule({
  meta: {
    name: 'workdir-relative',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['WORKDIR'] },
    title: 'Begin with an absolute WORKDIR',
    messages: {
      relative:
        'WORKDIR {{path}} is relative and no WORKDIR of this file stands before it, so the base image decides where it leads.',
      root: 'WORKDIR {{path}} is relative; {{image}} starts in /, so it leads to {{resolved}}.',
      moved:
        'WORKDIR {{path}} is relative, and {{image}} sets the working directory {{before}}, so it leads to {{resolved}}.',
      tilde: 'WORKDIR does not know ~ as the home directory: this makes a directory that is called {{path}}.',
      variable:
        'WORKDIR {{raw}} comes out as {{path}}, which is relative: the base image decides where it leads.',
    },
  },
  *check(input) {
    const isSet: boolean[] = []
    for (const stage of input.stages) {
      const below = stage.base.kind === 'stage' && isSet[stage.base.stage] === true
      const [first] = stage.instructions.filter((each) => each.keyword === 'WORKDIR')
      const triggered = stage.triggers.some(({ keyword }) => keyword === 'WORKDIR')
      isSet[stage.index] = below || triggered || first !== undefined
      if (below || triggered || !first || !isRelative(first)) continue
      yield report(first, stage, input)
    }
  },
})

/** Drive letters are those of Windows. A path that is not known may be anything. */
function isRelative({ path: { text } }: WorkdirInstruction): boolean {
  return text !== null && text !== '' && !/^(?:[/\\]|[A-Za-z]:)/.test(text)
}

function report(instruction: WorkdirInstruction, stage: Stage, { build }: RuleInput) {
  const { path, resolved, before } = instruction
  const base = build.stages[stage.index]?.image.base
  const known = stage.base.kind === 'scratch' || base?.facts != null
  const data = {
    path: path.text ?? '',
    raw: path.raw,
    image: base?.text ?? 'the base image',
    before: before.workdir ?? '',
    resolved: resolved ?? '',
  }
  const messageId = variant(instruction, known)
  return { messageId, range: path.range, data, ...fixOf(instruction, known) }
}

function variant(
  { path: { raw, text }, before, resolved }: WorkdirInstruction,
  known: boolean,
): 'tilde' | 'variable' | 'relative' | 'root' | 'moved' {
  if (text?.startsWith('~')) return 'tilde'
  if (raw.includes('$')) return 'variable'
  if (!known || resolved === null) return 'relative'
  return before.workdir === '/' ? 'root' : 'moved'
}

/** With a known base image the absolute path is the same directory. */
function fixOf({ path, resolved }: WorkdirInstruction, known: boolean): { fix?: Fix } {
  if (resolved === null || path.raw !== path.text || path.text.startsWith('~') || /\s/.test(path.raw))
    return {}
  return {
    fix: {
      title: `Write WORKDIR ${resolved}`,
      safety: known ? 'safe' : 'behaviour',
      edits: [{ range: path.range, newText: resolved }],
    },
  }
}
