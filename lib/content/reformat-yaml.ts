import { isAlias, isCollection, isNode, isPair, isScalar, parseAllDocuments, visit } from 'yaml'
import type {
  Document,
  DocumentOptions,
  ParsedNode,
  ParseOptions,
  Scalar,
  SchemaOptions,
  ToStringOptions,
  YAMLMap,
  YAMLSeq,
} from 'yaml'
import { coreValue } from '../engine/document/core-schema.ts'
import { together } from './reformat.ts'
import type { Reformatter } from './reformat.ts'

type YamlDocument = Document<ParsedNode>
type Collection = YAMLMap | YAMLSeq

/** What a layout changes in a file that is read, and how the file is then written. */
type Writing = {
  readonly name: string
  readonly change?: (document: YamlDocument) => void
  readonly options?: ToStringOptions
}

/**
 * A file can have one of the two: what is deeper by four blanks is never at the depth of its key. Before the comments,
 * which brackets would swallow.
 */
const FORMS: readonly (readonly Writing[])[] = [
  [
    { name: 'lists and maps in block form', change: (document) => setFlow(document, isCollection, false) },
    { name: 'lists at the depth of their key', options: { indentSeq: false } },
  ],
  [
    { name: 'short lists and maps in brackets', change: (document) => setFlow(document, isShort, true) },
    { name: 'deeper indentation', options: { indent: 4 } },
  ],
]
const WRITINGS: readonly Writing[] = [
  { name: 'comments and blank lines between entries', change: remarkBetween },
  { name: 'comments at the ends of lines', change: remarkBehind },
  { name: 'quotes around text', change: quoteText },
  { name: 'keys in another order', change: reverseKeys },
]
const LINE_ENDS: readonly Reformatter[] = [
  { name: 'no line end at the end', apply: withoutLastLineEnd },
  { name: 'Windows line ends', apply: (text) => text.replaceAll(/\r?\n/g, '\r\n') },
]

/** Layouts of one YAML file that mean the same to whoever reads it. Each leaves a file alone that is no YAML. */
export const YAML_REFORMATTERS: readonly Reformatter[] = [
  ...[...FORMS.flat(), ...WRITINGS].map((each) => written([each])),
  ...LINE_ENDS,
]

/** All of them in two files. Written at once: whoever writes a file anew undoes the indentation of before. */
export const YAML_TOGETHER: readonly Reformatter[] = FORMS.map((forms) =>
  together([written([...forms, ...WRITINGS]), ...LINE_ENDS]),
)

function written(writings: readonly Writing[]): Reformatter {
  return {
    name: writings.map(({ name }) => name).join(', '),
    apply: (text) => rewrite(text, writings),
  }
}

/** Long lines stay whole: folding is another way to write a text, and this is about what stands around it. */
function rewrite(text: string, writings: readonly Writing[]): string {
  const document = documentOf(text)
  if (document === null) return text
  for (const { change } of writings) change?.(document)
  const options = Object.assign({}, ...writings.map((each) => each.options)) as ToStringOptions
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, ...options })
}

/** Every value is a text, so that 0440 and 1.10 stay as they are written; what is empty stays empty. */
const AS_WRITTEN: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  logLevel: 'silent',
  customTags: [
    {
      tag: 'tag:yaml.org,2002:null',
      default: true,
      test: /^$/,
      identify: (value) => value === null,
      resolve: () => null,
      stringify: () => '',
    },
  ],
}

/** Null for what is no YAML, and for files of several documents, whose dashes belong to none of them. */
function documentOf(text: string): YamlDocument | null {
  const documents = parseAllDocuments(text, AS_WRITTEN)
  if (!Array.isArray(documents) || documents.length !== 1) return null
  const [document] = documents as YamlDocument[]
  return document && document.errors.length === 0 && isCollection(document.contents) ? document : null
}

const REMARK = ' the tide is high'

function remarkBetween(document: YamlDocument): void {
  visit(document, {
    Pair: (_, { key }) => remarkBefore(key),
    Seq: (_, { items, flow }) => void (flow === true || items.forEach(remarkBefore)),
    Map: (_, { flow }) => (flow === true ? visit.SKIP : undefined),
  })
}

function remarkBefore(node: unknown): void {
  if (!isNode(node)) return
  node.spaceBefore = true
  node.commentBefore = joined(node.commentBefore, REMARK)
}

function joined(one: string | null | undefined, other: string): string {
  return one ? `${one}\n${other}` : other
}

/** Behind single values alone: what stands behind a block belongs to its last line. */
function remarkBehind(document: YamlDocument): void {
  visit(document, {
    Collection: (_, { flow }) => (flow === true ? visit.SKIP : undefined),
    Scalar: (key, node) => {
      if (key !== 'key' && !isBlockText(node) && node.source !== '') node.comment ??= REMARK
    },
  })
}

function isBlockText({ type }: Scalar): boolean {
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED'
}

/** Only what is text without quotes as well: a number or a boolean in quotes would be another value. */
function quoteText(document: YamlDocument): void {
  visit(document, {
    Scalar: (key, node) => {
      const isText = node.type === 'PLAIN' && typeof coreValue(node.source ?? '') === 'string'
      if (isText && node.tag === undefined && node.source !== '<<')
        node.type = key === 'key' ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE'
    },
  })
}

function setFlow(document: YamlDocument, fits: (node: Collection) => boolean, flow: boolean): void {
  visit(document, {
    Collection: (key, node, path) => {
      // What is inside brackets cannot be a block.
      const isInside = path.some((each) => isCollection(each) && each.flow === true)
      if (node.items.length > 0 && !isInside && fits(node) && key !== 'key') node.flow = flow
    },
  })
}

const LONGEST = 60

/** Single values in one line, without comments that brackets would swallow. */
function isShort(node: Collection): boolean {
  const values = partsOf(node)
  const length = values.reduce<number>((sum, value) => sum + (isScalar(value) ? lengthOf(value) : 0), 0)
  return values.every(isPlainOne) && length <= LONGEST
}

function partsOf({ items }: Collection): readonly unknown[] {
  return (items as readonly unknown[]).flatMap((item) => (isPair(item) ? [item.key, item.value] : [item]))
}

function lengthOf({ source = '' }: Scalar): number {
  return source.length + 2
}

function isPlainOne(value: unknown): boolean {
  if (value === null) return true
  if (!isNode(value) || value.comment || value.commentBefore) return false
  return isAlias(value) || (isScalar(value) && !isBlockText(value) && !value.source?.includes('\n'))
}

/** An anchor has to stand before its aliases, so a map whose entries refer to each other stays as it is. */
function reverseKeys(document: YamlDocument): void {
  const seen = namesIn(document.contents)
  if (new Set(seen.anchors).size < seen.anchors.length) return
  visit(document, {
    Map: (_, node) => {
      if (node.tag === undefined && !refersInside(node)) node.items.reverse()
    },
  })
}

function refersInside({ items }: YAMLMap): boolean {
  const names = items.map(namesIn)
  return names.some(({ aliases }, at) =>
    names.some(({ anchors }, other) => other !== at && aliases.some((name) => anchors.includes(name))),
  )
}

function namesIn(of: unknown): { readonly anchors: readonly string[]; readonly aliases: readonly string[] } {
  const anchors: string[] = []
  const aliases: string[] = []
  for (const node of isPair(of) ? [of.key, of.value] : [of]) {
    if (!isNode(node)) continue
    visit(node, {
      Alias: (_, { source }) => void aliases.push(source),
      Value: (_, { anchor }) => void (anchor && anchors.push(anchor)),
    })
  }
  return { anchors, aliases }
}

/** The last line of a block text ends it, so that a file with such texts stays as it is. */
function withoutLastLineEnd(text: string): string {
  const without = text.replace(/(?:\r?\n)+$/, '')
  if (!/[|>]/.test(text)) return without
  let hasBlockText = false
  const document = documentOf(text)
  if (document === null) return text
  visit(document, { Scalar: (_, node) => void (hasBlockText ||= isBlockText(node)) })
  return hasBlockText ? text : without
}
