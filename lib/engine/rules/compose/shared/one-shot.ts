import type { ComposeFile, Service } from '../../../compose/model.ts'
import { isBackend } from '../../../images/services.ts'
import { factsOf } from './service-image.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Words of names that people give to a service that does its work and ends. */
const NAMES = words(`
  bootstrap createbucket createbuckets fixtures init initializer install installer migrate migration migrations migrator
  provision provisioner seed seeder setup
`)

/** Words of names that such services have, and others, too. */
const VAGUE_NAMES = words('cli e2e lint test tester tests wait')

/** Last words of commands that end by themselves. */
const COMMANDS = words('migrate db:migrate db:prepare db:seed head collectstatic migrate:latest')

/** Names of the services for whose end others wait. */
export function awaitedServices({ services }: ComposeFile): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ dependsOn }) =>
      dependsOn.flatMap(({ service, condition }) =>
        condition === 'service_completed_successfully' ? service : [],
      ),
    ),
  )
}

/**
 * Does a service end when its work is done? `certain` when another waits for that, `likely` when its image, name or
 * command says so, `possible` when its name may; null when nothing does, and for a server without a command of its own.
 */
export function oneShot(
  service: Service,
  awaited: ReadonlySet<string>,
): 'certain' | 'likely' | 'possible' | null {
  if (awaited.has(service.name)) return 'certain'
  const facts = factsOf(service)
  if (service.ports.length > 0 || (facts !== null && isBackend(facts) && service.command === null))
    return null
  const parts = service.name.toLowerCase().split(/[^a-z0-9]+/)
  const last = service.command?.words?.at(-1)?.text ?? ''
  if (COMMANDS.has(last) || facts?.role === 'tool' || parts.some((part) => NAMES.has(part))) return 'likely'
  return parts.some((part) => VAGUE_NAMES.has(part)) ? 'possible' : null
}
