import { updatesOf } from '../../renovate/images.ts'
import { ask, decided, fails, type Outcome } from '../outcome.ts'
import type { RenovateCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'

/** What renovate.json decides about the images of Dockerfiles. */
export function matchRenovate(check: RenovateCheck, { filesOf }: Subject): Outcome {
  const [found] = filesOf('renovate')
  if (!found) return fails('There is no renovate.json.', 'It has to be written.')
  const { image, ...asked } = check
  const { enabled, pinDigests } = updatesOf(found.model, image ?? null)
  const what = image === undefined ? 'images of Dockerfiles' : `the image ${image}`
  const at = { place: found.model.root?.range ?? null, file: found.path, subject: image ?? '' }
  const open = `Whether Renovate does that for ${what} depends on a preset or a rule that cannot be judged here.`
  return ask<Omit<RenovateCheck, 'image'>>(asked, {
    json: (wanted) =>
      decided(
        found.model.loose.length === 0,
        wanted,
        {
          yes: `${found.path} is JSON.`,
          no: `${found.path} holds what JSON does not allow.`,
          open: '',
          need: wanted
            ? 'Take out comments, commas behind a last entry and keys that are written twice.'
            : '',
        },
        { ...at, place: found.model.loose[0] ?? at.place },
      ),
    updates: (wanted) =>
      decided(
        enabled,
        wanted,
        {
          yes: `Renovate updates ${what}.`,
          no: `Renovate leaves ${what} alone.`,
          open,
          need: wanted ? 'Let it update them.' : 'It has to leave them alone.',
        },
        at,
      ),
    pinsDigests: (wanted) =>
      decided(
        pinDigests,
        wanted,
        {
          yes: `Renovate gives ${what} a digest and keeps it new.`,
          no: `Renovate gives ${what} no digest.`,
          open,
          need: wanted ? 'The preset docker:pinDigests does it, or pinDigests in a package rule.' : '',
        },
        at,
      ),
  })
}
