import type { Dockerfile, Instruction } from '../dockerfile/index.ts'
import { parseSyntax } from '../dockerfile/parse-syntax.ts'

/** Do both texts of one instruction say the same? `posix`: the shell that reads them takes several blanks for one. */
export function saysTheSame(before: string, after: string, escape: string, posix: boolean): boolean {
  const [one, other] = [before, after].map((text) => {
    const { instructions, problems } = parseSyntax(`# escape=${escape}\n${text}`)
    return JSON.stringify([instructions.map((node) => said(node, posix)), problems.map(({ code }) => code)])
  })
  return one === other
}

/** The same of whole files, whose instructions are alike in number: directives and comments too. */
export function fileSaysTheSame(before: Dockerfile, after: Dockerfile): boolean {
  const posix = posixNodes(before)
  const isPosix = before.instructions.map((node) => posix.has(node))
  const all = ({ instructions, directives, comments, problems }: Dockerfile): string =>
    JSON.stringify([
      directives.map(({ name, value }) => [name, value]),
      comments.map(({ text }) => text),
      instructions.map((node, index) => said(node, isPosix[index] === true)),
      problems.map(({ code }) => code),
    ])
  return all(before) === all(after)
}

/** Instructions whose text a POSIX shell reads, or none at all. */
export function posixNodes({ stages }: Dockerfile): ReadonlySet<Instruction> {
  const inStages = stages.flatMap(({ instructions }) => instructions)
  return new Set(inStages.filter(({ before }) => before.shell.language === 'posix').map(({ node }) => node))
}

/** All that BuildKit reads of an instruction. */
function said({ keyword, flags, form, args, heredocs, trigger }: Instruction, posix: boolean): unknown {
  const isShell = form === 'shell' && posix
  return [
    keyword,
    flags.map(({ text }) => text),
    form,
    args.map(({ value }, at) =>
      isShell ? squeezed(value) : isAs(keyword, at) ? value.toUpperCase() : value,
    ),
    heredocs.map(({ name, content, expand, chomp, fd }) => [name, content, expand, chomp, fd]),
    trigger && said(trigger, posix),
  ]
}

function isAs(keyword: string, at: number): boolean {
  return keyword === 'FROM' && at === 1
}

/** Blanks outside quotes as one each. */
function squeezed(text: string): string {
  // In `$'…'` a quote can be escaped, so where it ends is not told by this little.
  if (text.includes("$'")) return text
  const pieces = text.match(/\\[\s\S]|'[^']*'?|"(?:[^"\\]|\\[\s\S])*"?|[ \t]+|[^\\'" \t]+|\\$/g) ?? []
  return pieces.map((piece) => (/^[ \t]/.test(piece) ? ' ' : piece)).join('')
}
