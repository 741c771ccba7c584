import type { NamedValue, Service } from '../../compose/model.ts'
import { defineRule } from '../rule.ts'
import { PUBLIC_WEIGHTS, publicVariable } from '../shared/public-variables.ts'

/** The same as for Dockerfiles, whose page it shares. One report for a name. */
export default defineRule({
  meta: {
    name: 'public-frontend-secret',
    severity: 'error',
    category: 'secrets',
    files: 'compose',
    title: 'Keep secrets out of what the browser loads',
    messages: {
      secret:
        '{{name}} is compiled into the JavaScript of the page: {{bundler}} copies everything that begins with {{prefix}}, so each visitor can read the secret.',
      token:
        '{{name}} is compiled into the JavaScript of the page; unless this token is made for browsers, its place is on the server.',
      key: '{{name}} is compiled into the JavaScript of the page; make sure that it is a key for browsers and limited to your domain.',
    },
  },
  *check({ compose }) {
    const seen = new Set<string>()
    for (const { name, nameRange } of compose.services.flatMap(variablesOf)) {
      const found = publicVariable(name)
      if (found === null || found.holds === null || seen.has(name)) continue
      seen.add(name)
      const { holds, prefix, bundler } = found
      yield { messageId: holds, range: nameRange, data: { name, prefix, bundler }, ...PUBLIC_WEIGHTS[holds] }
    }
  },
})

function variablesOf({ environment, build }: Service): readonly NamedValue[] {
  return [...(build?.args ?? []), ...environment]
}
