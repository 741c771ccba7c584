import { KEYS, MATCHERS } from '../renovate/keys.ts'
import { NOTHING, type Form, type Key } from './types.ts'

/** What is told of the keys that labs are about; the others have their name alone. Source: docs.renovatebot.com/configuration-options. */
const TOLD: Readonly<Record<string, { readonly about: string; readonly form?: Partial<Form> }>> = {
  automerge: {
    about: 'Merges updates without asking, once the checks of the project passed.',
    form: { values: ['true', 'false'] },
  },
  enabled: { about: 'Whether there are updates at all.', form: { values: ['true', 'false'] } },
  enabledManagers: {
    about: 'The only kinds of files that are looked at.',
    form: items('dockerfile', 'docker-compose', 'gitlabci'),
  },
  extends: {
    about: 'Presets: settings that others keep.',
    form: items('config:recommended', 'config:best-practices', 'docker:pinDigests', 'schedule:weekly'),
  },
  ignoreDeps: { about: 'Names that are never updated.' },
  matchDatasources: { about: 'Where the versions come from.', form: items('docker') },
  matchManagers: { about: 'Kinds of files.', form: items('dockerfile', 'docker-compose', 'gitlabci') },
  matchUpdateTypes: { about: 'Kinds of updates.', form: items('major', 'minor', 'patch', 'pin', 'digest') },
  minimumReleaseAge: { about: 'How old a version has to be before it is proposed, such as 3 days.' },
  packageRules: { about: 'Settings for some packages: each rule says for which.' },
  pinDigests: {
    about: 'Adds the digest of the image behind its tag, and keeps it new.',
    form: { values: ['true', 'false'] },
  },
  schedule: { about: 'When there may be updates.' },
}

function items(...values: readonly string[]): Partial<Form> {
  return { takes: 'list', items: () => ({ ...NOTHING, values }) }
}

function keyOf(name: string): Key {
  const told = Object.hasOwn(TOLD, name) ? TOLD[name] : undefined
  return {
    name,
    about: told?.about ?? '',
    form: () => ({ ...NOTHING, ...told?.form, ...(name === 'packageRules' ? RULES : {}) }),
  }
}

const RULES: Partial<Form> = {
  takes: 'list',
  items: () => ({ ...NOTHING, keys: [...MATCHERS, ...KEYS].map(keyOf) }),
}

/** renovate.json. */
export const RENOVATE_FORM: Form = { ...NOTHING, keys: KEYS.map(keyOf) }
