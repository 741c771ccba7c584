import type { Pipeline } from '../../gitlab-ci/model.ts'
import type { Range } from '../../source/position.ts'
import { buildsOf } from '../../gitlab-ci/builds.ts'
import { defineRule } from '../rule.ts'
import { PUBLIC_WEIGHTS, publicVariable } from '../shared/public-variables.ts'

/** The same as for Dockerfiles, whose page it shares. One report for a name. */
export default defineRule({
  meta: {
    name: 'public-frontend-secret',
    severity: 'error',
    category: 'secrets',
    files: 'gitlab-ci',
    title: 'Keep secrets out of what the browser loads',
    messages: {
      secret:
        '{{name}} is compiled into the JavaScript of the page: {{bundler}} copies everything that begins with {{prefix}}, so each visitor can read the secret.',
      token:
        '{{name}} is compiled into the JavaScript of the page; unless this token is made for browsers, its place is on the server.',
      key: '{{name}} is compiled into the JavaScript of the page; make sure that it is a key for browsers and limited to your domain.',
    },
  },
  *check({ pipeline }) {
    const seen = new Set<string>()
    for (const { name, range } of namesIn(pipeline)) {
      const found = publicVariable(name)
      if (found === null || found.holds === null || seen.has(name)) continue
      seen.add(name)
      const { holds, prefix, bundler } = found
      yield { messageId: holds, range, data: { name, prefix, bundler }, ...PUBLIC_WEIGHTS[holds] }
    }
  },
})

type Named = { readonly name: string; readonly range: Range }

/** Variables of the file, those that scripts set, and build arguments. */
function namesIn({ variables, jobs, hidden }: Pipeline): readonly Named[] {
  const all = [...jobs, ...hidden]
  return [
    ...[...variables, ...all.flatMap((job) => job.variables)].map(({ name, nameRange }) => ({
      name,
      range: nameRange,
    })),
    ...all.flatMap((job) => [...job.settings, ...job.commands.flatMap(({ assignments }) => assignments)]),
    ...all
      .flatMap(buildsOf)
      .flatMap(({ args }) => args.flatMap(({ name, range }) => (name === null ? [] : [{ name, range }]))),
  ]
}
