import { readJsonLines } from '../buildkit.ts'
import { peerCase } from './peer-case.ts'
import type { PeerCase } from './peer-case.ts'

type Trivy = {
  id: string
  rule: string
  dockerfile: string
  expect: 'catches' | 'passes'
  rebuild_notes?: readonly string[]
  config?: unknown
}

/** Trivy's tests and examples. Some of its inputs are models that no text can stand for. */
export function trivyCases(path: string): PeerCase[] {
  return readJsonLines<Trivy>(path).map(({ id, rule, dockerfile, expect, rebuild_notes: notes, config }) => {
    const impossible = notes?.find((note) => IMPOSSIBLE.has(note)) ?? LOST.get(id)
    const reason = impossible
      ? `not expressible as text (${impossible})`
      : config
        ? 'needs a setting of Trivy'
        : null
    return peerCase({ source: 'trivy', id, code: rule, text: dockerfile, expect, notApplicable: reason })
  })
}

const IMPOSSIBLE: ReadonlySet<string> = new Set([
  'arg-inside-stage-before-from',
  'from-uses-stage-local-arg',
  'empty-instruction',
])

/** What the text made of the model lacks. */
const LOST: ReadonlyMap<string, string> = new Map([
  ['trivy/DS-0006/test_extra_spaces_denied', 'the name of the first stage is lost'],
  ['trivy/DS-0012/test_basic_allowed', 'the names of the stages are not those of the model'],
])

type Checkov = { id: string; rule: string; dockerfile: string; expect: 'fail' | 'pass' | 'skip' }

export function checkovCases(path: string): PeerCase[] {
  return readJsonLines<Checkov>(path).map(({ id, rule, dockerfile, expect }) =>
    peerCase({
      source: 'checkov',
      id,
      code: rule,
      text: dockerfile,
      expect: expect === 'fail' ? 'catches' : 'passes',
      notApplicable: expect === 'skip' ? 'a comment of Checkov holds the finding back' : null,
    }),
  )
}

type Kics = {
  id: string
  platform: string
  rule_name: string
  dockerfile?: string
  compose?: string
  expect: 'catches' | 'passes'
  lines: readonly number[]
}

/** Its Dockerfiles. */
export function kicsCases(path: string): PeerCase[] {
  return kicsRows(path, 'dockerfile').map(({ id, rule_name: name, dockerfile = '', expect, lines }) =>
    peerCase({
      source: 'kics',
      id,
      code: name,
      text: dockerfile,
      expect,
      lines,
      ...(KICS_NAMES.has(name) && { otherCodes: KICS_NAMES.get(name)! }),
    }),
  )
}

/** Its compose files. */
export function kicsComposeCases(path: string): PeerCase[] {
  return kicsRows(path, 'dockerCompose').map(({ id, rule_name: code, compose = '', expect, lines }) =>
    peerCase({ source: 'kics', kind: 'compose', id, code, text: compose, expect, lines }),
  )
}

function kicsRows(path: string, wanted: 'dockerfile' | 'dockerCompose'): Kics[] {
  return readJsonLines<Kics>(path).filter(({ platform }) => platform === wanted)
}

/** Names that the queries bear in one of the two projects that ship them; the other's are those of our equivalents. */
const KICS_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['APT-GET Missing Flags To Avoid Manual Input', ["APT-GET Missing '-y' To Avoid Manual Input"]],
  ['ENV refers to itself', ['hadolint DL3044']],
  ['ONBUILD cannot trigger FROM or MAINTAINER', ['hadolint DL3043']],
  ['Run yarn clean after yarn install', ['hadolint DL3060']],
  ['Dockerfile should specify base image', ['hadolint DL3006', 'from-missing']],
])

type Semgrep = {
  id: string
  rule: string
  dockerfile?: string
  compose?: string
  lines: readonly number[]
  ok_lines: readonly number[]
}

/** Each line that a rule must or must not match is a case of its own. */
export function semgrepCases(path: string): PeerCase[] {
  return readJsonLines<Semgrep>(path).flatMap(
    ({ id, rule, dockerfile, compose, lines, ok_lines: silent }) => {
      const text =
        compose === undefined ? { text: dockerfile ?? '' } : ({ text: compose, kind: 'compose' } as const)
      const common = { source: 'semgrep', code: rule, ...text }
      const at = (line: number, expect: PeerCase['expect']) =>
        peerCase({ ...common, id: `${id}:${line}`, expect, ...(!OF_WHOLE_FILES.has(rule) && { only: line }) })
      return [...lines.map((line) => at(line, 'catches')), ...silent.map((line) => at(line, 'passes'))]
    },
  )
}

/** What these are about is missing from the file, or in several places: they name one line of their choice. */
const OF_WHOLE_FILES: ReadonlySet<string> = new Set([
  'missing-user',
  'missing-user-entrypoint',
  'use-either-wget-or-curl',
])
