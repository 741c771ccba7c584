import { expandWord } from '../../dockerfile/expand.ts'
import { declaredNames } from '../../dockerfile/from-arguments.ts'
import { parseImageReference } from '../../dockerfile/image-reference.ts'
import type { ArgInstruction, Dockerfile } from '../../dockerfile/model.ts'
import { platformArgs } from '../../dockerfile/variables.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { valueBehindBlank } from '../shared/arg-values.ts'

export const docs: RuleDocs = {
  why: 'A plain docker build gives no build arguments, so FROM is made of the defaults alone. An ARG without a default counts as empty, and a name with an empty tag is no image name: the build stops with "invalid reference format". Editors and scanners that look for the base image meet the same hole. Some authors want the build to stop when nobody chose a version; ${TAG:?choose one} says so, with a message of their own.',
  bad: 'ARG PYTHON_VERSION\nFROM python:${PYTHON_VERSION}\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  good: 'ARG PYTHON_VERSION=3.13-slim\nFROM python:${PYTHON_VERSION}\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/',
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
  ],
  equivalents: { buildkit: ['InvalidDefaultArgInFrom'] },
}

/**
 * A name that nobody declared is from-arg-undeclared's, a reference without variables image-reference-invalid's,
 * `ARG VERSION 1.0` legacy-key-value's.
 */
export default defineRule({
  meta: {
    name: 'from-arg-default-invalid',
    severity: 'warning',
    category: 'image',
    files: 'dockerfile',
    on: { instructions: ['ARG'] },
    title: 'Give the arguments of FROM defaults that build',
    messages: {
      missing:
        'Without --build-arg for {{arguments}} FROM comes out as {{text}}, which is no image name; give a default, or write :? and a message behind the name where a value is needed.',
      empty:
        'With the default of {{arguments}} FROM comes out as {{text}}, which is no image name: a plain docker build stops here.',
      illegal:
        'With the defaults behind {{arguments}} FROM comes out as {{text}}, which cannot be an image name.',
    },
  },
  *check({ dockerfile, stages }) {
    const written = stages.filter(({ from }) => from.image.variables.length > 0)
    if (written.length === 0) return
    const declared = declaredNames(dockerfile.globalArgs)
    const defaults = defaultsOf(dockerfile)
    const elsewhere = new Set(dockerfile.globalArgs.map((each) => valueBehindBlank(each)?.[0].name ?? ''))
    for (const { from } of written) {
      const { raw, variables, range } = from.image
      if (!variables.every((name) => declared.has(name))) continue
      const { text } = expandWord(raw, (name) => defaults.get(name), dockerfile)
      if (text === null || parseImageReference(text) !== null) continue
      const missing = variables.filter((name) => !defaults.has(name))
      if (missing.some((name) => elsewhere.has(name))) continue
      const blank = variables.filter((name) => defaults.get(name) === '')
      const names = missing.length > 0 ? missing : blank.length > 0 ? blank : variables
      const messageId = missing.length > 0 ? 'missing' : blank.length > 0 ? 'empty' : 'illegal'
      const data = { arguments: names.join(' and '), text: text || 'nothing' }
      yield { messageId, range, data }
    }
  },
})

/** What a build without any --build-arg would see: no entry for an argument without a default, null for what it cannot know. */
function defaultsOf({ globalArgs, escape }: Dockerfile): ReadonlyMap<string, string | null> {
  const values = platformArgs({})
  for (const { name, initial } of globalArgs.flatMap(declarationsOf)) {
    if (initial === null) continue
    values.set(name, expandWord(initial.raw, (other) => values.get(other), { escape }).text)
  }
  return values
}

const declarationsOf = ({ declarations }: ArgInstruction): ArgInstruction['declarations'] => declarations
