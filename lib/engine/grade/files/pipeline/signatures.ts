import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { SignCheck, VerifyCheck } from '../../schema.ts'
import { isOfThisCommit, namesDigest } from './digests.ts'
import { executionsOf, optionOf, type Execution } from './executions.ts'
import { matchCounts } from './executes.ts'
import { COMMIT_NEED, fullNameOf, imageTest } from './image-names.ts'
import { at, nameOf, type PlacedJob } from './placed.ts'

/** A signature that is made or checked. */
export type Signature = Execution & {
  readonly tool: 'cosign' | 'notation'
  readonly references: readonly string[]
}

export function listSigned(placed: PlacedJob): readonly Signature[] {
  return signaturesIn(placed, 'sign')
}

export function listVerified(placed: PlacedJob): readonly Signature[] {
  return signaturesIn(placed, 'verify')
}

function signaturesIn({ job }: PlacedJob, verb: 'sign' | 'verify'): readonly Signature[] {
  return executionsOf(job).flatMap((execution) => {
    const [program, second] = execution.words
    if ((program !== 'cosign' && program !== 'notation') || second !== verb) return []
    if (onlyPrints(execution.words)) return []
    const { call } = execution.command
    const operands =
      execution.inside || call?.kind !== 'other'
        ? operandsOf(execution.words.slice(2))
        : call.operands.map(({ shown }) => shown)
    return [
      {
        ...execution,
        tool: program,
        references: operands.filter((word) => word !== verb && word !== '${…}'),
      },
    ]
  })
}

/** Its help, or a signature that does not get to the registry. Source: sigstore/cosign, doc/cosign_sign.md. */
function onlyPrints(words: readonly string[]): boolean {
  return words.some((word) => word === '--help' || word === '-h') || optionOf(words, ['upload']) === 'false'
}

/** Options of both programs that stand without a value. */
const SWITCHES =
  /^--?(?:y|yes|r|recursive|d|verbose|allow-insecure-registry|tlog-upload|check-claims|offline|new-bundle-format|local-image|insecure-ignore-tlog|insecure-ignore-sct)$/

function operandsOf(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => {
    const before = words[index - 1] ?? ''
    return (
      !word.startsWith('-') && !(before.startsWith('-') && !before.includes('=') && !SWITCHES.test(before))
    )
  })
}

export function fitsSign(signature: Signature, check: SignCheck, placed: PlacedJob): Outcome {
  const { command, tool, words } = signature
  const place = at(placed, command.range, signature.references[0] ?? tool)
  const key = optionOf(words, ['key', 'k', 'kms'])
  const answer = ask<SignCheck>(check, {
    image: (names) => isImage(asList(names), signature, placed),
    commit: (wanted) => isCommit(wanted, signature, placed),
    digest: (wanted) =>
      decided(
        namesDigest(signature, placed),
        wanted,
        {
          yes: `${tool} signs a digest.`,
          no: `${tool} signs ${signature.references.join(' and ')}, a name under which there may be another image by now.`,
          open: `Whether ${tool} signs a digest cannot be told from the file.`,
          need: wanted ? 'Sign NAME@sha256:…, as docker inspect or crane digest tells it.' : '',
        },
        place,
      ),
    keyless: (wanted) =>
      decided(
        key === null ? (signature.open ? null : tool === 'cosign') : false,
        wanted,
        {
          yes: `${tool} signs without a key.`,
          no: `${tool} signs with a key.`,
          open: `What ${tool} signs with cannot be told from the file.`,
        },
        place,
      ),
    secretKey: (wanted) =>
      decided(
        key !== null && isKeptOutside(key),
        wanted,
        {
          yes: `${tool} signs with a key that is kept outside.`,
          no:
            key === null
              ? `${tool} signs without a key.`
              : `${tool} signs with the key ${key}, a file of the project.`,
          open: '',
        },
        place,
      ),
    counts: (wanted) => matchCounts(wanted, signature, `${tool} sign`, placed),
  })
  return answer.holds ? holds(`${nameOf(placed)} signs with ${tool}.`, place) : answer
}

/** A variable, or an address of a key management. Source: docs.sigstore.dev, "KMS support". */
function isKeptOutside(key: string): boolean {
  return key.startsWith('$') || /^(?:[a-z]+kms|hashivault|k8s|env|pkcs11|gitlab):/.test(key)
}

export function fitsVerify(signature: Signature, check: VerifyCheck, placed: PlacedJob): Outcome {
  const { command, tool } = signature
  const place = at(placed, command.range, signature.references[0] ?? tool)
  const answer = ask<VerifyCheck>(check, {
    image: (names) => isImage(asList(names), signature, placed),
    commit: (wanted) => isCommit(wanted, signature, placed),
    signer: (wanted) => {
      const missing = missingSigner(signature)
      return decided(
        missing === null ? true : signature.open ? null : false,
        wanted,
        {
          yes: `${tool} checks who has signed.`,
          no: missing ?? '',
          open: `Whose signature ${tool} wants cannot be told from the file.`,
          need: wanted ? 'Add --certificate-identity and --certificate-oidc-issuer, or --key.' : '',
        },
        place,
      )
    },
    counts: (wanted) => matchCounts(wanted, signature, `${tool} verify`, placed),
  })
  return answer.holds ? holds(`${nameOf(placed)} checks the signature with ${tool}.`, place) : answer
}

/** A pattern that every text fits asks for nobody. */
const ANYBODY = /^\^?(?:\.[*+])?\$?$/

/** What is missing to say who has to have signed, as a sentence; null for nothing. Source: docs.sigstore.dev, "cosign verify". */
function missingSigner({ tool, words }: Signature): string | null {
  // notation reads from its trust policy whom to trust.
  if (tool === 'notation' || optionOf(words, ['key']) !== null) return null
  for (const [name, what] of [
    ['certificate-identity', 'who'],
    ['certificate-oidc-issuer', 'whose word for it'],
  ] as const) {
    const exact = optionOf(words, [name])
    const pattern = optionOf(words, [`${name}-regexp`])
    if (exact === null && pattern === null)
      return `cosign verify does not say ${what} has to count: --${name} is missing.`
    if (exact === null && ANYBODY.test(pattern ?? ''))
      return `cosign verify takes everybody: --${name}-regexp is ${pattern}.`
  }
  return null
}

function isImage(
  names: readonly string[],
  { references, command, tool }: Signature,
  placed: PlacedJob,
): Outcome {
  const test = imageTest(names)
  const need = `It has to be ${orList(names)}.`
  const place = at(placed, command.range, references[0] ?? tool)
  const found = references.find((reference) => test(fullNameOf(reference) ?? reference))
  if (found !== undefined) return holds(`${tool} names ${found}.`, place)
  if (references.length === 0 || references.some((reference) => fullNameOf(reference) === null))
    return unknown(`Which image ${tool} is given cannot be told from the file.`, need, place)
  return fails(`${tool} is given ${references.join(' and ')}.`, need, place)
}

function isCommit(wanted: boolean, { references, command, tool }: Signature, placed: PlacedJob): Outcome {
  const answers = references.map((each) => isOfThisCommit(each, placed, command.index))
  const is = answers.includes(false) ? false : answers.length === 0 || answers.includes(null) ? null : true
  const named = references.join(' and ')
  return decided(
    is,
    wanted,
    {
      yes: `${tool} is given ${named}.`,
      no: `${tool} is given ${named}.`,
      open: `Which image ${tool} is given cannot be told from the file.`,
      need: wanted ? COMMIT_NEED : '',
    },
    at(placed, command.range, references[0] ?? tool),
  )
}
