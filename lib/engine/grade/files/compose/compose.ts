import { givesCredential } from '../../../build/secrets/literals.ts'
import { rules } from '../../../rules/compose/index.ts'
import type { Range } from '../../../source/position.ts'
import { ask, asList, fails, holds, orList, type Outcome } from '../../outcome.ts'
import type { ComposeCheck } from '../../schema.ts'
import { writtenSecret } from '../../matchers/written-secrets.ts'
import type { ReadFile, Subject } from '../../subject.ts'
import { writtenWords } from './command.ts'

/** A compose file as a whole. */
export function matchCompose(check: ComposeCheck, { filesOf }: Subject): Outcome {
  const [found] = filesOf('compose')
  if (!found) return fails('There is no compose file.', 'It has to be written.')
  return ask<ComposeCheck>(check, {
    version: (wanted) => hasVersion(wanted, found),
    secret: ({ literal }) => hasLiteralSecret(literal ?? false, found),
    services: (names) => hasServices(asList(names), found),
  })
}

type Found = ReadFile<'compose'>

function hasVersion(wanted: boolean, { model, path }: Found): Outcome {
  const place = { place: model.version?.entry ?? null, file: path, subject: 'version' }
  if ((model.version !== null) === wanted)
    return holds(wanted ? 'The key version is there.' : 'There is no key version.', place)
  return model.version
    ? fails('The key version is written, which Compose ignores.', 'Leave it out.', place)
    : fails('There is no key version.', '', place)
}

/** What these rules are sure of is a secret in plain text. */
const SECRET_RULES = ['compose-secret-in-environment', 'secret-literal', 'compose-build-arg-secret']

function hasLiteralSecret(wanted: boolean, { model, path, project }: Found): Outcome {
  const found =
    rules
      .filter(({ meta }) => SECRET_RULES.includes(meta.name))
      .flatMap((rule) => [...rule.check({ compose: model, project })])
      .find(({ confidence = 'certain' }) => confidence !== 'possible') ??
    commandSecret(model) ??
    contentSecret(model)
  const place = { place: found?.range ?? null, file: path }
  if ((found !== undefined) === wanted)
    return holds(wanted ? 'A secret is written here.' : 'No secret is written here.', place)
  return found
    ? fails(
        `Line ${found.range.start.line} holds the value of a secret.`,
        'Let it come from a file under /run/secrets, or from outside.',
        place,
      )
    : fails('No secret is written here.', '', place)
}

/** A command that sets one, `sh -c 'API_TOKEN=… exec …'`, or a health check that gives one. */
function commandSecret({ services }: Found['model']): { readonly range: Range } | undefined {
  const service = services.find((each) => writtenSecret(writtenWords(each)) !== null)
  const probe = services.find((each) => writtenSecret(probeWords(each)) !== null)?.healthcheck
  return service?.command ?? service?.entrypoint ?? probe?.test ?? undefined
}

function probeWords({ healthcheck }: Found['model']['services'][number]): readonly (string | null)[] {
  const test = healthcheck?.test
  if (test?.form === 'shell') return ['sh', '-c', test.script.text]
  return test?.form === 'exec' ? test.words.map(({ text }) => text) : []
}

/** A config whose content is written in the file and holds one. */
function contentSecret({ configs }: Found['model']): { readonly range: Range } | undefined {
  const config = configs.find(({ content }) => givesCredential(content?.written.raw ?? ''))
  return config?.content ?? undefined
}

function hasServices(names: readonly string[], { model, path }: Found): Outcome {
  const missing = names.find((name) => !model.services.some((service) => service.name === name))
  if (missing === undefined)
    return holds(`The services ${orList(names).replace(' or ', ' and ')} are there.`, { file: path })
  return fails(`There is no service ${missing}.`, 'It has to be there.', { file: path, subject: missing })
}
