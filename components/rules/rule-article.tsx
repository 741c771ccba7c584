import { Wrench } from 'lucide-react'

import { Callout } from '@/components/lesson/callout'
import { tokenLines } from '@/components/lesson/code-lines'
import { PairOf } from '@/components/lesson/pair'
import type { Example } from '@/components/rules/example'
import { categoryName, kindName, toolName, withoutSlots } from '@/components/rules/rule-info'
import { SeverityMark } from '@/components/rules/severity'
import { TryIt } from '@/components/rules/try-it'
import { Crumbs } from '@/components/site/crumbs'
import { InlineText } from '@/components/ui/inline-text'
import { Link } from '@/components/ui/link'
import type { Token } from '@/lib/content/highlight.ts'
import type { CatalogueEntry } from '@/lib/engine/rules/catalogue.ts'

type Lines = readonly (readonly Token[])[]
type RuleArticleProps = { entry: CatalogueEntry; bad: Lines; good: Lines; example: Example }

/** A rule from its own description: why, a bad and a good file to edit, what it says, the same check elsewhere, sources. */
export function RuleArticle({ entry, bad, good, example }: RuleArticleProps) {
  const { meta, docs, kinds } = entry
  const { name, title, severity, category, messages } = meta
  const tools = Object.entries(docs.equivalents).filter(([, ids]) => ids.length > 0)
  return (
    <>
      <Crumbs
        crumbs={[
          { name: 'Rules', href: '/rules/' },
          { name: categoryName(category), href: `/rules/?category=${category}` },
        ]}
      />
      <h1>{title}</h1>
      <ul className="facts">
        <li>
          <SeverityMark severity={severity} named />
        </li>
        {example.fix === null ? null : (
          <li>
            <Wrench aria-hidden className="size-3.5" />
            Quick fix available
          </li>
        )}
        <li>Found in {kinds.map(kindName).join(', ')}</li>
      </ul>
      <h2 id="why">Why it matters</h2>
      {docs.why.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>
          <InlineText text={paragraph} />
        </p>
      ))}
      <h2 id="examples">Bad and good</h2>
      <PairOf
        bad={{ lines: tokenLines(bad), note: placeOf(example), caption: example.findings[0]?.message }}
        good={{ lines: tokenLines(good), caption: 'This rule has nothing to say about it.' }}
      />
      {docs.context ? <ContextFiles paths={Object.keys(docs.context)} /> : null}
      <TryIt rule={name} file={meta.files} bad={docs.bad} good={docs.good} context={docs.context ?? null} />
      <p>
        Or <Link href="/playground/">try it on your own file</Link> in the playground.
      </p>
      <h2 id="messages">What it says</h2>
      <ul>
        {Object.entries(messages).map(([id, message]) => (
          <li key={id}>
            <InlineText text={withoutSlots(message)} />
          </li>
        ))}
      </ul>
      {severity === 'error' || meta.files === 'daemon' ? null : (
        <Accept rule={name} place={PLACES[meta.files]} />
      )}
      {tools.length > 0 ? <Equivalents tools={tools} /> : null}
      {docs.sources.length > 0 ? <Sources sources={docs.sources} /> : null}
    </>
  )
}

/** JSON has no comments. */
const PLACES = {
  dockerfile: 'instruction',
  compose: 'key',
  'gitlab-ci': 'key',
  daemon: 'key',
  shell: 'command',
}

/** Where the first finding of the example stands. */
function placeOf({ findings: [first] }: Example): string | undefined {
  return first ? `line ${first.range.start.line}` : undefined
}

function ContextFiles({ paths }: { paths: readonly string[] }) {
  return (
    <p>
      {'Both are checked in a folder that holds '}
      {paths.map((path, index) => (
        <span key={path}>
          {index === 0 ? '' : index === paths.length - 1 ? ' and ' : ', '}
          <code>{path}</code>
        </span>
      ))}
      .
    </p>
  )
}

/** Not for errors: a comment quiets the checker, and the build fails or the secret leaks all the same. */
function Accept({ rule, place }: { rule: string; place: string }) {
  return (
    <Callout kind="rule" title="To accept it on purpose">
      {'Put '}
      <code className="in-code">{`# drydock ignore=${rule} -- REASON`}</code>
      {` above the ${place} and say why. Whoever reads the file next then knows that it is meant.`}
    </Callout>
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
