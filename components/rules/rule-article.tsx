import { PairOf } from '@/components/lesson/pair'
import { tokenLines } from '@/components/lesson/code-lines'
import { categories, toolName } from '@/components/rules/rule-info'
import { SeverityMark } from '@/components/rules/severity'
import { Crumbs } from '@/components/site/crumbs'
import { InlineText } from '@/components/ui/inline-text'
import type { Token } from '@/lib/content/highlight.ts'
import type { RuleDocs, RuleMeta } from '@/lib/engine/index.ts'

type Lines = readonly (readonly Token[])[]
type RuleArticleProps = { meta: RuleMeta; docs: RuleDocs; bad: Lines; good: Lines }

/** A rule from its own description: why, a bad and a good file, the same check elsewhere, sources. */
export function RuleArticle({ meta, docs, bad, good }: RuleArticleProps) {
  const { title, severity, category, messages } = meta
  const tools = Object.entries(docs.equivalents).filter(([, ids]) => ids.length > 0)
  return (
    <>
      <Crumbs
        crumbs={[
          { name: 'Rules', href: '/rules/' },
          { name: categories.find(({ id }) => id === category)?.name ?? category },
        ]}
      />
      <h1>{title}</h1>
      <ul className="facts">
        <li>
          <SeverityMark severity={severity} named />
        </li>
        <li>Found in Dockerfile</li>
      </ul>
      <h2 id="why">Why it matters</h2>
      {docs.why.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>
          <InlineText text={paragraph} />
        </p>
      ))}
      <h2 id="examples">Bad and good</h2>
      <PairOf bad={{ lines: tokenLines(bad) }} good={{ lines: tokenLines(good) }} />
      <h2 id="messages">What it says</h2>
      <ul>
        {Object.entries(messages).map(([id, message]) => (
          <li key={id}>
            <InlineText text={withoutSlots(message)} />
          </li>
        ))}
      </ul>
      {tools.length > 0 ? <Equivalents tools={tools} /> : null}
      {docs.sources.length > 0 ? <Sources sources={docs.sources} /> : null}
    </>
  )
}

function Equivalents({ tools }: { tools: readonly (readonly [string, readonly string[]])[] }) {
  return (
    <>
      <h2 id="tools">What other tools call it</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Tool</th>
            <th scope="col">Id</th>
          </tr>
        </thead>
        <tbody>
          {tools.map(([tool, ids]) => (
            <tr key={tool}>
              <td>{toolName(tool)}</td>
              <td>
                <span className="flex flex-wrap gap-2">
                  {ids.map((id) => (
                    <code key={id} className="in-code">
                      {id}
                    </code>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Sources({ sources }: { sources: readonly string[] }) {
  return (
    <>
      <h2 id="sources">Sources</h2>
      <ul>
        {sources.map((source) => (
          <li key={source} className="[overflow-wrap:anywhere]">
            {/^https?:/.test(source) ? (
              <a href={source} rel="noreferrer">
                {source.replace(/^https?:\/\//, '')}
              </a>
            ) : (
              source
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** `{{stage}}` is filled in when the rule speaks; here an ellipsis stands for it. */
const withoutSlots = (message: string) => message.replaceAll(/\{\{\s*\w+\s*\}\}/g, '…')
