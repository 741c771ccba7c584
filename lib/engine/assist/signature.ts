import { DockerSignatures } from 'dockerfile-language-service/lib/dockerSignatures.js'
import type { Dockerfile, Instruction } from '../dockerfile/index.ts'
import { lineStarts, positionAt } from '../source/position.ts'

/** The ways to write an instruction, and which of its parts is written at a caret. */
export type Signature = {
  /** `parameters` are parts of the label, in its order; `about` is plain text, empty where nothing is to be said. */
  readonly ways: readonly {
    readonly label: string
    readonly about: string
    readonly parameters: readonly { readonly label: string; readonly about: string }[]
  }[]
  readonly way: number
  readonly parameter: number
}

/** The library reads an instruction several times; nobody writes one this long by hand. */
const LONGEST = 8192

/** Null in comments, heredocs and keywords. */
export function signatureAt(dockerfile: Dockerfile, offset: number): Signature | null {
  const node = dockerfile.instructions.find(
    ({ range }) => range.start.offset <= offset && offset <= range.end.offset,
  )
  if (!node || isAside(dockerfile, node, offset)) return null
  // One instruction is all that the library needs, and of heredocs and comments elsewhere it would read less than we do.
  const text = `${directive(dockerfile)}${dockerfile.source.slice(node.range.start.offset, node.range.end.offset)}`
  if (text.length > LONGEST) return null
  const at = offset - node.range.start.offset + directive(dockerfile).length
  const { line, column } = positionAt(lineStarts(text), at)
  const { signatures, activeSignature, activeParameter } = new DockerSignatures().computeSignatures(text, {
    line: line - 1,
    character: column - 1,
  })
  if (signatures.length === 0) return null
  return {
    ways: signatures.map(({ label, documentation, parameters = [] }) => ({
      label,
      about: plain(documentation),
      parameters: parameters.map((each) => ({ label: String(each.label), about: plain(each.documentation) })),
    })),
    way: activeSignature ?? 0,
    parameter: activeParameter ?? 0,
  }
}

function isAside({ comments }: Dockerfile, { heredocs }: Instruction, offset: number): boolean {
  const inComment = comments.some(({ range }) => range.start.offset <= offset && offset <= range.end.offset)
  return inComment || heredocs.some(({ contentRange }) => contentRange.start.offset <= offset)
}

function directive({ escape }: Dockerfile): string {
  return escape === '`' ? '# escape=`\n' : ''
}

function plain(documentation: string | { readonly value: string } | undefined): string {
  return typeof documentation === 'object' ? documentation.value : (documentation ?? '')
}
