import type { Answer, Facts, Value } from './evaluate.ts'

/** The pipelines that are told apart: those of a push, and those of a merge request. */
export const PIPELINES = ['defaultBranch', 'otherBranches', 'tags', 'mergeRequests'] as const
export type PipelineKind = (typeof PIPELINES)[number]

/** Names that stand for what only a pipeline knows. No text of a file is equal to them. */
const DEFAULT = '\0default'
const OTHER = '\0other'
const TAG = '\0tag'
const SOMETHING = '\0something'

/** What default branches are called, unless somebody chose another name. */
export const USUAL = ['main', 'master']

/** Predefined variables that tell pipelines apart. Source: docs.gitlab.com/ci/variables/predefined_variables. */
const VALUES: Readonly<Record<PipelineKind, Readonly<Record<string, Value>>>> = {
  defaultBranch: {
    CI_COMMIT_BRANCH: DEFAULT,
    CI_COMMIT_REF_NAME: DEFAULT,
    CI_COMMIT_REF_SLUG: DEFAULT,
    CI_COMMIT_REF_PROTECTED: 'true',
    CI_COMMIT_TAG: null,
    CI_PIPELINE_SOURCE: 'push',
    CI_OPEN_MERGE_REQUESTS: null,
  },
  otherBranches: {
    CI_COMMIT_BRANCH: OTHER,
    CI_COMMIT_REF_NAME: OTHER,
    CI_COMMIT_REF_SLUG: OTHER,
    CI_COMMIT_REF_PROTECTED: 'false',
    CI_COMMIT_TAG: null,
    CI_PIPELINE_SOURCE: 'push',
    CI_OPEN_MERGE_REQUESTS: undefined,
  },
  tags: {
    CI_COMMIT_BRANCH: null,
    CI_COMMIT_REF_NAME: TAG,
    CI_COMMIT_REF_SLUG: TAG,
    CI_COMMIT_REF_PROTECTED: undefined,
    CI_COMMIT_TAG: TAG,
    CI_PIPELINE_SOURCE: 'push',
    CI_OPEN_MERGE_REQUESTS: null,
  },
  mergeRequests: {
    CI_COMMIT_BRANCH: null,
    CI_COMMIT_REF_NAME: OTHER,
    CI_COMMIT_REF_SLUG: OTHER,
    CI_COMMIT_REF_PROTECTED: 'false',
    CI_COMMIT_TAG: null,
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_OPEN_MERGE_REQUESTS: SOMETHING,
  },
}

/** Set in every pipeline, to what is not known here. */
const ALWAYS_SET = /^CI_(?:COMMIT_(?:SHA|SHORT_SHA|TITLE|MESSAGE|AUTHOR)|PROJECT_\w+|SERVER_HOST|REGISTRY)$/

export function factsOf(kind: PipelineKind): Facts {
  return { value: (name) => valueIn(kind, name), equal: isEqual, matches: isMatch }
}

function valueIn(kind: PipelineKind, name: string): Value {
  const values = VALUES[kind]
  if (Object.hasOwn(values, name)) return values[name]
  if (name === 'CI_DEFAULT_BRANCH') return DEFAULT
  if (name.startsWith('CI_MERGE_REQUEST_')) return kind === 'mergeRequests' ? SOMETHING : null
  return ALWAYS_SET.test(name) ? SOMETHING : undefined
}

function isMark(text: string): boolean {
  return text.startsWith('\0')
}

/** A branch called main is taken for the default one; whether the default one is called so depends on the project. */
export function isEqual(left: string, right: string): Answer {
  if (left === right) return left === SOMETHING ? 'some' : true
  const [mark, text] = isMark(left) ? [left, right] : [right, left]
  if (!isMark(mark)) return false
  if (isMark(text)) return mark === SOMETHING || text === SOMETHING ? 'some' : false
  return mark === OTHER && USUAL.includes(text) ? false : 'some'
}

/** Patterns that only a usual default branch fits: `/^(main|master)$/`. */
const USUAL_PATTERN = /^\/\^\(?(?:main|master)(?:\|(?:main|master))*\)?\$\/[a-z]*$/

export function isMatch(text: string, pattern: string): Answer {
  if (isMark(text)) return text === OTHER && USUAL_PATTERN.test(pattern) ? false : 'some'
  const compiled = compile(pattern)
  return compiled === null ? 'some' : compiled.test(text)
}

/** RE2 and JavaScript agree on plain patterns; those with nested repetition are not tried. */
function compile(pattern: string): RegExp | null {
  const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? []
  if (source.length > 200 || /[+*}]\)?[+*{]/.test(source) || /\)[+*{]/.test(source)) return null
  try {
    return new RegExp(source, flags.includes('i') ? 'i' : '')
  } catch {
    return null
  }
}

/** What the name of the branch or tag is in each; a merge request has none that `only` knows. */
export const REFS: Readonly<Record<PipelineKind, string>> = {
  defaultBranch: DEFAULT,
  otherBranches: OTHER,
  tags: TAG,
  mergeRequests: '',
}
