import { secretName } from '../../../build/secrets/names.ts'

/** Predefined variables that are credentials. Source: docs.gitlab.com/ci/variables/predefined_variables. */
const PREDEFINED =
  /^CI_(?:JOB_TOKEN|JOB_JWT(?:_V\d)?|REGISTRY_PASSWORD|DEPLOY_PASSWORD|DEPENDENCY_PROXY_PASSWORD|REPOSITORY_URL|RUNNER_TOKEN)$/

/** A variable of a pipeline whose value nobody else should have. */
export function isSecretVariable(name: string): boolean {
  return PREDEFINED.test(name) || (!name.startsWith('CI_') && secretName(name) === 'secret')
}

export function isPredefinedSecret(name: string): boolean {
  return PREDEFINED.test(name)
}
