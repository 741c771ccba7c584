import type { Command, Redirect, Script, ShellWord, Statement, WordPart } from './types.ts'

/**
 * A script as one short line that shows how it was read, for tests: `'…'` is quoted text, `"…"` a quoted
 * expansion, `*` a wildcard between `‹›`, `⟨…⟩` what is not evaluated, brackets show what belongs together.
 */
export function dump(script: Script): string {
  const errors = script.errors.map(({ message }) => `!! ${message}`)
  return [list(script.body), ...errors].filter((text) => text !== '').join(' ')
}

function list(body: readonly Statement[]): string {
  return body.map(statement).join(' ; ')
}

function statement(node: Statement): string {
  switch (node.kind) {
    case 'command':
      return command(node)
    case 'pipeline':
      return `${node.negated ? '! ' : ''}[${node.commands.map(statement).join(' | ')}]`
    case 'and-or':
      return `[${node.items.flatMap((item, i) => [node.connectors[i - 1] ?? [], statement(item)].flat()).join(' ')}]`
    case 'background':
      return `bg[${statement(node.body)}]`
    case 'function':
      return `function ${node.name} { ${list(node.body)} }`
    case 'test':
    case 'arithmetic':
      return `${node.kind}⟨${node.text}⟩`
    default:
      return block(node) + node.redirects.map((item) => ` ${redirect(item)}`).join('')
  }
}

function block(node: Exclude<Extract<Statement, { redirects: readonly Redirect[] }>, Command>): string {
  switch (node.kind) {
    case 'group':
      return `{ ${list(node.body)} }`
    case 'subshell':
      return `( ${list(node.body)} )`
    case 'if': {
      const clauses = node.clauses.map(({ test, body }) => `${list(test)} then ${list(body)}`).join(' elif ')
      return `if ${clauses}${node.otherwise.length === 0 ? '' : ` else ${list(node.otherwise)}`} fi`
    }
    case 'for':
      return `for ${[node.variable, ...inWords(node.words)].join(' ')} do ${list(node.body)} done`
    case 'while':
      return `${node.until ? 'until' : 'while'} ${list(node.test)} do ${list(node.body)} done`
    case 'case': {
      const items = node.items
        .map(({ patterns, body }) => `${patterns.map(word).join('|')}) ${list(body)}`)
        .join(' ;; ')
      return `case ${word(node.subject)} in ${items} esac`
    }
  }
}

function inWords(words: readonly ShellWord[] | null): readonly string[] {
  return words === null ? [] : ['in', ...words.map(word)]
}

function command({ assignments, words, redirects }: Command): string {
  const set = assignments.map(
    ({ name, append, value }) => `${name}${append ? '+=' : '='}${value === null ? '' : word(value)}`,
  )
  return [...set, ...words.map(word), ...redirects.map(redirect)].join(' ')
}

function redirect({ fd, operator, target, content }: Redirect): string {
  return [fd ?? '', operator, ...[target, content].map((item) => (item === null ? '' : word(item)))].join('')
}

function word({ parts }: ShellWord): string {
  return parts.map(part).join('').replaceAll('\n', '⏎')
}

function part(node: WordPart): string {
  switch (node.kind) {
    case 'literal':
      return node.quoted ? `'${node.text}'` : node.text
    case 'glob':
      return `‹${node.text}›`
    case 'variable': {
      const text = node.operation === '' ? `$${node.name}` : `\${${node.name}${node.operation}}`
      return node.quoted ? `"${text}"` : text
    }
    case 'command-substitution':
      return node.quoted ? `"$( ${list(node.body)} )"` : `$( ${list(node.body)} )`
    case 'other':
      return `⟨${node.text}⟩${node.body.length === 0 ? '' : `( ${list(node.body)} )`}`
  }
}
