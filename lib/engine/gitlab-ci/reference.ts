/** The name of an image with variables in it, as `${CI_REGISTRY_IMAGE}:${CI_COMMIT_SHA}`. */
export type ImageName = {
  readonly text: string
  /** Without tag and digest. */
  readonly name: string
  /** Null without one: Docker takes latest. */
  readonly tag: string | null
  readonly digest: string | null
}

/** Variables of GitLab that hold the name of an image or a piece of one, and never a tag. */
const UNTAGGED =
  /^CI_(?:REGISTRY(?:_IMAGE)?|TEMPLATE_REGISTRY_HOST|DEPENDENCY_PROXY_\w+|PROJECT_(?:NAME|PATH|PATH_SLUG|ROOT_NAMESPACE|NAMESPACE)|SERVER_\w+)$/
const VARIABLE = /\$\{(\w+)\}/g

/** Null where a variable that nobody knows may hold the tag: `$IMAGE`, `registry/$APP`. */
export function readImageName(text: string): ImageName | null {
  const plain = text.replace(/^docker:\/\//, '')
  if (plain === '' || /[\s]|\$\(|\$\{…\}|\$\[\[/.test(plain)) return null
  const at = plain.indexOf('@')
  const digest = at === -1 ? null : plain.slice(at + 1)
  const rest = at === -1 ? plain : plain.slice(0, at)
  const colon = tagColon(rest)
  if (colon === -1 && digest === null && mayHoldTag(rest)) return null
  const name = colon === -1 ? rest : rest.slice(0, colon)
  return { text: plain, name, tag: colon === -1 ? null : rest.slice(colon + 1), digest }
}

/** The colon behind the last slash; `${…}` holds neither. */
function tagColon(text: string): number {
  return text.indexOf(':', text.lastIndexOf('/') + 1)
}

function mayHoldTag(name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1)
  return variablesIn(last).some((each) => !UNTAGGED.test(each)) || last.includes('$' + '{…')
}

/** Names of the variables in a text. */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '')
}

/** Predefined variables that are another one for each commit, tag or pipeline. */
const FIXED =
  /^CI_(?:COMMIT_(?:SHA|SHORT_SHA|TAG|TIMESTAMP|BEFORE_SHA)|PIPELINE_I?ID|JOB_ID|MERGE_REQUEST_I?ID)$/
/** Those that are the same for the next commit. */
const MOVING =
  /^CI_(?:COMMIT_(?:REF_NAME|REF_SLUG|BRANCH)|DEFAULT_BRANCH|PROJECT_\w+|REGISTRY\w*|ENVIRONMENT_\w+|MERGE_REQUEST_(?:SOURCE|TARGET)_BRANCH_\w+)$/

/**
 * Does the name stand for one image for good? `moving`: the next pipeline puts another image under it. Null: a variable that
 * nobody knows decides. A version written by hand is taken for a fixed one.
 */
export function kindOfTag({ tag, digest }: ImageName): 'fixed' | 'moving' | null {
  if (digest !== null) return 'fixed'
  if (tag === null || tag === '') return 'moving'
  const names = variablesIn(tag)
  // `${CI_COMMIT_SHA:0:8}` leaves the beginning of the name.
  if (names.some((name) => FIXED.test(name)) || /\$\{CI_CO?M?M?[^}]*$/.test(tag)) return 'fixed'
  if (names.some((name) => !MOVING.test(name)) || tag.includes('$(')) return null
  return names.length === 0 && /\d/.test(tag) ? 'fixed' : 'moving'
}
