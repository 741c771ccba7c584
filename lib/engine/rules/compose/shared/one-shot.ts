import type { ComposeFile, Service } from '../../../compose/model.ts'
import { factsOf } from './service-image.ts'

/** Words of names that people give to a service that does its work and ends. */
const NAMES = new Set(
  `
  bootstrap cli createbucket createbuckets e2e fixtures init initializer install installer lint migrate migration
  migrations migrator provision provisioner seed seeder setup test tester tests wait
`
    .trim()
    .split(/\s+/),
)

/** Last words of commands that end by themselves. */
const COMMANDS = new Set([
  'migrate',
  'db:migrate',
  'db:prepare',
  'db:seed',
  'head',
  'collectstatic',
  'migrate:latest',
])

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
 * command says so; null when nothing does.
 */
export function oneShot(service: Service, awaited: ReadonlySet<string>): 'certain' | 'likely' | null {
  if (awaited.has(service.name)) return 'certain'
  const last = service.command?.words?.at(-1)?.text ?? ''
  const words = service.name.toLowerCase().split(/[^a-z0-9]+/)
  const named = words.some((word) => NAMES.has(word))
  return named || COMMANDS.has(last) || factsOf(service)?.role === 'tool' ? 'likely' : null
}
