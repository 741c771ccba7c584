import type { Node } from '../document/types.ts'
import { DEFAULT_KEYS, JOB_KEYS } from './keywords.ts'
import { asBoolean } from './nodes.ts'

/** What may stand under a key. */
export type Shape = {
  /** In words, behind "takes". */
  readonly words: string
  readonly kinds: readonly Node['kind'][]
  /** What a single value may be; anything when absent. */
  readonly scalar?: 'boolean' | 'number' | readonly string[]
  /** The keys of a map, when GitLab refuses others. */
  readonly keys?: readonly string[]
  /** Shapes of those keys that have one. */
  readonly under?: Readonly<Record<string, Shape>>
  /** Of a list, in lists within it too. */
  readonly items?: Shape
}

const shape = (words: string, kinds: Shape['kinds'], more: Omit<Shape, 'words' | 'kinds'> = {}): Shape => ({
  words,
  kinds,
  ...more,
})
const mapWith = (words: string, keys: readonly string[], under: Shape['under'] = {}): Shape =>
  shape(words, ['map'], { keys, under })
const word = (words: string, values: readonly string[]): Shape => shape(words, ['scalar'], { scalar: values })

const TEXT = shape('a text', ['scalar'])
const TEXTS = shape('a list', ['list'])
const YES_NO = shape('true or false', ['scalar'], { scalar: 'boolean' })
const MAP = shape('a map', ['map'])
const COMMAND = shape('a command', ['scalar'])
const SCRIPT = shape('a command or a list of commands', ['scalar', 'list'], { items: COMMAND })

const WHENS = ['on_success', 'on_failure', 'always', 'manual', 'delayed', 'never']
const ARTIFACT_WHENS = word('on_success, on_failure or always', ['on_success', 'on_failure', 'always'])
const WHEN = word('on_success, on_failure, always, manual, delayed or never', WHENS)

const CHANGES = shape('a list of paths, or a map with paths', ['list', 'map'], {
  keys: ['paths', 'compare_to'],
})
const EXISTS = shape('a list of paths, or a map with paths', ['list', 'map'], {
  keys: ['paths', 'project', 'ref'],
})
const IMAGE_KEYS = ['name', 'entrypoint', 'docker', 'kubernetes', 'pull_policy']
const IMAGE = shape('the name of an image, or a map with a name', ['scalar', 'map'], { keys: IMAGE_KEYS })
const SERVICE = shape('the name of an image, or a map with a name', ['scalar', 'map'], {
  keys: [...IMAGE_KEYS, 'alias', 'command', 'variables'],
})

const NEED = shape('the name of a job, or a map with a job', ['scalar', 'map'], {
  keys: ['job', 'artifacts', 'optional', 'parallel', 'pipeline', 'project', 'ref'],
  under: { artifacts: YES_NO, optional: YES_NO },
})
const NEEDS = shape('a list of jobs', ['list', 'map'], { items: NEED })

/** Source: GitLab, Entry::Rules::Rule and Entry::Processable. */
const RULE = mapWith(
  'a map with if, changes, exists or when',
  [
    'if',
    'changes',
    'exists',
    'when',
    'start_in',
    'allow_failure',
    'variables',
    'needs',
    'interruptible',
    'auto_cancel',
  ],
  {
    if: TEXT,
    changes: CHANGES,
    exists: EXISTS,
    when: WHEN,
    variables: MAP,
    needs: NEEDS,
    interruptible: YES_NO,
  },
)
const RULES = shape('a list of rules', ['list'], { items: RULE })

const POLICY = shape('a list of branches, tags and kinds of pipelines, or a map with refs', ['list', 'map'], {
  keys: ['refs', 'variables', 'changes', 'kubernetes'],
  under: { refs: TEXTS, variables: TEXTS, changes: TEXTS },
})

const CACHE = mapWith(
  'a map with key and paths',
  ['key', 'paths', 'policy', 'unprotect', 'untracked', 'when', 'fallback_keys'],
  { paths: TEXTS, when: ARTIFACT_WHENS, untracked: YES_NO },
)

/** Source: GitLab, ci.json, and docs.gitlab.com/ci/yaml. What is not listed is not checked. */
const SETTINGS: Readonly<Record<string, Shape>> = {
  after_script: SCRIPT,
  allow_failure: shape('true, false, or a map with exit_codes', ['scalar', 'map'], {
    scalar: 'boolean',
    keys: ['exit_codes'],
  }),
  artifacts: mapWith(
    'a map with paths or reports',
    [
      'paths',
      'exclude',
      'expose_as',
      'name',
      'untracked',
      'when',
      'access',
      'expire_in',
      'reports',
      'public',
    ],
    { paths: TEXTS, exclude: TEXTS, when: ARTIFACT_WHENS, untracked: YES_NO, reports: MAP },
  ),
  before_script: SCRIPT,
  cache: {
    ...CACHE,
    words: 'a map with key and paths, or a list of them',
    kinds: ['map', 'list'],
    items: CACHE,
  },
  coverage: TEXT,
  dependencies: shape('a list of jobs', ['list']),
  environment: shape('a name, or a map with a name', ['scalar', 'map'], {
    keys: ['name', 'url', 'on_stop', 'action', 'auto_stop_in', 'kubernetes', 'deployment_tier'],
  }),
  except: POLICY,
  extends: shape('the name of a job or template, or a list of names', ['scalar', 'list']),
  hooks: mapWith('a map with pre_get_sources_script', ['pre_get_sources_script']),
  id_tokens: MAP,
  image: IMAGE,
  inherit: mapWith('a map with default or variables', ['default', 'variables']),
  interruptible: YES_NO,
  needs: NEEDS,
  only: POLICY,
  parallel: shape('a number, or a map with matrix', ['scalar', 'map'], {
    scalar: 'number',
    keys: ['matrix'],
  }),
  release: MAP,
  resource_group: TEXT,
  retry: shape('a number, or a map with max', ['scalar', 'map'], {
    scalar: 'number',
    keys: ['max', 'when', 'exit_codes'],
  }),
  rules: RULES,
  script: SCRIPT,
  secrets: MAP,
  services: shape('a list of images', ['list'], { items: SERVICE }),
  stage: TEXT,
  tags: shape('a list of tags', ['list']),
  timeout: TEXT,
  trigger: shape('a project, or a map with project or include', ['scalar', 'map'], {
    keys: ['project', 'branch', 'strategy', 'include', 'forward', 'inputs'],
  }),
  variables: MAP,
  when: WHEN,
}

export const JOB = mapWith('a map', JOB_KEYS, SETTINGS)

export const GLOBALS: Readonly<Record<string, Shape>> = {
  after_script: SCRIPT,
  before_script: SCRIPT,
  cache: SETTINGS['cache']!,
  default: mapWith('a map', DEFAULT_KEYS, SETTINGS),
  image: IMAGE,
  include: shape('a path, a map, or a list of them', ['scalar', 'map', 'list']),
  services: SETTINGS['services']!,
  stages: shape('a list of names', ['list'], { items: TEXT }),
  variables: MAP,
  workflow: mapWith('a map with rules', ['name', 'rules', 'auto_cancel'], {
    name: TEXT,
    rules: shape('a list of rules', ['list'], {
      items: mapWith(
        'a map with if and when',
        ['if', 'changes', 'exists', 'variables', 'when', 'auto_cancel'],
        { if: TEXT, when: word('always or never', ['always', 'never']), variables: MAP },
      ),
    }),
  }),
}

export function fitsScalar(node: Extract<Node, { kind: 'scalar' }>, { scalar }: Shape): boolean {
  if (scalar === undefined) return true
  if (scalar === 'boolean') return asBoolean(node) !== null || /^["']?(?:true|false)["']?$/.test(node.text)
  if (scalar === 'number') return /^\d+$/.test(node.text)
  return scalar.includes(node.text)
}
