import { buildsOf, type Building } from '../../../gitlab-ci/builds.ts'
import { pushesOf, type Pushing } from '../../../gitlab-ci/pushes.ts'
import type { Job, JobCommand, Pipeline } from '../../../gitlab-ci/model.ts'

/** What all jobs of a pipeline build and push, in the order of the text. */
export function allBuilds({ jobs }: Pipeline): readonly Building[] {
  return jobs.flatMap(buildsOf)
}

export function allPushes({ jobs }: Pipeline): readonly Pushing[] {
  return jobs.flatMap(pushesOf)
}

/** Words that stand for a release in the tag of an image. */
const RELEASE = /^(?:latest|stable|prod|production|release|live|main|master)$/i

/** A name that people pull: `latest`, no tag, `stable` …; in a repository for each branch every branch has its own. */
export function isReleaseName({ image }: Pushing): boolean {
  if (image === null || image.digest !== null || /\$\{CI_(?:COMMIT|MERGE|PIPELINE)_/.test(image.name))
    return false
  return image.tag === null || RELEASE.test(image.tag)
}

/** Commands and images of jobs by which one recognises what a job is for. */
export function programsOf(command: JobCommand): string {
  const { call, program, words } = command
  return call === null ? `${program ?? ''} ${words[1]?.shown ?? ''}` : `${call.tool} ${call.verb}`
}

/** Anything in the job that fits: its name, its image, a command. */
export function mentions({ name, image, commands }: Job, pattern: RegExp): boolean {
  return (
    pattern.test(name) ||
    (image !== null && pattern.test(image.name.text)) ||
    commands.some((command) => pattern.test(programsOf(command)))
  )
}

/** Scripts that are called, or that another job or file brings, may do what is missed here. */
export function mayHideMore({ whole, jobs }: Pipeline): boolean {
  return !whole || jobs.some(({ complete, trigger }) => !complete || trigger !== null)
}

/** A script of the project, or a target of its Makefile: nobody here knows what it runs. One that deploys is what it is called. */
export function callsScripts({ commands }: Job): boolean {
  return commands.some(({ program, words }) => {
    const first = words[0]?.shown ?? ''
    if (/deploy|rollout|notify/i.test(`${first} ${words[1]?.shown ?? ''}`)) return false
    if (/^(?:make|just|task|rake|invoke|nox|tox|earthly|dagger|bazel|nix)$/.test(program ?? '')) return true
    if (/^(?:sh|bash|ash|zsh|source|\.)$/.test(program ?? '')) return words.length > 1
    return /^\.{0,2}\/.*\.(?:sh|bash|py|rb|pl)$/.test(first)
  })
}
