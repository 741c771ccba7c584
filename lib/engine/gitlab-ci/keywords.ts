/** Keys of the top level. Source: docs.gitlab.com/ci/yaml, "Global keywords", and GitLab's own schema of the file, ci.json. */
export const GLOBAL_KEYS = [
  'after_script',
  'before_script',
  'cache',
  'default',
  'image',
  'include',
  'services',
  'spec',
  'stages',
  'types',
  'variables',
  'workflow',
  '$schema',
] as const

/** It is no job. */
export function isGlobal(key: string): boolean {
  const keys: readonly string[] = GLOBAL_KEYS
  return keys.includes(key)
}

/** What `default:` may hold. Source: docs.gitlab.com/ci/yaml, "default". */
export const DEFAULT_KEYS = [
  'after_script',
  'artifacts',
  'before_script',
  'cache',
  'hooks',
  'id_tokens',
  'identity',
  'image',
  'interruptible',
  'retry',
  'services',
  'tags',
  'timeout',
] as const

/** The same settings at the top level: the old way. Source: docs.gitlab.com/ci/yaml/deprecated_keywords. */
export const OLD_DEFAULT_KEYS = ['after_script', 'before_script', 'cache', 'image', 'services'] as const

/** Source: docs.gitlab.com/ci/yaml, "Job keywords", and ci.json, `job_template`; `type` and `publish` are old. */
export const JOB_KEYS = [
  'after_script',
  'allow_failure',
  'artifacts',
  'before_script',
  'cache',
  'coverage',
  'dast_configuration',
  'dependencies',
  'environment',
  'except',
  'extends',
  'hooks',
  'id_tokens',
  'identity',
  'image',
  'inherit',
  'inputs',
  'interruptible',
  'manual_confirmation',
  'needs',
  'only',
  'pages',
  'parallel',
  'publish',
  'release',
  'resource_group',
  'retry',
  'rules',
  'run',
  'script',
  'secrets',
  'services',
  'stage',
  'start_in',
  'tags',
  'timeout',
  'trigger',
  'type',
  'variables',
  'when',
] as const

/** What makes a job one that does something. */
export const WORK_KEYS = ['script', 'run', 'trigger'] as const
