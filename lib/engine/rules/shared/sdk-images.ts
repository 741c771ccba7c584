import type { ImageReference } from '../../dockerfile/model.ts'
import { officialName } from '../../images/lookup.ts'

/** Images whose point is to build programs, by what their programs need to run. */
const SDKS: readonly (readonly [name: RegExp, tag: RegExp | null, runtime: string])[] = [
  [
    /^golang$|^(?:chainguard|cgr\.dev\/chainguard|dhi\.io)\/go(?:lang)?$|^circleci\/golang$/,
    null,
    'a static or a plain Debian image',
  ],
  [
    /^rust$|^(?:clux|messense|ekidd)\/[\w-]*musl[\w-]*$|^dhi\.io\/rust$/,
    null,
    'a static or a plain Debian image',
  ],
  [/^(?:gcc|silkeh\/clang|haskell|emscripten\/emsdk|rustlang\/rust)$/, null, 'a plain Debian image'],
  [/^buildpack-deps$/, /^(?!.*(?:curl|scm))/, 'a plain Debian image'],
  [/^swift$/, /^(?!.*slim)/, 'the slim variant of it'],
  [
    /^(?:maven|gradle|clojure|sbtscala\/scala-sbt|hseeberger\/scala-sbt|mozilla\/sbt)$/,
    null,
    'an image with a Java runtime',
  ],
  [
    /^mcr\.microsoft\.com\/(?:dotnet|dotnet\/nightly|dotnet\/core)\/sdk$|^microsoft\/dotnet$/,
    null,
    'an aspnet or runtime image of .NET',
  ],
  [/^(?:dart|flutter)$/, null, 'a plain Debian image'],
  [
    /^(?:nvidia\/cuda|nvcr\.io\/nvidia\/cuda)$/,
    /(?:^|-)devel(?:-|$)/,
    'the runtime or base variant of the same tag',
  ],
]

/** What a program built in such an image needs instead to run; null for every image that is no SDK. */
export function runtimeInstead(reference: ImageReference): string | null {
  const name = officialName(reference)
  const tag = reference.tag ?? 'latest'
  if (/^microsoft\/dotnet$/.test(name) && /aspnetcore|runtime/.test(tag)) return null
  const found = SDKS.find(([names, tags]) => names.test(name) && (tags === null || tags.test(tag)))
  return found?.[2] ?? null
}
