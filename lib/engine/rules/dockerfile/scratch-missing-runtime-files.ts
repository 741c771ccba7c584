import type { Image, Step } from '../../build/types.ts'
import { isInside } from '../../dockerfile/paths.ts'
import type { Value } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { shippedInstructions, shippedStages } from '../shared/output.ts'
import { listedPackages } from '../shared/package-lists.ts'

export const docs: RuleDocs = {
  why: 'An image from scratch holds what is copied into it and nothing else. A program that calls others over HTTPS looks for certificates of authorities in /etc/ssl/certs, and one that knows time zones for their data in /usr/share/zoneinfo; without them every call ends in an error about an unknown authority, and every time is UTC. The stage that builds the program has these files, and they can be copied from there. Some programs bring both inside themselves, and distroless/static has them already.',
  bad: 'FROM golang:1.27-alpine AS build\nRUN apk add --no-cache ca-certificates\nRUN CGO_ENABLED=0 go build -o /tides .\nFROM scratch\nCOPY --from=build /tides /tides\nENTRYPOINT ["/tides"]\n',
  good: 'FROM golang:1.27-alpine AS build\nRUN apk add --no-cache ca-certificates\nRUN CGO_ENABLED=0 go build -o /tides .\nFROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=build /tides /tides\nENTRYPOINT ["/tides"]\n',
  sources: [
    'https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch',
    'https://pkg.go.dev/crypto/x509#SystemCertPool',
    'https://pkg.go.dev/time#LoadLocation',
  ],
  equivalents: {},
}

/** Only where the file itself shows that the files are wanted. Names of users are named-identity-without-passwd's. */
export default defineRule({
  meta: {
    name: 'scratch-missing-runtime-files',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT'] },
    title: 'Copy certificates and time zones into an image from scratch',
    messages: {
      certificates:
        'Stage {{stage}} installs {{name}}, and nothing of it comes into this image from scratch: calls over HTTPS fail there, unless the program brings certificates of its own.',
      zones:
        'Stage {{stage}} installs {{name}}, and /usr/share/zoneinfo does not come into this image from scratch: time zones are unknown there, unless the program brings its own data.',
      variable:
        '{{variable}} names {{value}}, and this image from scratch has no /usr/share/zoneinfo to look it up in, unless the program brings its own data.',
    },
  },
  *check(input) {
    const { image } = input.build
    if (image?.base?.name !== 'scratch' || isOpen(image) || !image.process.instruction) return
    const zones = has(image, ['/usr/share/zoneinfo'], /zoneinfo/)
    const zone = zones ? null : zoneOf(input)
    if (zone)
      yield {
        messageId: 'variable',
        range: zone.range,
        data: { variable: 'TZ', value: zone.raw },
        confidence: 'possible',
      }
    for (const { name, range, stage } of installed(input)) {
      const certificates = name === 'ca-certificates'
      if (certificates ? has(image, CERTIFICATES, /\.(?:crt|pem)$|cert/) : zones || zone) continue
      yield {
        messageId: certificates ? 'certificates' : 'zones',
        range,
        data: { name, stage },
        confidence: 'possible',
      }
    }
  },
})

const CERTIFICATES = [
  '/etc/ssl',
  '/etc/pki',
  '/usr/share/ca-certificates',
  '/etc/ca-certificates',
  '/usr/local/share/ca-certificates',
]

/** Whole file systems and folders of unknown content may bring anything. */
function isOpen({ files }: Image): boolean {
  return [...files.opaque].some(
    (path) => path === '/' || path === '/etc' || path === '/usr' || path === '/usr/share',
  )
}

function has({ files }: Image, directories: readonly string[], name: RegExp): boolean {
  const all = [...files.entries.keys(), ...files.opaque]
  return all.some((path) => name.test(path) || directories.some((each) => isInside(each, path)))
}

/** `ENV TZ=Europe/Berlin`; UTC needs no data. */
function zoneOf(input: RuleInput): Value | null {
  for (const each of shippedInstructions(input)) {
    if (each.keyword !== 'ENV') continue
    const pair = each.pairs.find(({ key, value }) => key.text === 'TZ' && value.text?.includes('/') === true)
    if (pair && !/^Etc\/(?:UTC|GMT|Zulu)$|^[/:]/.test(pair.value.text ?? '')) return pair.value
  }
  return null
}

type Installed = { readonly name: string; readonly range: Range; readonly stage: string }

/** The first install of each in a stage that the image takes files from. */
function installed(input: RuleInput): readonly Installed[] {
  const shipped = shippedStages(input)
  const steps = [...shipped].flatMap((index): readonly Step[] => input.build.stages[index]?.steps ?? [])
  const sources = new Set(steps.flatMap(({ takes }) => takes.map(({ stage }) => stage)))
  const found = new Map<string, Installed>()
  for (const index of sources) {
    for (const { commands } of input.build.stages[index]?.steps ?? [])
      for (const command of commands)
        for (const { name, at } of listedPackages(command))
          if ((name === 'ca-certificates' || name === 'tzdata') && !found.has(name))
            found.set(name, {
              name,
              range: command.words[at]?.range ?? command.range,
              stage: input.stages[index]?.label ?? '',
            })
  }
  return [...found.values()]
}
