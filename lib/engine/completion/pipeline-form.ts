import { GLOBAL_KEYS } from '../gitlab-ci/keywords.ts'
import { GLOBALS, JOB, type Shape } from '../gitlab-ci/shapes.ts'
import { ABOUT } from './pipeline-about.ts'
import { NOTHING, type Form, type Key, type Path } from './types.ts'
import { listUnder, topLevelNames } from './yaml-names.ts'

/** A pipeline: the keywords of GitLab, and the stages and jobs that the text itself declares. */
export function pipelineForm(text: string, path: Path): Form {
  const names = namesAt(text, path)
  const job = (): Form => formOf(JOB, names)
  return {
    ...NOTHING,
    keys: GLOBAL_KEYS.map((name) => keyOf(name, GLOBALS[name], names)),
    anyKey: job,
  }
}

/** Values that are names, by the keyword that takes them. */
type Names = Readonly<Record<string, readonly string[]>>

/** Source: docs.gitlab.com/ci/yaml, "stages": what there is when a file declares none. */
const DEFAULT_STAGES = ['.pre', 'build', 'test', 'deploy', '.post']

function namesAt(text: string, [job]: Path): Names {
  const globals: readonly string[] = GLOBAL_KEYS
  const named = topLevelNames(text).filter((name) => !globals.includes(name) && name !== job)
  const stages = listUnder(text, 'stages')
  const jobs = named.filter((name) => !name.startsWith('.'))
  return {
    stage: stages.length > 0 ? stages : DEFAULT_STAGES,
    extends: named,
    needs: jobs,
    dependencies: jobs,
    job: jobs,
  }
}

function keyOf(name: string, shape: Shape | undefined, names: Names): Key {
  const about = Object.hasOwn(ABOUT, name) ? (ABOUT[name] ?? '') : ''
  return { name, about, form: () => withNames(shape ? formOf(shape, names) : NOTHING, name, names) }
}

function formOf(shape: Shape, names: Names): Form {
  const { scalar, keys = [], under = {}, items, words } = shape
  const values = scalar === 'boolean' ? ['true', 'false'] : Array.isArray(scalar) ? scalar : []
  return {
    keys: keys.map((name) => keyOf(name, under[name], names)),
    anyKey: null,
    items: items ? () => formOf(items, names) : null,
    values,
    takes: words.replace(/^an? /, ''),
  }
}

/** Names may be the value itself or items of a list of it. */
function withNames(form: Form, key: string, names: Names): Form {
  const values = Object.hasOwn(names, key) ? (names[key] ?? []) : []
  if (values.length === 0) return form
  const inner = form.items?.() ?? NOTHING
  return {
    ...form,
    values: [...form.values, ...values],
    items: () => ({ ...inner, values: [...inner.values, ...values] }),
  }
}
