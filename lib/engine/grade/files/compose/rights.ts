import type { Capability, Mount } from '../../../compose/model.ts'
import { builtImage } from '../../../rules/compose/shared/built-image.ts'
import { lastOption } from '../../../rules/compose/shared/security-options.ts'
import { imageOf } from '../../../rules/compose/shared/service-image.ts'
import { namesRoot } from '../../../rules/compose/shared/users.ts'
import { lookupImage } from '../../../images/index.ts'
import { rules } from '../../../rules/compose/index.ts'
import { lintFile } from '../../../rules/lint.ts'
import type { Finding } from '../../../rules/rule.ts'
import { ask, fails, holds, unknown, type Outcome } from '../../outcome.ts'
import type { CapabilityCheck } from '../../schema.ts'
import { at, nameOf, switched, type PlacedService } from './placed.ts'

/** Do the service's processes run as root: by `user`, else by the image? */
export function matchUser(wanted: boolean, placed: PlacedService): Outcome {
  const { user } = placed.service
  const is = user && user.value !== '' ? rootNamed(user.value) : rootOfImage(placed)
  return switched(
    placed,
    is,
    wanted,
    {
      yes: 'runs as root',
      no: 'does not run as root',
      need: 'Write user with an account or a number other than 0.',
    },
    user?.range ?? null,
  )
}

/** With a group alone the user is root. Source: github.com/moby/sys, user/user.go (GetExecUser). */
function rootNamed(user: string | null): boolean | null {
  return user === null ? null : user.startsWith(':') || namesRoot(user)
}

function rootOfImage({ service, project }: PlacedService): boolean | null {
  if (service.build !== null) return builtImage(service, project)?.user.root ?? null
  const reference = imageOf(service)
  const user = reference === null ? undefined : lookupImage(reference)?.config.user
  return user === undefined || user === null ? null : user === '' || namesRoot(user)
}

export function matchCapabilities(check: CapabilityCheck, placed: PlacedService): Outcome {
  const { capAdd, capDrop } = placed.service
  return ask<CapabilityCheck>(check, {
    dropsAll: (wanted) =>
      switched(
        placed,
        capDrop.some(isAll) || (capDrop.some(({ name }) => name === null) ? null : false),
        wanted,
        { yes: 'drops all capabilities', no: 'keeps capabilities of root', need: 'Write cap_drop: [ALL].' },
        capDrop[0]?.range ?? null,
      ),
    addsOnly: (names) => {
      const allowed = names.map((name) => name.toUpperCase().replace(/^CAP_/, ''))
      const other = capAdd.find(({ name }) => name === null || !allowed.includes(name))
      if (!other) return holds(`${nameOf(placed)} adds nothing else.`, at(placed))
      const place = at(placed, other.range, other.name ?? other.written.raw)
      if (other.name === null)
        return unknown('Which capability is added cannot be told from the file.', '', place)
      return fails(
        `${nameOf(placed)} is given ${other.name}.`,
        `It may have no more than ${names.join(', ')}.`,
        place,
      )
    },
  })
}

/** Docker knows no capability CAP_ALL. Source: moby/moby, daemon/pkg/oci/caps/utils.go. */
function isAll({ written }: Capability): boolean {
  return written.text?.toUpperCase() === 'ALL'
}

export function matchNoNewPrivileges(wanted: boolean, placed: PlacedService): Outcome {
  const option = lastOption(placed.service, 'no-new-privileges')
  const open = placed.service.securityOpt.some(({ name }) => name === null)
  const is = option ? option.value === null || option.value === 'true' : open ? null : false
  return switched(
    placed,
    is,
    wanted,
    {
      yes: 'cannot gain rights',
      no: 'may gain rights by su, sudo and the like',
      need: 'Write no-new-privileges:true in security_opt.',
    },
    option?.range ?? null,
  )
}

/** Do rules find nothing certain in this service? They look at it alone, so that what an anchor brings counts, too. */
export function matchServiceClean(names: readonly string[], placed: PlacedService): Outcome {
  const service = { ...placed.service, volumes: mountsOf(placed) }
  const compose = { ...placed.compose, services: [service], volumes: usedVolumes({ ...placed, service }) }
  let likely: Finding | null = null
  for (const rule of rules.filter(({ meta }) => names.includes(meta.name))) {
    const found = lintFile([rule], { compose, project: placed.project }, [], ({ start }) => start.line)
    const finding = found.find(({ confidence }) => confidence === 'certain')
    if (finding) return fails(finding.message, '', at(placed, finding.range))
    // A variable whose default is wrong: it may be set to something better where Compose runs.
    likely ??= found.find(({ confidence }) => confidence === 'likely') ?? null
  }
  if (likely)
    return unknown(likely.message, 'Write a value that is right by itself.', at(placed, likely.range))
  return holds(`${nameOf(placed)} is clean.`, at(placed))
}

/** Its own mounts and those that it takes over from other services. */
function mountsOf({ service, compose }: PlacedService): readonly Mount[] {
  const others = service.volumesFrom.flatMap(({ kind, name }) =>
    kind === 'service' ? compose.services.filter((other) => other.name === name) : [],
  )
  return [...service.volumes, ...others.flatMap(({ volumes }) => volumes)]
}

function usedVolumes({ service, compose }: PlacedService): PlacedService['compose']['volumes'] {
  const names = new Set(service.volumes.flatMap(({ source }) => source?.text ?? []))
  return compose.volumes.filter(({ name }) => names.has(name))
}
