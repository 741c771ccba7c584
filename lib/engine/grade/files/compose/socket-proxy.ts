import { parseImageReference } from '../../../dockerfile/image-reference.ts'
import { decided, type Outcome } from '../../outcome.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

/**
 * Images that stand between the Docker socket and who asks it, and let through what they are told to. What another image makes of
 * the socket nobody knows from its name. Sources: their READMEs on GitHub.
 */
const PROXIES = [
  'tecnativa/docker-socket-proxy',
  'linuxserver/socket-proxy',
  'linuxserver/docker-socket-proxy',
  'wollomatic/socket-proxy',
  '11notes/socket-proxy',
]

/** From whichever registry: `lscr.io/linuxserver/socket-proxy`, a mirror of one's own. */
export function matchSocketProxy(wanted: boolean, placed: PlacedService): Outcome {
  const { image } = placed.service
  const repository = image?.value == null ? null : (parseImageReference(image.value)?.repository ?? '')
  const is =
    repository === null
      ? image !== null
        ? null
        : false
      : PROXIES.some((name) => repository === name || repository.endsWith(`/${name}`))
  const shown = image?.value ?? 'an image that is built here'
  return decided(
    is,
    wanted,
    {
      yes: `${nameOf(placed)} runs ${shown}, which filters calls to Docker.`,
      no: `${nameOf(placed)} runs ${shown}, which is no socket proxy that is known here.`,
      open: `Which image ${placed.service.name} runs cannot be told from the file.`,
      need: wanted
        ? 'Take tecnativa/docker-socket-proxy, linuxserver/socket-proxy or wollomatic/socket-proxy.'
        : '',
    },
    at(placed, image?.range ?? null),
  )
}
