import { readImageName, type ImageName } from '../../../gitlab-ci/reference.ts'
import { textTest } from '../../matchers/patterns.ts'

/**
 * Ways to Docker Hub that are no part of an image's name. Source: docs.gitlab.com/user/packages/dependency_proxy,
 * distribution/reference, normalize.go.
 */
const HUB =
  /^(?:(?:index\.)?docker\.io\/|registry-1\.docker\.io\/|mirror\.gcr\.io\/|\$\{CI_DEPENDENCY_PROXY_(?:DIRECT_)?(?:GROUP_)?IMAGE_PREFIX\}\/)?(?:library\/)?/

/** `docker.io/library/docker:29` is `docker:29`. */
export function shortName(text: string): string {
  return text.replace(HUB, '')
}

/** Does a name fit, as written or as Docker Hub calls it? */
export function imageTest(patterns: readonly string[]): (text: string) => boolean {
  const test = textTest(patterns)
  return (text) => test(text) || test(shortName(text))
}

/** The name by which an image is compared: without a tag it is latest. */
export function fullName({ name, tag, digest }: ImageName): string {
  if (digest !== null) return `${name}@${digest}`
  return `${name}:${tag === null || tag === '' ? 'latest' : tag}`
}

/** The same of a text; null where a variable may hold the tag. */
export function fullNameOf(text: string): string | null {
  const image = readImageName(text)
  return image === null ? null : fullName(image)
}

/** A tag that begins with a number, or a digest; null where a variable decides. */
export function isVersioned(text: string): boolean | null {
  const image = readImageName(text)
  if (image === null) return null
  if (image.digest !== null || /^v?\d/.test(image.tag ?? '')) return true
  return image.tag?.startsWith('${') === true ? null : false
}

/** Does a tag name the commit of the pipeline? Null where a variable decides; of a digest that is another question. */
export function isOfCommit(text: string): boolean | null {
  const image = readImageName(text)
  if (image === null) return null
  if (image.digest !== null) return image.digest.startsWith('$') ? null : false
  return /\$\{CI_COMMIT_(?:SHORT_)?SHA\b|\$\{CI_COM{0,2}[^}]*$/.test(image.tag ?? '')
}

/** What is needed of a name that is not of this commit. */
export const COMMIT_NEED = 'Put the commit into its tag, as $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA.'
