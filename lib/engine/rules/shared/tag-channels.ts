/** Tags that publishers move from release to release; they name no version. */
export const CHANNELS: ReadonlySet<string> = new Set(
  `
  stable oldstable oldoldstable testing unstable sid rolling edge nightly canary next main master trunk head dev devel
  develop development current lts mainline beta alpha rc preview snapshot daily weekly insiders experimental latest
`
    .trim()
    .split(/\s+/),
)
